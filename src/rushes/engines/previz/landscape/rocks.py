"""Boulders that lie about, in numbered cells of the world as the trees are."""

from __future__ import annotations

import moderngl
import numpy as np

from rushes.engines.previz.landscape.cells import cells
from rushes.engines.previz.landscape.chances import chances
from rushes.engines.previz.landscape.nest import Nest
from rushes.engines.previz.landscape.portraits import EACH
from rushes.engines.previz.landscape.species import BOULDER, Floats
from rushes.engines.previz.landscape.stand import WINDOW, Clearing, Rgb, Stand, free
from rushes.engines.previz.scene import Cover, Place, Scene

_REACH = 620.0
_CELL = 9.0
#: Share of the cells in which one lies.
_SHARE = {Place.PLANET: 0.22, Place.COAST: 0.55, Place.ICE: 0.10}
_LARGER = {Place.COAST: 1.6}
#: Metres below and above the water where they lie on a coast.
_SURF = (-2.2, 7.0)


class Rocks:
    """``colours``: of bare rock, and of scree."""

    @staticmethod
    def lie_in(scene: Scene) -> bool:
        return scene.place in (Place.PLANET, Place.ICE) or (
            scene.place is Place.COAST and scene.cover is Cover.ROCK
        )

    def __init__(
        self,
        context: moderngl.Context,
        scene: Scene,
        nest: Nest,
        features: list[str],
        clearings: tuple[Clearing, ...],
        colours: tuple[Rgb, Rgb],
        water_level: float,
    ) -> None:
        self._nest = nest
        self._clearings = clearings
        self._water_level = water_level
        self._salt = (scene.seed & 0xFFFF) * 8 + 501
        self._scene = scene
        self.stand = Stand(
            context,
            scene.seed,
            (BOULDER, BOULDER),
            [colours, colours],
            [*features, "STILL"],
            _REACH,
            self._lie,
        )

    def _lie(self, x: float, z: float) -> Floats:
        i, j, at_x, at_z = cells((x, z), WINDOW, _REACH, _CELL, self._salt)
        lies = chances(i, j, self._salt + 3) < _SHARE[self._scene.place]
        high = self._nest.sample_near(at_x, at_z) - self._water_level
        if self._scene.place is Place.COAST:
            lies &= (high > _SURF[0]) & (high < _SURF[1])
        lies &= high > -2.5
        # On a face they would hang in the air.
        beside = self._nest.sample_near(at_x + 3.0, at_z), self._nest.sample_near(at_x, at_z + 3.0)
        lies &= np.hypot(*(each - self._water_level - high for each in beside)) < 2.0
        lies &= free(self._clearings, at_x, at_z, 0.35)
        i, j, at_x, at_z = i[lies], j[lies], at_x[lies], at_z[lies]
        # Many small ones, few that are large.
        size = _LARGER.get(self._scene.place, 1.0) * (0.25 + 2.6 * chances(i, j, self._salt + 4) ** 4)
        layer = (
            np.floor(chances(i, j, self._salt + 5) * 2 * EACH) + chances(i, j, self._salt + 7) * 0.98 + 0.01
        )
        return np.stack([at_x, at_z, BOULDER.height * size, layer, 0.0 * at_x], -1)
