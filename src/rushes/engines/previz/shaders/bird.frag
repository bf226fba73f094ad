#version 330 core
uniform vec3 birdColour;
in float across;
out vec4 frag;
void main() {
    frag = vec4(birdColour, 0.9 * smoothstep(0.0, 0.55, 1.0 - abs(across)));
}
