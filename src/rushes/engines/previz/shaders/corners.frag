#version 330 core
// How much of the room around each point is open, at half the picture's size, from its depth alone.
// After M. McGuire et al., "The Alchemy Screen-Space Ambient Obscurance Algorithm", HPG 2011.
uniform sampler2D depth;
uniform vec2 lens;           // tangent of half the view across and up
uniform vec2 range;          // nearest and farthest metres
uniform float reach;         // metres
in vec2 uv;
out vec4 frag;

float away(vec2 at) {
    float d = textureLod(depth, at, 0.0).r * 2.0 - 1.0;
    return 2.0 * range.x * range.y / (range.y + range.x - d * (range.y - range.x));
}
vec3 place(vec2 at) {
    float z = away(at);
    return vec3((at * 2.0 - 1.0) * lens * z, -z);
}

void main() {
    vec3 p = place(uv);
    vec3 n = normalize(cross(dFdx(p), dFdy(p)));
    vec2 wide = min(reach / (2.0 * -p.z * lens), vec2(0.12));
    ivec2 cell = ivec2(gl_FragCoord.xy) & 3;
    float turn = float((cell.x * 5 + cell.y * 11 + ((cell.x ^ cell.y) * 3)) & 15) * 0.3927;
    float sum = 0.0;
    for (int i = 0; i < 8; i++) {
        float r = (float(i) + 0.6) / 8.0, a = turn + float(i) * 2.399963;
        vec3 v = place(uv + wide * (r * vec2(cos(a), sin(a)))) - p;
        float d = dot(v, v);
        float f = max(1.0 - d / (reach * reach), 0.0);
        sum += f * f * max(dot(v, n) - 0.004 * -p.z, 0.0) * inversesqrt(d + 1e-4);
    }
    float far = smoothstep(0.6, 1.0, -p.z / range.y);
    frag = vec4(mix(clamp(1.0 - sum * (2.0 / 8.0), 0.0, 1.0), 1.0, far));
}
