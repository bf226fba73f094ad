// What is seen through a room's windows, far and out of focus: the sky over soft greenery, by night a town's
// lights, and rain or snow that falls there. Directions are turned, and steepness, from the eye.
uniform vec3 outside;        // radiance of the sky
uniform float dusk;          // 0 by day to 1 by night
uniform float time;          // seconds
uniform float raining;       // 0..1
uniform float snowing;
uniform float whitened;      // 0..1, of the ground

vec3 beyond(vec2 d) {
    vec3 sky = outside * (0.85 + 0.3 * clamp(1.4 * d.y, 0.0, 1.0));
    float trees = 0.02 + 0.35 * (laidNoise(vec2(0.31 * d.x, 0.13)).r - 0.5) + 0.16 * (laidNoise(vec2(0.9 * d.x, 0.7)).a - 0.5);
    vec3 green = mix(vec3(0.15, 0.22, 0.085), vec3(0.46, 0.50, 0.56), whitened) * outside;
    green *= 0.45 + 1.1 * laidNoise(vec2(0.42, 0.55) * d).a;
    // What falls between hides what is far.
    green = mix(green, 0.8 * outside, 0.35 * max(raining, snowing));
    vec3 c = mix(green, sky, smoothstep(-0.03, 0.03, d.y - trees));
#ifdef DUSK
    vec2 cell = d / 0.042;
    vec2 one = floor(cell);
    vec2 off = fract(cell) - 0.5 - 0.34 * (vec2(chance(one + 3.0), chance(one + 11.0)) - 0.5);
    float near = smoothstep(-0.75, -0.1, d.y) * smoothstep(0.16, 0.02, d.y);
    float lit = step(1.0 - 0.42 * near, chance(one));
    float far = length(off) / mix(0.15, 0.32, chance(one + 13.0));
    float disc = smoothstep(1.0, 0.86, far) * (0.7 + 0.3 * smoothstep(0.4, 0.9, far));
    vec3 lamp = mix(vec3(1.5, 0.78, 0.26), vec3(0.75, 0.95, 1.35), step(0.72, chance(one + 5.0)));
    lamp = mix(lamp, vec3(1.5, 0.2, 0.16), step(0.9, chance(one + 8.0)));
    c += lamp * (dusk * lit * disc * (0.25 + 0.75 * chance(one + 2.0)));
#endif
#ifdef RAIN
    float fall = laidNoise(vec2(7.0 * d.x, 0.16 * d.y + 1.3 * time)).g + laidNoise(vec2(4.1 * d.x + 0.4, 0.1 * d.y + 0.9 * time)).g;
    c += (0.35 * outside + 0.03) * (raining * clamp(2.2 * (fall - 1.12), 0.0, 0.8));
#endif
#ifdef SNOW
    for (int i = 0; i < 3; i++) {
        float size = 11.0 + 9.0 * float(i);
        vec2 at = vec2(d.x + 0.03 * sin(1.3 * time + 5.0 * d.y + float(i)), d.y + time * (0.34 - 0.07 * float(i))) * size;
        vec2 flake = floor(at);
        vec2 away = fract(at) - 0.5 - 0.5 * (vec2(chance(flake), chance(flake + 4.0)) - 0.5);
        float there = step(1.0 - 0.75 * snowing, chance(flake + 9.0));
        c = mix(c, 1.15 * outside + 0.05, there * smoothstep(0.17, 0.08, length(away)));
    }
#endif
    return c;
}

#ifdef RAIN
// Drops on the pane, at p metres on it: which way they bend what is seen, and their own shine.
vec3 drops(vec2 p) {
    vec2 cell = p / 0.042;
    vec2 one = floor(cell);
    vec2 v = (fract(cell) - 0.5 - 0.4 * (vec2(chance(one + 1.0), chance(one + 6.0)) - 0.5)) / mix(0.12, 0.28, chance(one + 2.0));
    float bead = smoothstep(1.0, 0.7, length(v)) * step(1.0 - 0.7 * raining, chance(one));
    vec3 bent = vec3(v * bead, bead * smoothstep(0.2, 1.0, v.y - 0.4 * v.x));
    // Runs down, now slow, now fast; its trail thins out above it.
    for (int i = 0; i < 2; i++) {
        float wide = 0.13 + 0.06 * float(i);
        float lane = floor(p.x / wide + 0.37 * float(i));
        float own = chance(vec2(lane, 7.0 + float(i)));
        float gone = time * (0.10 + 0.16 * own) + 0.05 * sin(time * (1.0 + own) + 40.0 * own) + 9.0 * own;
        float above = fract((p.y + gone) / 1.5) * 1.5;
        float middle = (lane + 0.5 - 0.37 * float(i)) * wide + 0.3 * wide * (own - 0.5) + 0.006 * sin(23.0 * p.y + 40.0 * own);
        float across = (p.x - middle) / mix(0.011, 0.005, smoothstep(0.0, 0.5, above));
        float trail = smoothstep(1.0, 0.6, abs(across)) * smoothstep(0.6, 0.05, above) * step(own, 0.25 + 0.75 * raining);
        float head = smoothstep(0.028, 0.0, above);
        bent = mix(bent, vec3(0.8 * across, -0.35 - 0.4 * head, 0.25 + 0.6 * head), trail);
    }
    return bent;
}
#endif

// `p` metres on the pane, `pixel` as many across a pixel.
vec3 window(vec3 rel, vec2 p, float pixel) {
    vec2 d = vec2(atan(rel.x, -rel.z), rel.y / max(length(rel.xz), 0.001));
#ifdef RAIN
    vec3 bent = drops(p) * (1.0 - 0.6 * smoothstep(0.008, 0.03, pixel));
    vec3 c = beyond(d + bent.xy * vec2(-0.35, -0.5)) * (1.0 - 0.25 * length(bent.xy));
    return c + bent.z * (0.22 * outside + 0.02);
#else
    return beyond(d);
#endif
}
