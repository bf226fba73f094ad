#version 330 core
// What is left of the ground's light under a body: to be multiplied with what is there.
uniform sampler2D cast_;     // red: pressed along the key light; with mipmaps
uniform sampler2D near_;     // green: pressed straight down, how near
uniform vec2 foot;           // where the body stands, 0..1
uniform float soft;          // mipmaps up for each side of the map away from the foot
uniform vec3 keyPart;        // share of the light there that is the key light's
uniform float openPart;      // share of the rest that a body right above takes away
uniform vec3 hazeBeta;
in vec2 uv;
in vec3 rel;
out vec4 frag;
void main() {
    vec2 edge = smoothstep(0.0, 0.06, uv) * smoothstep(0.0, 0.06, 1.0 - uv);
    float level = clamp(1.0 + soft * length(uv - foot), 0.0, 5.0);
    float dark = textureLod(cast_, uv, level).r * edge.x * edge.y;
    float below = max(textureLod(near_, uv, 4.2).g, 0.8 * textureLod(near_, uv, 2.5).g) * edge.x * edge.y;
    vec3 left = (1.0 - keyPart * dark) * (1.0 - openPart * below * (1.0 - 0.3 * keyPart));
    vec3 through = exp(-hazeBeta * length(rel));
    frag = vec4(mix(vec3(1.0), left, through), 1.0);
}
