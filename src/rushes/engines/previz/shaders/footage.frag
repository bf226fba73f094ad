#version 330 core
// A picture of a clip, treated: where it is seen from, its light and colours, its style.
uniform sampler2D before;
uniform sampler2D after;
uniform float share;          // of `after`
uniform vec2 part;            // of the picture's width and height that is seen
uniform vec2 middle;          // of that part
uniform float turned;         // radians
uniform float aspect;
uniform float mirrored;
uniform vec2 pixel;           // one pixel of the picture
uniform float warmth;
uniform float exposure;       // factor
uniform float contrast;
uniform float saturation;
uniform float vignette;
uniform float dawn;
uniform float dusk;
uniform float night;
uniform float monochrome;
uniform float noir;
uniform float pastel;
uniform float vintage;
uniform float grain;
uniform float anamorphic;
uniform float cinematic;
uniform float documentary;
uniform float tint;
uniform vec3 low;
uniform vec3 mid;
uniform vec3 high;
uniform float fog;
uniform vec3 fogColour;
uniform float gloom;
uniform float frame;
in vec2 uv;
out vec4 colour;

const vec3 LUMA = vec3(0.2126, 0.7152, 0.0722);

vec3 taken(vec2 at) {
#ifdef BLENDED
    return mix(textureLod(before, at, 0.0).rgb, textureLod(after, at, 0.0).rgb, share);
#else
    return textureLod(before, at, 0.0).rgb;
#endif
}

#ifdef PAINTED
// Kuwahara: of four squares beside a pixel the mean of the evenest one. Flat patches, edges kept.
vec3 painted(vec2 at) {
    vec3 best = vec3(0.0);
    float least = 1e9;
    for (int k = 0; k < 4; k++) {
        vec2 side = vec2(float(k % 2) * 2.0 - 1.0, float(k / 2) * 2.0 - 1.0);
        vec3 sum = vec3(0.0);
        float squares = 0.0;
        for (int i = 0; i < 2; i++)
            for (int j = 0; j < 2; j++) {
                // Between pixels, so that each look is at four of them.
                vec3 c = taken(at + side * (vec2(float(i), float(j)) * 2.0 + 0.5) * pixel);
                sum += c;
                squares += dot(c, c);
            }
        sum /= 4.0;
        float uneven = squares / 4.0 - dot(sum, sum);
        if (uneven < least) { least = uneven; best = sum; }
    }
    return best;
}
#endif

float hash(vec2 p) {
    return fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715))));
}

