#version 330 core
in vec2 at;
in vec4 shape;
out vec4 frag;
void main() {
    float edge = 1.0 - 0.3 * sin(atan(at.y, at.x) * 5.0 + shape.x * 9.0);
    if (dot(at, at) > edge * edge) discard;
    frag = vec4(shape.xy * 0.5 + 0.5, shape.w, 1.0);
}
