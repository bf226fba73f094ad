#version 330 core
// A tuft of grass: a rectangle that faces the eye, lit as the ground that it grows on.
uniform vec3 eye;
uniform vec3 hazeBeta;
uniform mat4 view;
uniform vec4 nest[3];
uniform sampler2D groundMaps[3];
uniform vec3 keyColour;
uniform vec3 ambient;
uniform vec3 flowerColour;
uniform vec3 flowerPatch;
uniform float tallest;       // metres of those before a subject
uniform float away;          // metres to it
uniform float reach;
uniform float clock;
in vec4 tuft;                // x, y, z, height
in float chance;
out vec2 uv;
flat out float way;
flat out vec3 colour;
flat out vec4 bloom;
flat out vec2 size;           // metres: half width, height

void main() {
    vec2 q = vec2(float(gl_VertexID & 1) * 2.0 - 1.0, float((gl_VertexID >> 1) & 1));
    vec2 to = tuft.xz - eye.xz;
    float d = length(to);
    float whole = min(tuft.w, tallest + 0.35 * max(d - 1.1 * away, 0.0));
    float tall = whole * (1.0 - smoothstep(0.55 * reach, reach, d));
    vec3 side = normalize(vec3(-to.y, 0.0, to.x));
#ifdef BROAD
    float wide = 0.75 * whole + 0.05;
#else
    float wide = 0.5 * whole + 0.10;
#endif
    vec3 pos = vec3(tuft.x, tuft.y - 0.02, tuft.z) + side * (q.x * wide);
    pos.y += q.y * tall;
    pos.xz += q.y * tall * 0.22 * vec2(sin(clock * 1.6 + tuft.x * 0.7), cos(clock * 1.3 + tuft.z * 0.7));
    uv = vec2(q.x, q.y);
    way = chance * 40.0;
    vec4 base = textureLod(groundMaps[0], (tuft.xz - nest[0].xy) * nest[0].z, 0.0);
    float direct = 0.25 * base.a / max(1.0 - base.a, 0.02);
    vec3 albedo = base.rgb * base.rgb * 1.5 * (0.85 + 0.5 * fract(chance * 7.3));
    vec3 arrives = keyColour * direct + ambient;
    colour = albedo * arrives;
    bloom = vec4(0.0);
#ifdef FLOWERS
    // The ground has the colour of the flowers, their stalks and leaves have not.
    colour = vec3(0.085, 0.135, 0.036) * (0.75 + 0.6 * fract(chance * 7.3)) * arrives;
    vec3 petals = fract(chance * 13.7) < 0.6 ? flowerColour : flowerPatch;
    bloom = vec4(petals * (0.8 + 0.4 * fract(chance * 17.3)), step(0.30, fract(chance * 5.1)));
#ifdef WILD
    if (fract(chance * 29.1) > 0.72) bloom.rgb = vec3(0.28, 0.16, 0.50);
    else if (fract(chance * 23.3) > 0.75) bloom.rgb = vec3(0.70, 0.70, 0.64);
#endif
    // Petals let light through.
    bloom.rgb *= keyColour * (0.35 * direct + 0.30) + ambient;
#endif
    size = vec2(wide, max(tall, 0.01));
    gl_Position = view * vec4(pos - eye, 1.0);
}
