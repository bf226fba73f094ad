#version 330 core
// Blades side by side, each bent its own way and narrowing to its tip.
in vec2 uv;
flat in float way;
flat in vec3 colour;
flat in vec4 bloom;
flat in vec2 size;
out vec4 frag;

#ifdef FLOWERS
// HEAD: radius of a flower, metres; STALK: half its stalk, in heads; STEMS: of one tuft.
#if defined(SUNFLOWERS)
#define HEAD 0.17
#define STALK 0.10
#define STEMS 1
vec4 flower(vec2 o, float r) {
    o += vec2(0.0, 0.1);
    float far = length(o * vec2(1.0, 1.12)), turn = atan(o.y, o.x);
    vec3 c = far < 0.46 ? vec3(0.10, 0.045, 0.02) * (0.6 + far) * bloom.g * 2.5 : bloom.rgb * (0.75 + 0.35 * far);
    return vec4(c, step(far, 0.80 + 0.20 * abs(sin(turn * 8.0 + r))));
}
#elif defined(POPPIES)
#define HEAD 0.052
#define STALK 0.10
#define STEMS 3
vec4 flower(vec2 o, float r) {
    float far = length(o * vec2(1.0, 1.25)), turn = atan(o.y, o.x);
    vec3 c = bloom.rgb * (0.62 + 0.5 * far + 0.25 * o.y + 0.1 * sin(turn * 11.0));
    if (length(o - vec2(0.05, -0.1)) < 0.22) c = bloom.rgb * 0.06;
    return vec4(c, step(far, 0.88 + 0.12 * cos(turn * 4.0 + r * 6.0)));
}
#elif defined(TULIPS)
#define HEAD 0.045
#define STALK 0.13
#define STEMS 3
vec4 flower(vec2 o, float r) {
    float wide = 0.78 * sqrt(max(1.0 - 0.55 * (o.y + 0.25) * (o.y + 0.25), 0.0));
    float top = 0.85 + 0.28 * cos(o.x * 8.0);
    return vec4(bloom.rgb * (0.7 + 0.35 * cos(o.x * 2.4) + 0.2 * o.y), step(abs(o.x), wide) * step(o.y, top) * step(-1.05, o.y));
}
#elif defined(LAVENDER)
#define HEAD 0.016
#define STALK 0.22
#define STEMS 6
vec4 flower(vec2 o, float r) {
    // A spike of small flowers in rings.
    float along = (o.y + 9.0) / 10.0;
    float wide = 1.15 * sqrt(clamp(1.0 - along, 0.0, 1.0)) * (0.65 + 0.35 * cos(o.y * 3.4));
    return vec4(bloom.rgb * (0.6 + 0.6 * along + 0.25 * cos(o.y * 3.4)), step(abs(o.x), wide) * step(0.0, along) * step(along, 1.0));
}
#else
#define HEAD 0.034
#define STALK 0.12
#define STEMS 3
vec4 flower(vec2 o, float r) {
    float far = length(o * vec2(1.0, 1.15)), turn = atan(o.y, o.x);
    vec3 c = far < 0.30 ? vec3(0.75, 0.50, 0.08) * (bloom.r + bloom.g + bloom.b) * 0.7 : bloom.rgb * (0.75 + 0.35 * far);
    return vec4(c, step(far, 0.72 + 0.28 * abs(cos(turn * 4.0 + r * 3.0))));
}
#endif
#endif

void main() {
#ifdef BROAD
    const float blades = 1.6;
#else
    const float blades = 3.5;
#endif
    float x = uv.x * blades + 10.0;
    float inside = 0.0, shade = 0.0;
    for (int i = -1; i <= 1; i++) {
        float cell = floor(x) + float(i);
        float r = fract(sin(cell * 12.9898 + way) * 43758.5453);
        float tall = 0.45 + 0.55 * r;
        float up = uv.y / tall;
        float bend = (fract(r * 7.7) - 0.5) * 1.9 * up * up;
#ifdef BROAD
        float half_ = 0.42 * sqrt(max(1.0 - up, 0.0)) * (0.25 + 0.75 * smoothstep(0.0, 0.5, up));
#else
        float half_ = 0.34 * (1.0 - up);
#endif
        if (up < 1.0 && abs(x - cell - 0.5 - bend) < half_) {
            inside = 1.0;
            shade = max(shade, 0.55 + 0.75 * up + 0.25 * (r - 0.5));
#ifdef BROAD
            // A rib along the middle.
            shade *= 0.8 + 0.5 * smoothstep(0.0, 0.1, abs(x - cell - 0.5 - bend));
#endif
        }
    }
    vec3 c = colour * shade;
#ifdef FLOWERS
    if (bloom.a > 0.5) {
        for (int i = 0; i < STEMS; i++) {
            float r = fract(sin(float(i + 1) * 78.233 + way) * 43758.5453);
            float up = 0.97 - HEAD / max(size.y, 2.0 * HEAD) - 0.34 * fract(r * 3.7) * step(1.5, float(STEMS));
            float across = STEMS == 1 ? 0.0 : (float(i) + 0.5) / float(STEMS) * 1.5 - 0.75 + 0.25 * (r - 0.5);
            vec2 o = vec2((uv.x - across * (0.3 + 0.7 * uv.y)) * size.x, (uv.y - up) * size.y) / HEAD;
            if (abs(o.x) < STALK && o.y < 0.0) {
                inside = 1.0;
                c = colour * (0.6 + 0.6 * uv.y);
            }
            vec4 head = flower(o, r);
            if (head.a > 0.5) {
                inside = 1.0;
                c = head.rgb;
            }
        }
    }
#endif
    if (inside < 0.5) discard;
    frag = vec4(c, 1.0);
}
