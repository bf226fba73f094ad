#version 330 core
// The finished frame as R'G'B'.
//include enlarge.glsl
in vec2 uv;
out vec4 frag;
void main() {
    frag = vec4(clamp(enlarged(uv).rgb, 0.0, 1.0), 1.0);
}
