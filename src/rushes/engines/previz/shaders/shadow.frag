#version 330 core
// Share of the sun's (or moon's) disc that each point of the ground sees, for two hours at once.
uniform sampler2D heightMap;     // this level
uniform sampler2D widerMap;      // the next wider level
uniform vec2 origin;
uniform float texel;             // metres of a texel of this target
uniform vec4 frame;              // heightMap: origin x, z, 1 / extent, unused
uniform vec4 wider;              // widerMap: origin x, z, 1 / extent, unused
uniform vec3 light[2];
uniform int lights;              // 1 if both are the same
uniform float top;               // highest ground, metres
out vec2 sunlit;

float groundAt(vec2 p) {
    vec2 uv = (p - frame.xy) * frame.z;
    vec2 inside = abs(uv - 0.5);
    if (max(inside.x, inside.y) < 0.499) return textureLod(heightMap, uv, 0.0).r;
    return textureLod(widerMap, (p - wider.xy) * wider.z, 0.0).r;
}

float visible(vec3 from, vec3 dir) {
    if (dir.y <= 0.0) return 0.0;
    float flat_ = length(dir.xz);
    float lit = 1.0;
    float t = texel * 1.5;
    for (int i = 0; i < 40; i++) {
        vec3 q = from + dir * (t / max(flat_, 0.05));
        if (q.y > top) break;
        float clear = (q.y - groundAt(q.xz)) / t;
        lit = min(lit, 0.5 + clear * 26.0);
        if (lit <= 0.0) break;
        t *= 1.17;
        t += texel * 0.5;
    }
    return clamp(lit, 0.0, 1.0);
}

void main() {
    vec2 p = origin + gl_FragCoord.xy * texel;
    vec3 from = vec3(p.x, groundAt(p) + texel * 0.15, p.y);
    // A loop, as a branch that is not taken is worked out, too.
    float seen[2];
    for (int i = 0; i < lights; i++) seen[i] = visible(from, light[i]);
    sunlit = vec2(seen[0], seen[lights - 1]);
}
