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
uniform vec3 mistColour;
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

float mistFill(float y, float top) {
    float d = y - top;
    return d < 0.0 ? d : mistHeight * (1.0 - exp(-d / mistHeight));
}

// Depth of the mist along rel; billows are read where the ray runs through the layer.
float mistDepth(vec3 rel) {
    vec2 end = eye.xz + rel.xz;
    float a = texture(cloudMap, (end + drift) / 2900.0).r;
    vec2 mid = eye.xz + rel.xz * 0.62;
    float b = texture(cloudMap, (mid + drift * 1.4) / 1300.0).g;
    float top = mistTop + (a - 0.5) * 150.0 + (b - 0.5) * 40.0;
    float y0 = eye.y, y1 = eye.y + rel.y;
    float dy = y1 - y0;
    dy = abs(dy) < 0.5 ? 0.5 : dy;
    float share = (mistFill(y0 + dy, top) - mistFill(y0, top)) / dy;
    return max(share, 0.0) * length(rel) * mistBeta * (0.25 + 1.5 * a * b * 2.0);
}
