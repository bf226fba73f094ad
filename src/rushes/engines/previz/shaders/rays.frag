#version 330 core
// Rays of a sun behind trees and clouds: from each place towards the sun, how much of the way is open sky. At a
// quarter of the size. After Kenny Mitchell, "Volumetric Light Scattering as a Post-Process", GPU Gems 3 (2007):
// https://developer.nvidia.com/gpugems/gpugems3/part-ii-light-and-shadows/chapter-13-volumetric-light-scattering-post-process
uniform sampler2D depth;
uniform vec2 sunAt;          // in the picture, 0 to 1; may lie outside of it
uniform float aspect;
uniform vec3 light;
uniform vec2 range;
in vec2 uv;
out vec4 frag;
const int STEPS = 22;
const float REACH = 0.75;    // of the picture's height that is followed

void main() {
    vec2 way = sunAt - uv;
    float far = length(way * vec2(aspect, 1.0));
    way *= min(1.0, REACH / max(far, 1e-4));
    float start = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715))));
    float sum = 0.0, most = 0.0;
    for (int i = 0; i < STEPS; i++) {
        float share = (float(i) + start) / float(STEPS);
        vec2 p = uv + way * share;
        float off = length((sunAt - p) * vec2(aspect, 1.0));
        float weight = exp(-2.4 * off);
        vec2 edge = abs(p - 0.5);
        float open = max(edge.x, edge.y) > 0.5 ? 0.35 : step(0.99999, textureLod(depth, p, 0.0).r);
        sum += open * weight;
        most += weight;
    }
    float d = textureLod(depth, uv, 0.0).r * 2.0 - 1.0;
    float z = 2.0 * range.x * range.y / (range.y + range.x - d * (range.y - range.x));
    // What is near has little air before it; far hills have their own haze, and the sky is bright enough.
    float air = mix(0.25, 1.0, smoothstep(3.0, 45.0, z)) * (1.0 - 0.75 * smoothstep(250.0, 1500.0, z));
    float lit = sum / most;
    frag = vec4(light * (lit * lit * (1.0 - 0.6 * lit) * exp(-1.3 * far) * air), 0.0);
}
