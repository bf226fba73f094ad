#version 330 core
// The edges that show.frag found. A pass of their own, as a software renderer skips what fails the depth test
// and nothing else: it works out both ways of every branch.
//include smooth.glsl
out vec4 frag;
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    p.y = inner.y - 1 - p.y;
    frag = alongEdge(around(p), p);
}
