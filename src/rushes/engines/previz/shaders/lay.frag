#version 330 core
// A smaller picture over the whole target; how it mixes with what is there is the blending's.
uniform sampler2D source;
in vec2 uv;
out vec4 frag;
void main() { frag = textureLod(source, uv, 0.0); }
