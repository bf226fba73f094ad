#version 330 core
uniform vec3 fallColour;
uniform float roundness;
in vec2 at;
in float alpha;
out vec4 frag;
void main() {
    float across = 1.0 - at.x * at.x;
    float soft = mix(across * (1.0 - at.y * at.y * 0.5), max(0.0, 1.0 - dot(at, at)), roundness);
    frag = vec4(fallColour, clamp(soft * alpha, 0.0, 1.0));
}
