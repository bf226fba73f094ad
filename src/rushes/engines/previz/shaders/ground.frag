#version 330 core
// Adds gullies and roughness to the relief. Gullies run down the slope of what lies above them: cells of
// stripes along the fall line, octave on octave, each steered by the slope so far.
//include noise.glsl
uniform sampler2D reliefMap;
uniform vec2 origin;
uniform float texel;
uniform float gullies;       // metres of the largest gullies
uniform float gullySize;     // metres between the largest gullies
uniform float roughness;     // metres of rock roughness at 60 m
uniform int octaves;         // as many as the texel can hold
out float height;

const float TAU = 6.28318531;

// Height in x, slope in yz, of stripes that run along `dir`.
vec3 stripes(vec2 p, vec2 dir, uint salt) {
    vec2 base = floor(p);
    vec2 f = p - base;
    vec3 sum = vec3(0.0);
    float total = 0.0;
    for (int j = -1; j <= 1; j++) {
        for (int i = -1; i <= 1; i++) {
            vec2 o = vec2(i, j);
            vec2 d = f - o - 0.5 - 0.38 * hash2(ivec2(base) + ivec2(i, j), salt);
            float w = max(0.0, 1.0 - dot(d, d) * 0.52);
            w *= w * w;
            float x = dot(d, dir) * TAU;
            sum += w * vec3(cos(x), -sin(x) * dir);
            total += w;
        }
    }
    return sum / max(total, 1e-4);
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec2 p = origin + gl_FragCoord.xy * texel;
    int reach = max(1, int(32.0 / texel));
    ivec2 last = textureSize(reliefMap, 0) - 1;
    float h = texelFetch(reliefMap, at, 0).r;
    float east = texelFetch(reliefMap, min(at + ivec2(reach, 0), last), 0).r;
    float west = texelFetch(reliefMap, max(at - ivec2(reach, 0), ivec2(0)), 0).r;
    float south = texelFetch(reliefMap, min(at + ivec2(0, reach), last), 0).r;
    float north = texelFetch(reliefMap, max(at - ivec2(0, reach), ivec2(0)), 0).r;
    vec2 slope = vec2(east - west, south - north) / (2.0 * float(reach) * texel);
    float steep = length(slope);

    // Nothing is carved where it is flat; the steeper, the closer the gullies.
    float amount = gullies * smoothstep(0.04, 0.5, steep);
    vec2 steer = slope * (1.3 / max(sqrt(steep), 0.15));
    float a = 1.0, f = 1.0 / gullySize;
    vec3 sum = vec3(0.0);
    for (int i = 0; i < octaves; i++) {
        vec2 fall = steer + sum.yz * 0.9;
        vec3 s = stripes(p * f, vec2(-fall.y, fall.x), 41u + uint(i));
        sum += a * s * vec3(1.0, 1.0, 1.0);
        a *= 0.5;
        f *= 2.0;
    }
    h += amount * (sum.x - 0.35);

    float rough = 0.0;
    a = 1.0;
    float size = 230.0;
    for (int i = 0; i < 6; i++) {
        if (size < texel * 2.0 || roughness == 0.0) break;
        rough += a * noise(p / size, 61u + uint(i));
        size *= 0.5;
        a *= 0.52;
    }
    h += roughness * rough * (0.25 + 1.5 * smoothstep(0.25, 0.9, steep));
    height = h;
}
