#version 330 core
// Where the reference's camera saw this point, and its colour there, sharp at any scale.
uniform sampler2D picture;
uniform vec2 slope;
uniform bool untouched;
in vec3 taken;
out vec4 colour;

// Catmull-Rom through bilinear taps: plain bilinear would blur and sharpen in turns while the camera
// creeps over the pixels. The four corner taps weigh next to nothing and are left out.
// https://www.decimaengine.com/publications (Jimenez, Filmic SMAA, SIGGRAPH 2016)
vec3 sharp(vec2 uv) {
    vec2 size = vec2(textureSize(picture, 0));
    vec2 at = uv * size;
    vec2 centre = floor(at - 0.5) + 0.5;
    vec2 f = at - centre;
    vec2 w0 = f * (-0.5 + f * (1.0 - 0.5 * f));
    vec2 w1 = 1.0 + f * f * (-2.5 + 1.5 * f);
    vec2 w2 = f * (0.5 + f * (2.0 - 1.5 * f));
    vec2 w3 = f * f * (-0.5 + 0.5 * f);
    vec2 w12 = w1 + w2;
    vec2 t0 = (centre - 1.0) / size;
    vec2 t12 = (centre + w2 / w12) / size;
    vec2 t3 = (centre + 2.0) / size;
    vec4 sum = vec4(0.0);
    sum += vec4(textureLod(picture, vec2(t12.x, t0.y), 0.0).rgb, 1.0) * (w12.x * w0.y);
    sum += vec4(textureLod(picture, vec2(t0.x, t12.y), 0.0).rgb, 1.0) * (w0.x * w12.y);
    sum += vec4(textureLod(picture, t12, 0.0).rgb, 1.0) * (w12.x * w12.y);
    sum += vec4(textureLod(picture, vec2(t3.x, t12.y), 0.0).rgb, 1.0) * (w3.x * w12.y);
    sum += vec4(textureLod(picture, vec2(t12.x, t3.y), 0.0).rgb, 1.0) * (w12.x * w3.y);
    return clamp(sum.rgb / sum.w, 0.0, 1.0);
}

void main() {
    vec3 c;
    if (untouched) {
        c = texelFetch(picture, ivec2(gl_FragCoord.xy), 0).rgb;
    } else {
        c = sharp(taken.xy / (taken.z * slope) * 0.5 + 0.5);
    }
    colour = vec4(c, 1.0);
}
