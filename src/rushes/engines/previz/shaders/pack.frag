#version 330 core
// The finished frame as planes of 4:2:0, BT.709, limited range, one byte each: Y, then U, then V, as one
// block of rows as wide as the picture. Row 0 is the top one.
//include smooth.glsl
uniform float sited;           // pixels from an even column's left edge to where its chroma is taken
uniform sampler2D grain;
uniform ivec2 shift;
out float byte_;

void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    float code;
#ifdef LUMA
    code = 16.0 + 219.0 * smoothed(ivec2(p.x, inner.y - 1 - p.y)).a;
#else
    // Two rows of chroma fit into one row of the block.
    ivec2 half_ = inner / 2;
    bool right = p.x >= half_.x;
    int row = 2 * (p.y - inner.y) + (right ? 1 : 0);
    bool second = row >= half_.y;
    ivec2 q = ivec2(p.x - (right ? half_.x : 0), row - (second ? half_.y : 0));
    // Between the two rows.
    vec2 at = vec2(2.0 * float(q.x) + sited, float(inner.y) - (2.0 * float(q.y) + 1.0)) / vec2(inner);
    float dx = 0.5 / float(inner.x);
    vec3 c = 0.5 * (textureLod(display, at - vec2(dx, 0.0), 0.0).rgb + textureLod(display, at + vec2(dx, 0.0), 0.0).rgb);
    float y = dot(c, vec3(0.2126, 0.7152, 0.0722));
    code = 128.0 + 224.0 * (second ? (c.r - y) / 1.5748 : (c.b - y) / 1.8556);
#endif
    code += (texelFetch(grain, (p + shift + 41) & 127, 0).a - 0.5) * 0.5;
    byte_ = (floor(code + 0.5) + 0.25) / 255.0;
}
