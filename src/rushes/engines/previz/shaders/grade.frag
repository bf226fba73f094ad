#version 330 core
// Exposure, glow, tone curve and grade: scene light in, display R'G'B' (0..1) out.
uniform sampler2D scene;
uniform sampler2D bloom;
uniform sampler2D grain;
uniform ivec2 shift;
uniform float gain;
uniform float bloomShare;    // of light that was stored as the root of a ninth
uniform mat3 developed;      // balance, the colours of the night, and a little towards grey
uniform float saturation;
uniform float contrast;
uniform vec3 shadowTint;     // added to the dark end
uniform float vignette;
#ifdef PAINTED
uniform sampler2D depth;

float distanceAt(ivec2 p) {
    float z = texelFetch(depth, clamp(p, ivec2(0), textureSize(depth, 0) - 1), 0).r;
    return 1.0 / max(1.0 - z, 1e-5);
}

// Light in steps, and a soft dark line where something near stands in front of something far.
vec3 painted(vec3 c, ivec2 at) {
    float m = distanceAt(at);
    int w = max(1, textureSize(depth, 0).y / 540);
    float n = distanceAt(at + ivec2(0, w)), s = distanceAt(at - ivec2(0, w));
    float e = distanceAt(at + ivec2(w, 0)), v = distanceAt(at - ivec2(w, 0));
    float jump = max(abs(n + s - 2.0 * m), abs(e + v - 2.0 * m)) / m;
    float l = max(dot(c, vec3(0.2126, 0.7152, 0.0722)), 1e-3);
    float x = l * 6.0;
    float stepped = (floor(x) + smoothstep(0.30, 0.70, fract(x))) / 6.0 + 0.02;
    float ground = m < 9e4 ? 1.0 : 0.0;
    c *= mix(1.0, stepped / l, 0.75 * ground);
    // Not where the land or the sea ends far away.
    float line = smoothstep(0.12, 0.5, jump) * (1.0 - smoothstep(2000.0, 5000.0, m));
    return mix(c, c * vec3(0.30, 0.28, 0.38), 0.65 * line);
}
#endif
uniform float aspect;
uniform float lift;          // how far black is faded
uniform vec3 fade;           // towards what
uniform float grainShare;    // noise of film, display units
#ifdef WATERCOLOUR
// The most even of four neighbourhoods: washes with firm borders (M. Kuwahara, 1976), on paper.
vec3 wash(ivec2 at) {
    ivec2 last = textureSize(scene, 0) - 1;
    int w = max(1, last.y / 300);
    vec3 best = vec3(0.0);
    float least = 1e9;
    for (int q = 0; q < 4; q++) {
        ivec2 way = ivec2((q & 1) * 2 - 1, (q >> 1) * 2 - 1);
        vec3 sum = vec3(0.0);
        float square = 0.0, mean = 0.0;
        for (int i = 0; i < 9; i++) {
            vec3 c = texelFetch(scene, clamp(at + way * ivec2(i % 3, i / 3) * w, ivec2(0), last), 0).rgb * gain;
            float l = dot(c, vec3(0.2126, 0.7152, 0.0722));
            l = l / (l + 0.3);
            sum += c;
            mean += l;
            square += l * l;
        }
        float spread = square / 9.0 - (mean / 9.0) * (mean / 9.0);
        if (spread < least) { least = spread; best = sum / 9.0; }
    }
    return best;
}
#endif
in vec2 uv;
out vec4 frag;

// A filmic toe and shoulder with the display's gamma in it (J. Hejl and R. Burgess-Dawson).
vec3 curve(vec3 x) {
    x = max(x - 0.002, 0.0);
    return (x * (6.2 * x + 0.5)) / (x * (6.2 * x + 1.7) + 0.06);
}

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec3 glow = textureLod(bloom, uv, 0.0).rgb;
#ifdef WATERCOLOUR
    vec3 seen = wash(at);
#else
    vec3 seen = texelFetch(scene, at, 0).rgb * gain;
#endif
    vec3 c = developed * (seen + glow * glow * bloomShare);
#ifdef ANAMORPHIC
    // A wide lens draws lights out sideways, bluish.
    vec3 streak = vec3(0.0);
    for (int i = 1; i <= 9; i++) {
        float off = 0.012 * float(i) * (1.0 + 0.12 * float(i)), share = exp(-0.28 * float(i));
        vec3 l = textureLod(bloom, uv + vec2(off, 0.0), 0.0).rgb, r = textureLod(bloom, uv - vec2(off, 0.0), 0.0).rgb;
        streak += (l * l * l * l + r * r * r * r) * share;
    }
    c += vec3(0.25, 0.55, 1.0) * streak * 1.6;
#endif
    vec2 q = (uv - 0.5) * vec2(min(aspect, 1.6), 1.0) / 0.94;
    c = curve(c * (1.0 - vignette * smoothstep(0.25, 1.15, dot(q, q) * 1.6)));
    float l = dot(c, vec3(0.2126, 0.7152, 0.0722));
    c = mix(vec3(l), c, saturation) + shadowTint * ((1.0 - l) * (1.0 - l));
    c *= 1.0 - contrast + c * (contrast * 3.0 - contrast * 2.0 * c);
#ifdef PAINTED
    c = painted(c, at);
#endif
#ifdef WATERCOLOUR
    float paper = texelFetch(grain, (at / 3) & 127, 0).r + texelFetch(grain, (at / 11 + 40) & 127, 0).g - 1.0;
    float pale = smoothstep(0.35, 0.0, min(min(uv.x, 1.0 - uv.x) * aspect, min(uv.y, 1.0 - uv.y)) * 6.0 + 0.25 * paper);
    c = mix(c * (1.0 + 0.10 * paper), vec3(0.96, 0.94, 0.90), max(0.14, 0.9 * pale));
#endif
#ifdef FADED
    c = mix(c, fade, lift * (1.0 - c));
#endif
#ifdef GRAINY
    vec3 film = texelFetch(grain, (at * 2 / 3 + shift) & 127, 0).ggg - 0.5;
    c += film * (grainShare * (1.0 - 0.6 * l));
#endif
    // Noise of one step hides the rounding to eight bits; the fourth channel is for the edges.
    c = clamp(c + (texelFetch(grain, (at + shift) & 127, 0).rgb - 0.5) * (2.0 / 255.0) * 0.9, 0.0, 1.0);
    frag = vec4(c, dot(c, vec3(0.2126, 0.7152, 0.0722)));
}
