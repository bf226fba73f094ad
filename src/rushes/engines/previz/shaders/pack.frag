#version 330 core
// Display R'G'B' to planar 4:2:0, BT.709, limited range, one byte each: Y, then U, then V, as one block
// of rows as wide as the picture. Row 0 is the top one.
uniform sampler2D display;
uniform ivec2 size;
uniform int frame;
out float byte_;

uint mixed(uvec3 v) {
    uint n = v.x * 1597334673u ^ v.y * 3812015801u ^ v.z * 2798796415u;
    n = (n ^ (n >> 15)) * 2246822519u;
    n = (n ^ (n >> 13)) * 3266489917u;
    return n ^ (n >> 16);
}

// Triangular noise one step wide hides the rounding; the same for the same frame, wherever it is drawn.
float dither(ivec2 p) {
    uint n = mixed(uvec3(uint(p.x), uint(p.y), uint(frame)));
    return (float(n & 0xffffu) + float(n >> 16)) / 65535.0 - 1.0;
}

void main() {
    ivec2 p = ivec2(gl_FragCoord.xy);
    float code;
    if (p.y < size.y) {
        vec3 c = texelFetch(display, ivec2(p.x, size.y - 1 - p.y), 0).rgb;
        code = 16.0 + 219.0 * dot(c, vec3(0.2126, 0.7152, 0.0722));
    } else {
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
        float y = dot(c, vec3(0.2126, 0.7152, 0.0722));
        code = 128.0 + 224.0 * (second ? (c.r - y) / 1.5748 : (c.b - y) / 1.8556);
    }
    byte_ = (floor(code + 0.5 + 0.5 * dither(p)) + 0.25) / 255.0;
}
