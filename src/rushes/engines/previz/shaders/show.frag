#version 330 core
// The finished frame as R'G'B'.
//include edges.glsl
out vec4 frag;
void main() {
    frag = vec4(smoothed(ivec2(gl_FragCoord.xy)), 1.0);
}
