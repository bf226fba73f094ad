#version 330 core
// Where the reference's camera saw this point, and its colour there, times how much of it there is.
uniform sampler2D picture;
uniform vec2 slope;
uniform float fog;
uniform vec3 fogColour;
uniform float gloom;
uniform vec4 drift;    // of light: where its middle is, how wide, how much
in vec3 taken;
out vec4 colour;
#ifdef SOFT
uniform vec2 lens;     // what is sharp, as one over its distance; how soft the rest is, in halvings of detail
#endif
#ifdef BEFORE
uniform vec3 key;      // where the light comes from, right and up; how much
uniform vec3 shine;    // of a product: where it is, how broad, how much
in vec2 leaning;
#endif

void main() {
    vec2 at = taken.xy / (taken.z * slope) * 0.5 + 0.5;
    float detail = 0.0;
#ifdef SOFT
    detail = lens.y * abs(1.0 / taken.z - lens.x);
#endif
    vec4 t = textureLod(picture, at, detail);
    vec3 c = t.rgb;
    // As if the sun came round, or a lamp was carried by: warm where it falls, cooler elsewhere.
    float lit = 1.0 - smoothstep(0.0, drift.z, distance(at, drift.xy));
    float brightest = max(c.r, max(c.g, c.b)) / max(t.a, 0.05);
    float room = 1.0 - 0.75 * smoothstep(0.75, 1.0, brightest);
    c *= 1.0 + drift.w * room * ((lit - 0.4) + 0.25 * (lit - 0.4) * vec3(1.0, 0.1, -1.0));
#ifdef BEFORE
    c *= 1.0 + room * key.z * clamp(dot(leaning, key.xy), -0.7, 0.7);
    // A band that bends around the form; matt and dark things shine less.
    float off = (dot(at - 0.5, vec2(0.9, 0.45)) + 0.12 * leaning.x - shine.x) / shine.y;
    c += (t.a - c) * shine.z * exp(-off * off) * (0.25 + 0.75 * brightest);
#endif
    c = mix(c, vec3(dot(c, vec3(0.2126, 0.7152, 0.0722))) * 0.72, gloom);
    // Thicker with distance, and never quite nothing close by.
    float veil = fog * (0.25 + 0.7 * smoothstep(1.0, 2.8, taken.z));
    colour = vec4(mix(c, fogColour * t.a, veil), t.a);
}
