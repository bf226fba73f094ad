"""A railway through the land, along the way of the train: on a bank, or on arches over hollows."""

from __future__ import annotations

import math
from collections.abc import Callable
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape.stand import Clearing
from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.shapes import Surface, box, shift, turn
from rushes.engines.previz.subjects.catalogue.manned import RAILED

Floats = NDArray[np.float64]
#: Metres of it behind the mark and before it, and between two places where the ground is looked at.
_BEHIND, _BEFORE, _STEP = 240.0, 560.0, 4.0
#: It climbs no more than so many metres in one.
_CLIMB = 0.05
#: Metres: half its bed's width, and from rail to rail; how high rails stand over the bed.
_HALF, _GAUGE, _RAIL = 1.9, 1.44, 0.32
#: Metres of a bank over the ground from which on it is arches; from one pier to the next, and a pier's width.
_ARCHED, _BAY, _PIER = 5.5, 12.0, 2.2
#: Half the way from one of its walls to the other.
_WALL = _HALF + 0.55
_BALLAST, _TIE, _STEEL = linear("#8d857a"), linear("#4a3a2e"), (0.42, 0.4, 0.38)
_STONE = linear("#a89c88")


class Railway:
    """Through ``x``, ``z`` (metres) along ``heading`` (degrees); ``ground``: heights under points."""

    def __init__(
        self,
        ground: Callable[[Floats, Floats], Floats],
        x: float,
        z: float,
        heading: float,
        earth: tuple[float, float, float],
    ) -> None:
        a = math.radians(heading)
        self._mark, self._heading = (x, z), heading
        self._way = (math.sin(a), -math.cos(a))
        self._ground = ground
        self._along = np.arange(-_BEHIND, _BEFORE + 0.5 * _STEP, _STEP)
        self._level = self._graded()
        self.mesh: Mesh = merged([self._bank(earth), *self._arches(), *self._track()])
        #: Nothing stands on it, to either side.
        self.clearings = tuple(Clearing(x, z, heading + turned, 9.0) for turned in (0.0, 180.0))

    @staticmethod
    def leads(scene: Scene) -> bool:
        """Whether the picture is of a train."""
        return bool(scene.subjects) and scene.subjects[0].kind in RAILED

    def floor(self, x: float, z: float) -> float | None:
        """The top of the rails; None beside them."""
        dx, dz = x - self._mark[0], z - self._mark[1]
        if abs(dz * self._way[0] - dx * self._way[1]) > _HALF:
            return None
        along = dx * self._way[0] + dz * self._way[1]
        return float(np.interp(along, self._along, self._level)) + _RAIL

    def _graded(self) -> Floats:
        """Nowhere under the ground, and nowhere steep."""
        ground = np.max([self._under(self._along, aside) for aside in (-3.0, 0.0, 3.0)], axis=0)
        apart = np.abs(self._along[:, None] - self._along)
        high = (ground - _CLIMB * apart).max(axis=1)
        near = np.exp(-((apart / 18.0) ** 2))
        return np.asarray(near @ high / near.sum(axis=1) + 0.7, np.float64)

    def _under(self, along: Floats, aside: float) -> Floats:
        x, z = self._place(along, aside)
        return self._ground(x, z)

    def _place(self, along: Floats, aside: float | Floats) -> tuple[Floats, Floats]:
        """x, z so many metres along it, and to the right."""
        x = self._mark[0] + along * self._way[0] - aside * self._way[1]
        return x, self._mark[1] + along * self._way[1] + aside * self._way[0]

    def _bank(self, earth: tuple[float, float, float]) -> Mesh:
        """Ballast on top, and earth down to the ground where that is near."""
        high = self._level - self._under(self._along, 0.0)
        banked = np.where(high < _ARCHED, 1.0, 0.0)
        rows = []
        for side in (-1.0, 1.0):
            # Where it is arches, the bank ends between their walls.
            foot = side * (_HALF + 0.5 + 1.7 * np.clip(high, 0.6, _ARCHED) * banked)
            x, z = self._place(self._along, foot)
            down = np.where(banked > 0.0, self._ground(x, z) - 0.6, self._level - 0.9)
            rows.append(np.stack([x, down, z], -1))
            for aside, drop in ((_HALF + 0.5, 0.35), (_HALF, 0.0)):
                x, z = self._place(self._along, side * aside)
                rows.append(np.stack([x, self._level - drop, z], -1))
        left, right = rows[:3], rows[3:]
        strips = [(left[0], left[1], earth), (left[1], left[2], _BALLAST), (left[2], right[2], _BALLAST)]
        strips += [(right[2], right[1], _BALLAST), (right[1], right[0], earth)]
        return merged([_strip(first, second, colour) for first, second, colour in strips])

    def _track(self) -> list[Mesh]:
        x, z = self._place(np.zeros(1), 0.0)
        parts = []
        tie = box(2.5, 0.16, 0.26, colour=_TIE, roughness=0.9)
        for along in np.arange(-60.0, 320.0, 0.68):
            x, z = self._place(np.array([along]), 0.0)
            y = float(np.interp(along, self._along, self._level))
            turned = shift(float(x[0]), y - 0.02, float(z[0])) @ turn("y", -self._heading)
            parts.append(tie.moved(turned))
        for side in (-0.5, 0.5):
            edges = []
            for aside, up in ((-0.05, 0.1), (-0.05, _RAIL - 0.02), (0.05, _RAIL - 0.02), (0.05, 0.1)):
                x, z = self._place(self._along, side * _GAUGE + aside)
                edges.append(np.stack([x, self._level + up, z], -1))
            parts += [_strip(a, b, _STEEL, Material.METAL, 0.3) for a, b in pairwise(edges)]
        return parts

    def _arches(self) -> list[Mesh]:
        """A viaduct wherever the ground lies low."""
        parts = []
        stone: Surface = {"colour": _STONE, "material": Material.CONCRETE, "roughness": 0.9}
        for along in np.arange(-_BEHIND + _BAY, _BEFORE - _BAY, _BAY):
            stretch = np.array([along - 0.5 * _BAY, along, along + 0.5 * _BAY])
            ground = self._under(stretch, 0.0)
            if float((np.interp(stretch, self._along, self._level) - ground).max()) < _ARCHED - 1.5:
                continue
            walls, springing = self._arch(along)
            x, z = (float(each[0]) for each in self._place(stretch[:1], 0.0))
            low = min(float(ground[0]), springing) - 6.0
            pier = box(2.0 * _WALL - 0.1, springing - low, _PIER, **stone)
            parts += [walls, pier.moved(shift(x, low, z) @ turn("y", -self._heading))]
        return parts

    def _arch(self, along: float) -> tuple[Mesh, float]:
        """Two walls with a round opening and its vault from the middle of one pier to that of the next, and
        the height where it starts from the first."""
        radius = 0.5 * (_BAY - _PIER)
        angles = np.linspace(math.pi, 0.0, 15)
        rise = np.concatenate([[0.0], radius * np.sin(angles), [0.0]])
        ways = along + np.concatenate([[-0.5 * _BAY], radius * np.cos(angles), [0.5 * _BAY]])
        level = np.interp(ways, self._along, self._level)
        under = level - 1.5 - radius + rise
        sides = []
        for aside in (-_WALL, _WALL):
            x, z = self._place(ways, aside)
            sides.append((np.stack([x, under, z], -1), np.stack([x, level + 0.35, z], -1)))
        (left, over), (right, above) = sides
        walls = [_strip(left, over, _STONE), _strip(above, right, _STONE), _strip(right, left, _STONE)]
        return merged(walls), float(under[0])


def _strip(
    first: Floats,
    second: Floats,
    colour: tuple[float, float, float],
    material: Material = Material.PLAIN,
    roughness: float = 0.95,
) -> Mesh:
    """A band between two lines of as many points each; the second lies to the right of who goes along and
    looks at its front."""
    n = len(first)
    points = np.concatenate([first, second])
    i = np.arange(n - 1)
    faces = np.concatenate([np.stack([i, i + 1, n + i], -1), np.stack([i + 1, n + i + 1, n + i], -1)])
    across = np.cross(np.gradient(first, axis=0), second - first)
    normals = -across / np.maximum(np.linalg.norm(across, axis=1, keepdims=True), 1e-9)
    return Mesh.of(
        points,
        faces[:, ::-1],
        np.concatenate([normals, normals]),
        colour=colour,
        material=material,
        roughness=roughness,
    )
