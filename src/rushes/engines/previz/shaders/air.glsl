#ifndef MIST_STEPS
#define MIST_STEPS 5
#endif
// Haze, fog and mist between the eye and a point. Densities per metre.
uniform vec3 eye;
uniform vec3 hazeBeta;       // extinction at height 0
uniform float hazeHeight;    // metres to 1/e
uniform vec3 hazeTint;       // colours the sky's light into that of the haze
uniform float glow;          // strength of the forward scattering around the key light
uniform vec3 glowColour;
uniform float mistBeta;
uniform float mistTop;
uniform float mistHeight;
uniform vec3 mistColour;      // away from the light
uniform vec3 mistLit;         // towards it
uniform vec2 drift;          // metres that the mist has moved
uniform sampler2D cloudMap;  // r: soft noise, g: billows, b: fine, a: very broad

float hazeDepth(vec3 rel) {
    float y0 = eye.y, y1 = eye.y + rel.y;
    float dy = y1 - y0;
    float mean = abs(dy) < 1.0 ? exp(-(y0 + 0.5 * dy) / hazeHeight)
        : hazeHeight * (exp(-y0 / hazeHeight) - exp(-y1 / hazeHeight)) / dy;
    return mean * length(rel);
}

// The haze's own light in one direction.
vec3 hazeLight(vec3 dir) {
    vec3 side = normalize(vec3(dir.x, max(dir.y, 0.0) + 0.035, dir.z));
    float mu = max(dot(dir, keyDir), 0.0);
    float near = pow(mu, 8.0) * 0.35 + pow(mu, 48.0) * 0.65;
    return skyAt(side) * hazeTint + glowColour * (glow * near);
}

// Mist at one place: full below its top, gone a little above it; top and thickness differ from place to place.
// Farther away it thins out over more height, as the mesh there is too coarse for a sharp top.
float mistAt(vec3 q, float soft) {
    float broad = textureLod(cloudMap, (q.xz + drift) / 3900.0, 3.0).r;
    float billow = textureLod(cloudMap, (q.xz + drift * 1.6) / 1150.0, 2.0).g;
    float top = mistTop + (broad - 0.5) * 3.2 * mistHeight + (billow - 0.45) * 1.5 * mistHeight;
    float over = (q.y - top) / soft;
    return (over < 0.0 ? 1.0 : exp(-over)) * smoothstep(0.30, 0.72, 0.55 * broad + 0.55 * billow);
}

// Depth of the mist along rel.
float mistDepth(vec3 rel) {
    float soft = max(0.9 * mistHeight, 0.018 * length(rel));
    float ceiling = mistTop + 2.4 * mistHeight + 4.5 * soft;
    float y1 = eye.y + rel.y;
    float from = 0.0, to = 1.0;
    if (eye.y > ceiling) from = clamp((eye.y - ceiling) / max(eye.y - y1, 1e-3), 0.0, 1.0);
    if (y1 > ceiling) to = clamp((ceiling - eye.y) / max(y1 - eye.y, 1e-3), 0.0, 1.0);
    if (eye.y > ceiling && y1 > ceiling) return 0.0;
    float sum = 0.0;
    const int N = MIST_STEPS;
    for (int i = 0; i < N; i++) {
        // Closer samples near the point that is seen, where the mist is densest.
        float f = (float(i) + 0.5) / float(N);
        float s = mix(from, to, 1.0 - (1.0 - f) * (1.0 - f));
        sum += mistAt(eye + rel * s, soft) * 2.0 * (1.0 - f) / float(N);
    }
    return sum * (to - from) * length(rel) * mistBeta;
}

// The mist's own light in one direction: warm about the sun, the colour of the open sky elsewhere.
vec3 mistLight(vec3 dir) {
    float mu = max(dot(dir, keyDir), 0.0);
    float near = mu * mu * mu;
    return mix(mistColour, mistLit, near * near * near) + glowColour * (glow * 0.7 * pow(mu, 24.0));
}
