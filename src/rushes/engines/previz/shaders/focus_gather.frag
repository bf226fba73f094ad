#version 330 core
// Spreads what is out of focus over a disc, at half the picture's size; in alpha how far it is out.
uniform sampler2D light;
uniform sampler2D depth;
uniform vec2 range;          // nearest and farthest metres
uniform float sharp;         // metres to what is sharp
uniform float wide;          // radius of a point infinitely far away, share of the height
uniform float widest;
uniform float aspect;
in vec2 uv;
out vec4 frag;

float away(vec2 at) {
    float d = textureLod(depth, at, 0.0).r * 2.0 - 1.0;
    return 2.0 * range.x * range.y / (range.y + range.x - d * (range.y - range.x));
}
float radius(float z) { return min(wide * abs(z - sharp) / z, widest); }

void main() {
    float z = away(uv), own = radius(z);
    vec3 sum = textureLod(light, uv, 0.0).rgb;
    float total = 1.0, most = own;
    for (int i = 0; i < 22; i++) {
        float r = sqrt((float(i) + 0.5) / 22.0) * widest, a = float(i) * 2.399963;
        vec2 at = uv + r * vec2(cos(a) / aspect, sin(a));
        float there = away(at), its = radius(there);
        // What lies behind the sharp thing must not bleed over it.
        float reach = there < z ? its : min(its, own);
        float share = smoothstep(r - 0.25 * widest, r + 0.10 * widest, reach);
        vec3 c = textureLod(light, at, 0.0).rgb;
        sum += c * share;
        total += share;
        if (there < z) most = max(most, its * share);
    }
    frag = vec4(sum / total, smoothstep(0.0015, 0.006, most));
}
