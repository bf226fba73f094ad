// Reads a picture at another size with a Catmull-Rom kernel, in five reads that the sampler itself blends;
// the four corners of the kernel weigh next to nothing and are left out.
uniform sampler2D display;
uniform vec2 inner;            // size of the picture that is read

vec4 enlarged(vec2 uv) {
    vec2 p = uv * inner;
    vec2 base = floor(p - 0.5) + 0.5;
    vec2 f = p - base;
    vec2 w0 = f * (-0.5 + f * (1.0 - 0.5 * f));
    vec2 w1 = 1.0 + f * f * (-2.5 + 1.5 * f);
    vec2 w2 = f * (0.5 + f * (2.0 - 1.5 * f));
    vec2 w3 = f * f * (-0.5 + 0.5 * f);
    vec2 w12 = w1 + w2;
    vec2 a = (base - 1.0) / inner, b = (base + w2 / w12) / inner, c = (base + 2.0) / inner;
    float n = w12.x * w0.y, s = w12.x * w3.y, w = w0.x * w12.y, e = w3.x * w12.y, m = w12.x * w12.y;
    vec4 sum = textureLod(display, b, 0.0) * m
        + textureLod(display, vec2(b.x, a.y), 0.0) * n + textureLod(display, vec2(b.x, c.y), 0.0) * s
        + textureLod(display, vec2(a.x, b.y), 0.0) * w + textureLod(display, vec2(c.x, b.y), 0.0) * e;
    return sum / (m + n + s + w + e);
}
