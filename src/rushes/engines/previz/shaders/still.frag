#version 330 core
// Where the reference's camera saw this point, and its colour there.
uniform sampler2D picture;
uniform vec2 slope;
uniform float fog;
uniform vec3 fogColour;
uniform float gloom;
in vec3 taken;
out vec4 colour;

void main() {
    vec2 at = taken.xy / (taken.z * slope) * 0.5 + 0.5;
    vec3 c = textureLod(picture, at, 0.0).rgb;
    c = mix(c, vec3(dot(c, vec3(0.2126, 0.7152, 0.0722))) * 0.72, gloom);
    // Thicker with distance, and never quite nothing close by.
    float veil = fog * (0.25 + 0.7 * smoothstep(1.0, 2.8, taken.z));
    colour = vec4(mix(c, fogColour, veil), 1.0);
}
