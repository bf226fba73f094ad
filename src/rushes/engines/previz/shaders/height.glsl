// The ground's height in the nest of maps. MAPS says which maps serve a patch.
uniform vec4 nest[3];        // near, middle, far map: origin x, z, 1 / extent, texel
uniform sampler2D heightMaps[3];

float heightAt(vec2 p, float spacing, float d) {
    vec3 lod = max(log2(vec3(spacing) / vec3(nest[0].w, nest[1].w, nest[2].w)) - 0.5, 0.0);
#if MAPS == 0
    return textureLod(heightMaps[0], (p - nest[0].xy) * nest[0].z, lod.x).r;
#elif MAPS == 1
    return mix(textureLod(heightMaps[0], (p - nest[0].xy) * nest[0].z, lod.x).r,
        textureLod(heightMaps[1], (p - nest[1].xy) * nest[1].z, lod.y).r, smoothstep(NEAR_A, NEAR_B, d));
#elif MAPS == 2
    return textureLod(heightMaps[1], (p - nest[1].xy) * nest[1].z, lod.y).r;
#elif MAPS == 3
    return mix(textureLod(heightMaps[1], (p - nest[1].xy) * nest[1].z, lod.y).r,
        textureLod(heightMaps[2], (p - nest[2].xy) * nest[2].z, lod.z).r, smoothstep(FAR_A, FAR_B, d));
#else
    return textureLod(heightMaps[2], (p - nest[2].xy) * nest[2].z, lod.z).r;
#endif
}
