#version 330 core
//include sky.glsl
uniform vec3 eye;
uniform sampler2D slopeMap;    // slope x, z; foam; height
uniform vec2 slopes;           // scale of the slopes: waves, ripples
uniform sampler2D mirrorMap;   // what stands around the water, upside down
uniform sampler2D cloudMap;
uniform vec2 screen;
uniform float waveSize;
uniform float waveHeight;
uniform float clock;
uniform float glitterShare;    // the moon's is fainter than the exposure of the night would make it
uniform float whitecaps;       // 0..1
uniform float chop;            // share of small ripples
uniform vec3 keyColour;
uniform vec3 skyAbove;
uniform vec3 deepColour;
uniform vec3 shallowColour;
uniform vec3 glowColour;
uniform float glow;
in vec3 rel;
in vec3 through;
in vec3 light;
in float calm;
#ifdef SHORE
in float depth;
#endif
out vec4 frag;

void main() {
    vec2 p = eye.xz + rel.xz;
    float d = length(rel);
    vec3 v = -rel / d;
    vec4 big = texture(slopeMap, p / waveSize);
    vec2 q = mat2(0.8, 0.6, -0.6, 0.8) * p;
    vec4 small = texture(slopeMap, q / (waveSize * 0.137) + 0.31 + clock * 0.004);
    vec2 slope = (big.xy - 0.5) * slopes.x + (small.xy - 0.5) * (slopes.y * calm);
    vec3 n = normalize(vec3(-slope.x, 1.0, -slope.y));
    float facing = max(dot(n, v), 0.02);
    // What the pixel cannot resolve any more roughens the surface and evens out the mirror.
    float rough = 0.004 + 14.0 * chop + (waveHeight / waveSize) * 0.9 * smoothstep(60.0, 1800.0, d);
    float grazing = (1.0 - facing) * (1.0 - facing);
    float fresnel = 0.02 + 0.98 * grazing * grazing * (1.0 - facing) / (1.0 + 9.0 * rough);
    vec3 r = reflect(-v, n);
    r.y = abs(r.y) + rough * 0.9;
    r = normalize(r);
    float mu = max(dot(r, keyDir), 0.0);
    // Powers of whole numbers are worked out as products: pow takes as long as a read.
    float mu2 = mu * mu, mu4 = mu2 * mu2, mu8 = mu4 * mu4;
    float mu32 = mu8 * mu8 * mu8 * mu8;
    vec3 sky = skyAt(r) + glowColour * (glow * (0.3 * mu8 * mu2 + 0.9 * mu32 * mu32 * mu4 * mu2));
    float open = glitterShare;
#ifdef MIRROR
    vec2 uv = gl_FragCoord.xy / screen + vec2(slope.x, -abs(slope.y)) * vec2(0.30, 0.55) * (1.0 - 0.6 * smoothstep(200.0, 3000.0, d));
    vec4 around = textureLod(mirrorMap, uv, 0.0);
    sky = mix(sky, around.rgb / max(around.a, 0.02), smoothstep(0.0, 1.0, around.a));
    // Land in the way hides the key light, too.
    open *= 1.0 - 0.97 * smoothstep(0.2, 0.8, around.a);
#endif
    // Glitter: how likely a facet here sends the key light to the eye.
    vec3 h = normalize(keyDir + v);
    vec2 wanted = -h.xz / max(h.y, 0.05) - slope;
    // Slopes that the pixel cannot resolve any more spread it.
    float lost = slopes.x * slopes.x * 0.03 * smoothstep(80.0, 2000.0, d);
    float spread = 2.0 * (0.0012 + 2.2 * chop + 80.0 * chop * chop + lost);
    float glitter = exp(-dot(wanted, wanted) / spread) / (3.14 * spread) / max(4.0 * v.y + 0.15, 0.12);
    float away = 1.0 - max(dot(h, v), 0.0), away2 = away * away;
    vec3 sun = open * keyColour * min(glitter, 60.0) * (0.02 + 0.6 * away2 * away2 * away + fresnel * 0.10);
    vec3 body = deepColour * (skyAbove * 1.1 + keyColour * 0.35 * max(keyDir.y, 0.0));
    // Light that comes through thin crests.
    float against = max(dot(-v.xz, keyDir.xz), 0.0);
    body += shallowColour * 0.10 * (keyColour * against * against * against + skyAbove * 0.4) * clamp(big.w * 3.3 - 1.2, 0.0, 1.0);
    float alpha = 1.0;
    float foam = 0.0;
#ifdef WHITECAPS
    foam = whitecaps * smoothstep(0.70, 1.0, big.z) * smoothstep(0.40, 0.62, textureLod(cloudMap, p / 9.0, log2(1.0 + d * 0.02)).g);
#endif
#ifdef SHORE
    float shallow = exp(-max(depth, 0.0) * 0.16);
    body = mix(body, shallowColour * (skyAbove * 0.55 + keyColour * 0.28 * max(keyDir.y, 0.1)), shallow * 0.85);
    alpha = mix(smoothstep(-0.5, 1.3, depth), 1.0, smoothstep(1500.0, 3500.0, d));
#ifdef SURF
    float wash = textureLod(cloudMap, p / 34.0 + clock * 0.004, 1.0).g;
    float swash = sin(depth * 1.15 + clock * 0.9 + wash * 5.0);
    float near = 1.0 - smoothstep(700.0, 2400.0, d);
    foam = max(foam, 0.85 * smoothstep(0.25, 0.9, swash * 0.5 + 0.5) * smoothstep(0.44, 0.66, wash) * (1.0 - smoothstep(0.4, 2.6, depth)) * near);
    // What washes about the rocks and runs out on the sand.
    float edge = (1.0 - smoothstep(0.1, SURF, depth)) * near;
    foam = max(foam, edge * smoothstep(0.42, 0.66, 0.55 * wash + 0.28 * swash + 0.30));
#endif
#endif
    vec3 c = mix(body, sky, clamp(fresnel, 0.0, 1.0)) + sun;
    c = mix(c, (skyAbove + keyColour * 0.45 * (0.4 + max(keyDir.y, 0.0))) * 0.75, foam * 0.8);
    frag = vec4(c * through + light, alpha);
}
