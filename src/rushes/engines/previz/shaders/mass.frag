#version 330 core
// Broad clouds with heaps on them, baked once: two reads of every pixel of the sky that become one.
uniform sampler2D heapMap;
in vec2 uv;
out float mass;
void main() {
    mass = textureLod(heapMap, uv, 0.0).a * 0.46 + textureLod(heapMap, uv * 3.0 + 0.3, 0.0).g * 0.42;
}
