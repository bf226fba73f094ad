#version 330 core
// Ground with its light worked into it, so that drawing it takes one read: the root of the albedo in the
// light of the sky, and in the fourth channel how strong the key light is beside that.
uniform sampler2D shapeMap;
uniform sampler2D colourMap;
uniform sampler2D sunMap;        // share of two lights that arrives
uniform float share;             // of the second
uniform vec3 keyDir;
uniform vec3 ambientShares;      // from above, from the ground, from the side of the key light: of level ground
in vec2 uv;
out vec4 frag;
void main() {
    ivec2 at = ivec2(gl_FragCoord.xy);
    vec4 shape = texelFetch(shapeMap, at, 0);
    vec4 colour = texelFetch(colourMap, at, 0);
    vec2 sun = textureLod(sunMap, uv, 0.0).rg;
    vec3 n;
    n.xz = shape.xy * 2.0 - 1.0;
    n.y = sqrt(max(0.05, 1.0 - dot(n.xz, n.xz)));
    float facing = max(dot(n, keyDir), 0.0);
    // Leaves let light through and hide each other's shade: softer than bare ground.
    float soft = max((dot(n, keyDir) + 0.45) / 1.45, 0.0);
    facing = mix(facing, soft * 0.8, colour.a);
    float direct = facing * mix(sun.x, sun.y, share);
    float ambient = mix(ambientShares.y, ambientShares.x, 0.5 + 0.5 * n.y) + 0.3 * ambientShares.y
        + ambientShares.z * max(dot(n, vec3(keyDir.x, 0.25, keyDir.z)), 0.0);
    ambient *= shape.b;
    frag = vec4(colour.rgb * sqrt(min(ambient, 1.5) / 1.5), direct / (direct + 0.25 * ambient));
}
