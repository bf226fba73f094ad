#version 330 core
// Exposure, glow, tone curve and grade: scene light in, display R'G'B' (0..1) out.
uniform sampler2D scene;
uniform sampler2D bloom;
uniform float exposure;
uniform float bloomShare;
uniform float saturation;
uniform float contrast;
uniform vec3 balance;        // gain per channel before the curve
uniform vec3 shadowTint;     // added to the dark end
uniform float vignette;
uniform float flash;         // lightning, added light
uniform float levels;        // > 0: painted, in as many steps of light
uniform float aspect;
in vec2 uv;
out vec4 frag;

vec3 curve(vec3 x) {
    // A filmic shoulder per channel on colours first drawn a little towards grey, so that a low sun
    // goes to yellow-white and not to flat red.
    float l = dot(x, vec3(0.2126, 0.7152, 0.0722));
    x = mix(vec3(l), x, 0.92);
    vec3 a = x * (x * 2.51 + 0.03);
    return clamp(a / (x * (x * 2.43 + 0.59) + 0.14), 0.0, 1.0);
}

void main() {
    vec3 c = texture(scene, uv).rgb;
    c = c * (1.0 - 0.3 * bloomShare) + texture(bloom, uv).rgb * bloomShare;
    c *= exposure * (1.0 + flash);
    vec2 q = (uv - 0.5) * vec2(min(aspect, 1.6), 1.0) / 0.94;
    c *= 1.0 - vignette * smoothstep(0.25, 1.15, dot(q, q) * 1.6);
    c *= balance;
    c = curve(c * 0.72);
    c = pow(c, vec3(1.0 / 2.2));
    float l = dot(c, vec3(0.2126, 0.7152, 0.0722));
    c = mix(vec3(l), c, saturation);
    c += shadowTint * (1.0 - l) * (1.0 - l);
    c = mix(c, c * c * (3.0 - 2.0 * c), contrast);
    frag = vec4(clamp(c, 0.0, 1.0), 1.0);
}
