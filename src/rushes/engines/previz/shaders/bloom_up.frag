#version 330 core
uniform sampler2D source;    // coarser
uniform sampler2D detail;    // this size, as it came down
uniform vec2 step_;
in vec2 uv;
out vec4 frag;
void main() {
    vec3 c = texture(source, uv).rgb * 4.0;
    c += 2.0 * (texture(source, uv + step_ * vec2(1, 0)).rgb + texture(source, uv - step_ * vec2(1, 0)).rgb
        + texture(source, uv + step_ * vec2(0, 1)).rgb + texture(source, uv - step_ * vec2(0, 1)).rgb);
    c += texture(source, uv + step_).rgb + texture(source, uv - step_).rgb
        + texture(source, uv + step_ * vec2(1, -1)).rgb + texture(source, uv + step_ * vec2(-1, 1)).rgb;
    frag = vec4(c / 16.0 * 0.75 + texture(detail, uv).rgb * 0.5, 1.0);
}
