#version 330 core
uniform vec3 eye;
uniform vec3 keyDir;
uniform vec4 nest[3];
uniform sampler2D groundMaps[3];
uniform sampler2D broadMap;      // the same as the next, coarser
uniform sampler2D detailMap;     // rg: slope, b: light and dark, a: the same, finer
uniform vec3 keyColour;
uniform vec3 ambient;            // light of the sky on level ground
uniform float bump;
uniform vec4 road;               // a place on it, and its way
uniform vec3 roadColour;
uniform vec3 flowerColour;
uniform vec3 flowerPatch;
#define BLOOM_SHARE 0.8
in vec3 rel;
in vec3 through;
in vec3 light;
in float sunny;
out vec4 frag;

// See bake.frag.
vec4 ground(vec2 p) {
#if MAPS == 0
    return texture(groundMaps[0], (p - nest[0].xy) * nest[0].z);
#elif MAPS == 1
    return mix(texture(groundMaps[0], (p - nest[0].xy) * nest[0].z),
        texture(groundMaps[1], (p - nest[1].xy) * nest[1].z), smoothstep(NEAR_A, NEAR_B, length(rel)));
#elif MAPS == 2
    return texture(groundMaps[1], (p - nest[1].xy) * nest[1].z);
#elif MAPS == 3
    return mix(texture(groundMaps[1], (p - nest[1].xy) * nest[1].z),
        texture(groundMaps[2], (p - nest[2].xy) * nest[2].z), smoothstep(FAR_A, FAR_B, length(rel)));
#else
    return texture(groundMaps[2], (p - nest[2].xy) * nest[2].z);
#endif
}

void main() {
    vec2 p = eye.xz + rel.xz;
    vec4 base = ground(p);
    // How much ground a pixel covers, metres squared: what is finer than that is faded out.
    vec2 across = dFdx(p), down = dFdy(p);
    float covered = max(dot(across, across), dot(down, down));
    vec3 fine = vec3(0.5);
#if MAPS < 2
    float near = 1.0 - smoothstep(0.02, 0.60, covered);
#if MAPS == 1
    near *= 1.0 - smoothstep(NEAR_A, NEAR_B, length(rel));
#endif
#ifdef RIPPLES
    // Across the wind that made the dunes.
    vec2 wind = vec2(0.72 * RIPPLES, -0.69);
    fine = textureLod(detailMap, vec2(dot(p, wind) / 16.0, dot(p, vec2(-wind.y, wind.x)) / 120.0), 0.0).rgb;
    fine.xy = 0.5 + wind * (fine.x - 0.5) * 1.6;
#else
    fine = textureLod(detailMap, p / 13.0, 0.0).rgb;
#endif
    fine = mix(vec3(0.5), fine, near);
#endif
    float middle = 1.0 - smoothstep(2.0, 45.0, covered);
    vec3 coarse = mix(vec3(0.5), textureLod(broadMap, p / 97.0 + 0.37, 0.0).rgb, middle);
    float direct = 0.25 * base.a / max(1.0 - base.a, 0.02);
    direct = max(0.0, direct + bump * min(1.0, direct * 6.0) * dot((fine.xy - 0.5) * 0.9 + coarse.xy - 0.5, keyDir.xz));
    vec3 albedo = base.rgb * base.rgb * (1.5 * (0.62 + 0.36 * (fine.b + coarse.b)));
#if defined(BLOOMS) && MAPS < 2
    // Single flowers, or rows of them, as far as a pixel holds no more than some.
    float sown = BLOOMS > 0.0 ? smoothstep(0.12, 0.30, 0.5 - abs(fract(p.x / max(BLOOMS, 0.1)) - 0.5)) : 1.0;
    float dots = smoothstep(0.50, 0.62, textureLod(detailMap, p / 3.1, 0.0).b) * sown;
    vec3 petals = mix(flowerColour, flowerPatch, smoothstep(0.45, 0.6, textureLod(broadMap, p / 7.0, 0.0).b));
    float single = 1.0 - smoothstep(0.02, 1.2, covered);
    albedo = mix(albedo, mix(albedo * 0.55, petals * 0.85, dots), single * BLOOM_SHARE);
#endif
#if defined(ROAD) && MAPS < 3
    // Straight where it is looked at, in bends farther off.
    vec2 to = p - road.xy;
    float along = dot(to, road.zw);
    float bend = smoothstep(90.0, 420.0, abs(along));
    float aside = abs(dot(to, vec2(-road.w, road.z)) + bend * 34.0 * sin(along / 130.0));
    float edge = 0.12 + 0.35 * sqrt(covered);
    float paved = 1.0 - smoothstep(ROAD - edge, ROAD + edge, aside + 0.25 * (coarse.b - 0.5));
    // Two tracks are worn bright, grass comes in from the sides.
    float worn = 1.0 - smoothstep(0.25, 0.75, abs(aside - 0.45 * ROAD));
    albedo = mix(albedo, roadColour * (0.78 + 0.30 * worn + 0.45 * (fine.b - 0.5)), paved);
#endif
#ifdef PAINTED
    // Strokes of a warm and a cool brush.
    float stroke = floor((coarse.b * 0.6 + fine.b * 0.4) * 9.0) / 9.0;
    albedo *= mix(vec3(0.72, 0.88, 1.25), vec3(1.30, 1.10, 0.78), smoothstep(0.35, 0.65, stroke));
#endif
    vec3 c = albedo * (keyColour * (direct * sunny) + ambient);
    frag = vec4(c * through + light, 1.0);
}
