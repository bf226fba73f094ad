uniform vec4 axis;      // valley axis: amplitudes (m) and wavelengths (m) of two sines
uniform vec2 axisPhase;
uniform float gap;      // 0..1: how far that view is kept open
uniform float water;    // share under water
uniform vec2 openTo;    // the way on the ground that is kept open

float axisAt(float z) {
    float far = 1.0 + 0.12 * abs(z) / 1000.0;
    return far * (axis.x * (sin(z / axis.z + axisPhase.x) - sin(axisPhase.x))
        + axis.y * (sin(z / axis.w + axisPhase.y) - sin(axisPhase.y)));
}

// 1 where a look towards the low light should meet low land.
float opening(vec2 p) {
    float far = length(p);
    vec2 d = p / max(far, 1.0) - openTo;
    return gap * exp(-dot(d, d) / 0.035) * smoothstep(2000.0, 8000.0, far);
}

// 1 where the first look, to the north, should meet nothing that hides the land beyond.
float outlook(vec2 p) {
    float far = length(p);
    vec2 d = p / max(far, 1.0) - vec2(0.0, -1.0);
    return exp(-dot(d, d) / 0.16) * smoothstep(60.0, 420.0, far) * (1.0 - smoothstep(1800.0, 4200.0, far));
}

vec2 warped(vec2 p, float size, float amount) {
    return p + amount * vec2(fbm(p / size, 3, 101u), fbm(p / size, 3, 131u));
}

