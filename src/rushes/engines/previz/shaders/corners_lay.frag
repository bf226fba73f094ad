#version 330 core
// Darkens the picture by what corners.frag found, smoothed over its 4 x 4 pattern.
uniform sampler2D open_;
uniform vec2 step_;          // a texel of it
uniform float strength;
in vec2 uv;
out vec4 frag;
void main() {
    float s = textureLod(open_, uv + step_ * vec2(-1.0, -1.0), 0.0).r + textureLod(open_, uv + step_ * vec2(1.0, -1.0), 0.0).r
        + textureLod(open_, uv + step_ * vec2(-1.0, 1.0), 0.0).r + textureLod(open_, uv + step_ * vec2(1.0, 1.0), 0.0).r;
    float dark = (1.0 - 0.25 * s) * strength;
    // What is dark keeps some of the light's warmth.
    frag = vec4(1.0 - dark, 1.0 - dark * 1.02, 1.0 - dark * 1.05, 1.0);
}
