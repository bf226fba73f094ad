#version 330 core
// Rain and snow: a box of drops that is laid through the world again and again, wherever the eye is.
uniform mat4 view;
uniform vec3 eye;
uniform vec3 velocity;        // metres a second
uniform float box;            // metres
uniform float width;          // metres
uniform float streak;         // seconds of motion that one drop draws
uniform float time;
uniform float flutter;        // metres
uniform vec2 screen;
uniform float opacity;
uniform vec2 nearest;         // metres from the eye where it begins to be seen
in vec4 drop;                 // place in the box 0..1, chance
out vec2 at;
out float alpha;
void main() {
    vec2 q = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    at = q;
    vec3 v = velocity * (0.85 + 0.3 * drop.w);
    vec3 place = drop.xyz * box + v * time;
    place.xz += flutter * vec2(sin(time * (1.1 + drop.w) + drop.x * 60.0), cos(time * (0.9 + drop.w) + drop.y * 60.0));
    vec3 rel = mod(place - eye + 0.5 * box, box) - 0.5 * box;
    vec3 head = rel, tail = rel - v * streak;
    vec4 a = view * vec4(head, 1.0), b = view * vec4(tail, 1.0);
    float d = length(rel);
    float fade = smoothstep(nearest.x, nearest.y, d) * (1.0 - smoothstep(box * 0.32, box * 0.5, d));
    if (a.w < 0.1 * nearest.y || b.w < 0.1 * nearest.y) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); alpha = 0.0; return; }
    vec2 pa = a.xy / a.w, pb = b.xy / b.w;
    vec2 along = (pa - pb) * screen;
    float len = length(along);
    along = len > 0.5 ? along / len : vec2(0.0, 1.0);
    vec2 across = vec2(-along.y, along.x);
    // Half a width in pixels; what would be thinner than one pixel is drawn fainter instead.
    float half_ = width / a.w * screen.y;
    float drawn = max(half_, 0.8);
    alpha = opacity * fade * min(1.0, half_ / drawn);
    vec2 p = (q.y > 0.0 ? pa : pb) + (across * q.x * drawn + along * q.y * drawn) / screen * 2.0;
    gl_Position = vec4(p * a.w, a.z, a.w);
}
