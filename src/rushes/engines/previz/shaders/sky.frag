#version 330 core
//include sky.glsl
//include air.glsl
//include clouds.glsl
uniform float sunRadius;      // radians
uniform vec3 sunColour;       // radiance of the disc
uniform vec3 moonDir;
uniform float moonRadius;
uniform vec3 moonColour;
uniform float cirrus;
uniform vec3 cloudLit;
uniform vec3 cloudDark;
uniform float stormy;
uniform float veil;           // share of fog and falling snow before the sky
#ifdef DISCS
uniform vec4 discs[2];         // towards other worlds, and their radius
uniform vec3 discColours[2];
uniform vec3 discPatches[2];
uniform vec3 discLight;
#endif
in vec3 ray;
in vec3 clear;
in vec3 low;
in vec3 horizon;
out vec4 frag;

void main() {
    vec3 dir = normalize(ray);
    vec3 c = clear;
    float mu = max(dot(dir, keyDir), 0.0);

    // The angle is taken from the chord: acos of a float near 1 makes steps.
    float angle = length(dir - sunDir);
    float disc = 1.0 - smoothstep(sunRadius * 0.6, sunRadius * 1.3, angle);
    vec3 aureole = glowColour * glow * (0.6 * exp(-angle * 7.0) + 1.6 * exp(-angle * 24.0) + 5.0 * exp(-angle * 90.0));
    float shade = 0.0;

#ifdef CLOUDS
    float rise = max(dir.y, 0.0);
    vec2 p = cloudPlace(dir);
    float edge = cloudEdge();
    float d = cloudDensity(p, rise);
    float body = smoothstep(edge, edge + 0.10, d);
    float thick = smoothstep(edge, edge + 0.34, d);
    // Towards the light: less cloud there means that this side is lit.
    vec2 ahead = keyDir.xz / max(length(keyDir.xz), 0.15);
    float next = cloudMass(p + ahead * 420.0);
    float lit = clamp(0.62 + (d - next) * 4.2 - thick * 0.42, 0.0, 1.0);
    float silver = (pow(mu, 5.0) * 0.7 + pow(mu, 30.0) * 1.6) * (1.0 - thick) * (1.0 - thick);
    vec3 cloud = mix(cloudDark, cloudLit, lit) + cloudLit * silver;
    cloud = mix(cloud, cloudDark * (0.16 + 0.75 * lit * lit + 0.55 * (1.0 - thick)), stormy);
    cloud = mix(cloud, low, exp(-rise * 11.0) * 0.85);
    shade = body * (0.35 + 0.65 * smoothstep(0.0, 0.6, thick)) * smoothstep(0.0, 0.05, rise) * min(1.0, cover * 20.0);

    vec2 high = p * 0.9 + 3000.0;
    float wisps = textureLod(heapMap, vec2(high.x + high.y * 0.5, high.y) / vec2(52000.0, 11000.0), 0.0).r;
    float thin = cirrus * smoothstep(0.32, 0.85, wisps) * smoothstep(0.03, 0.3, rise) * 0.7;
    c = mix(c, cloudLit * (0.72 + 0.5 * silver) + 0.1 * c, thin);
    c += aureole;
    c = mix(c, cloud + aureole * 0.4, shade);
    c += sunColour * disc * (1.0 - shade * 0.8) * (1.0 - 0.3 * thin);
#else
    c += aureole + sunColour * disc;
#endif
#ifdef MOON
    float away = length(dir - moonDir);
    float moon = 1.0 - smoothstep(moonRadius * 0.93, moonRadius * 1.07, away);
    vec3 across = normalize(cross(moonDir, vec3(0.0, 1.0, 0.0)));
    vec2 face = vec2(dot(dir, across), dir.y - moonDir.y) / moonRadius;
    float seas = 0.62 + 0.55 * textureLod(cloudMap, face * 0.11 + vec2(0.3, 0.7), 2.0).r;
    c += moonColour * (moon * seas * (1.0 - 0.93 * shade)
        + (0.045 * exp(-away * 9.0) + 0.14 * exp(-away * 40.0)) * (1.0 - 0.6 * shade));
#endif
#ifdef DISCS
    for (int i = 0; i < 2; i++) {
        vec3 to = discs[i].xyz;
        vec3 right = normalize(cross(to, vec3(0.0, 1.0, 0.0)));
        vec2 face_ = vec2(dot(dir, right), dot(dir, cross(right, to))) / discs[i].w;
        float r2 = dot(face_, face_);
        float mask = (1.0 - smoothstep(0.97, 1.03, sqrt(r2))) * step(0.0, dot(dir, to));
        vec3 n = vec3(face_, sqrt(max(1.0 - r2, 0.0)));
        // Bands and patches that turn with the sphere.
        vec2 at = vec2(asin(clamp(n.x / sqrt(max(1.0 - n.y * n.y, 1e-4)), -1.0, 1.0)) * 0.18, n.y * 0.42) + 0.37 * float(i);
        float seas = smoothstep(0.42, 0.62, textureLod(cloudMap, at, 2.0).r + 0.10 * sin(n.y * 19.0 + 6.0 * textureLod(cloudMap, at, 3.0).g));
        float day = smoothstep(-0.08, 0.5, dot(n, discLight));
        c = mix(c, 0.30 * c + mix(discColours[i], discPatches[i], seas) * day * (0.55 + 0.45 * n.z), mask);
    }
#endif

    // The lowest sky is haze of the same light as the farthest land.
    float haze = max(exp(-max(dir.y, 0.0) * 26.0) * 0.6, veil * exp(-max(dir.y, 0.0) * 1.2));
    c = mix(c, horizon, haze * (1.0 - disc));
    frag = vec4(c, 1.0);
}
