#version 330 core
#define MAPS 1
//include sky.glsl
//include air.glsl
//include height.glsl
uniform mat4 view;
uniform sampler2D shapeMap;    // of the middle map: open sky in the third channel
uniform sampler2D sunMap;      // share of two lights that arrives
uniform float share;           // of the second
uniform float reach;         // metres to where single trees end
uniform float sway;          // metres at the top
uniform float clock;
uniform vec2 halfWidth;       // of the two species' pictures, in heights
uniform vec3 tints[4];        // between the first two and the last two their members differ
uniform float texels;         // a picture's height
uniform float cloudShade;
uniform vec2 cloudDrift;
uniform vec2 screen;
uniform bool mirrored;
uniform float waterLevel;
// Of each picture, for what stands in it: half width at the bottom, and how much less it is at the top.
uniform vec2 outlines[8];
in vec4 tree;                // x, z, height, layer + chance
in float foot;               // share of the height from which it is seen over its neighbours
// Mist may lie about a tree's foot; all other air is the same for the whole tree.
#ifdef MIST
#define AIR
#else
#define AIR flat
#endif
out vec2 uv;
out vec2 lit;                // key light, open sky
AIR out vec3 through;
AIR out vec3 light;
flat out vec2 level;          // which picture, which of its mipmaps
flat out vec3 albedo;
flat out vec3 key;            // towards the light, in the picture's own frame: right, up, to the eye
flat out float fade;

void main() {
    vec2 q = vec2(float(gl_VertexID & 1), (gl_VertexID & 2) == 0 ? foot : 1.0);
    vec2 to = tree.xy - eye.xz;
    float d = length(to);
    float ground = heightAt(tree.xy, 4.0, d) - d * d * 6.8e-8;
    float chance = fract(tree.w);
    float layer = floor(tree.w);
    float tall = tree.z;
    float wide = tall * (layer < 4.0 ? halfWidth.x : halfWidth.y);
    vec3 side = normalize(vec3(-to.y, 0.0, to.x));
    key = vec3(dot(side, keyDir), keyDir.y, dot(vec3(-side.z, 0.0, side.x), keyDir));
    // Seen from above, a flat picture leans back a little so that it keeps its height.
    vec3 base = vec3(tree.x, ground - 0.04 * tall, tree.y);
    vec2 back = to / max(d, 1.0) * clamp((eye.y - ground) / max(d, 1.0), 0.0, 0.7) * 0.35;
    vec2 outline = outlines[int(layer)];
    float across = (q.x * 2.0 - 1.0) * (outline.x - outline.y * q.y);
    vec3 pos = base + side * across * wide + vec3(back.x, 1.0, back.y) * q.y * tall;
#ifndef STILL
    pos.xz += q.y * q.y * sway * vec2(sin(clock * 1.3 + chance * 40.0), 0.6 * sin(clock * 1.7 + chance * 60.0));
#endif
    vec3 rel = pos - eye;
#ifdef MIST
    vec3 seen = rel;
#else
    vec3 seen = base + vec3(0.0, 0.6 * tall, 0.0) - eye;
#endif
    vec3 dir = normalize(seen);
    through = exp(-hazeBeta * hazeDepth(seen));
    light = hazeLight(dir) * (1.0 - through);
#ifdef MIST
    float m = 1.0 - exp(-mistDepth(seen));
    vec3 white = mistLight(dir);
    light = mix(light, white * through + light * 0.6, m);
    through *= 1.0 - m;
#endif
    vec2 place = (tree.xy - nest[1].xy) * nest[1].z;
    vec2 sun = textureLod(sunMap, place, 0.0).rg;
    lit = vec2(smoothstep(0.15, 0.75, mix(sun.x, sun.y, share) * (1.0 + 0.25 * q.y)), mix(0.45, 1.0, q.y) * textureLod(shapeMap, place, 0.0).b);
#ifdef CLOUD_SHADE
    lit.x *= 1.0 - cloudShade * smoothstep(0.40, 0.62, textureLod(cloudMap, (tree.xy + cloudDrift) / 5200.0, 1.0).r);
#endif
    int kind = layer < 4.0 ? 0 : 2;
    albedo = mix(tints[kind], tints[kind + 1], fract(chance * 7.31)) * (0.75 + 0.6 * fract(chance * 3.7));
    uv = vec2(0.5 + 0.5 * (chance > 0.5 ? across : -across), q.y);
    // The wood thins out tree by tree, while the ground beneath takes over its colour.
    float own = reach * (0.42 + 0.58 * fract(chance * 11.7));
    fade = 1.0 - smoothstep(own * 0.78, own, d);
    gl_Position = view * vec4(rel.x, mirrored ? 2.0 * waterLevel - pos.y - eye.y : rel.y, rel.z, 1.0);
    // Texels to a pixel (a mirror has a quarter of the pixels); mostly one mipmap
    // alone, as to blend two takes twice as long.
    float enlarged = length(vec3(view[0].y, view[1].y, view[2].y));
    float away = max((view * vec4(base - eye, 1.0)).w, 1.0);
    float fine = log2(2.0 * texels * away / (tall * enlarged * screen.y)) + (mirrored ? 2.35 : 0.35);
    level = vec2(layer, floor(fine) + smoothstep(0.3, 0.7, fract(fine)));
}
