#version 330 core
// The large shape of the ground, in metres, without anything shorter than about 250 m.
//include noise.glsl
//include place.glsl
uniform vec2 origin;
uniform float texel;
out float height;
void main() {
    height = land(origin + gl_FragCoord.xy * texel);
}
