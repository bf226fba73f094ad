// Smooths the stairs of edges, after T. Lottes, "FXAA" (the console variant): blurs along an edge, never
// across it. What is no edge is sharpened a little, as its enlargement would be soft.
uniform sampler2D display;     // fourth channel: luma
uniform ivec2 inner;           // its size
uniform float crisp;           // share of sharpening

vec4 smoothed(ivec2 p) {
    vec4 m = texelFetch(display, p, 0);
    ivec2 low_ = max(p - 1, ivec2(0)), high_ = min(p + 1, inner - 1);
    float nw = texelFetch(display, ivec2(low_.x, high_.y), 0).a, ne = texelFetch(display, high_, 0).a;
    float sw = texelFetch(display, low_, 0).a, se = texelFetch(display, ivec2(high_.x, low_.y), 0).a;
    float low = min(m.a, min(min(nw, ne), min(sw, se))), high = max(m.a, max(max(nw, ne), max(sw, se)));
    bool found = high - low > max(0.03, high * 0.10);
    vec4 c = m + crisp * (m.a - 0.25 * (nw + ne + sw + se));
    // A loop of one turn, so that pixels without an edge really skip it.
    for (int once = 0; once < 1 && found; once++) {
        vec2 texel = 1.0 / vec2(inner);
        vec2 at = (vec2(p) + 0.5) * texel;
        vec2 dir = vec2((sw + se) - (nw + ne), (nw + sw) - (ne + se));
        float reduce = max((nw + ne + sw + se) * 0.03125, 0.0078125);
        dir = clamp(dir / (min(abs(dir.x), abs(dir.y)) + reduce), -8.0, 8.0) * texel;
        vec4 near = 0.5 * (textureLod(display, at + dir * (-1.0 / 6.0), 0.0) + textureLod(display, at + dir * (1.0 / 6.0), 0.0));
        vec4 far = 0.5 * near + 0.25 * (textureLod(display, at - dir * 0.5, 0.0) + textureLod(display, at + dir * 0.5, 0.0));
        c = far.a < low || far.a > high ? near : far;
    }
    return clamp(c, 0.0, 1.0);
}
