// The sky as everything sees it. Include after the uniforms of the atmosphere.
uniform sampler2D skyMap;
uniform vec3 keyDir;         // towards the sun, or the moon when the sun is down
uniform vec3 sunDir;
uniform vec2 sunWay;         // the sun's direction over the ground
uniform vec3 skyGain;        // radiance of the map times this is what the camera sees
uniform vec3 skyLift;        // light that the map has not: night, overcast
uniform float overcast;      // 0..1
uniform vec3 overcastColour;

// Below the horizon it goes on as at the horizon.
vec3 skyAt(vec3 dir) {
    vec2 a = dir.xz * inversesqrt(max(dot(dir.xz, dir.xz), 1e-8));
    vec2 uv = vec2(sqrt(max(0.5 - 0.5 * dot(a, sunWay), 0.0)), sqrt(max(dir.y, 0.0)));
    // Texel centres, so that the ends of the map are exact.
    uv = uv * vec2(191.0 / 192.0, 127.0 / 128.0) + vec2(0.5 / 192.0, 0.5 / 128.0);
    vec3 clear = textureLod(skyMap, uv, 0.0).rgb * skyGain + skyLift;
    vec3 grey = overcastColour * (0.62 + 0.38 * smoothstep(-0.1, 0.9, dir.y));
    return mix(clear, grey, overcast);
}
