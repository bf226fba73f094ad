"""Where single trees stand near the eye, and which.

That is decided by numbered cells of the world, so every clip of the scene has the same woods.
"""

from __future__ import annotations

import moderngl
import numpy as np

from rushes.engines.previz.landscape.cells import cells
from rushes.engines.previz.landscape.chances import chances
from rushes.engines.previz.landscape.nest import Nest
from rushes.engines.previz.landscape.portraits import EACH
from rushes.engines.previz.landscape.species import (
    ACACIA,
    BROADLEAF,
    CONIFER,
    FERN,
    JUNGLE,
    PALM,
    PALMETTO,
    Floats,
    Species,
)
from rushes.engines.previz.landscape.stand import WINDOW, Clearing, Rgb, Stand, free
from rushes.engines.previz.scene import Cover, Flora, Place, Scene

#: Metres from the eye to where single trees have faded into the ground's own colour: groves, closed woods.
_REACH = (1500.0, 1150.0)
_CELL = 8.0
_LUSH: Rgb = (0.105, 0.190, 0.036)
_NEEDLES: Rgb = (0.030, 0.047, 0.018)
#: Undergrowth: metres between two, and to where the last are seen.
_BUSH_CELL, _BUSH_REACH = 4.5, 130.0


def _species(scene: Scene) -> tuple[Species, Species]:
    if scene.flora is Flora.SAVANNA:
        return ACACIA, ACACIA
    if scene.flora is Flora.TROPICAL:
        return (PALM, JUNGLE) if scene.place is Place.FOREST else (PALM, PALM)
    return CONIFER, BROADLEAF


def _share(scene: Scene) -> float:
    """Of the second species."""
    if scene.flora is not Flora.TEMPERATE:
        return 0.75
    if scene.cover is Cover.SNOW:
        return 0.0
    broad = 0.75 if scene.cover is Cover.AUTUMN else 0.12
    if scene.place in (Place.HILLS, Place.COAST, Place.FOREST):
        return max(broad, 0.45 if scene.place is Place.FOREST else 0.8)
    return broad


def _tints(scene: Scene, canopy: tuple[Rgb, Rgb]) -> list[tuple[Rgb, Rgb]]:
    leaves = [(1.8 * r, 1.8 * g, 1.8 * b) for r, g, b in canopy]
    if scene.flora is not Flora.TEMPERATE:
        return [(leaves[0], leaves[1]), (leaves[0], leaves[1])]
    # Needles stay green when leaves turn.
    turned = canopy[0][0] > canopy[0][1]
    needles = [_mixed(_NEEDLES, each, 0.0 if turned else 0.6) for each in canopy]
    return [(needles[0], needles[1]), (leaves[0], leaves[1])]


def _mixed(a: Rgb, b: Rgb, share: float) -> Rgb:
    return (a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share)


class Trees:
    """``canopy`` as the ground under them has it from afar."""

    def __init__(
        self,
        context: moderngl.Context,
        scene: Scene,
        nest: Nest,
        features: list[str],
        clearings: tuple[Clearing, ...],
        canopy: tuple[Rgb, Rgb],
        water_level: float,
    ) -> None:
        self._nest = nest
        self._dry = water_level + 1.4
        self._clearings = clearings
        self._salt = (scene.seed & 0xFFFF) * 8
        self._species = _species(scene)
        self._second = _share(scene)
        #: Share of the cells in which one stands by itself, outside all woods.
        palms = scene.flora is Flora.TROPICAL and scene.place is not Place.FOREST
        self._scattered = scene.trees * (0.16 if scene.flora is Flora.SAVANNA else 0.12 if palms else 0.0)
        self._reach = _REACH[scene.place is Place.FOREST or scene.trees > 0.7]
        dusted = ["DUSTED"] if scene.cover is Cover.SNOW else []
        tints = _tints(scene, canopy)
        more = [*features, *dusted]
        self.stands = [Stand(context, scene.seed, self._species, tints, more, self._reach, self._trees)]
        if scene.flora is Flora.TROPICAL and scene.place is Place.FOREST:
            bright = [(canopy[1], _LUSH), (canopy[1], _LUSH)]
            kinds = (FERN, PALMETTO)
            self.stands.append(Stand(context, scene.seed, kinds, bright, more, _BUSH_REACH, self._bushes))

    def _trees(self, x: float, z: float) -> Floats:
        i, j, at_x, at_z = cells((x, z), WINDOW, self._reach, _CELL, self._salt)
        cover = self._nest.cover(at_x, at_z)
        likely = np.clip(cover * 1.25 - 0.1, 0.0, 0.92)
        if self._scattered > 0.0:
            likely = np.maximum(
                likely, np.where(self._nest.sample(at_x, at_z) > self._dry, self._scattered, 0.0)
            )
        stands = chances(i, j, self._salt + 3) < likely
        stands &= free(self._clearings, at_x, at_z)
        i, j, at_x, at_z, cover = i[stands], j[stands], at_x[stands], at_z[stands], cover[stands]
        second = chances(i, j, self._salt + 4) < self._second
        layer = np.where(second, EACH, 0.0) + np.floor(chances(i, j, self._salt + 5) * EACH)
        size = 0.6 + 0.75 * chances(i, j, self._salt + 6)
        height = np.where(second, self._species[1].height, self._species[0].height) * size
        chance = chances(i, j, self._salt + 7) * 0.98 + 0.01
        for x_, z_ in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            cover = np.minimum(cover, self._nest.cover(at_x + x_ * 30.0, at_z + z_ * 30.0))
        #: Amid a closed wood only the upper part of a tree is seen from afar.
        foot = np.where(cover > 0.75, 0.4, 0.0)
        return np.stack([at_x, at_z, height, layer + chance, foot], -1)

    def _bushes(self, x: float, z: float) -> Floats:
        salt = self._salt + 77
        i, j, at_x, at_z = cells((x, z), WINDOW, _BUSH_REACH, _BUSH_CELL, salt)
        stands = (self._nest.cover(at_x, at_z) > 0.3) & free(self._clearings, at_x, at_z, 0.45)
        i, j, at_x, at_z = i[stands], j[stands], at_x[stands], at_z[stands]
        palms = chances(i, j, salt + 4) < 0.2
        height = np.where(palms, PALMETTO.height, FERN.height) * (0.5 + 0.9 * chances(i, j, salt + 6))
        layer = np.where(palms, EACH, 0.0) + np.floor(chances(i, j, salt + 5) * EACH)
        layer += chances(i, j, salt + 7) * 0.98 + 0.01
        return np.stack([at_x, at_z, height, layer, 0.0 * at_x], -1)
