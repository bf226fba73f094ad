#version 330 core
//include sky.glsl
//include air.glsl
//include clouds.glsl
uniform mat4 view;
uniform vec2 screen;
uniform float clock;
uniform float starlight;
#ifdef DISCS
uniform vec4 discs[2];
#endif
in vec4 star;                 // direction, magnitude 0..1
out vec2 at;
out vec3 shine;
void main() {
    vec2 q = vec2(float(gl_VertexID & 1), float((gl_VertexID >> 1) & 1)) * 2.0 - 1.0;
    at = q;
    vec4 p = view * vec4(star.xyz, 0.0);
    float size = (1.8 + 1.6 * star.w) * screen.y / 1080.0 + 0.45;
    p.xy += q * size * 2.0 / screen * p.w;
    float twinkle = 0.86 + 0.14 * sin(clock * (2.0 + 5.0 * fract(star.x * 91.0)) + star.z * 400.0);
    float air = smoothstep(0.02, 0.35, star.y);
    float clear = 1.0 - overcast;
#ifdef CLOUDS
    clear *= 1.0 - smoothstep(cloudEdge() - 0.03, cloudEdge() + 0.08, cloudDensity(cloudPlace(star.xyz), star.y));
#endif
#ifdef DISCS
    for (int i = 0; i < 2; i++) clear *= step(discs[i].w, length(star.xyz - discs[i].xyz));
#endif
    vec3 tint = mix(vec3(1.0, 0.86, 0.72), vec3(0.78, 0.87, 1.0), fract(star.z * 57.0));
    shine = tint * starlight * (0.26 + 1.15 * star.w * sqrt(star.w)) * twinkle * air * clear;
    gl_Position = vec4(p.xy, p.w * 0.999999, p.w);
}
