"""A subject that comes to be what it is, or ceases to be it, while it does what it does: it grows, opens its
petals, swells, is built from the ground up, melts, burns down."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Mesh, linear, merged
from rushes.engines.previz.scene import Action, Becoming
from rushes.engines.previz.shapes import ball, lathe, scale, shift
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.thing import Thing

#: Of its size, where it begins to grow or swell and where it has burned down.
_SPROUT, _YOUNG, _SLACK, _STUMP = 0.03, 0.3, 0.22, 0.3
#: Share of the change at which petals begin to open.
_FLOWERS = {Action.BLOOM: 0.0, Action.GROW: 0.55}
#: Storeys into which what is built is cut; their bones come after its own.
_STOREYS = 20
#: A time lapse of a plant is not one of the wind.
_CALM = 1.5
#: Of a change, how it is at a share of it: (bones, 4, 4) that follow the body's own pose.
Change = Callable[[float], Floats]


def becoming(actor: Actor, change: Becoming, rate: float, plant: bool) -> Actor:
    """``rate``: seconds of the actor's own time for one of the clip's; ``plant``: it grows out of soil."""
    return _Becoming(actor, change, rate, plant)


class _Becoming:
    """An `Actor` as large and long as the one that it becomes or was."""

    def __init__(self, actor: Actor, change: Becoming, rate: float, plant: bool) -> None:
        self._actor, self._change, self._rate = actor, change, rate
        self._bones = len(actor.pose(Action.STAND, 0.0))
        self.face, self.height, self.length = actor.face, actor.height, actor.length
        self.mesh, self._how = self._made(actor.mesh, change.action, plant)

    def pace(self, action: Action) -> float:
        return self._actor.pace(action)

    def footfalls(self, action: Action) -> Footfalls | None:
        return self._actor.footfalls(action)

    def pose(self, action: Action, t: float) -> Floats:
        u = (t / self._rate - self._change.start) / self._change.seconds
        share = min(max(u, 0.0), 1.0)
        pose = self._actor.pose(action, t * min(1.0, _CALM / self._rate))
        if isinstance(self._actor, Thing) and self._change.action in _FLOWERS:
            # What grows is in flower at last.
            first = _FLOWERS[self._change.action]
            pose = pose @ self._actor.blossom(_soft(max(share - first, 0.0) / (1.0 - first)))
        how = self._how(share)
        own = np.concatenate([pose, np.tile(np.eye(4, dtype=np.float32), (len(how) - len(pose), 1, 1))])
        return np.asarray(how @ own, np.float32)

    def _made(self, mesh: Mesh, action: Action, plant: bool) -> tuple[Mesh, Change]:
        """What is drawn, and how it changes."""
        if action is Action.MELT:
            return self._melting(mesh)
        if action is Action.DWINDLE:
            return self._burning_down(mesh)
        if action is Action.BUILD:
            return self._built(mesh)
        if action is Action.BLOOM:
            whole = isinstance(self._actor, Thing) and self._actor.blossoms
            return mesh, lambda share: self._sized(0.9 + 0.1 * share if whole else 0.55 + 0.45 * share)
        if action is Action.SWELL:
            return mesh, lambda share: self._sized(_SLACK + (1.0 - _SLACK) * _soft(share))
        small = _SPROUT if plant else _YOUNG
        soil = [_soil(0.14 * self.height)] if plant else []
        return merged([mesh, *(_boned(each, self._bones) for each in soil)]), self._grown(small, len(soil))

    def _sized(self, size: float) -> Floats:
        return np.tile(scale(size, size, size).astype(np.float32), (self._bones, 1, 1))

    def _grown(self, small: float, others: int) -> Change:
        still = np.tile(np.eye(4, dtype=np.float32), (others, 1, 1))

        def how(share: float) -> Floats:
            tall = small + (1.0 - small) * 0.5 * (share + _soft(share))
            # First it shoots up, then it fills out.
            broad = tall * (0.55 + 0.45 * share)
            sized = scale(broad, tall, broad).astype(np.float32)
            return np.concatenate([np.tile(sized, (self._bones, 1, 1)), still])

        return how

    def _melting(self, mesh: Mesh) -> tuple[Mesh, Change]:
        """It sinks into a puddle of itself."""
        broad = 0.5 * float(np.ptp(mesh.points[:, (0, 2)], axis=0).max())
        puddle = _boned(_puddle(mesh, broad, 0.03 * self.height), self._bones)

        def how(share: float) -> Floats:
            left = 1.0 - _soft(share)
            wide = (0.35 + 0.65 * left**0.4) * (1.0 + 0.12 * (1.0 - left)) if share < 1.0 else 0.0
            body = scale(wide, left, wide)
            spread = 0.05 + 1.5 * share**0.6
            lies = scale(spread, 0.1 + 0.9 * share, spread)
            return np.stack([*[body] * self._bones, lies]).astype(np.float32)

        return merged([mesh, puddle]), how

    def _burning_down(self, mesh: Mesh) -> tuple[Mesh, Change]:
        """It gets lower; its flames keep their size."""
        flames = {int(bone) for bone in mesh.bones[mesh.materials == Material.LIGHT, 0]} - {0}
        foot = {bone: float(mesh.points[mesh.bones[:, 0] == bone, 1].min()) for bone in flames}

        def how(share: float) -> Floats:
            left = 1.0 - (1.0 - _STUMP) * share
            lower = scale(1.0, left, 1.0)
            down = [
                shift(0.0, foot[n] * (left - 1.0), 0.0) if n in flames else lower for n in range(self._bones)
            ]
            return np.stack(down).astype(np.float32)

        return mesh, how

    def _built(self, mesh: Mesh) -> tuple[Mesh, Change]:
        """From the ground up: what is above the height that is reached lies flat at it."""
        top = float(mesh.points[:, 1].max())
        storey = np.clip(mesh.points[:, 1] / top * _STOREYS, 0, _STOREYS - 1).astype(np.uint8)
        still = mesh.bones[:, 0] == 0
        bones = mesh.bones.copy()
        bones[still, 0] = self._bones + storey[still]
        foot = [float(mesh.points[mesh.bones[:, 0] == n, 1].min(initial=top)) for n in range(self._bones)]

        def how(share: float) -> Floats:
            high = top * (0.02 + 0.98 * share)
            moves = [
                scale(*(3 * [1.0 if share == 1.0 or high > foot[n] + 0.1 * top else 0.0]))
                for n in range(self._bones)
            ]
            for n in range(_STOREYS):
                low = top * n / _STOREYS
                # The highest lies lowest, so that they do not fight for the same place.
                flat = shift(0.0, high - 0.0004 * top * n, 0.0) @ scale(1.0, 0.0, 1.0)
                moves.append(np.eye(4) if low < high - 1e-9 or share == 1.0 else flat)
            return np.stack(moves).astype(np.float32)

        return replace(mesh, bones=bones), how


def _soft(x: float) -> float:
    return x * x * (3.0 - 2.0 * x)


def _boned(mesh: Mesh, bone: int) -> Mesh:
    bones = np.zeros_like(mesh.bones)
    bones[:, 0] = bone
    return replace(mesh, bones=bones)


def _soil(radius: float) -> Mesh:
    wide = min(max(radius, 0.03), 0.35)
    return ball(wide, 0.22 * wide, wide, sides=18, colour=linear("#4a3220"), roughness=1.0)


def _puddle(mesh: Mesh, radius: float, thick: float) -> Mesh:
    """Of what it is of: as clear as that."""
    clear = float((mesh.materials == Material.GLASS).mean()) > 0.5
    red, green, blue = (float(tone) for tone in mesh.colours.mean(axis=0))
    outline = [(radius, 0.0), (0.97 * radius, 0.5 * thick), (0.8 * radius, 0.9 * thick), (0.0, thick)]
    return lathe(
        outline,
        sides=40,
        colour=(red, green, blue),
        material=Material.GLASS if clear else Material.PLAIN,
        roughness=0.05 if clear else 0.25,
    )
