#version 330 core
//include sky.glsl
//include air.glsl
uniform mat4 view;           // turns and projects what is relative to the eye
uniform vec4 nest[3];        // near, middle, far map: origin x, z, 1 / extent, texel
uniform sampler2D heightMaps[3];
uniform float mirror;        // 1, or -1 to draw the reflection in the water at height 0
in vec2 corner;              // 0..32
in vec4 patch_;              // x, z, spacing, distance where this level ends
out vec3 rel;
out vec3 through;
out vec3 light;

float heightAt(vec2 p, float spacing, float d) {
    float h = 0.0;
    vec3 lod = log2(vec3(spacing) / vec3(nest[0].w, nest[1].w, nest[2].w)) - 0.5;
#if MAPS == 0
    h = textureLod(heightMaps[0], (p - nest[0].xy) * nest[0].z, max(lod.x, 0.0)).r;
#elif MAPS == 1
    h = mix(textureLod(heightMaps[0], (p - nest[0].xy) * nest[0].z, max(lod.x, 0.0)).r,
        textureLod(heightMaps[1], (p - nest[1].xy) * nest[1].z, max(lod.y, 0.0)).r, smoothstep(NEAR_A, NEAR_B, d));
#elif MAPS == 2
    h = textureLod(heightMaps[1], (p - nest[1].xy) * nest[1].z, max(lod.y, 0.0)).r;
#elif MAPS == 3
    h = mix(textureLod(heightMaps[1], (p - nest[1].xy) * nest[1].z, max(lod.y, 0.0)).r,
        textureLod(heightMaps[2], (p - nest[2].xy) * nest[2].z, max(lod.z, 0.0)).r, smoothstep(FAR_A, FAR_B, d));
#else
    h = textureLod(heightMaps[2], (p - nest[2].xy) * nest[2].z, max(lod.z, 0.0)).r;
#endif
    return h;
}

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
    // The earth's curve, so that far land sinks behind the horizon.
    h -= d * d * 6.8e-8;
    rel = vec3(p.x, h, p.y) - eye;
    vec3 dir = normalize(rel);
    through = exp(-hazeBeta * hazeDepth(rel));
    light = hazeLight(dir) * (1.0 - through);
#ifdef MIST
    float m = 1.0 - exp(-mistDepth(rel));
    float mu = max(dot(dir, keyDir), 0.0);
    vec3 white = mistColour + glowColour * (glow * 0.5 * pow(mu, 12.0));
    light = mix(light, white * through + light * 0.6, m);
    through *= 1.0 - m;
#endif
    gl_Position = view * vec4(rel.x, (h - eye.y) , rel.z, 1.0);
#ifdef MIRROR
    gl_ClipDistance[0] = h;
#endif
}
