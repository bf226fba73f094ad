#version 330 core
uniform sampler2D source;
uniform vec2 step_;       // half a texel of the target, in source coordinates
uniform float knee;       // 0 keeps everything
in vec2 uv;
out vec4 frag;
void main() {
    vec3 c = texture(source, uv + step_ * vec2(-1, -1)).rgb + texture(source, uv + step_ * vec2(1, -1)).rgb
        + texture(source, uv + step_ * vec2(-1, 1)).rgb + texture(source, uv + step_ * vec2(1, 1)).rgb;
    c *= 0.25;
    float l = max(c.r, max(c.g, c.b));
    c *= knee > 0.0 ? smoothstep(knee, knee * 4.0, l) * min(1.0, 12.0 / max(l, 1e-4)) : 1.0;
    frag = vec4(c, 1.0);
}
