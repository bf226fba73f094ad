#version 330 core
// Light that the air sends on its way to the eye, where the key light reaches it: at a quarter of the size.
uniform sampler2D depth;
uniform sampler2DShadow shadowMap;
uniform sampler2D patternMap;
uniform mat4 shadowView;
uniform float keyReach;
uniform vec3 keyAt;
uniform mat4 unview;
uniform vec3 eye;
uniform vec3 keyDir;
uniform vec3 keyColour;
uniform vec2 range;
uniform float farthest;      // metres that are followed
uniform float strength;      // share of the light that a metre of air sends
uniform float clock;
in vec2 uv;
out vec4 frag;

void main() {
    vec4 far = unview * vec4(uv * 2.0 - 1.0, 1.0, 1.0);
    vec3 dir = far.xyz / far.w;
    vec4 mid = unview * vec4(0.0, 0.0, 1.0, 1.0);
    vec3 ahead = normalize(mid.xyz / mid.w);
    dir /= dot(dir, ahead);
    float d = textureLod(depth, uv, 0.0).r * 2.0 - 1.0;
    float z = min(2.0 * range.x * range.y / (range.y + range.x - d * (range.y - range.x)), farthest);
    vec2 p = gl_FragCoord.xy;
    float start = fract(52.9829189 * fract(dot(p, vec2(0.06711056, 0.00583715))));
    float sum = 0.0;
    for (int i = 0; i < 14; i++) {
        vec3 at = eye + dir * (z * (float(i) + start) / 14.0);
#ifdef UNDER_WATER
        // Through the waves above.
        vec2 top = (at + keyDir * (12.0 - at.y) / max(keyDir.y, 0.2)).xz;
        float lit = textureLod(patternMap, top / 21.0 + vec2(0.004, 0.003) * clock, 0.0).r
            * textureLod(patternMap, top / 13.0 - vec2(0.005, 0.002) * clock, 0.0).r;
        lit = smoothstep(0.20, 0.52, lit) * exp(-max(12.0 - at.y, 0.0) * 0.05);
#else
        vec4 s = shadowView * vec4(at, 1.0);
        s.xyz /= s.w;
        vec2 out_ = abs(s.xy - 0.5);
        float inside = step(max(out_.x, out_.y), 0.5);
        float lit = texture(shadowMap, s.xyz) * inside;
        if (keyReach > 0.0) lit *= (1.0 - smoothstep(0.2, 0.5, length(out_)));
        lit *= 0.55 + 0.9 * textureLod(patternMap, at.xz / 5.0 + vec2(at.y * 0.13, 0.01 * clock), 0.0).r;
#endif
        sum += lit;
    }
    float mu = dot(normalize(dir), keyDir);
    float phase = 0.6 + 0.9 * pow(max(mu, 0.0), 4.0);
    frag = vec4(keyColour * (sum / 14.0 * z * strength * phase), 0.0);
}
