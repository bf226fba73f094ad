#version 330 core
//include sky.glsl
//include air.glsl
//include height.glsl
uniform mat4 view;           // turns and projects what is relative to the eye
uniform float cloudShade;     // 0..1
uniform vec2 cloudDrift;
uniform bool mirrored;
uniform float waterLevel;
in vec2 corner;              // 0..12
in vec4 patch_;              // x, z, spacing, distance where this level ends
out vec3 rel;
out vec3 through;
out vec3 light;
out float sunny;

void main() {
    vec2 p = patch_.xy + corner * patch_.z;
    float d = length(p - eye.xz);
    // Towards the end of its level a vertex slides onto the next coarser grid, so nothing pops.
    float slide = smoothstep(patch_.w * 0.72, patch_.w * 0.97, d);
    vec2 odd = mod(corner, 2.0);
    p -= odd * patch_.z * slide;
    d = length(p - eye.xz);
    // A patch may reach far into the next level; there it goes along with that level's own slide.
    float further = slide < 1.0 ? 0.0 : smoothstep(patch_.w * 1.44, patch_.w * 1.94, d);
    p -= (mod(corner - odd, 4.0)) * patch_.z * further;
    d = length(p - eye.xz);
    float h = heightAt(p, patch_.z * (1.0 + slide) * (1.0 + further), d);
    float shown = h - waterLevel + 4.0 + 0.005 * d + 0.35 * patch_.z * (1.0 + slide);
    // The bed of deep water far away must not fight with its surface for the same depth.
    if (h < waterLevel - 3.0) h -= 2.0 + 0.03 * d;
    // The earth's curve, so that far land sinks behind the horizon.
    h -= d * d * 6.8e-8;
    rel = vec3(p.x, h, p.y) - eye;
    vec3 dir = normalize(rel);
    through = exp(-hazeBeta * hazeDepth(rel));
    light = hazeLight(dir) * (1.0 - through);
#ifdef MIST
    float m = 1.0 - exp(-mistDepth(rel));
    vec3 white = mistLight(dir);
    light = mix(light, white * through + light * 0.6, m);
    through *= 1.0 - m;
#endif
#ifdef CLOUD_SHADE
    sunny = 1.0 - cloudShade * smoothstep(0.40, 0.62, textureLod(cloudMap, (p + cloudDrift) / 5200.0, 1.0).r);
#else
    sunny = 1.0;
#endif
    // Upside down under the water's level for what mirrors in it, and then only what is above it; else only
    // what the water does not hide.
    gl_Position = view * vec4(rel.x, mirrored ? 2.0 * waterLevel - h - eye.y : rel.y, rel.z, 1.0);
    gl_ClipDistance[0] = mirrored ? h - waterLevel + 0.3 : shown;
}
