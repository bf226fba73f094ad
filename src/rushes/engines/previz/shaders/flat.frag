#version 330 core
// A body pressed flat: where it is in red, and in green how near the ground it is there.
uniform float low;           // metres over the plane where nothing of it darkens the ground any more
in float height;
out vec4 frag;
void main() {
    if (height < -0.1 * low) discard;
    frag = vec4(1.0, 1.0 - clamp(height / low, 0.0, 1.0), 0.0, 1.0);
}