void main() {
    vec2 from = (uv - 0.5) * part;
    from.x *= aspect;
    from = mat2(cos(turned), sin(turned), -sin(turned), cos(turned)) * from;
    from.x /= aspect;
    vec2 at = clamp(middle + from, 0.5 * pixel, 1.0 - 0.5 * pixel);
    at.x = mix(at.x, 1.0 - at.x, mirrored);
#ifdef PAINTED
    vec3 c = painted(at);
#ifdef OUTLINED
    vec3 dx = taken(at + vec2(1.5 * pixel.x, 0.0)) - taken(at - vec2(1.5 * pixel.x, 0.0));
    vec3 dy = taken(at + vec2(0.0, 1.5 * pixel.y)) - taken(at - vec2(0.0, 1.5 * pixel.y));
    float y = dot(c, LUMA);
    float steps = 7.0 * y;
    float flat_ = (floor(steps) + smoothstep(0.35, 0.65, fract(steps))) / 7.0;
    c *= mix(1.0, flat_ / max(y, 1e-3), 0.75);
    c = mix(vec3(dot(c, LUMA)), c, 1.3);
    c *= 1.0 - 0.8 * smoothstep(0.22, 0.6, sqrt(dot(dx, dx) + dot(dy, dy)));
#else
    // Thin paint lets the paper through.
    c = mix(c, vec3(0.97, 0.95, 0.91), 0.22);
    c += 0.035 * (hash(floor(gl_FragCoord.xy * 0.5)) - 0.5);
#endif
#else
    vec3 c = taken(at);
#endif
    vec3 lin = pow(max(c, 0.0), vec3(2.2));
    // Bright and high up in the picture: sky, or a window.
    float open_ = smoothstep(0.45, 0.95, uv.y) * smoothstep(0.12, 0.5, dot(lin, LUMA));

    lin *= mix(vec3(1.0), vec3(1.10, 0.94, 0.92) * mix(0.72, 0.9, open_), dawn);
    lin = mix(lin, lin * vec3(1.28, 0.82, 0.52) * mix(0.66, 1.0, open_), dusk);
    float y0 = dot(lin, LUMA);
    vec3 moonlit = mix(lin, y0 * vec3(0.55, 0.80, 1.25), 0.72) * mix(0.22, 0.075, open_);
    lin = mix(lin, moonlit, night);

    lin *= exposure;
    lin *= exp2(0.5 * warmth * vec3(0.75, 0.04, -0.85));
    c = pow(lin, vec3(1.0 / 2.2));
    // A shoulder instead of a clipped highlight.
    c = mix(c, 1.0 - 0.2 * exp(-(c - 0.8) / 0.2), step(0.8, c));

    float grey = dot(c, LUMA);
    c = mix(vec3(grey), c, 1.0 + saturation + 0.15 * cinematic - 0.25 * documentary);
    c = mix(c, c * c * (3.0 - 2.0 * c), max(contrast, 0.0) + 0.3 * cinematic);
    c = mix(c, 0.5 + 0.62 * (c - 0.5), max(-contrast, 0.0));
    grey = dot(c, LUMA);
    c += cinematic * mix(vec3(-0.035, 0.01, 0.03), vec3(0.035, 0.01, -0.035), smoothstep(0.15, 0.75, grey));
    vec3 ramp = mix(mix(low, mid, smoothstep(0.0, 0.5, grey)), high, smoothstep(0.45, 1.0, grey));
    ramp *= (0.25 + 0.75 * grey) / max(dot(ramp, LUMA), 0.08) * mix(0.75, 1.0, grey);
    c = mix(c, clamp(ramp, 0.0, 1.0), tint);

    c = mix(c, 0.34 + 0.66 * mix(vec3(grey), c, 1.05), pastel);
    vec3 aged = vec3(0.09, 0.07, 0.06) + vec3(0.90, 0.83, 0.68) * mix(vec3(grey), c, 0.45);
    c = mix(c, aged, vintage);
    float hard = smoothstep(0.06, 0.88, grey);
    c = mix(c, vec3(hard * hard * (3.0 - 2.0 * hard)), noir);
    c = mix(c, vec3(dot(c, LUMA)), monochrome);

    c = mix(c, vec3(dot(c, LUMA)) * 0.78, gloom * (1.0 - 0.6 * night));
    c = mix(c, fogColour, fog * (0.22 + 0.62 * smoothstep(0.05, 0.8, uv.y)));

    vec2 off = (uv - 0.5) * vec2(min(aspect, 1.8), 1.0);
    float edge = vignette + 0.45 * noir + 0.35 * vintage + 0.25 * night + 0.2 * cinematic;
    c *= 1.0 - min(edge, 0.8) * smoothstep(0.25, 1.05, length(off) * 1.25) * 0.85;
    // As large as a grain of 35 mm film, whatever the size.
    float cell = max(1.0, floor(1.0 / (pixel.y * 620.0)));
    vec2 g = floor(gl_FragCoord.xy / cell) + vec2(frame * 47.0, frame * 89.0);
    float noise = hash(g) + hash(g + 17.0) - 1.0;
    c += (0.10 * grain + 0.05 * vintage + 0.05 * noir) * noise * (1.0 - 0.6 * abs(2.0 * grey - 1.0));
    float bar = max(0.0, 0.5 * (1.0 - aspect / 2.39));
    float inside = step(bar, uv.y) * step(uv.y, 1.0 - bar);
    colour = vec4(clamp(c, 0.0, 1.0) * mix(1.0, inside, anamorphic), 1.0);
}
