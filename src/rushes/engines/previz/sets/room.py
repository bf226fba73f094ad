"""The shell of a room: floor, ceiling and walls with openings. The camera's side is at +z."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.engines.previz.mesh import Material, Matrix, Mesh, Point, merged
from rushes.engines.previz.props.fittings import window
from rushes.engines.previz.props.kit import Rgb, block
from rushes.engines.previz.shapes import Surface, shift, turn

#: Thickness of walls.
_THICK = 0.16


@dataclass(frozen=True)
class Opening:
    """A hole in a wall: along the wall from its left end as seen from inside, from the floor; metres."""

    left: float
    bottom: float
    width: float
    height: float


@dataclass(frozen=True)
class Room:
    """x from -width/2 to width/2, z from -depth to 0 (where the camera's wall is), y from 0 to height."""

    width: float
    depth: float
    height: float
    wall: Rgb
    floor: Rgb
    floor_material: Material = Material.WOOD
    floor_roughness: float = 0.35
    accent: Rgb | None = None
    skirting: Rgb = (0.74, 0.73, 0.71)
    wall_material: Material = Material.PLAIN

    @property
    def free(self) -> tuple[Point, Point]:
        """Where a camera may be."""
        return (-self.width / 2 + 0.25, 0.25, -self.depth + 0.4), (
            self.width / 2 - 0.25,
            self.height - 0.2,
            -0.15,
        )

    def shell(
        self,
        *,
        left: tuple[Opening, ...] = (),
        right: tuple[Opening, ...] = (),
        back: tuple[Opening, ...] = (),
    ) -> Mesh:
        w, d, h = self.width, self.depth, self.height
        paint: Surface = {"colour": self.wall, "roughness": 0.92, "material": self.wall_material}
        far: Surface = {**paint, "colour": self.accent or self.wall}
        parts = [
            block(
                w + 0.4,
                0.1,
                d + 0.4,
                (0, -0.1, -d / 2),
                colour=self.floor,
                material=self.floor_material,
                roughness=self.floor_roughness,
            ),
            block(w + 0.4, 0.1, d + 0.4, (0, h, -d / 2), colour=(0.78, 0.77, 0.75), roughness=0.95),
            self._wall(w, back, far).moved(shift(0, 0, -d)),
            self._wall(d, left, paint).moved(shift(-w / 2, 0, -d / 2) @ turn("y", 90)),
            self._wall(d, right, paint).moved(shift(w / 2, 0, -d / 2) @ turn("y", -90)),
            self._wall(w, (), paint).moved(turn("y", 180)),
        ]
        return merged(parts)

    def _wall(self, length: float, holes: tuple[Opening, ...], paint: Surface) -> Mesh:
        """Its inner face at z = 0, looking along +z; left is -x."""
        parts = []
        at = -length / 2
        for hole in sorted(holes, key=lambda one: one.left):
            start, end = -length / 2 + hole.left, -length / 2 + hole.left + hole.width
            parts.append(self._piece(at, start, 0.0, self.height, paint))
            parts.append(self._piece(start, end, 0.0, hole.bottom, paint))
            parts.append(self._piece(start, end, hole.bottom + hole.height, self.height, paint))
            at = end
        parts.append(self._piece(at, length / 2, 0.0, self.height, paint))
        at = -length / 2
        for hole in (*sorted(holes, key=lambda one: one.left), Opening(length, 1.0, 0.0, 0.0)):
            if hole.bottom > 0.1:
                continue
            parts.append(self._board(at, -length / 2 + hole.left))
            at = -length / 2 + hole.left + hole.width
        parts.append(self._board(at, length / 2))
        return merged([part for part in parts if part is not None])

    def _piece(self, x0: float, x1: float, y0: float, y1: float, paint: Surface) -> Mesh | None:
        if x1 - x0 < 1e-3 or y1 - y0 < 1e-3:
            return None
        return block(x1 - x0, y1 - y0, _THICK, ((x0 + x1) / 2, y0, -_THICK / 2), **paint)

    def _board(self, x0: float, x1: float) -> Mesh | None:
        if x1 - x0 < 1e-3:
            return None
        return block(x1 - x0, 0.10, 0.018, ((x0 + x1) / 2, 0, 0.009), colour=self.skirting, roughness=0.6)

    def glazed(self, side: str, hole: Opening, *, pane: bool = True, panes: tuple[int, int] = (2, 1)) -> Mesh:
        """The window in an opening of the ``left``, ``right`` or ``back`` wall; without a ``pane`` one looks
        at what is built outside."""
        length = self.width if side == "back" else self.depth
        x = -length / 2 + hole.left + hole.width / 2
        place = shift(x, hole.bottom, -_THICK / 2)
        return window(hole.width, hole.height, pane=pane, panes=panes).moved(self.onto(side) @ place)

    def onto(self, side: str) -> Matrix:
        """From a wall's own space (inner face at z = 0, looking along +z, middle at x = 0) to the room."""
        if side == "back":
            return shift(0, 0, -self.depth)
        if side == "left":
            return shift(-self.width / 2, 0, -self.depth / 2) @ turn("y", 90)
        return shift(self.width / 2, 0, -self.depth / 2) @ turn("y", -90)
