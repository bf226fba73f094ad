#version 330 core
uniform vec3 boltColour;
in vec2 at;
out vec4 frag;
void main() {
    float x = abs(at.x);
    frag = vec4(boltColour * (exp(-x * x * 14.0) + 0.12 * (1.0 - x)) * (0.35 + 0.65 * at.y), 0.0);
}
