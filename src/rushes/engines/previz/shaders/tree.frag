#version 330 core
uniform sampler2DArray trees;
uniform vec3 keyColour;
uniform vec3 skyAbove;
uniform vec3 skySide;
uniform vec3 groundBounce;
#ifdef MIST
#define AIR
#else
#define AIR flat
#endif
in vec2 uv;
in vec2 lit;
AIR in vec3 through;
AIR in vec3 light;
flat in vec2 level;
flat in vec3 albedo;
flat in vec3 key;
flat in float fade;
out vec4 frag;

void main() {
    vec4 t = textureLod(trees, vec3(uv, level.x), level.y);
#ifdef CUTOUT
    // Near ones are whole or nothing, so that each hides what stands behind it.
    if (t.a < 0.4) discard;
    float a = 1.0;
#else
    float a = clamp((t.a - 0.12) * 1.72, 0.0, 1.0) * fade;
#endif
    vec3 s = t.rgb / max(t.a, 0.05);
    vec2 f = s.rg * 2.0 - 1.0;
    float open = s.b;
    vec3 n = vec3(f, sqrt(max(0.02, 1.0 - dot(f, f))));
    float towards = dot(n, key);
#ifdef DUSTED
    const float wrap = 0.05;
#else
    const float wrap = 0.3;
#endif
    float facing = max((towards + wrap) / (1.0 + wrap), 0.0);
    vec3 own = albedo;
    // Low light from behind shines through the outer twigs.
    float behind = max(-key.z, 0.0) * clamp(open * 1.22 - 0.67, 0.0, 0.55);
#ifdef DUSTED
    // It lies on the upper side of the outer branches, more of it towards the top.
    float snow = (0.10 + 0.7 * max(n.y, 0.0)) * smoothstep(0.45, 0.95, open) * (0.25 + 0.55 * uv.y);
    own = mix(albedo * 1.2, vec3(0.66, 0.70, 0.76), snow);
    open = 0.35 + 0.65 * open;
    behind *= 0.15;
#endif
    vec3 c = own * (keyColour * (lit.x * (facing + behind) * (0.12 + 0.88 * open * open))
        + (mix(groundBounce, skyAbove, 0.5 + 0.5 * n.y) + skySide * max(towards, 0.0)) * (lit.y * open * (0.35 + 0.65 * open)));
    frag = vec4(c * through + light, a);
}
