#version 330 core
// Light of the clear sky by single scattering and an even share for what scatters again.
// u: sine of half the azimuth from the sun; v: root of the sine of the elevation, finer near the horizon.
uniform vec3 sun;            // towards it
uniform float aerosol;       // 1 clear air
uniform float groundAlbedo;
in vec2 uv;
out vec3 radiance;

const float EARTH = 6360e3, TOP = 6420e3;
const vec3 RAYLEIGH = vec3(5.8e-6, 13.6e-6, 33.1e-6);
const float MIE = 4.0e-6;
const vec3 OZONE = vec3(0.65e-6, 1.88e-6, 0.085e-6);
const float PI = 3.14159265;

float reach(vec3 o, vec3 d, float radius) {
    float b = dot(o, d), c = dot(o, o) - radius * radius;
    float q = b * b - c;
    return q < 0.0 ? -1.0 : -b + sqrt(q);
}

vec3 density(float h) {
    return vec3(exp(-h / 8000.0), exp(-h / 1200.0) * aerosol, max(0.0, 1.0 - abs(h - 25e3) / 15e3));
}

vec3 extinction(vec3 d) { return RAYLEIGH * d.x + MIE * 1.1 * d.y + OZONE * d.z; }

vec3 throughput(vec3 o, vec3 d) {
    float b = dot(o, d), c = dot(o, o) - EARTH * EARTH;
    if (b < 0.0 && b * b - c > 0.0) {
        // Behind the edge of the earth, softly, so that the twilight has no step.
        float miss = EARTH - sqrt(dot(o, o) - b * b);
        if (miss > 9000.0) return vec3(0.0);
    }
    float len = reach(o, d, TOP);
    vec3 depth = vec3(0.0);
    for (int i = 0; i < 10; i++) {
        float a = (float(i) + 0.5) / 10.0;
        vec3 q = o + d * len * a * a;
        depth += extinction(density(max(length(q) - EARTH, 0.0))) * len * 2.0 * a / 10.0;
    }
    return exp(-depth);
}

void main() {
    float az = 2.0 * asin(clamp((uv.x * 192.0 - 0.5) / 191.0, 0.0, 1.0));
    float v = clamp((uv.y * 128.0 - 0.5) / 127.0, 0.0, 1.0);
    float el = max(asin(v * v), 0.0008);
    vec2 toSun = normalize(sun.xz + vec2(1e-6, 0.0));
    vec2 flat_ = vec2(toSun.x * cos(az) - toSun.y * sin(az), toSun.x * sin(az) + toSun.y * cos(az));
    vec3 dir = vec3(flat_.x * cos(el), sin(el), flat_.y * cos(el));
    vec3 o = vec3(0.0, EARTH + 400.0, 0.0);
    float len = reach(o, dir, TOP);
    float mu = dot(dir, sun);
    float phaseR = 3.0 / (16.0 * PI) * (1.0 + mu * mu);
    const float g = 0.72;
    float phaseM = 3.0 / (8.0 * PI) * (1.0 - g * g) * (1.0 + mu * mu) / ((2.0 + g * g) * pow(1.0 + g * g - 2.0 * g * mu, 1.5));
    vec3 sum = vec3(0.0), depth = vec3(0.0);
    const int N = 28;
    float before = 0.0;
    for (int i = 0; i < N; i++) {
        float a = (float(i) + 1.0) / float(N);
        float t = len * a * a * a;
        float dt = t - before;
        vec3 q = o + dir * (before + 0.5 * dt);
        before = t;
        float h = length(q) - EARTH;
        vec3 d = density(max(h, 0.0));
        vec3 k = extinction(d);
        vec3 through = exp(-(depth + 0.5 * k * dt));
        depth += k * dt;
        vec3 lightHere = throughput(q, sun);
        vec3 single = RAYLEIGH * d.x * phaseR + MIE * d.y * phaseM;
        vec3 many = (RAYLEIGH * d.x + MIE * d.y) * (0.055 + 0.03 * groundAlbedo);
        vec3 wide = throughput(q, normalize(sun + vec3(0.0, 0.16, 0.0)));
        sum += through * (single * lightHere + many * wide) * dt;
    }
    radiance = sum;
}
