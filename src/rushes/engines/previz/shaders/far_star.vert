#version 330 core
// As star.vert, without air and clouds.
uniform mat4 view;
uniform vec2 screen;
uniform float starlight;
in vec4 star;                 // direction, magnitude 0..1
out vec2 at;
out vec3 shine;
void main() {
    vec2 q = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    at = q;
    vec4 p = view * vec4(star.xyz, 0.0);
    float size = (1.6 + 2.0 * star.w) * screen.y / 1080.0 + 0.45;
    p.xy += q * size * 2.0 / screen * p.w;
    vec3 tint = mix(vec3(1.0, 0.86, 0.72), vec3(0.78, 0.87, 1.0), fract(star.z * 57.0));
    shine = tint * starlight * (0.10 + 0.90 * star.w * sqrt(star.w));
    gl_Position = vec4(p.xy, p.w * 0.999999, p.w);
}
