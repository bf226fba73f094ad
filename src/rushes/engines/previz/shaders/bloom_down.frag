#version 330 core
// Half the size; the first step exposes the light and keeps what is bright. Values are stored as roots.
uniform sampler2D source;
uniform vec2 step_;       // half a texel of the target, in source coordinates
uniform float knee;       // exposed light from which it glows; 0 in later steps
uniform float exposure;
in vec2 uv;
out vec4 frag;
vec3 tap(vec2 o) {
    vec3 c = textureLod(source, uv + step_ * o, 0.0).rgb;
    return knee > 0.0 ? c : c * c;
}
void main() {
    vec3 c = 0.25 * (tap(vec2(-1, -1)) + tap(vec2(1, -1)) + tap(vec2(-1, 1)) + tap(vec2(1, 1)));
    if (knee > 0.0) {
        c *= exposure;
        float l = max(c.r, max(c.g, c.b));
        c *= smoothstep(knee, knee * 4.0, l) * min(1.0, 9.0 / max(l, 1e-4)) / 9.0;
    }
    frag = vec4(sqrt(c), 1.0);
}
