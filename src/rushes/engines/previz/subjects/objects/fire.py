"""Flames: tongues that bend more the higher, run upwards and are never the same twice. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Material, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import lathe, shift
from rushes.engines.previz.subjects.thing import Motion

#: Bones of a tongue, from its root to its tip.
_CHAIN = 4
#: Light at the root, in the middle and at the tip.
_HEAT = np.array([(5.0, 3.4, 1.1), (4.6, 1.7, 0.2), (3.4, 0.7, 0.05), (1.3, 0.12, 0.01)], np.float32)


def flames(height: float, broad: float, count: int, first: int) -> tuple[list[Mesh], list[Motion]]:
    """``count`` tongues about the origin, the middle one ``height`` high; bones from ``first`` on."""
    meshes: list[Mesh] = []
    motions: list[Motion] = []
    for number in range(count):
        angle = 2.4 * number
        away = broad * 0.7 * math.sqrt(number / count)
        at = (away * math.cos(angle), 0.0, away * math.sin(angle))
        tall = height * (1.0 - 0.55 * math.sqrt(number / count))
        wide = broad * (0.3 - 0.12 * number / count)
        meshes.append(_tongue(tall, wide, first + _CHAIN * number).moved(shift(*at)))
        motions += [_licking(at, tall, share / (_CHAIN - 1), 1.7 * number) for share in range(_CHAIN)]
    return meshes, motions


def _tongue(tall: float, wide: float, first: int) -> Mesh:
    rise = np.linspace(0.0, 1.0, 15)
    # Broad below, a long thin tip.
    radii = wide * (0.45 + 0.75 * np.sin(math.pi * np.minimum(rise * 1.5, 1.0))) * (1.0 - rise) ** 0.7
    outline = [(float(max(r, 0.0)), float(y * tall)) for r, y in zip(radii, rise, strict=True)]
    mesh = lathe(outline, sides=12, colour=(1.0, 1.0, 1.0), material=Material.LIGHT)
    share = np.clip(mesh.points[:, 1] / tall, 0.0, 1.0)
    colours = np.stack([np.interp(share, (0.0, 0.35, 0.7, 1.0), _HEAT[:, i]) for i in range(3)], -1)
    at = share * (_CHAIN - 1)
    low = np.minimum(at.astype(int), _CHAIN - 2)
    bones, weights = np.zeros_like(mesh.bones), np.zeros_like(mesh.weights)
    bones[:, 0], bones[:, 1] = first + low, first + low + 1
    weights[:, 1] = at - low
    weights[:, 0] = 1.0 - weights[:, 1]
    return replace(mesh, colours=colours.astype(np.float32), bones=bones, weights=weights)


def _licking(at: tuple[float, float, float], tall: float, share: float, own: float) -> Motion:
    """Of one bone, ``share`` of the way up."""

    def motion(action: Action, t: float) -> Matrix:
        run = 7.5 * t - 3.6 * share + own
        bend = tall * 0.16 * share**1.4
        x = bend * (math.sin(run) + 0.5 * math.sin(1.73 * run + own))
        z = bend * 0.8 * math.sin(0.83 * run + 2.0 * own)
        stretch = 1.0 + share * (0.16 * math.sin(5.1 * t + 2.3 * own) + 0.1 * math.sin(11.3 * t + own))
        thin = 1.0 - 0.2 * share * math.sin(6.3 * t + own)
        lick = np.diag([thin, stretch, thin, 1.0])
        matrix: Matrix = shift(at[0] + x, at[1], at[2] + z) @ lick @ shift(-at[0], -at[1], -at[2])
        return matrix

    return motion
