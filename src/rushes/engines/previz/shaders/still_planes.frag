#version 330 core
// Display R'G'B' to the planes of 4:2:0, BT.709, limited range; row 0 is the top one. Drawn twice: luma at
// the picture's size, and with CHROMA both colour planes at half of it.
uniform sampler2D display;
uniform ivec2 size;
uniform float frame;

const vec3 LUMA = vec3(0.2126, 0.7152, 0.0722);

// Interleaved gradient noise hides the rounding of 219 steps.
// Jimenez, Next Generation Post Processing in Call of Duty, SIGGRAPH 2014.
float byte_(float code) {
    vec2 p = gl_FragCoord.xy + 5.588238 * mod(frame, 64.0);
    float noise = fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715)))) - 0.5;
    return (floor(code + 0.5 + 0.9 * noise) + 0.25) / 255.0;
}

#ifdef CHROMA
layout(location = 0) out float blue;
layout(location = 1) out float red;
void main() {
    // Sited left: level with the even column, between the two rows.
    vec2 q = floor(gl_FragCoord.xy);
    vec2 at = vec2(2.0 * q.x + 0.5, float(size.y) - (2.0 * q.y + 1.0)) / vec2(size);
    vec2 dx = vec2(0.5 / float(size.x), 0.0);
    vec3 c = 0.5 * (textureLod(display, at - dx, 0.0).rgb + textureLod(display, at + dx, 0.0).rgb);
    float y = dot(c, LUMA);
    blue = byte_(128.0 + 224.0 * (c.b - y) / 1.8556);
    red = byte_(128.0 + 224.0 * (c.r - y) / 1.5748);
}
#else
layout(location = 0) out float luma;
void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    vec3 c = texelFetch(display, ivec2(p.x, size.y - 1 - p.y), 0).rgb;
    luma = byte_(16.0 + 219.0 * dot(c, LUMA));
}
#endif
