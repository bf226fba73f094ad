#version 330 core
// The finished frame as R'G'B', row 0 at the top, but for its edges: depth 0 says where one is. What is no edge
// is sharpened a little, as its enlargement would be soft.
//include smooth.glsl
uniform float crisp;           // share of sharpening
out vec4 frag;
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    Around a = around(ivec2(p.x, inner.y - 1 - p.y));
    frag = clamp(a.middle + crisp * (a.middle.a - 0.25 * (a.nw + a.ne + a.sw + a.se)), 0.0, 1.0);
    gl_FragDepth = isEdge(a) ? 0.0 : 1.0;
}
