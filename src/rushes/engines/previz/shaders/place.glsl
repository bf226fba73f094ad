uniform vec4 axis;      // valley axis: amplitudes (m) and wavelengths (m) of two sines
uniform vec2 axisPhase;
uniform float gap;      // 0..1: how far that view is kept open
uniform float water;    // share under water
uniform vec2 openTo;    // the way on the ground that is kept open
uniform float waterLevel;

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
#elif defined(PLACE_POND)
float relief(vec2 p) {
    vec2 q = p - vec2(0.0, -150.0);
    float shore = length(q * vec2(1.0, 0.40)) + 42.0 * fbm(p / 120.0, 3, 7u) * smoothstep(25.0, 110.0, length(p)) - 71.0;
    float h = clamp(shore * 0.22, -9.0, 4.0) + smoothstep(8.0, 130.0, shore) * (15.0 * fbm(p / 260.0, 3, 3u) + 17.0);
    h += smoothstep(90.0, 1500.0, shore) * (120.0 + 130.0 * fbm(warped(p, 1900.0, 330.0) / 900.0, 3, 1u));
    return shore > 0.0 ? max(h, 0.4) : h;
}
#elif defined(PLACE_PLAINS)
float relief(vec2 p) {
    float far = smoothstep(2500.0, 12000.0, length(p));
    return 30.0 + 9.0 * fbm(p / 800.0, 3, 1u) + 1.6 * noise(p / 170.0, 5u) + far * 260.0 * ridged(p / 5200.0, 4, 9u) * (1.0 - opening(p));
}
#elif defined(PLACE_ROCKS)
float relief(vec2 p) {
    float shore = 0.90 * p.x - 0.34 * p.y - 88.0 + 90.0 * fbm(p / 300.0, 4, 7u) + 30.0 * fbm(p / 62.0, 3, 9u);
    float broken = fbm(p / 23.0, 4, 11u);
    float h = clamp(shore * 0.14, -14.0, 2.5) + smoothstep(3.0, 30.0, shore) * (10.0 + 17.0 * fbm(p / 150.0, 4, 3u) + 7.0 * broken);
    h += 3.6 * broken * smoothstep(-40.0, 0.0, shore);
    h += smoothstep(30.0, 1300.0, shore) * (40.0 + 330.0 * ridged(warped(p, 1700.0, 400.0) / 2100.0, 4, 1u));
    // Skerries and stacks before it, cut by cracks.
    vec2 q = (p + 7.0 * vec2(noise(p / 15.0, 43u), noise(p / 15.0, 45u))) / 38.0;
    vec2 cell = floor(q);
    float stack = -16.0;
    for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) {
        vec2 c = cell + vec2(i, j);
        vec2 chance = hash2(ivec2(c), 47u);
        vec2 d = (q - c - 0.5 - 0.35 * chance) * 38.0;
        float size = 6.0 + 8.0 * abs(chance.x);
        float tall = (chance.y > 0.6 ? 15.0 : 4.5) * (0.4 + 0.6 * abs(chance.x));
        float there = step(-0.15, chance.y) * smoothstep(-120.0, -30.0, shore) * smoothstep(40.0, 65.0, length(p));
        float r = max(abs(d.x + 0.4 * d.y), abs(d.y - 0.4 * d.x)) / size + 0.30 * noise(p / 5.0, 51u);
        float side = smoothstep(1.25, 0.75, r);
        stack = max(stack, mix(-16.0, (tall + 16.0) * side * (1.0 + 0.35 * noise(p / 8.0, 53u)) - 16.0, there));
    }
    return max(h, stack);
}
#elif defined(PLACE_STRAND)
float relief(vec2 p) {
    float shore = 0.94 * p.x - 0.28 * p.y - 34.0 + 70.0 * fbm(p / 420.0, 3, 7u) * smoothstep(20.0, 160.0, length(p));
    float h = clamp(shore * 0.055, -16.0, 2.6) + smoothstep(30.0, 130.0, shore) * (3.0 + 3.0 * fbm(p / 90.0, 3, 3u));
    h += smoothstep(260.0, 1900.0, shore) * (30.0 + 260.0 * ridged(warped(p, 1700.0, 400.0) / 2300.0, 4, 1u));
    return h;
}
#elif defined(PLACE_ICE)
float relief(vec2 p) {
    vec2 q = warped(p, 120.0, 14.0) / 95.0;
    vec2 cell = floor(q);
    float first = 9.0, second = 9.0;
    vec2 own = vec2(0.0);
    for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) {
        vec2 c = cell + vec2(i, j);
        vec2 chance = hash2(ivec2(c), 61u);
        float d = length(q - c - 0.5 - 0.42 * chance);
        if (d < first) { second = first; first = d; own = chance; } else second = min(second, d);
    }
    float inside = (second - first) * 95.0;
    float lead = 5.0 + 30.0 * smoothstep(0.2, -0.5, fbm(p / 520.0, 2, 65u));
    float plate = 1.0 + 0.5 * own.y + 1.1 * smoothstep(0.25, 0.6, fbm(p / 37.0, 3, 67u));
    float h = mix(-7.0, plate, smoothstep(lead - 2.5, lead + 2.5, inside) * step(own.x, 0.72));
    // Icebergs: steep faces, a tilted top.
    vec2 b = p / 430.0;
    vec2 at = floor(b);
    for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) {
        vec2 c = at + vec2(i, j);
        vec2 chance = hash2(ivec2(c), 71u);
        vec2 d = (b - c - 0.5 - 0.3 * chance) * 430.0;
        // One always stands before the first look.
        bool ahead = c == vec2(0.0, -1.0);
        if (ahead) d = p - vec2(55.0 * chance.x, -260.0);
        float size = 45.0 + 50.0 * abs(chance.x);
        float edge = 0.0;
        for (int k = 0; k < 6; k++) {
            float a = float(k) * 1.047 + 2.0 * chance.x + 0.5 * hash2(ivec2(c) + k, 73u).x;
            edge = max(edge, dot(d, vec2(cos(a), sin(a))) / (size * (0.7 + 0.3 * hash2(ivec2(c) - k, 75u).y)));
        }
        edge += 0.10 * fbm(p / 17.0, 3, 77u);
        float clear = length(c * 430.0 + 215.0 + 129.0 * chance);
        float tall = (16.0 + 26.0 * abs(chance.y)) * (1.0 + 0.35 * dot(d, chance) / size) + 5.0 * fbm(p / 40.0, 2, 79u);
        if (ahead || (chance.y > -0.25 && clear > 1.4 * size + 60.0)) h = max(h, tall * (1.0 - smoothstep(0.82, 1.0, edge)) - 7.0 * smoothstep(0.9, 1.0, edge));
    }
    return h;
}
#elif defined(PLACE_PLANET)
// Bowls with raised rims in cells of `size` metres, as shares of their depth.
float craters(vec2 p, float size, float share, uint salt) {
    vec2 q = p / size;
    vec2 cell = floor(q);
    float h = 0.0;
    for (int j = -1; j <= 1; j++) for (int i = -1; i <= 1; i++) {
        vec2 c = cell + vec2(i, j);
        vec2 chance = hash2(ivec2(c), salt);
        float r = 0.16 + 0.20 * abs(chance.x);
        float d = length(q - c - 0.5 - 0.3 * hash2(ivec2(c), salt + 1u)) / r;
        float bowl = d < 1.0 ? -1.0 + 1.3 * d * d : 0.3 * exp(-(d - 1.0) * 4.5);
        if (chance.y < share) h += r * 3.0 * bowl * (1.0 - smoothstep(1.6, 2.2, d));
    }
    return h;
}
float relief(vec2 p) {
    float h = 60.0 + 26.0 * fbm(p / 800.0, 4, 1u) + 5.0 * fbm(p / 90.0, 3, 5u);
    h += 46.0 * craters(p, 640.0, 0.1, 31u) + 13.0 * craters(p, 190.0, 0.15, 33u) + 4.0 * craters(p, 61.0, 0.0, 35u);
    float far = smoothstep(900.0, 7000.0, length(p));
    return h + far * 620.0 * ridged(warped(p, 2600.0, 700.0) / 4200.0, 5, 9u) * (1.0 - 0.6 * opening(p));
}
#endif

