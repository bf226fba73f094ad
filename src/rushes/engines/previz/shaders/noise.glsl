// Integer hashing, so that every driver makes the same ground from the same seed.
uniform uint seed;

uint hash(ivec2 c, uint salt) {
    uvec2 v = uvec2(c) * uvec2(1597334673u, 3812015801u);
    uint n = (v.x ^ v.y ^ (salt * 2654435769u) ^ seed) * 1597334673u;
    n ^= n >> 15;
    n *= 2246822519u;
    n ^= n >> 13;
    return n;
}

// Two numbers in -1..1.
vec2 hash2(ivec2 c, uint salt) {
    uint n = hash(c, salt);
    return vec2(float(n & 0xffffu), float(n >> 16)) / 32767.5 - 1.0;
}

// Gradient noise: about -1..1 in x, its derivative in yz.
vec3 noised(vec2 p, uint salt) {
    vec2 f0 = floor(p);
    ivec2 c = ivec2(f0);
    vec2 f = p - f0;
    vec2 u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    vec2 du = 30.0 * f * f * (f * (f - 2.0) + 1.0);
    vec2 ga = hash2(c, salt);
    vec2 gb = hash2(c + ivec2(1, 0), salt);
    vec2 gc = hash2(c + ivec2(0, 1), salt);
    vec2 gd = hash2(c + ivec2(1, 1), salt);
    float va = dot(ga, f);
    float vb = dot(gb, f - vec2(1.0, 0.0));
    float vc = dot(gc, f - vec2(0.0, 1.0));
    float vd = dot(gd, f - vec2(1.0, 1.0));
    float value = va + u.x * (vb - va) + u.y * (vc - va) + u.x * u.y * (va - vb - vc + vd);
    vec2 slope = ga + u.x * (gb - ga) + u.y * (gc - ga) + u.x * u.y * (ga - gb - gc + gd)
        + du * (u.yx * (va - vb - vc + vd) + vec2(vb, vc) - va);
    return vec3(value, slope) * 1.25;
}

float noise(vec2 p, uint salt) { return noised(p, salt).x; }

const mat2 TURN = mat2(0.8, 0.6, -0.6, 0.8);

float fbm(vec2 p, int octaves, uint salt) {
    float sum = 0.0, a = 0.5;
    for (int i = 0; i < octaves; i++) {
        sum += a * noise(p, salt + uint(i));
        p = TURN * p * 2.03;
        a *= 0.5;
    }
    return sum;
}

// 0..1, with sharp crests; detail gathers on the crests and the valleys stay smooth.
float ridged(vec2 p, int octaves, uint salt) {
    float sum = 0.0, a = 0.5, weight = 1.0;
    for (int i = 0; i < octaves; i++) {
        float n = 1.0 - abs(noise(p, salt + uint(i)));
        n *= n;
        sum += a * n * weight;
        weight = clamp(n * 1.4, 0.0, 1.0);
        p = TURN * p * 2.07;
        a *= 0.5;
    }
    return sum;
}
