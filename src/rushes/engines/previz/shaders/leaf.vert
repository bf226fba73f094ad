#version 330 core
// One leaf, or tuft of needles, of a tree that is drawn once for its picture.
in vec4 leaf;        // x, y, z in tree heights, size
in vec4 facing;      // normal, open sky
out vec2 at;
out vec4 shape;
uniform vec2 frame;  // half width and height of the picture in tree heights
void main() {
    vec2 q = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    at = q;
    shape = facing;
    vec2 p = leaf.xy + q * leaf.w;
    gl_Position = vec4(p.x / frame.x, p.y / frame.y * 2.0 - 1.0, -leaf.z, 1.0);
}