// What is laid into any relief: a river along the axis, mountains behind.
float land(vec2 p) {
#ifdef SEAWARD
    // Whoever stands on the shore has the sea behind.
    float h = relief(vec2(p.y, -p.x));
#else
    float h = relief(p);
#endif
#ifdef PEAKS
    float range = ridged(warped(p, 4200.0, 1100.0) / 5100.0, 5, 401u);
    h += smoothstep(1600.0, 6500.0, length(p)) * smoothstep(-5.0, 40.0, h) * (120.0 + 2000.0 * range * range) * (1.0 - 0.6 * opening(p));
#endif
#ifdef RIVER
    float d = abs(p.x - axisAt(p.y)) + 9.0 * fbm(p / 60.0, 2, 411u);
    float bank = 15.0 + 5.0 * noise(vec2(p.y / 230.0, 0.5), 413u);
    h = max(h, waterLevel + 0.8 + min(0.04 * max(d - bank, 0.0), 2.5));
    h = min(h, waterLevel + 0.8 + 0.14 * max(d - bank - 6.0, 0.0) + max(0.0, h - waterLevel) * smoothstep(bank, bank + 240.0, d));
    h = mix(waterLevel - 2.4, h, smoothstep(bank - 6.0, bank + 5.0, d));
#endif
    return h;
}
