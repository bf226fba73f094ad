#version 330 core
//include sky.glsl
//include air.glsl
uniform mat4 unview;          // clip to world direction
uniform float sunRadius;      // radians
uniform vec3 sunColour;       // radiance of the disc
uniform vec3 moonDir;
uniform float moonRadius;
uniform vec3 moonColour;
uniform float cover;          // share of the sky under cumulus
uniform float cirrus;
uniform vec2 cloudDrift;
uniform vec3 cloudLit;
uniform vec3 cloudDark;
uniform float stormy;
in vec2 uv;
out vec4 frag;

float clouds(vec2 p, float lod) {
    float broad = texture(cloudMap, p / 23000.0).a;
    float a = texture(cloudMap, p / 7900.0).r;
    float b = texture(cloudMap, p / 2700.0 + 0.3).g;
    return a * 0.55 + b * 0.3 + broad * 0.35 - 0.1;
}

void main() {
    vec4 far = unview * vec4(uv * 2.0 - 1.0, 1.0, 1.0);
    vec3 dir = normalize(far.xyz / far.w);
    vec3 c = skyAt(vec3(dir.x, max(dir.y, 0.0), dir.z));
    float mu = dot(dir, keyDir);
    float sunMu = dot(dir, sunDir);

    // Aureole and disc. The angle is taken from the chord: acos of a float near 1 makes steps.
    float angle = length(dir - sunDir);
    float disc = 1.0 - smoothstep(sunRadius * 0.55, sunRadius * 1.35, angle);
    vec3 aureole = glowColour * glow * (0.6 * exp(-angle * 7.0) + 1.6 * exp(-angle * 24.0) + 5.0 * exp(-angle * 90.0));

#ifdef MOON
    float away = length(dir - moonDir);
    float moon = 1.0 - smoothstep(moonRadius * 0.95, moonRadius * 1.05, away);
    vec2 face = (dir - moonDir).xy / moonRadius;
    float seas = 0.72 + 0.42 * texture(cloudMap, face * 0.13 + 0.3).r;
    c += moonColour * (moon * seas + 0.05 * exp(-away * 14.0) + 0.12 * exp(-away * 60.0));
#endif

    float opaque = 0.0;
#ifdef CLOUDS
    float rise = max(dir.y, 0.0);
    // A shell, not a plane: near the horizon the clouds stay apart instead of smearing out.
    float range = 1900.0 / (rise + 0.045);
    vec2 p = eye.xz + dir.xz * range + cloudDrift;
    float d = clouds(p, 0.0);
    float edge = mix(0.80, 0.30, cover);
    float body = smoothstep(edge, edge + 0.22, d);
    vec2 step_ = keyDir.xz / max(length(keyDir.xz), 0.2) * 420.0;
    float towards = clouds(p + step_, 0.0);
    float thick = smoothstep(edge, edge + 0.5, d);
    float lit = clamp(0.55 + (d - towards) * 3.2 - thick * 0.35, 0.0, 1.0);
    float silver = pow(max(mu, 0.0), 6.0) * (1.0 - thick);
    vec3 cloud = mix(cloudDark, cloudLit, lit) + cloudLit * silver * 1.2;
    cloud = mix(cloud, cloudDark * (0.55 + 0.5 * lit), stormy * thick);
    float fade = smoothstep(0.0, 0.16, rise);
    opaque = body * smoothstep(0.0, 0.07, rise);
    vec3 air = skyAt(normalize(vec3(dir.x, 0.06, dir.z)));
    cloud = mix(mix(cloud, air, 0.75), cloud, fade);
    float wisps = texture(cloudMap, p.yx / vec2(41000.0, 9000.0)).r * texture(cloudMap, p / 16000.0 + 0.5).r;
    float thin = cirrus * smoothstep(0.22, 0.6, wisps) * smoothstep(0.02, 0.25, rise);
    c = mix(c, cloudLit * (0.75 + silver), thin * 0.55);
    c += aureole;
    c = mix(c, cloud + aureole * 0.45, opaque);
    c += sunColour * disc * (1.0 - opaque * 0.97) * (1.0 - thin * 0.3);
#else
    c += aureole + sunColour * disc;
#endif

    // The lowest sky is haze of the same light as the farthest land.
    float haze = exp(-max(dir.y, 0.0) * 26.0) * 0.55;
    c = mix(c, hazeLight(dir), haze * (1.0 - disc));
    frag = vec4(c, 1.0);
}
