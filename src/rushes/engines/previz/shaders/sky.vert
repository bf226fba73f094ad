#version 330 core
// The sky behind everything, on a coarse grid: what changes slowly across it is worked out at its corners.
//include sky.glsl
//include air.glsl
uniform mat4 unview;          // clip to world direction
in vec2 corner;               // -1..1
out vec3 ray;
out vec3 clear;
out vec3 low;
out vec3 horizon;
void main() {
    vec4 far = unview * vec4(corner, 1.0, 1.0);
    ray = far.xyz / far.w;
    vec3 dir = normalize(ray);
    clear = skyAt(vec3(dir.x, max(dir.y, 0.0), dir.z));
    low = skyAt(normalize(vec3(dir.x, 0.05, dir.z)));
    horizon = hazeLight(dir);
    gl_Position = vec4(corner, 1.0, 1.0);
}
