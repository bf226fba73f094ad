#version 330 core
// Blades side by side, each bent its own way and narrowing to its tip.
in vec2 uv;
flat in float way;
flat in vec3 colour;
flat in vec4 bloom;
out vec4 frag;

void main() {
    float x = uv.x * 3.5 + 10.0;
    float inside = 0.0, shade = 0.0;
    for (int i = -1; i <= 1; i++) {
        float cell = floor(x) + float(i);
        float r = fract(sin(cell * 12.9898 + way) * 43758.5453);
        float tall = 0.45 + 0.55 * r;
        float up = uv.y / tall;
        float bend = (fract(r * 7.7) - 0.5) * 1.9 * up * up;
        float half_ = 0.34 * (1.0 - up);
        if (up < 1.0 && abs(x - cell - 0.5 - bend) < half_) {
            inside = 1.0;
            shade = max(shade, 0.55 + 0.75 * up + 0.25 * (r - 0.5));
        }
    }
    vec3 c = colour * shade;
    if (bloom.a > 0.5) {
        if (abs(uv.x) < 0.07 && uv.y < 0.84) {
            inside = 1.0;
            c = colour * (0.6 + 0.5 * uv.y);
        }
        vec2 o = vec2(uv.x, (uv.y - 0.84) * 1.7);
        if (dot(o, o) < 0.045) {
            inside = 1.0;
            c = bloom.rgb * (0.8 + 0.5 * uv.y);
        }
    }
    if (inside < 0.5) discard;
    frag = vec4(c, 1.0);
}
