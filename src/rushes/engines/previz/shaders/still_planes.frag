#version 330 core
// Display R'G'B' to the planes of 4:2:0, BT.709, limited range; row 0 is the top one. Drawn twice: with
// CHROMA for the rows that hold U and V, which are as wide as the picture and follow its height.
uniform sampler2D display;
uniform ivec2 size;
uniform float frame;
out float byte_;

const vec3 LUMA = vec3(0.2126, 0.7152, 0.0722);

// Interleaved gradient noise hides the rounding of 219 steps.
// Jimenez, Next Generation Post Processing in Call of Duty, SIGGRAPH 2014.
float dither(vec2 p) {
    return fract(52.9829189 * fract(dot(p + 5.588238 * mod(frame, 64.0), vec2(0.06711056, 0.00583715)))) - 0.5;
}

void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
#ifdef CHROMA
    int index = (p.y - size.y) * size.x + p.x;
    int plane = size.x * size.y / 4;
    bool second = index >= plane;
    index -= second ? plane : 0;
    ivec2 half_ = size / 2;
    ivec2 q = ivec2(index % half_.x, index / half_.x);
    // Sited left: level with the even column, between the two rows.
    vec2 at = vec2(2.0 * float(q.x) + 0.5, float(size.y) - (2.0 * float(q.y) + 1.0)) / vec2(size);
    float dx = 0.5 / float(size.x);
    vec3 c = 0.5 * (textureLod(display, at - vec2(dx, 0.0), 0.0).rgb + textureLod(display, at + vec2(dx, 0.0), 0.0).rgb);
    float y = dot(c, LUMA);
    float code = 128.0 + 224.0 * (second ? (c.r - y) / 1.5748 : (c.b - y) / 1.8556);
#else
    vec3 c = texelFetch(display, ivec2(p.x, size.y - 1 - p.y), 0).rgb;
    float code = 16.0 + 219.0 * dot(c, LUMA);
#endif
    byte_ = (floor(code + 0.5 + 0.9 * dither(gl_FragCoord.xy)) + 0.25) / 255.0;
}
