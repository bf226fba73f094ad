#version 330 core
// The finished frame as R'G'B'. Row 0 is the top one.
//include smooth.glsl
out vec4 frag;
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    frag = vec4(smoothed(ivec2(p.x, inner.y - 1 - p.y)).rgb, 1.0);
}
