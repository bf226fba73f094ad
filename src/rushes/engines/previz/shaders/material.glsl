// What each Material of mesh.py lays over a vertex's own colour. Patterns follow the position at rest.
uniform sampler2D patternMap;    // tiles: r broad and soft, g fine, b streaks along x, a blotches
uniform float lightsOn;          // 0 by day to 1 when windows and signs are lit
uniform float lampsOn;           // 0 by day to 1 when the lamps of rooms are lit
uniform float lightGain;         // times their radiance, as the exposure is

// Of a soft material, MATERIAL 0:
uniform vec4 broad;              // repeats a metre, share of light and dark, of warm and cold, of roughness
uniform vec3 fine;               // repeats a metre, share of light and dark, 0 grains to 1 streaks
uniform vec4 body;               // light that wraps around it, that shines through, fuzz, share of metal

struct Surface {
    vec3 albedo;
    float roughness;
    vec3 normal;
    vec3 glow;
};

vec4 laidNoise(vec2 p) { return textureLod(patternMap, p, 0.0); }

float chance(vec2 cell) { return fract(sin(dot(cell, vec2(12.9898, 78.233))) * 43758.5453); }

// Across and up (or along) on the side that a point lies on.
vec2 sideways(vec3 p, vec3 n) {
    vec3 a = abs(n);
    return a.y > max(a.x, a.z) ? p.xz : a.x > a.z ? p.zy : p.xy;
}

// 1 near the lines of a grid of cells, `line` wide in cells; fades to its mean where cells are small.
float grid(vec2 cell, vec2 line, vec2 width) {
    vec2 f = abs(fract(cell) - 0.5);
    vec2 soft = max(width, 1e-4);
    vec2 on = smoothstep(0.5 - 0.5 * line - soft, 0.5 - 0.5 * line + soft, f);
    return max(on.x, on.y);
}

void dress(inout Surface s, vec3 p, vec3 n, vec3 rel) {
    vec2 q = sideways(p, n);
    vec2 wide = fwidth(q);
    float pixel = max(wide.x, wide.y);        // metres
    float near = 1.0 - smoothstep(0.004, 0.03, pixel);
#if MATERIAL == 0
    vec4 large = laidNoise(q * broad.x);
    float small = dot(laidNoise(q * vec2(mix(1.0, 0.3, fine.z), 1.0) * fine.x).gb, vec2(1.0 - fine.z, fine.z));
    s.albedo *= 1.0 + broad.y * (large.r - 0.5) + vec3(1.0, 0.6, 0.0) * (broad.z * (large.a - 0.5));
    s.albedo *= max(1.0 + fine.y * near * (small - 0.5), 0.1);
    s.roughness = clamp(s.roughness + broad.w * (large.a - 0.5), 0.04, 1.0);
#elif MATERIAL == 1
    bool level = abs(n.y) > 0.9;
    vec2 board = vec2(q.x / 1.7, q.y / 0.13);
    board.x += chance(vec2(floor(board.y), 3.0));
    float one = level ? chance(floor(board)) : 0.5;
    vec2 along = level ? q : q.yx;
    float streak = laidNoise(vec2(along.x * 0.35, along.y * 2.4) + one * 7.0).b;
    float fine = laidNoise(vec2(along.x * 0.9, along.y * 9.0) + one).b;
    float tone = 1.0 + 0.55 * (streak - 0.5) + 0.35 * near * (fine - 0.5) + 0.28 * (one - 0.5);
    float gap = level ? grid(board, vec2(0.003, 0.03), wide / vec2(1.7, 0.13)) * (1.0 - smoothstep(0.02, 0.06, pixel)) : 0.0;
    s.albedo *= max(tone, 0.2) * (1.0 - 0.45 * gap);
    s.roughness = clamp(s.roughness + 0.18 * (streak - 0.5), 0.05, 1.0);
#elif MATERIAL == 2
    vec2 brick = q / vec2(0.23, 0.077);
    brick.x += 0.5 * mod(floor(brick.y), 2.0);
    float joint = grid(brick, vec2(0.05, 0.15), wide / vec2(0.23, 0.077));
    float far = smoothstep(0.02, 0.09, pixel);
    float one = mix(chance(floor(brick)), 0.5, far);
    vec3 c = s.albedo * (0.72 + 0.56 * one) * (0.88 + 0.24 * laidNoise(q * 1.3).r);
    s.albedo = mix(c, vec3(0.42, 0.40, 0.37), mix(joint, 0.2, far) * 0.75);
#elif MATERIAL == 3
    float size = abs(n.y) > 0.9 ? 0.45 : 0.16;
    vec2 tile = q / size;
    float joint = grid(tile, vec2(0.006 / size), wide / size) * (1.0 - smoothstep(0.02, 0.12, pixel));
    s.albedo *= (0.94 + 0.12 * chance(floor(tile)) * near) * (1.0 - 0.40 * joint);
    s.roughness = mix(s.roughness, 0.9, joint);
#elif MATERIAL == 10
    // Windows on the sides, a storey every 3.4 m; the roof is plain.
    vec2 bay = q / vec2(2.6, 3.4);
    vec2 one = floor(bay), f = fract(bay);
    vec2 soft = max(wide / vec2(2.6, 3.4), 0.002);
    vec2 far2 = smoothstep(0.2, 0.6, soft);
    float block = chance(floor(vec2(one.x / 5.0, 9.0)));
    vec2 half_ = vec2(mix(0.27, 0.40, block), 0.33);
    vec2 edge = smoothstep(half_ + soft, half_ - soft, abs(f - vec2(0.5, 0.52)));
    float pane = abs(n.y) > 0.5 ? 0.0 : mix(edge.x, 2.0 * half_.x, far2.x) * mix(edge.y, 0.66, far2.y);
    float cross_ = 1.0 - smoothstep(0.012, 0.02 + soft.x, abs(f.x - 0.5)) * smoothstep(0.012, 0.02 + soft.y, abs(f.y - 0.62));
    pane *= 1.0 - 0.8 * cross_ * (1.0 - far2.x);
    float roll = chance(one + vec2(floor(s.roughness * 97.0), 0.0));
    // Far away they blend, or they would sparkle.
    float burns = mix(step(1.0 - 0.42 * lampsOn, roll), 0.42, max(far2.x, far2.y)) * lampsOn;
    vec3 lamp = mix(vec3(1.0, 0.62, 0.28), vec3(0.85, 0.92, 1.0), step(0.8, chance(one + 5.0)));
    float blind = 0.55 + 0.45 * smoothstep(0.2, 0.85, f.y + 0.3 * chance(one + 2.0));
    s.albedo *= 0.9 + 0.2 * laidNoise(q / 6.0).r;
    s.albedo = mix(s.albedo, vec3(0.035, 0.045, 0.055), pane);
    s.roughness = mix(0.85, 0.12, pane);
    s.glow = lamp * (pane * burns * blind * (0.5 + chance(one + 7.0)) * 0.55 * lightGain);
#elif MATERIAL == 14
    // What is meant to be seen by day, a signal or a sign, is the brightest.
    float strong = smoothstep(2.5, 5.0, max(s.albedo.r, max(s.albedo.g, s.albedo.b)));
    s.glow = s.albedo * (mix(0.05 + 0.4 * strong, 1.0, lightsOn) * lightGain);
#elif MATERIAL == 17
    s.glow = s.albedo * (lampsOn * lightGain);
    // Cloth or frosted glass.
    s.albedo = mix(vec3(0.66), 0.7 * s.albedo / max(s.albedo.r, 0.1), 0.5);
    s.roughness = 0.9;
#endif
}
