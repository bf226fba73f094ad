#version 330 core
// One material of a body under the key light, the sky (or a room's walls) and lamps.
//include material.glsl
uniform vec3 keyDir;
uniform vec3 keyColour;      // radiance of white that faces the key light
uniform vec3 skyAbove;
uniform vec3 skySide;
uniform vec3 groundBounce;
uniform vec3 rimColour;
uniform vec3 rimDir;
uniform float softBox;       // cosine of the half angle at which glossy things see the key light; 2: not at all
uniform vec3 eye;
uniform bool mirrored;
uniform float snowed;              // 0..1, share of what looks up that snow lies on
#ifdef LAMPS
uniform vec4 lampAt[LAMPS];        // place, 1 / square of its reach
uniform vec3 lampColour[LAMPS];
uniform vec4 lampTowards[LAMPS];   // with SPOTS: direction, 1 for a spot and 0 for all around
#endif
#ifdef SHADOW
uniform sampler2DShadow shadowMap;
uniform float shadowTexel;         // of the map's side
uniform float keyReach;            // metres from which a key light that has a place sends keyColour; 0: the sun
uniform vec3 keyAt;
in vec4 shaded;
#endif
#ifdef CAUSTICS
uniform float caustics;
uniform float tide;                // seconds
#endif
#ifdef MIRROR
uniform sampler2D mirrorMap;
uniform float mirrorShare;
uniform float wet;                 // 0..1, of a street
uniform float stir;                // how far drops move the water, and seconds
uniform float ripple;              // shares of the picture by which waves move what water mirrors
uniform float clock;
uniform vec2 screen;
#endif
in vec3 rest;
in vec3 restNormal;
in vec3 rel;
in vec3 normal;
in vec4 colour;
in float rough;
in vec3 through;
in vec3 light;
out vec4 frag;
#if MATERIAL == 16
//include outlook.glsl
#endif

// What a mirror would see: the sky or the ceiling above, the ground below, and the key light as a soft box.
vec3 around(vec3 r, float roughness) {
    float edge = 0.08 + 0.8 * roughness;
    vec3 c = mix(groundBounce * 0.7, skyAbove, smoothstep(-edge, edge, r.y + 0.05));
    c += skySide * max(dot(r, vec3(keyDir.x, 0.1, keyDir.z)), 0.0);
    float box = smoothstep(softBox - 0.02 - 0.3 * roughness, softBox + 0.02 + 0.1 * roughness, dot(r, keyDir));
    return c + keyColour * (0.9 * box * (1.0 - roughness));
}

#ifdef SHADOW
float arrives() {
    vec3 s = shaded.xyz / shaded.w;
    float sum = 0.0;
    float wide = 1.3 * shadowTexel;
    sum += texture(shadowMap, s + vec3(0.0, 0.9, 0.0) * wide);
    sum += texture(shadowMap, s + vec3(0.78, -0.45, 0.0) * wide);
    sum += texture(shadowMap, s + vec3(-0.78, -0.45, 0.0) * wide);
    sum *= 1.0 / 3.0;
    vec2 out_ = abs(s.xy - 0.5);
    // Beyond the map all is lit, or with a place of its own, nothing.
    if (keyReach > 0.0) return sum * (1.0 - smoothstep(0.30, 0.5, length(out_)));
    return mix(sum, 1.0, smoothstep(0.46, 0.5, max(out_.x, out_.y)));
}
#endif

