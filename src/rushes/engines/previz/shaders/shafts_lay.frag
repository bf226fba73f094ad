#version 330 core
// Adds the beams, smoothed over their grain.
uniform sampler2D beams;
uniform vec2 step_;
in vec2 uv;
out vec4 frag;
void main() {
    vec3 c = vec3(0.0);
    for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) c += textureLod(beams, uv + step_ * 1.6 * vec2(i, j), 0.0).rgb;
    frag = vec4(c / 9.0, 0.0);
}
