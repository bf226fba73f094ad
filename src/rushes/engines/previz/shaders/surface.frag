#version 330 core
// What lies on the ground: normal, open sky (ambient occlusion), colour and tree cover.
//include noise.glsl
uniform sampler2D heightMap;   // with mipmaps
uniform vec2 origin;
uniform float texel;
uniform vec3 lowColour;        // grass, sand, snow: what lies where it is gentle
uniform vec3 patchColour;      // a second one, in patches
uniform vec3 flowerColour;
uniform vec3 flowerPatch;
uniform float fields;          // how much of the ground is under flowers between the patches of wild ones
uniform vec3 rockColour;
uniform vec3 screeColour;
uniform vec3 canopyColour;
uniform vec3 canopyPatch;
uniform vec3 shoreColour;
uniform float trees;           // share of the ground
uniform float treeline;        // metres
uniform float snowline;        // metres
uniform float snowCover;       // 0..1 on everything
uniform float rockSlope;       // tan of the slope where rock shows
uniform float waterLevel;
uniform float bank;            // how far water keeps beaches bare and trees away, times the usual
layout(location = 0) out vec4 shape;    // normal x, normal z, open sky, wetness
layout(location = 1) out vec4 colour;   // square root of the albedo, tree cover

#ifdef FIELDS
// Colour in rgb and hedge in a of the fields at p.
vec4 field(vec2 p, vec3 grass) {
    vec2 q = (p + 130.0 * vec2(fbm(p / 600.0, 2, 301u), fbm(p / 600.0, 2, 311u))) / vec2(190.0, 130.0);
    float row = floor(q.y);
    q.x += 0.5 * hash2(ivec2(int(row), 0), 313u).x;
    ivec2 cell = ivec2(floor(q));
    vec2 f = fract(q);
    vec2 chance = hash2(cell, 317u);
    vec3 crop = chance.x > 0.55 ? grass * vec3(2.1, 1.45, 1.3) : chance.x < -0.72 ? grass * vec3(1.5, 0.75, 1.1) : grass * (1.0 + 0.35 * chance.y);
    float edge = min(min(f.x, 1.0 - f.x) * 190.0, min(f.y, 1.0 - f.y) * 130.0);
    float reach = max(5.0, 0.5 * texel);
    float hedge = (1.0 - smoothstep(reach, reach * 1.6, edge)) * min(1.0, 10.0 / texel);
    return vec4(crop, hedge * smoothstep(-0.30, -0.05, noise(p / 70.0, 319u)));
}
#endif

void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    ivec2 last = textureSize(heightMap, 0) - 1;
    vec2 p = origin + gl_FragCoord.xy * texel;
    float h = texelFetch(heightMap, at, 0).r;
    float e = texelFetch(heightMap, min(at + ivec2(1, 0), last), 0).r;
    float w = texelFetch(heightMap, max(at - ivec2(1, 0), ivec2(0)), 0).r;
    float s = texelFetch(heightMap, min(at + ivec2(0, 1), last), 0).r;
    float n = texelFetch(heightMap, max(at - ivec2(0, 1), ivec2(0)), 0).r;
    vec2 slope = vec2(e - w, s - n) / (2.0 * texel);
    vec3 normal = normalize(vec3(-slope.x, 1.0, -slope.y));
    float steep = length(slope);

    vec2 uv = gl_FragCoord.xy / vec2(last + 1);
    float open = 1.0;
    float hollow = 0.0;
    for (int i = 2; i <= 5; i++) {
        float size = texel * exp2(float(i));
        float around = textureLod(heightMap, uv, float(i)).r;
        float below = (around - h) / size;
        open -= clamp(below * 0.55, -0.04, 0.30);
        hollow += below;
    }
    open = clamp(open, 0.15, 1.0);

    float broad = fbm(p / 310.0, 4, 211u);
    float fine = fbm(p / 41.0, 4, 223u);
    float grain = noise(p / 6.5, 227u);
    vec3 low = mix(lowColour, patchColour, smoothstep(-0.25, 0.3, broad + 0.55 * fine));
    // Meadows differ over hundreds of metres: greener in the hollows, drier on the backs.
    low *= 1.0 + vec3(0.22, 0.10, 0.10) * clamp(fbm(p / 830.0, 3, 217u) * 1.6 - hollow * 0.35, -0.8, 0.9);
    low *= 1.0 + 0.22 * fine + 0.08 * grain - 0.12 * clamp(-hollow, -0.5, 0.5);