void main() {
    // The tip of a cone has no normal.
    vec3 outward = normalize(normal + vec3(0.0, 1e-5, 0.0));
    Surface s = Surface(colour.rgb, rough, gl_FrontFacing != mirrored ? outward : -outward, vec3(0.0));
    vec3 toEye = normalize(-rel);
    dress(s, rest, restNormal, rel);
#if MATERIAL < 14 && MATERIAL != 8
    if (snowed > 0.0) {
        // It lies on what looks up, thin where feet and wheels go.
        float lies = smoothstep(0.15, 0.55, s.normal.y + 0.25 * (laidNoise(rest.xz * 0.31).r - 0.5));
#if MATERIAL == 4
        lies *= 0.45 + 0.55 * smoothstep(0.35, 0.6, laidNoise(rest.xz * vec2(0.05, 0.011)).r);
#endif
        s.albedo = mix(s.albedo, vec3(0.68, 0.72, 0.78), snowed * lies);
        s.roughness = mix(s.roughness, 0.95, snowed * lies);
    }
#endif
#if MATERIAL == 15
    // Thick in its middle, thin at its edge.
    float deep = abs(dot(s.normal, toEye));
    frag = vec4(s.albedo * through * (deep * deep * deep * lightsOn * lightGain), 0.0);
#elif MATERIAL == 14
    // A window that is not lit mirrors the sky.
    vec3 unlit = around(reflect(-toEye, s.normal), 0.05) * (0.45 * (1.0 - lightsOn));
    frag = vec4((s.glow + unlit) * through + light, 1.0);
#elif MATERIAL == 16
    vec2 p = sideways(rest, restNormal);
    vec2 wide = fwidth(p);
    vec3 seen = s.roughness > 0.5 ? outside : window(rel, p, max(wide.x, wide.y));
    frag = vec4(s.albedo * seen * through + light, 1.0);
#else
    vec3 n = s.normal;
    float open = colour.a;
    vec3 towards = keyDir;
    vec3 key = keyColour;
#ifdef SHADOW
    if (keyReach > 0.0) {
        vec3 way = keyAt - (rel + eye);
        towards = normalize(way);
        key *= keyReach * keyReach / max(dot(way, way), 0.04);
    }
    key *= arrives();
#endif
    float facing = dot(n, towards);
#if MATERIAL == 0
    vec3 wrap = body.x * vec3(1.0, 0.55, 0.4);
    vec3 lambert = max((facing + wrap) / (1.0 + wrap), 0.0) + body.y * max(-facing, 0.0);
#else
    vec3 lambert = vec3(max(facing, 0.0));
#endif
#ifdef CAUSTICS
    // Light that waves above gather into nets.
    vec2 net = (rel + eye).xz + (rel.y + eye.y) * 0.35;
    float one = laidNoise(net / 5.3 + vec2(0.012, 0.008) * tide).r - laidNoise(net / 4.1 - vec2(0.010, 0.013) * tide).r;
    float bright = max(1.0 - 3.2 * abs(one), 0.0);
    bright *= bright;
    key *= 1.0 + caustics * (bright * bright * 3.0 - 0.35);
#endif
    vec3 sent = key * lambert;
    vec3 sky = mix(groundBounce, skyAbove, 0.5 + 0.5 * n.y) + skySide * max(dot(n, vec3(keyDir.x, 0.25, keyDir.z)), 0.0);
    sent += sky * (open * (0.35 + 0.65 * open));

    // GGX, with what masks it folded in as for a smooth lobe.
    float a = max(s.roughness * s.roughness, 0.02);
    vec3 h = normalize(towards + toEye);
    float nh = max(dot(n, h), 0.0), nv = max(dot(n, toEye), 0.02);
    float d = nh * nh * (a * a - 1.0) + 1.0;
    float lobe = min(a * a / (d * d) * 0.25 / (0.1 + dot(h, toEye) * dot(h, toEye)), 12.0);
    vec3 shine = key * (lobe * max(facing, 0.0));
#ifdef LAMPS
    // Their number is fixed, as a software renderer pays for a loop that is not unrolled; and all of them have one
    // highlight between them.
    vec3 p = rel + eye, all = vec3(0.0), from = n * 1e-4;
    for (int i = 0; i < LAMPS; i++) {
        vec3 way = lampAt[i].xyz - p;
        float far = dot(way, way);
        float left = max(1.0 - far * lampAt[i].w, 0.0), near = inversesqrt(far + 0.06);
        vec3 l = way * near;
        float power = left * near;
        power *= power;
#ifdef SPOTS
        power *= clamp(1.0 - lampTowards[i].w * (0.85 + dot(l, lampTowards[i].xyz)) * 2.0, 0.0, 1.0);
#endif
        float lit = max((dot(n, l) + 0.08) / 1.08, 0.0) * power;
        sent += lampColour[i] * lit;
        all += lampColour[i] * power;
        from += l * (power * lampColour[i].g);
    }
    float to = max(dot(n, normalize(normalize(from) + toEye)), 0.0);
    float q = to * to * (a * a - 1.0) + 1.0;
    shine += all * (min(a * a / (q * q) * 0.3, 12.0) * max(dot(n, normalize(from)) + 0.1, 0.0));
#endif
    float graze = 1.0 - nv;
    graze = graze * graze * graze * graze * graze;
    vec3 seen = around(reflect(-toEye, n), s.roughness) * mix(open, 1.0, 0.3);
    float gloss = 1.0 - s.roughness;
#if MATERIAL == 0
    vec3 f = mix(vec3(0.04), s.albedo, body.w);
    f += (1.0 - f) * graze * mix(0.5 * gloss, 1.0, body.w);
    vec3 c = s.albedo * sent * (1.0 - 0.88 * body.w) + f * (shine + seen * mix(gloss, 1.0, body.w));
    // Hairs and fibres at the outline catch the light.
    c += s.albedo * sky * (body.z * (1.0 - nv) * (1.0 - nv));
#else
    float f = 0.04 + (0.5 * gloss) * graze;
    vec3 c = s.albedo * sent + f * (shine + seen * gloss);
#endif
    float rim = (1.0 - nv) * (1.0 - nv) * (1.0 - nv) * max(dot(n, rimDir) + 0.25, 0.0);
    c += rimColour * (rim * (0.2 + s.albedo));
    c += s.glow;
    float alpha = 1.0;
#if MATERIAL == 8
    alpha = clamp(0.16 + 0.84 * graze + 0.5 * max(shine.g * f, 0.0), 0.0, 1.0);
    c = s.albedo * sent * 0.3 + (f * 1.6 + 0.5 * graze) * seen / alpha + f * shine / alpha + s.glow;
#endif
#ifdef MIRROR
    vec2 at = gl_FragCoord.xy / screen;
    float puddle = wet * smoothstep(0.42, 0.62, laidNoise(rest.xz / 7.0).r + 0.25 * wet);
    float damp = max(wet * 0.55, puddle);
    vec2 wave = (laidNoise(rest.xz * 1.7).gb - 0.5) * mix(0.030, 0.004, puddle);
    wave += (laidNoise(rest.xz * 2.3 + clock * vec2(1.9, 1.3)).gr - 0.5) * (0.03 * stir * puddle);
    // Far waves are smaller than a pixel.
    float far = 1.0 / (1.0 + 14.0 * length(fwidth(rest.xz)));
    vec2 swell = laidNoise(rest.xz * 0.19 + clock * vec2(0.021, 0.034)).ra + laidNoise(rest.xz * 0.43 - clock * vec2(0.037, 0.012)).ar - 1.0;
    wave = mix(wave, swell * (ripple * far), step(0.001, ripple));
    float level = mix(4.0 * s.roughness + 0.5, mix(2.6, 0.4, puddle), step(0.001, wet));
    vec3 back = textureLod(mirrorMap, at + wave, level).rgb;
    float share = mirrorShare * mix(1.0 - 0.75 * s.roughness, mix(0.30, 1.0, puddle), step(0.001, wet));
    share *= 0.06 + 0.94 * (1.0 - nv) * (1.0 - nv) * (1.0 - nv) + 0.12 * damp;
    c = mix(c * (1.0 - 0.45 * damp), back, clamp(share, 0.0, 1.0));
#endif
    frag = vec4(c * through + light, alpha);
#endif
}
