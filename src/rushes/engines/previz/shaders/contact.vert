#version 330 core
// A rectangle on the ground that a body's shadow falls on.
uniform mat4 view;
uniform vec3 eye;
uniform vec3 middle;
uniform vec3 first;          // half sides
uniform vec3 second;
uniform float lift;          // share of the distance by which it is drawn nearer than it is
out vec2 uv;
out vec3 rel;
void main() {
    vec2 q = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    uv = q * 0.5 + 0.5;
    rel = middle + first * q.x + second * q.y - eye;
    // Nearer along the look, so that it covers the same pixels and stands before the ground's bumps.
    gl_Position = view * vec4(rel, 1.0);
    vec4 nearer = view * vec4(rel * (1.0 - lift), 1.0);
    gl_Position.z = nearer.z / nearer.w * gl_Position.w;
}
