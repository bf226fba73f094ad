#version 330 core
uniform sampler2DArray trees;
uniform vec3 keyDir;
uniform vec3 keyColour;
uniform vec3 skyAbove;
uniform vec3 skySide;
uniform vec3 groundBounce;
uniform float dusted;        // snow on the branches
in vec3 uvw;
in vec3 through;
in vec3 light;
in vec3 albedo;
in vec2 lit;
flat in vec3 side;
in float fade;
out vec4 frag;

void main() {
    vec4 t = texture(trees, uvw);
#ifdef CUTOUT
    // Near ones are whole or nothing, so that each hides what stands behind it.
    if (t.a < 0.4) discard;
    const float a = 1.0;
#else
    float a = smoothstep(0.12, 0.7, t.a) * fade;
#endif
    vec2 f = t.rg / max(t.a, 0.05) * 2.0 - 1.0;
    float open = t.b / max(t.a, 0.05);
    vec3 front = vec3(side.z, 0.0, -side.x);
    vec3 n = normalize(side * f.x + vec3(0.0, f.y, 0.0) + front * sqrt(max(0.02, 1.0 - dot(f, f))));
    float facing = max((dot(n, keyDir) + 0.3) / 1.3, 0.0);
    // Low light from behind shines through the outer twigs.
    float behind = max(-dot(front, keyDir), 0.0);
    float through_ = behind * smoothstep(0.55, 1.0, open) * 0.55 * (1.0 - 0.85 * dusted);
    vec3 own = mix(albedo, vec3(0.60, 0.64, 0.70), dusted * 0.75 * smoothstep(0.50, 0.92, n.y) * smoothstep(0.45, 0.9, open));
    vec3 c = own * (keyColour * lit.x * (facing + through_) * (0.12 + 0.88 * open * open)
        + (mix(groundBounce, skyAbove, 0.5 + 0.5 * n.y) + skySide * max(dot(n, keyDir), 0.0)) * lit.y * open * (0.35 + 0.65 * open));
    frag = vec4(c * through + light, a);
}
