"""Tufts of grass and flowers around the eye, for a camera that stands low: where a subject is looked at.

Where they grow is decided by numbered cells of the world, as with trees.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.landscape.cells import cells
from rushes.engines.previz.landscape.chances import chances
from rushes.engines.previz.landscape.nest import Nest
from rushes.engines.previz.landscape.road import Road
from rushes.engines.previz.scene import Bloom, Cover, Flora, Place, Scene

#: Metres from the eye to where the last have shrunk into the ground.
_REACH = 20.0
#: They are planted for all eyes in a square of this side, metres.
_WINDOW = 8.0
_MOST = 12000


@dataclass(frozen=True)
class _Kind:
    """Metres; ``share`` of the cells in which one grows, ``rows`` apart where it was sown in rows."""

    tall: float
    define: str = "GRASS"
    cell: float = 0.34
    share: float = 1.0
    rows: float = 0.0


_ON = {
    Cover.GRASS: _Kind(0.26),
    Cover.AUTUMN: _Kind(0.20),
    Cover.DRY: _Kind(0.60),
}
_BLOOMS = {
    Bloom.WILD: _Kind(0.50, "WILD", 0.27),
    Bloom.POPPIES: _Kind(0.58, "POPPIES", 0.27),
    Bloom.LAVENDER: _Kind(0.62, "LAVENDER", 0.27, 1.6, 1.7),
    Bloom.TULIPS: _Kind(0.46, "TULIPS", 0.27, 1.6, 0.9),
    Bloom.SUNFLOWERS: _Kind(1.65, "SUNFLOWERS", 0.45, 1.6, 1.1),
}
#: Under trees whose leaves are large.
_UNDERWOOD = _Kind(0.70, "BROAD", 0.34, 0.30)


def rows_of(scene: Scene) -> float:
    """Metres between the rows in which flowers stand; 0 where they stand anyhow."""
    return _BLOOMS[scene.bloom].rows


class Tufts:
    """Draws them on ground above ``water_level``; those before a subject are at most ``tallest`` metres."""

    @staticmethod
    def grow_on(scene: Scene) -> bool:
        return scene.cover in _ON or scene.cover is Cover.FLOWERS

    def __init__(
        self,
        context: moderngl.Context,
        scene: Scene,
        nest: Nest,
        water_level: float,
        tallest: float,
        road: Road | None,
    ) -> None:
        self._context = context
        self._nest = nest
        self._water_level = water_level
        broad = scene.flora is Flora.TROPICAL and scene.place is Place.FOREST
        flowers = scene.cover is Cover.FLOWERS
        self._kind = _UNDERWOOD if broad else _BLOOMS[scene.bloom] if flowers else _ON[scene.cover]
        self._tallest = tallest
        self._road = road
        # Sand lies along a sea, meadows come down to a lake.
        self._dry = 4.0 if scene.place is Place.COAST else 0.3
        self._salt = (scene.seed & 0xFFFF) * 8
        self._window: tuple[float, float] | None = None
        self._stand = np.zeros((0, 5))
        made = program(
            context,
            "tuft.vert",
            "tuft.frag",
            ["MAPS 0", self._kind.define, *(["FLOWERS"] if flowers and not broad else [])],
        )
        self._quads = Quads(context, made, "4f 1f", ("tuft", "chance"), _MOST)

    def draw(self, values: dict[str, Any], wedge: NDArray[np.float32], away: float) -> None:
        """Before what stands behind; ``values`` are the ground's uniforms, its textures bound, and ``away``
        is how far from the eye a subject stands, metres."""
        eye = values["eye"]
        self._plant(eye[0], eye[2])
        rel = self._stand[:, (0, 2)] - np.array([eye[0], eye[2]])
        far = np.hypot(rel[:, 0], rel[:, 1])
        keep = far < _REACH
        for nx, nz, _ in wedge:
            keep &= rel[:, 0] * nx + rel[:, 1] * nz + 0.5 > 0
        chosen = np.flatnonzero(keep)
        chosen = chosen[np.argsort(far[chosen], kind="stable")][:_MOST]
        self._quads.write(self._stand[chosen].astype("f4"))
        self._context.enable_only(moderngl.DEPTH_TEST)
        self._context.depth_func = "<"
        assign(self._quads.program, values | {"reach": _REACH, "tallest": self._tallest, "away": away})
        self._quads.render(len(chosen))

    def _plant(self, x: float, z: float) -> None:
        window = (math.floor(x / _WINDOW) * _WINDOW, math.floor(z / _WINDOW) * _WINDOW)
        if window == self._window:
            return
        self._window = window
        i, j, at_x, at_z = cells(window, _WINDOW, _REACH, self._kind.cell, self._salt)
        if self._kind.rows:
            jitter = (chances(i, j, self._salt + 6) - 0.5) * 0.3
            at_x = (np.floor(at_x / self._kind.rows) + 0.5 + jitter) * self._kind.rows
        high = self._nest.sample_near(at_x, at_z)
        # In patches, and not on rock, which is steep.
        steep = np.hypot(
            self._nest.sample_near(at_x + 2.0, at_z) - high, self._nest.sample_near(at_x, at_z + 2.0) - high
        )
        thick = 0.62 + 0.38 * np.sin(0.9 * at_x + 1.7 * np.sin(0.6 * at_z)) * np.sin(0.8 * at_z + at_x * 0.3)
        grows = (
            (chances(i, j, self._salt + 3) < thick * self._kind.share)
            & (high > self._water_level + self._dry)
            & (steep < 1.2)
        )
        if self._road is not None:
            grows &= ~self._road.lies_under(at_x, at_z)
        i, j, at_x, at_z, high = i[grows], j[grows], at_x[grows], at_z[grows], high[grows]
        tall = self._kind.tall * (0.45 + 0.75 * chances(i, j, self._salt + 4) ** 2)
        self._stand = np.stack([at_x, high, at_z, tall, chances(i, j, self._salt + 5)], -1)
