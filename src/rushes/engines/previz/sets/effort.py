"""What a built place is expected to cost."""

from __future__ import annotations

from rushes.engines.previz.drawing.enlarge import Effort
from rushes.engines.previz.mesh import Material
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Layout
from rushes.engines.previz.sets.light import lamp_count

# Measured: of the time that a place without any of them takes, a lamp adds an eighth, a floor that mirrors a
# quarter, a wet street, in which all is drawn again, more, 100,000 triangles a half, and a beam a fiftieth.
_LAMP, _FLOOR, _WET, _TRIANGLE, _BEAM = 0.12, 0.25, 0.4, 0.5 / 100_000, 0.02
_MUCH = 0.9


def expected(layout: Layout, scene: Scene) -> Effort:
    """By the place and the scene's opening alone: who plays in it, or what is added to it, leaves the rest of
    the picture as it is."""
    meshes = (layout.mesh, *(part.mesh for part in layout.parts))
    triangles = sum(len(mesh.triangles) for mesh in meshes)
    beams = sum(bool((mesh.materials == Material.BEAM).any()) for mesh in meshes)
    opening = scene.model_copy(update={"beats": scene.beats[:1]})
    cost = _LAMP * lamp_count(layout, opening) + _TRIANGLE * triangles + _BEAM * beams
    if layout.mirror is not None:
        weather = scene.beats[0].weather
        wet = layout.outdoors and max(weather.wet, weather.rain) > 0.1
        cost += _WET if wet else _FLOOR if layout.mirror[1] > 0.1 else 0.0
    return Effort.MOST if cost >= _MUCH else Effort.MORE
