// The cumulus layer: density at a place of the sky, and where a look meets the layer. After air.glsl.
uniform float cover;          // share of the sky under cloud
uniform vec2 cloudDrift;

vec2 cloudPlace(vec3 dir) {
    // A shell, not a plane: near the horizon the clouds stay apart instead of smearing out.
    return eye.xz + dir.xz * (1700.0 / (max(dir.y, 0.0) + 0.055)) + cloudDrift;
}

// A coarser copy of cloudMap without mipmaps, which costs a fifth to read: what lies too close together
// towards the horizon is faded out instead.
uniform sampler2D heapMap;

// The same tile, laid over itself at two sizes: see mass.frag.
uniform sampler2D massMap;

float cloudDensity(vec2 p, float rise) {
    float fine = mix(0.52, textureLod(heapMap, p / 2100.0, 0.0).g, smoothstep(0.10, 0.30, rise));
    return textureLod(massMap, p / 25000.0, 0.0).r + fine * 0.17;
}

// The same without its finest part, for what lies further on towards the light.
float cloudMass(vec2 p) { return textureLod(massMap, p / 25000.0, 0.0).r + 0.085; }

float cloudEdge() { return mix(0.70, 0.30, cover); }
