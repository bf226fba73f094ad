#version 330 core
// Tiling noise, baked once: for clouds and mist (CLOUDS), or for the close look of the ground.
//include noise.glsl
in vec2 uv;
out vec4 frag;

int wrapped(int v, int n) { return v - n * int(floor(float(v) / float(n))); }

float tiled(vec2 p, int period, uint salt) {
    vec2 b = floor(p), f = p - b;
    ivec2 c = ivec2(b);
    ivec2 c0 = ivec2(wrapped(c.x, period), wrapped(c.y, period));
    ivec2 c1 = ivec2(wrapped(c.x + 1, period), wrapped(c.y + 1, period));
    vec2 u = f * f * f * (f * (f * 6.0 - 15.0) + 10.0);
    float va = dot(hash2(c0, salt), f), vb = dot(hash2(ivec2(c1.x, c0.y), salt), f - vec2(1, 0));
    float vc = dot(hash2(ivec2(c0.x, c1.y), salt), f - vec2(0, 1)), vd = dot(hash2(c1, salt), f - vec2(1, 1));
    return 1.25 * mix(mix(va, vb, u.x), mix(vc, vd, u.x), u.y);
}

float sum(vec2 p, int period, int octaves, float gain, uint salt) {
    float s = 0.0, a = 0.5;
    for (int i = 0; i < octaves; i++) {
        s += a * tiled(p * float(period), period, salt + uint(i));
        period *= 2;
        a *= gain;
    }
    return s;
}

// Round billows: 1 - distance to the nearest of scattered points.
float cells(vec2 p, int period, uint salt) {
    p *= float(period);
    vec2 b = floor(p), f = p - b;
    float best = 9.0;
    for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) {
        ivec2 c = ivec2(b) + ivec2(i, j);
        vec2 d = vec2(i, j) + 0.5 + 0.5 * hash2(ivec2(wrapped(c.x, period), wrapped(c.y, period)), salt) - f;
        best = min(best, dot(d, d));
    }
    return 1.0 - min(sqrt(best), 1.0);
}

float ground(vec2 p, uint salt) { return sum(p, 8, 6, 0.62, salt); }

void main() {
#ifdef CLOUDS
    vec2 w = uv + 0.035 * vec2(sum(uv, 4, 3, 0.5, 301u), sum(uv, 4, 3, 0.5, 311u));
    float soft = 0.5 + 0.9 * sum(w, 4, 6, 0.55, 321u);
    float billow = 0.55 * cells(w, 6, 331u) + 0.28 * cells(w, 13, 332u) + 0.17 * cells(w, 27, 333u);
    billow = 0.65 * billow + 0.42 * soft - 0.06;
    float fine = 0.5 + 0.9 * sum(uv, 16, 4, 0.6, 341u);
    float broad = 0.5 + 1.1 * sum(uv, 3, 3, 0.5, 351u);
    frag = clamp(vec4(soft, billow, fine, broad), 0.0, 1.0);
#else
    float e = 1.0 / 512.0;
    float h = ground(uv, 401u);
    vec2 slope = vec2(ground(uv + vec2(e, 0), 401u) - h, ground(uv + vec2(0, e), 401u) - h) / e;
    float light = 0.5 + 0.75 * h;
    float other = 0.5 + 0.8 * sum(uv, 24, 4, 0.7, 421u);
    frag = clamp(vec4(0.5 - slope * 0.035, light, other), 0.0, 1.0);
#endif
}
