#version 330 core
// A body of triangles, still or with bones. DEPTH: for a shadow map, where only places count. FLAT: pressed onto
// a plane along the light.
#ifdef AIR
//include sky.glsl
//include air.glsl
#else
uniform vec3 eye;
uniform vec3 fogColour;
uniform vec3 fogLit;         // towards the key light
uniform vec3 fogBeta;        // per metre
#ifndef DEPTH
uniform vec3 keyDir;
#endif
#endif
uniform mat4 view;           // turns and projects what is relative to the eye
uniform mat4 model;
uniform bool mirrored;       // upside down under the water's level, and only what is above it
uniform float waterLevel;
in vec3 place;
#ifdef BONES
layout(std140) uniform Bones { vec4 bones[336]; };   // three rows for each of 112
in uvec4 joints;
in vec4 shares;
#endif
#ifdef FLAT
uniform vec3 planePoint;
uniform vec3 planeNormal;
uniform vec3 pressed;        // against the light
out float height;            // metres over the plane
#elif !defined(DEPTH)
in vec4 facing;              // normal, roughness
in vec4 tone;                // colour, openness
out vec3 rest;               // where it is in the body at rest, for patterns
out vec3 restNormal;
out vec3 rel;
out vec3 normal;
out vec4 colour;
out float rough;
out vec3 through;
out vec3 light;
#ifdef SHADOW
uniform mat4 shadowView;     // from the world to the map, 0..1
uniform float shadowGap;     // metres that a point is taken off its surface
out vec4 shaded;
#endif
#endif

invariant gl_Position;

void main() {
    mat4 whole = model;
#ifdef BONES
    vec4 share = shares / (shares.x + shares.y + shares.z + shares.w);
    vec4 rows[3];
    for (int r = 0; r < 3; r++) {
        rows[r] = vec4(0.0);
        for (int i = 0; i < 4; i++) rows[r] += share[i] * bones[3 * int(joints[i]) + r];
    }
    whole = model * transpose(mat4(rows[0], rows[1], rows[2], vec4(0.0, 0.0, 0.0, 1.0)));
#endif
    vec4 at = whole * vec4(place, 1.0);
#ifdef FLAT
    height = dot(at.xyz - planePoint, planeNormal);
    gl_Position = view * vec4(at.xyz - pressed * (height / dot(pressed, planeNormal)) - eye, 1.0);
#elif defined(DEPTH)
    gl_Position = view * vec4(at.xyz - eye, 1.0);
#else
    rest = place;
    restNormal = facing.xyz;
    normal = mat3(whole) * facing.xyz;
    rough = facing.w;
    colour = tone;
    rel = at.xyz - eye;
#ifdef SHADOW
    shaded = shadowView * vec4(at.xyz + normalize(normal) * shadowGap, 1.0);
#endif
#ifdef AIR
    through = exp(-hazeBeta * hazeDepth(rel));
    light = hazeLight(normalize(rel)) * (1.0 - through);
#ifdef MIST
    float m = 1.0 - exp(-mistDepth(rel));
    light = mix(light, mistLight(normalize(rel)) * through + light * 0.6, m);
    through *= 1.0 - m;
#endif
#else
    float away = length(rel), ahead = max(dot(rel, keyDir) / away, 0.0);
    through = exp(-fogBeta * away);
    light = mix(fogColour, fogLit, ahead * ahead * ahead) * (1.0 - through);
#endif
    gl_Position = view * vec4(rel.x, mirrored ? 2.0 * waterLevel - at.y - eye.y : rel.y, rel.z, 1.0);
    // The floor itself does not stand before what it mirrors.
    gl_ClipDistance[0] = at.y - waterLevel - 0.003;
#endif
}
