"""previz: an engine that draws what it understood of a prompt as a 3D scene. A draft, and it says so."""
