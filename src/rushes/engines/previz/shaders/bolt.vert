#version 330 core
uniform mat4 view;
uniform vec2 screen;
in vec3 from;
in vec3 to;
in float width;
out vec2 at;
void main() {
    vec2 q = vec2(float(gl_VertexID & 1), float(gl_VertexID >> 1)) * 2.0 - 1.0;
    vec4 a = view * vec4(from, 0.0), b = view * vec4(to, 0.0);
    if (a.w <= 0.0 || b.w <= 0.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); at = q; return; }
    vec2 along = (b.xy / b.w - a.xy / a.w) * screen;
    along /= max(length(along), 1e-3);
    vec4 p = q.y < 0.0 ? a : b;
    float half_ = (1.0 + 5.0 * width) * screen.y / 1080.0 + 0.6;
    p.xy += (vec2(-along.y, along.x) * q.x + along * q.y * 0.4) * half_ * 2.0 / screen * p.w;
    at = vec2(q.x, width);
    gl_Position = vec4(p.xy, p.w * 0.999999, p.w);
}
