#version 330 core
uniform sampler2D source;    // coarser
uniform sampler2D detail;    // this size, as it came down
uniform vec2 step_;
in vec2 uv;
out vec4 frag;
vec3 tap(vec2 o) {
    vec3 c = textureLod(source, uv + step_ * o, 0.0).rgb;
    return c * c;
}
void main() {
    vec3 c = tap(vec2(0)) * 4.0;
    c += 2.0 * (tap(vec2(1, 0)) + tap(vec2(-1, 0)) + tap(vec2(0, 1)) + tap(vec2(0, -1)));
    c += tap(vec2(1, 1)) + tap(vec2(-1, -1)) + tap(vec2(1, -1)) + tap(vec2(-1, 1));
    vec3 own = textureLod(detail, uv, 0.0).rgb;
    frag = vec4(sqrt(clamp(c / 16.0 * 0.62 + own * own * 0.38, 0.0, 1.0)), 1.0);
}
