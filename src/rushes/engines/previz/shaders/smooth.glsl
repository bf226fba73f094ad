// Smooths the stairs of edges, after T. Lottes, "FXAA" (the console variant): blurs along an edge, never
// across it.
uniform sampler2D display;     // fourth channel: luma
uniform ivec2 inner;           // its size

struct Around {
    vec4 middle;
    float nw, ne, sw, se;      // luma
    float low, high;           // of all five
};

Around around(ivec2 p) {
    Around a;
    a.middle = texelFetch(display, p, 0);
    ivec2 low = max(p - 1, ivec2(0)), high = min(p + 1, inner - 1);
    a.nw = texelFetch(display, ivec2(low.x, high.y), 0).a;
    a.ne = texelFetch(display, high, 0).a;
    a.sw = texelFetch(display, low, 0).a;
    a.se = texelFetch(display, ivec2(high.x, low.y), 0).a;
    a.low = min(a.middle.a, min(min(a.nw, a.ne), min(a.sw, a.se)));
    a.high = max(a.middle.a, max(max(a.nw, a.ne), max(a.sw, a.se)));
    return a;
}

bool isEdge(Around a) { return a.high - a.low > max(0.03, a.high * 0.10); }

vec4 alongEdge(Around a, ivec2 p) {
    vec2 texel = 1.0 / vec2(inner);
    vec2 at = (vec2(p) + 0.5) * texel;
    vec2 dir = vec2((a.sw + a.se) - (a.nw + a.ne), (a.nw + a.sw) - (a.ne + a.se));
    float reduce = max((a.nw + a.ne + a.sw + a.se) * 0.03125, 0.0078125);
    dir = clamp(dir / (min(abs(dir.x), abs(dir.y)) + reduce), -8.0, 8.0) * texel;
    vec4 near = 0.5 * (textureLod(display, at + dir * (-1.0 / 6.0), 0.0) + textureLod(display, at + dir * (1.0 / 6.0), 0.0));
    vec4 far = 0.5 * near + 0.25 * (textureLod(display, at - dir * 0.5, 0.0) + textureLod(display, at + dir * 0.5, 0.0));
    return far.a < a.low || far.a > a.high ? near : far;
}