#ifdef FIELDS
    vec4 farm = field(p, low);
    float tilled = smoothstep(-0.25, 0.0, fbm(p / 1700.0, 2, 307u) + 0.12) * (1.0 - smoothstep(0.30, 0.45, steep));
    low = mix(low, farm.rgb, tilled);
    float hedges = 0.9 * farm.a * tilled;
#else
    const float hedges = 0.0;
#endif
#ifdef FLOWERS
    float bloom = smoothstep(0.02, 0.3, fbm(p / 60.0, 4, 231u)) * smoothstep(0.0, 0.25, grain + 0.5 * fine + 0.2);
    bloom = max(bloom, fields * smoothstep(-0.6, -0.3, broad));
    low = mix(low, mix(flowerColour, flowerPatch, smoothstep(-0.2, 0.2, fbm(p / 23.0, 2, 233u))) * (0.62 + 0.2 * grain), bloom);
#endif

    float strata = noise(vec2(h / 26.0 + 2.0 * fine + broad * 3.0, 0.5), 241u);
    vec3 rock = mix(rockColour, screeColour, 0.5 + 0.5 * broad) * (1.0 + 0.22 * strata + 0.2 * fine + 0.1 * grain);
    float bare = smoothstep(rockSlope - 0.16, rockSlope + 0.2, steep + 0.22 * fine + 0.1 * broad);
    float high = smoothstep(0.55, 1.25, h / max(treeline, 1.0) + 0.25 * broad + 0.12 * fine);
    vec3 albedo = mix(low, mix(low, screeColour, 0.65), high);
    albedo = mix(albedo, rock, clamp(bare + 0.35 * high * smoothstep(0.25, 0.55, steep), 0.0, 1.0));

    float cover = 0.0;
#ifdef TREES
    // Trees stand in groups, not on cliffs, not above the tree line, not in the water.
    float where = 0.75 * fbm(p / 520.0, 4, 251u) + 0.35 * fbm(p / 120.0, 3, 257u) + 0.28 * hollow;
    float line = 1.0 - smoothstep(0.78, 1.02, h / max(treeline, 1.0) + 0.18 * broad);
    float gentle = 1.0 - smoothstep(rockSlope * 0.95, rockSlope * 1.45, steep + 0.12 * fine);
    cover = smoothstep(0.08, 0.2, where - mix(0.62, -0.85, trees)) * line * gentle;
    cover = max(cover, hedges);
    cover *= smoothstep(2.0 * bank, 5.0 * bank, h - waterLevel);
    vec3 wood = mix(canopyColour, canopyPatch, smoothstep(-0.1, 0.45, fbm(p / 160.0, 3, 263u) + 0.9 * fbm(p / 19.0, 2, 269u)));
    wood *= 0.85 + 0.5 * noise(p / 7.5, 271u) + 0.55 * noise(p / 29.0, 273u) + 0.35 * noise(p / 75.0, 275u);
    albedo = mix(albedo, wood, cover);
#endif

    float settles = 1.0 - smoothstep(0.75, 1.35, steep + 0.3 * fine);
    float white = smoothstep(-0.06, 0.08, (h - snowline) / 1500.0 + 0.12 * broad + 0.05 * fine) * settles;
    white = max(white, snowCover * smoothstep(0.25, 0.7, settles + 0.24 + 0.3 * fine) * (1.0 - 0.62 * cover));
    albedo = mix(albedo, vec3(0.80, 0.82, 0.86), clamp(white, 0.0, 1.0));

    float wet = 1.0 - smoothstep(0.3, 4.0, (h - waterLevel) / bank + 1.2 * fine);
    float beach = 1.0 - smoothstep(1.5, 6.0, (h - waterLevel) / bank + 2.5 * broad + 1.5 * fine);
    albedo = mix(albedo, shoreColour * (1.0 + 0.15 * fine), beach * (1.0 - smoothstep(0.5, 0.9, steep)));
    albedo *= 1.0 - 0.45 * wet;

#ifdef TREES
    // Tree tops roughen the surface where single trees are too far to be drawn.
    vec2 tops = cover * 0.55 * (noised(p / max(7.0, texel * 2.0), 281u).yz + 0.6 * noised(p / max(15.0, texel * 4.0), 283u).yz);
    normal = normalize(normal + vec3(tops.x, 0.0, tops.y));
#endif
    shape = vec4(normal.xz * 0.5 + 0.5, open * (1.0 - 0.25 * cover), wet);
    colour = vec4(sqrt(clamp(albedo, 0.0, 1.0)), cover);
}
