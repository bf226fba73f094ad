#version 330 core
uniform vec3 eye;
uniform vec3 keyDir;
uniform vec4 nest[3];
uniform sampler2D shapeMaps[3];
uniform sampler2D colourMaps[3];
uniform sampler2D detailMap;     // rg: slope, b: light and dark, a: the same, finer
uniform vec3 keyColour;
uniform vec3 skyAbove;           // light from above, from the side of the key light, from the ground
uniform vec3 skySide;
uniform vec3 groundBounce;
uniform float bump;
in vec3 rel;
in vec3 through;
in vec3 light;
in float sunny;
out vec4 frag;

void surface(vec2 p, float d, out vec4 shape, out vec4 colour) {
#if MAPS == 0 || MAPS == 1
    vec2 uv0 = (p - nest[0].xy) * nest[0].z;
    shape = texture(shapeMaps[0], uv0);
    colour = texture(colourMaps[0], uv0);
#endif
#if MAPS == 1
    vec2 uv1 = (p - nest[1].xy) * nest[1].z;
    float far = smoothstep(NEAR_A, NEAR_B, d);
    shape = mix(shape, texture(shapeMaps[1], uv1), far);
    colour = mix(colour, texture(colourMaps[1], uv1), far);
#endif
#if MAPS == 2 || MAPS == 3
    vec2 uv1 = (p - nest[1].xy) * nest[1].z;
    shape = texture(shapeMaps[1], uv1);
    colour = texture(colourMaps[1], uv1);
#endif
#if MAPS == 3
    vec2 uv2 = (p - nest[2].xy) * nest[2].z;
    float far = smoothstep(FAR_A, FAR_B, d);
    shape = mix(shape, texture(shapeMaps[2], uv2), far);
    colour = mix(colour, texture(colourMaps[2], uv2), far);
#endif
#if MAPS == 4
    vec2 uv2 = (p - nest[2].xy) * nest[2].z;
    shape = texture(shapeMaps[2], uv2);
    colour = texture(colourMaps[2], uv2);
#endif
}

void main() {
    vec2 p = eye.xz + rel.xz;
    float d = length(rel);
    vec4 shape, colour;
    surface(p, d, shape, colour);
    float lit = shape.a;
    vec3 albedo = colour.rgb * colour.rgb;
    vec3 n;
    n.xz = shape.xy * 2.0 - 1.0;
    n.y = sqrt(max(0.05, 1.0 - dot(n.xz, n.xz)));
    vec4 fine = texture(detailMap, p / 13.0);
    vec4 coarse = texture(detailMap, p / 97.0 + 0.37);
    float rough = bump * (0.35 + 1.3 * (1.0 - n.y));
    n.xz += rough * ((fine.xy - 0.5) * 0.9 + (coarse.xy - 0.5));
    n = normalize(n);
    albedo *= 0.62 + 0.36 * (fine.b + coarse.b) ;

    float facing = max(dot(n, keyDir), 0.0);
    // Leaves let light through and hide each other's shade: softer than bare ground.
    float soft = max((dot(n, keyDir) + 0.45) / 1.45, 0.0);
    facing = mix(facing, soft * 0.8, colour.a);
    vec3 received = keyColour * (facing * lit * sunny);
    vec3 ambient = mix(groundBounce, skyAbove, 0.5 + 0.5 * n.y) + 0.3 * groundBounce + skySide * max(dot(n, vec3(keyDir.x, 0.25, keyDir.z)), 0.0);
    vec3 c = albedo * (received + ambient * shape.b);

    c = c * through + light;
    frag = vec4(c, 1.0);
}
