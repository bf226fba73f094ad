#version 330 core
uniform sampler2D soft;
in vec2 uv;
out vec4 frag;
void main() { frag = textureLod(soft, uv, 0.0); }
