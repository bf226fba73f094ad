#version 330 core
// Where the reference's camera saw this point, and its colour there.
uniform sampler2D picture;
uniform vec2 slope;
uniform float fog;
uniform vec3 fogColour;
uniform float gloom;
uniform vec4 drift;    // of light: where its middle is, how wide, how much
in vec3 taken;
out vec4 colour;

void main() {
    vec2 at = taken.xy / (taken.z * slope) * 0.5 + 0.5;
    vec3 c = textureLod(picture, at, 0.0).rgb;
    // As if the sun came round, or a lamp was carried by: warm where it falls, cooler elsewhere.
    float lit = 1.0 - smoothstep(0.0, drift.z, distance(at, drift.xy));
    float room = 1.0 - 0.75 * smoothstep(0.75, 1.0, max(c.r, max(c.g, c.b)));
    c *= 1.0 + drift.w * room * ((lit - 0.4) + 0.25 * (lit - 0.4) * vec3(1.0, 0.1, -1.0));
    c = mix(c, vec3(dot(c, vec3(0.2126, 0.7152, 0.0722))) * 0.72, gloom);
    // Thicker with distance, and never quite nothing close by.
    float veil = fog * (0.25 + 0.7 * smoothstep(1.0, 2.8, taken.z));
    colour = vec4(mix(c, fogColour, veil), 1.0);
}
