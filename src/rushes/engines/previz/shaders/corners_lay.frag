#version 330 core
// What is left of the light where corners.frag found so much of the room open.
uniform sampler2D open_;
uniform float strength;
in vec2 uv;
out vec4 frag;
void main() {
    float dark = (1.0 - textureLod(open_, uv, 0.0).r) * strength;
    // What is dark keeps some of the light's warmth.
    frag = vec4(1.0 - dark, 1.0 - dark * 1.02, 1.0 - dark * 1.05, 1.0);
}
