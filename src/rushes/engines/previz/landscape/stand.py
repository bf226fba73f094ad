"""Many things that stand up from the ground, drawn as pictures that face the eye: trees, bushes, boulders."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.landscape.portraits import portraits
from rushes.engines.previz.landscape.species import Floats, Species

#: Metres within which they have hard edges.
_CUT = 450.0
#: Metres within which even those amid a closed wood are seen from top to bottom.
_WHOLE = 140.0
#: They are planted for all eyes in a square of this side, metres.
WINDOW = 512.0
_MOST = 24000
Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Chosen:
    """What to draw: rows of x, z, height, picture + chance, foot (see tree.vert)."""

    #: Nearest first.
    near: NDArray[np.float32]
    #: Farthest first.
    far: NDArray[np.float32]


@dataclass(frozen=True)
class Clearing:
    """Ground where nothing stands, for a subject and its camera: about a line from ``x``, ``z`` along
    ``heading`` (degrees), without end, ``half`` metres to each side."""

    x: float
    z: float
    heading: float
    half: float

    def holds(self, x: Floats, z: Floats) -> NDArray[np.bool_]:
        a = math.radians(self.heading)
        dx, dz = x - self.x, z - self.z
        along = np.maximum(dx * math.sin(a) - dz * math.cos(a), 0.0)
        return np.asarray(np.hypot(dx - along * math.sin(a), dz + along * math.cos(a)) < self.half)


def free(clearings: Sequence[Clearing], x: Floats, z: Floats, share: float = 1.0) -> NDArray[np.bool_]:
    """Where no clearing is; ``share`` of its width."""
    found = np.ones(len(x), bool)
    for each in clearings:
        found &= ~replace(each, half=share * each.half).holds(x, z)
    return found


class Stand:
    """Two ``species``, each with the two colours (``tints``, albedos) between which its members differ.

    ``plant`` gives all that stands within ``reach`` metres of any eye in the window of the world whose corner
    is x, z: rows of x, z, height, picture + chance, foot.
    """

    def __init__(
        self,
        context: moderngl.Context,
        seed: int,
        species: tuple[Species, Species],
        tints: Sequence[tuple[Rgb, Rgb]],
        features: list[str],
        reach: float,
        plant: Callable[[float, float], Floats],
    ) -> None:
        self._context = context
        self._portraits = portraits(context, seed, species)
        self._own = {
            "trees": 15,
            "reach": reach,
            "outlines": self._portraits.outlines,
            "halfWidth": tuple(each.half_width for each in species),
            "tints": [tint for pair in tints for tint in pair],
            "texels": float(self._portraits.pictures.size[1]),
        }
        self._soft, self._cut = (
            Quads(
                context,
                program(context, "tree.vert", "tree.frag", [*features, *more]),
                "4f 1f",
                ("tree", "foot"),
                _MOST,
            )
            for more in ([], ["CUTOUT"])
        )
        self._range = reach
        self._plant = plant
        self._window: tuple[float, float] | None = None
        self._stand = np.zeros((0, 5))
        self._reach = np.zeros(0)

    def choose(self, eye: tuple[float, float, float], wedge: NDArray[np.float32]) -> Chosen:
        """What an eye sees; ``wedge`` as in ``mesh.Levels``."""
        self._follow(eye[0], eye[2])
        rel = self._stand[:, :2] - np.array([eye[0], eye[2]])
        far = np.hypot(rel[:, 0], rel[:, 1])
        keep = far < self._reach
        for nx, nz, offset in wedge:
            keep &= rel[:, 0] * nx + rel[:, 1] * nz + offset > 0
        chosen = np.flatnonzero(keep)
        order = chosen[np.argsort(far[chosen], kind="stable")][:_MOST]
        near = int(np.searchsorted(far[order], _CUT))
        rows = self._stand[order].astype("f4")
        rows[:, 4] *= np.clip((far[order] - _WHOLE) / (_CUT - _WHOLE), 0.0, 1.0)
        return Chosen(rows[:near], rows[near:][::-1])

    def draw_near(self, chosen: Chosen, values: dict[str, Any]) -> None:
        """Before all that they hide; ``values`` are the ground's uniforms, its textures bound."""
        self._context.depth_func = "<"
        self._context.enable_only(moderngl.DEPTH_TEST)
        self._render(self._cut, chosen.near, values)

    def draw_far(self, chosen: Chosen, values: dict[str, Any]) -> None:
        """After all that stands behind them: their soft edges are laid over it, and hide nothing later."""
        context = self._context
        context.depth_func = "<"
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        context.fbo.depth_mask = False
        self._render(self._soft, chosen.far, values)
        context.fbo.depth_mask = True

    def _render(self, quads: Quads, rows: NDArray[np.float32], values: dict[str, Any]) -> None:
        if len(rows) == 0:
            return
        self._portraits.pictures.use(15)
        quads.write(rows)
        assign(quads.program, values | self._own)
        quads.render(len(rows))

    def _follow(self, x: float, z: float) -> None:
        window = (math.floor(x / WINDOW) * WINDOW, math.floor(z / WINDOW) * WINDOW)
        if window == self._window:
            return
        self._window = window
        self._stand = self._plant(*window)
        # As in tree.vert.
        chance = self._stand[:, 3] % 1.0
        self._reach = self._range * (0.42 + 0.58 * (chance * 11.7 % 1.0)) + 5.0
