"""What bodies that swim are put together from: fins, eyes, and a chain of bones from nose to tail."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Mesh
from rushes.engines.previz.shapes import ball, shift
from rushes.engines.previz.subjects.loft import smoothed

#: Bones along a body from its head (0) to the end of its tail.
CHAIN = 7
LEFT, RIGHT, JAW = CHAIN, CHAIN + 1, CHAIN + 2


@dataclass
class Plan:
    parts: list[Mesh]
    #: Metres from nose (+z) to the tail's end (-z).
    nose: float
    end: float
    #: Degrees that each bone turns against the one before; beats a second; upright for whales.
    sway: float = 9.0
    beats: float = 1.4
    upright: bool = False
    pace: float = 0.6
    #: Where the flippers hang, and how many degrees they row.
    flippers: tuple[float, float, float] | None = None
    row: float = 0.0
    limbs: int = 0
    bell: bool = False
    #: Lies on the ground, and is still when it stays.
    creeps: bool = False


def chained(mesh: Mesh, nose: float, end: float) -> Mesh:
    """Follows the bones along z."""
    along = (nose + 0.28 * (end - nose) - mesh.points[:, 2]) / ((nose - end) * 0.72) * CHAIN
    place = np.clip(along + 0.5, 0.0, CHAIN - 1.001)
    low = place.astype(int)
    share = (place - low).astype(np.float32)
    bones = np.zeros((len(place), 4), np.uint8)
    weights = np.zeros((len(place), 4), np.float32)
    bones[:, 0], bones[:, 1] = low, np.minimum(low + 1, CHAIN - 1)
    weights[:, 0], weights[:, 1] = 1.0 - share, share
    return replace(mesh, bones=bones, weights=weights)


def fin(outline: list[tuple[float, float]], thick: float, colour: Colour) -> Mesh:
    """A blade in the plane of y and z: (z, y) around its edge; thickest in the middle."""
    flat = np.array(outline, np.float64)
    middle = flat.mean(axis=0)
    count = len(flat)
    inner = middle + 0.55 * (flat - middle)
    rows = [np.column_stack([np.zeros(count), flat[:, 1], flat[:, 0]])]
    rows += [
        np.column_stack([np.full(count, side * 0.4 * thick), inner[:, 1], inner[:, 0]])
        for side in (1.0, -1.0)
    ]
    tips = np.array([[0.5 * thick, middle[1], middle[0]], [-0.5 * thick, middle[1], middle[0]]])
    points = np.concatenate([*rows, tips])
    ring = np.arange(count)
    after = np.roll(ring, -1)
    faces = []
    for side in (0, 1):
        base = count * (1 + side)
        edge = np.concatenate(
            [
                np.column_stack([ring, after, after + base]),
                np.column_stack([ring, after + base, ring + base]),
                np.column_stack([ring + base, after + base, np.full(count, 3 * count + side)]),
            ]
        )
        faces.append(edge if side == 0 else edge[:, ::-1])
    triangles = np.concatenate(faces)
    # Around in the order that makes its +x side look to +x.
    area = float(np.sum(flat[:, 1] * np.roll(flat[:, 0], -1) - flat[:, 0] * np.roll(flat[:, 1], -1)))
    if area < 0.0:
        triangles = triangles[:, ::-1]
    return smoothed(Mesh.of(points, triangles, np.ones_like(points), colour=colour, roughness=0.6))


def eyes(x: float, y: float, z: float, r: float) -> list[Mesh]:
    made = []
    for side in (1, -1):
        white = ball(0.6 * r, r, r, sides=14, colour=(0.8, 0.8, 0.76), roughness=0.2)
        pupil = ball(0.5 * r, 0.62 * r, 0.62 * r, sides=12, colour=(0.01, 0.01, 0.012), roughness=0.08)
        made += [
            white.moved(shift(side * x, y, z)),
            pupil.moved(shift(side * (x + 0.3 * r), y, z + 0.12 * r)),
        ]
    return made
