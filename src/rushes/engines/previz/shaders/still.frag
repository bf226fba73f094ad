#version 330 core
// Where the reference's camera saw this point, and its colour there.
uniform sampler2D picture;
uniform vec2 slope;
in vec3 taken;
out vec4 colour;

void main() {
    vec2 at = taken.xy / (taken.z * slope) * 0.5 + 0.5;
    colour = vec4(textureLod(picture, at, 0.0).rgb, 1.0);
}
