#version 330 core
// Puts the first light's shadows into the fourth channel of the shape, where one fetch brings them along.
uniform sampler2D sunMap;
in vec2 uv;
out vec4 frag;
void main() {
    frag = vec4(texture(sunMap, uv).r);
}