#if defined(PLACE_MOUNTAINS)
float relief(vec2 p) {
    vec2 w = warped(p, 5200.0, 1500.0);
    float range = ridged(w / 6500.0, 5, 1u);
    float d = abs(p.x + fbm(p / 1500.0, 2, 7u) * 500.0 - axisAt(p.y));
    float wall = smoothstep(250.0, 3200.0, d);
    float h = 60.0 * fbm(p / 1300.0, 3, 3u) + mix(0.12, 1.0, wall) * (range * 2700.0 - 350.0);
    return max(h, h * 0.2) * (1.0 - 0.72 * opening(p));
}
#elif defined(PLACE_VALLEY)
float relief(vec2 p) {
    vec2 w = warped(p, 3600.0, 900.0);
    float d = abs(p.x + fbm(p / 2300.0, 3, 7u) * 900.0 * smoothstep(0.0, 2500.0, abs(p.y)) - axisAt(p.y));
    float floorHalf = 420.0 + 150.0 * noise(vec2(p.y / 1900.0, 3.7), 9u);
    float wall = smoothstep(floorHalf * 0.6, floorHalf + 4200.0, d);
    float range = ridged(w / 4600.0, 5, 1u);
    float h = 30.0 * fbm(p / 900.0, 3, 3u) + 12.0;
    h += smoothstep(floorHalf * 0.7, floorHalf + 1500.0, d) * (60.0 + 230.0 * ridged(p / 2300.0, 3, 5u));
    h += wall * (200.0 + 1900.0 * range * range);
    return h * (1.0 - 0.66 * opening(p));
}
#elif defined(PLACE_LAKE)
float relief(vec2 p) {
    vec2 w = warped(p, 3600.0, 900.0);
    vec2 q = p - vec2(0.0, -1500.0);
    float shore = length(q * vec2(1.0, 0.62)) + 750.0 * fbm(p / 1900.0, 4, 7u);
    float wall = smoothstep(1050.0, 4200.0, shore);
    float range = ridged(w / 4700.0, 5, 1u);
    float bowl = (shore - 1180.0) * 0.045;
    float h = min(bowl, 45.0) + smoothstep(1100.0, 1800.0, shore) * 40.0 * (fbm(p / 700.0, 3, 3u) + 0.4);
    h += wall * (120.0 + 1900.0 * range);
    return h * (h > 0.0 ? 1.0 - 0.66 * opening(p) : 1.0);
}
#elif defined(PLACE_HILLS)
float relief(vec2 p) {
    vec2 w = warped(p, 1900.0, 330.0);
    float h = 150.0 * fbm(w / 1250.0, 3, 1u) + 52.0 * noise(w / 480.0, 5u);
    h += 70.0 * abs(noise(w / 1900.0, 6u));
    float far = smoothstep(1500.0, 9000.0, length(p));
    h += far * 480.0 * ridged(w / 4600.0, 4, 9u);
    return (h + 80.0) * (1.0 - 0.5 * opening(p)) * (1.0 - 0.6 * outlook(p));
}
#elif defined(PLACE_FOREST)
float relief(vec2 p) {
    vec2 w = warped(p, 2300.0, 420.0);
    float h = 90.0 * fbm(w / 1500.0, 3, 1u) + 28.0 * noise(w / 420.0, 5u);
    float far = smoothstep(1800.0, 9000.0, length(p));
    h += far * 640.0 * ridged(w / 4600.0, 4, 9u);
    return (h + 60.0) * (1.0 - 0.5 * opening(p)) * (1.0 - 0.5 * outlook(p));
}
#elif defined(PLACE_DUNES)
// A crest with a long windward slope and a short slip face; x in 0..1.
float crest(float x) {
    float up = x / 0.72, down = (1.0 - x) / 0.28;
    float h = x < 0.72 ? up * up * (3.0 - 2.0 * up) * 0.85 + 0.15 * up : down * (1.15 - 0.15 * down);
    return h;
}
float dunes(vec2 p, vec2 wind, float size, float height, uint salt) {
    vec2 w = p + size * 1.5 * vec2(fbm(p / (size * 2.1), 2, salt), fbm(p / (size * 2.1), 2, salt + 10u));
    float phase = dot(w, wind) / size + 0.55 * fbm(w / (size * 3.4), 2, salt + 20u);
    float tall = clamp(0.68 + 0.95 * fbm(w / (size * 2.3) + floor(phase) * 7.3, 2, salt + 30u), 0.10, 1.25);
    float across = fract(phase);
    // The height of a dune changes along its crest and is none where it meets the next one.
    return height * tall * crest(across);
}
float relief(vec2 p) {
    // The slip faces turn away from the light: see bearings in daylight.py.
    float side = (seed & 1u) == 1u ? -1.0 : 1.0;
    float big = dunes(p, normalize(vec2(0.88 * side, -0.47)), 210.0, 40.0, 101u);
    float small = dunes(p, normalize(vec2(0.72 * side, -0.69)), 58.0, 4.0, 151u);
    float mega = ridged(p / 5200.0, 3, 23u) * smoothstep(1200.0, 8000.0, length(p));
    return big + small * smoothstep(0.65, 0.1, big / 40.0) + 230.0 * mega * (1.0 - opening(p)) + 20.0;
}
#elif defined(PLACE_SEA)
float relief(vec2 p) {
    return -60.0;
}
#elif defined(PLACE_COAST)
float relief(vec2 p) {
    vec2 w = warped(p, 1700.0, 500.0);
    float shore = p.x - 150.0 + 420.0 * fbm(p / 1400.0, 4, 7u) + 0.12 * p.y
        - 700.0 * smoothstep(0.2, 0.9, noise(vec2(p.y / 2600.0, 0.5), 19u));
    float cliff = smoothstep(0.0, 1.0, shore / 90.0);
    float land = smoothstep(20.0, 1500.0, shore);
    float rugged = ridged(w / 2600.0, 4, 1u);
    float h = shore * 0.05;
    h = clamp(h, -40.0, 4.0) + cliff * (26.0 + 34.0 * fbm(p / 600.0, 3, 3u)) * smoothstep(-0.25, 0.25, noise(p / 900.0, 29u) + 0.1);
    h += land * (60.0 + 520.0 * rugged);
    return h;
}
#endif
