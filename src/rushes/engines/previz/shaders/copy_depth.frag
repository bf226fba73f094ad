#version 330 core
uniform sampler2D source;
void main() { gl_FragDepth = texelFetch(source, ivec2(gl_FragCoord.xy), 0).r; }
