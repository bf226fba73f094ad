#version 330 core
//include sky.glsl
//include air.glsl
uniform mat4 view;
uniform sampler2D waveMap;    // height, sideways x and z, foam: in wave heights
uniform float waveSize;       // metres that the map covers
uniform float waveHeight;     // metres
uniform float waterLevel;
in vec2 corner;
in vec4 patch_;
uniform float clock;
out vec3 rel;
out float calm;
#ifdef SHORE
uniform vec4 nest[3];
uniform sampler2D heightMaps[3];
out float depth;               // metres to the bed
#endif
out vec3 through;
out vec3 light;

void main() {
    vec2 p = patch_.xy + corner * patch_.z;
    float d = length(p - eye.xz);
    float slide = smoothstep(patch_.w * 0.72, patch_.w * 0.97, d);
    vec2 odd = mod(corner, 2.0);
    p -= odd * patch_.z * slide;
    float further = slide < 1.0 ? 0.0 : smoothstep(patch_.w * 1.44, patch_.w * 1.94, d);
    p -= mod(corner - odd, 4.0) * patch_.z * further;
    d = length(p - eye.xz);
    vec3 at = vec3(p.x, waterLevel - d * d * 6.8e-8, p.y);
#ifdef WAVES
    float lod = max(log2(patch_.z * (1.0 + slide) * (1.0 + further) * 256.0 / waveSize), 0.0);
    vec3 wave = textureLod(waveMap, p / waveSize, lod).xyz * waveHeight;
    at += wave.yxz * (1.0 - smoothstep(700.0, 1500.0, d));
#endif
    rel = at - eye;
#ifdef SHORE
    depth = waterLevel - textureLod(heightMaps[1], (p - nest[1].xy) * nest[1].z, 0.0).r;
#endif
    calm = 0.55 + 0.9 * textureLod(cloudMap, (p + clock * 3.0) / 1700.0, 1.0).r;
    through = exp(-hazeBeta * hazeDepth(rel));
    vec3 dir = normalize(rel);
    light = hazeLight(dir) * (1.0 - through);
#ifdef MIST
    float m = 1.0 - exp(-mistDepth(rel));
    vec3 white = mistLight(dir);
    light = mix(light, white * through + light * 0.6, m);
    through *= 1.0 - m;
#endif
    gl_Position = view * vec4(rel, 1.0);
}
