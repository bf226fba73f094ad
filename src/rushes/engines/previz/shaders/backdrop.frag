#version 330 core
// What lies beyond a place that has no sky: one colour below, another above.
uniform mat4 unview;
uniform vec3 below;
uniform vec3 above;
in vec2 uv;
out vec4 frag;
void main() {
    vec4 far = unview * vec4(uv * 2.0 - 1.0, 1.0, 1.0);
    float up = normalize(far.xyz / far.w).y;
    frag = vec4(mix(below, above, smoothstep(-0.35, 0.6, up)), 1.0);
}
