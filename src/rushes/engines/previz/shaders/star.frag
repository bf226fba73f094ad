#version 330 core
in vec2 at;
in vec3 shine;
out vec4 frag;
void main() {
    frag = vec4(shine * exp(-dot(at, at) * 3.2), 0.0);
}
