#version 330 core
// Puts the blend of both lights' shadows into the fourth channel of the shape, where one fetch brings it along.
uniform sampler2D sunMap;
uniform float share;
in vec2 uv;
out vec4 frag;
void main() {
    vec2 s = texture(sunMap, uv).rg;
    frag = vec4(mix(s.x, s.y, share));
}
