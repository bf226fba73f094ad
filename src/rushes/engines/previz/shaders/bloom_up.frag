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
    // Between texels, so that each read blends four of them.
    vec3 c = tap(vec2(0.75, 0.75)) + tap(vec2(-0.75, -0.75)) + tap(vec2(0.75, -0.75)) + tap(vec2(-0.75, 0.75));
    vec3 own = textureLod(detail, uv, 0.0).rgb;
    frag = vec4(sqrt(clamp(c * (0.62 / 4.0) + own * own * 0.38, 0.0, 1.0)), 1.0);
}
