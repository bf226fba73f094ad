#version 330 core
// A bird far away: four strokes from wing tip to wing tip, drawn as thick lines with soft edges.
uniform mat4 view;
uniform vec2 screen;
uniform vec3 heading;         // unit vector on the ground
in vec3 place;                // relative to the eye, metres
in vec2 flap;                 // wings: -1 down to 1 up, and how far they are folded, 0..1
out float across;

// Joints of the wings at x = -2..2 wing halves, metres.
vec3 joint(float x) {
    float side = sign(x), out_ = abs(x);
    float span = out_ < 0.5 ? 0.0 : out_ < 1.5 ? 0.42 : 0.95 - 0.25 * flap.y;
    float up = out_ < 0.5 ? 0.0 : out_ < 1.5 ? 0.20 * flap.x + 0.07 : 0.34 * flap.x - 0.05;
    float back = out_ < 1.5 ? 0.0 : 0.22;
    vec3 right = vec3(-heading.z, 0.0, heading.x);
    return place + right * (side * span) + vec3(0.0, up - 0.08 * flap.x, 0.0) - heading * back;
}

void main() {
    int stroke = gl_VertexID >> 2;
    vec2 q = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    // A strip of four strokes: the strokes' ends meet, so that no triangle lies between them.
    vec4 a = view * vec4(joint(float(stroke) - 2.0), 1.0), b = view * vec4(joint(float(stroke) - 1.0), 1.0);
    across = q.x;
    if (a.w <= 1.0 || b.w <= 1.0) { gl_Position = vec4(2.0, 2.0, 2.0, 1.0); return; }
    vec2 along = (b.xy / b.w - a.xy / a.w) * screen;
    along /= max(length(along), 1e-3);
    vec4 p = q.y < 0.0 ? a : b;
    bool tip = (stroke == 0 && q.y < 0.0) || (stroke == 3 && q.y > 0.0);
    float half_ = (tip ? 0.02 : 0.085) / p.w * screen.y * 1.5 + 0.7;
    p.xy += vec2(-along.y, along.x) * q.x * half_ * 2.0 / screen * p.w;
    gl_Position = p;
}
