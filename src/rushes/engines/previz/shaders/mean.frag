#version 330 core
// Each place's mean of SIDE x SIDE reads about it: smooths a pattern at the size at which it was made, as at the
// picture's every read counts many times.
uniform sampler2D source;
uniform vec2 apart;          // one read from the next
in vec2 uv;
out vec4 frag;
void main() {
    vec4 sum = vec4(0.0);
    for (int j = 0; j < SIDE; j++)
        for (int i = 0; i < SIDE; i++)
            sum += textureLod(source, uv + apart * (vec2(i, j) - 0.5 * float(SIDE - 1)), 0.0);
    frag = sum / float(SIDE * SIDE);
}
