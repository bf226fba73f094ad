#version 330 core
// The reference as a relief seen from another place: x right, y up, z ahead of the camera that took it.
uniform mat3 turn;     // world to camera
uniform vec3 eye;
uniform vec2 slope;    // half the picture's width and height at distance 1
uniform float zoom;
in vec3 point;
in vec2 slant;         // how far the surface leans to the right and up
out vec3 taken;
out vec2 leaning;

const float NEAREST = 0.05;
const float FARTHEST = 20.0;

void main() {
    taken = point;
    leaning = slant;
    vec3 p = turn * (point - eye);
    float depth = (p.z * (FARTHEST + NEAREST) - 2.0 * FARTHEST * NEAREST) / (FARTHEST - NEAREST);
    gl_Position = vec4(p.xy / slope * zoom, depth, p.z);
}
