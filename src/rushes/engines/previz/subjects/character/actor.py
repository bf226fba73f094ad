"""A cut-out as a body: a bulged relief with its colours, front and back, that hops along as it goes."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import partial

import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz.mesh import Floats, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import shift, turn
from rushes.engines.previz.still.planes import Plane, blur, cheapest_way
from rushes.engines.previz.subjects.character.cutout import Cutout
from rushes.engines.previz.subjects.thing import Thing, pivoted

#: Metres: somebody grown up; what is wider than high is as long as this.
_TALL = 1.65
#: Cells of the front and, coarser, of the back: 7,700 triangles in all.
_FRONT, _BACK = 2700, 700
#: How far the front stands out, as a share of the smaller side.
_BULGE = 0.16
_PACES = {Action.WALK: 1.25, Action.RUN: 2.8}
#: Steps a second.
_STEPS = {Action.WALK: 1.9, Action.RUN: 3.0, Action.DANCE: 2.0, Action.PLAY: 1.6, Action.JUMP: 0.8}


class Character(Thing):
    """An `Actor` that is seen best from the front: it comes towards the camera rather than across."""

    def __init__(self, cutout: Cutout) -> None:
        mesh = _mesh(cutout)
        height = float(mesh.points[:, 1].max())
        self._size = height
        moves: dict[Action, Callable[[float], Matrix]] = {
            action: partial(self._hop, action) for action in _STEPS
        }
        moves |= {Action.TALK: self._nod, Action.STAND: self._breathe, Action.SIT: self._breathe}
        top = mesh.points[mesh.points[:, 1] > 0.7 * height]
        face = (float(top[:, 0].mean()), 0.8 * height, float(mesh.points[:, 2].max()))
        super().__init__(mesh, whole=moves, paces=_PACES, face=face)

    def _hop(self, action: Action, t: float) -> Matrix:
        phase = math.pi * _STEPS[action] * t
        high = {Action.JUMP: 0.35, Action.DANCE: 0.07, Action.RUN: 0.06}.get(action, 0.035)
        lean = turn("z", (7.0 if action is Action.DANCE else 3.0) * math.sin(phase))
        sway = turn("y", 16.0 * math.sin(0.5 * phase)) if action is Action.DANCE else np.eye(4)
        hop: Matrix = shift(0.0, high * self._size * abs(math.sin(phase)), 0.0) @ lean @ sway
        return hop

    def _nod(self, t: float) -> Matrix:
        return pivoted(
            (0.0, 0.0, 0.0), turn("x", 1.6 * math.sin(5.1 * t)) @ turn("z", 1.5 * math.sin(2.3 * t))
        )

    def _breathe(self, t: float) -> Matrix:
        return pivoted((0.0, 0.0, 0.0), turn("z", 0.8 * math.sin(1.4 * t)))


def _mesh(cutout: Cutout) -> Mesh:
    rows, columns = cutout.alpha.shape
    metres = _TALL / max(rows, columns)
    halves = [_half(cutout, cells, metres) for cells in (_FRONT, _BACK)]
    (points, normals, colours, triangles), (back, away, dark, behind) = halves
    mirror = np.array([1.0, 1.0, -1.0], np.float32)
    count = len(points) + len(back)
    plain = Mesh.of(
        np.concatenate([points, back * mirror]),
        np.concatenate([triangles, behind[:, ::-1] + len(points)]),
        np.concatenate([normals, away * mirror]),
        roughness=0.85,
    )
    return Mesh(
        points=plain.points,
        normals=plain.normals,
        colours=np.concatenate([colours, dark]).astype(np.float32).reshape(count, 3),
        roughness=plain.roughness,
        materials=plain.materials,
        openness=plain.openness,
        triangles=np.ascontiguousarray(plain.triangles),
        bones=plain.bones,
        weights=plain.weights,
    )


def _half(cutout: Cutout, cells: int, metres: float) -> tuple[Floats, Floats, Floats, npt.NDArray[np.uint32]]:
    """Points, normals, linear colours and triangles of the front, in metres, feet on the ground."""
    rows, columns = cutout.alpha.shape
    filled = max(float((cutout.alpha > 0.5).mean()), 0.05)
    step = math.sqrt(rows * columns * filled / cells)
    fine = (max(3, round(rows / step)), max(3, round(columns / step)))
    alpha = np.pad(_resized(cutout.alpha, fine), 1)
    colours = np.pad(_coloured(cutout.colours, fine), ((1, 1), (1, 1), (0, 0)), mode="edge")
    high, wide = alpha.shape
    inside = alpha >= 0.5
    # Away from the outline it stands out more, like the half of a cushion.
    deep = cheapest_way(np.ones_like(alpha), ~inside)
    reach = max(0.6 * float(deep.max()), 1.0)
    round_ = np.sqrt(1.0 - (1.0 - np.clip(deep / reach, 0.0, 1.0)) ** 2)
    thick = blur(np.asarray(round_, np.float32), 1) * _BULGE * min(high, wide) * inside
    down, across = _drawn_to_outline(alpha, inside)
    used = inside[:-1, :-1] | inside[1:, :-1] | inside[:-1, 1:] | inside[1:, 1:]
    unit_y, unit_x = rows * metres / fine[0], columns * metres / fine[1]
    lowest = float(down[_corners(used)].max())
    x = (across - wide / 2) * unit_x
    y = (lowest - down) * unit_y
    z = thick * 0.5 * (unit_x + unit_y)
    points = np.stack([x, y, z], axis=2).astype(np.float32)
    slope_x, slope_y = np.gradient(z, axis=1) / unit_x, np.gradient(z, axis=0) / unit_y
    # The picture has its own light: the relief only adds a little.
    normals = np.stack([-0.45 * slope_x, 0.45 * slope_y + 0.12, np.ones_like(z)], axis=2)
    number = np.arange(high * wide, dtype=np.uint32).reshape(high, wide)
    a, b, c, d = (each[used] for each in (number[:-1, :-1], number[:-1, 1:], number[1:, :-1], number[1:, 1:]))
    triangles = np.concatenate([np.stack([a, c, b], axis=1), np.stack([b, c, d], axis=1)])
    wanted, compact = np.unique(triangles, return_inverse=True)
    # It was lit once already, and will be again: a little brighter than it was seen.
    linear = np.clip(colours, 0.0, 1.0).reshape(-1, 3)[wanted] ** 2.2
    return (
        points.reshape(-1, 3)[wanted],
        normals.reshape(-1, 3)[wanted].astype(np.float32),
        np.asarray(np.minimum(0.03 + 1.25 * linear**0.9, 1.0), np.float32),
        compact.reshape(-1, 3).astype(np.uint32),
    )


def _corners(cells: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """The corners of some cells."""
    corners = np.zeros((cells.shape[0] + 1, cells.shape[1] + 1), bool)
    for i in (0, 1):
        for j in (0, 1):
            corners[i : i + cells.shape[0], j : j + cells.shape[1]] |= cells
    return corners


def _drawn_to_outline(
    alpha: Plane, inside: npt.NDArray[np.bool_]
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Where each corner lies, in cells: those just outside are drawn in to where half of a cell is filled."""
    down, across = np.mgrid[: alpha.shape[0], : alpha.shape[1]].astype(np.float64)
    soft = blur(alpha, 1)
    slope_y, slope_x = np.gradient(soft)
    steep = np.maximum(slope_x**2 + slope_y**2, 1e-3)
    move = np.where(inside, 0.0, np.clip((0.5 - soft) / steep, 0.0, None))
    length = np.maximum(np.hypot(move * slope_y, move * slope_x), 1e-6)
    capped = move * np.minimum(1.0, 0.9 / length)
    return down + capped * slope_y, across + capped * slope_x


def _resized(plane: Plane, shape: tuple[int, int]) -> Plane:
    small = Image.fromarray(plane).resize((shape[1], shape[0]), Image.Resampling.BOX)
    return np.asarray(small, np.float32)


def _coloured(pixels: npt.NDArray[np.float32], shape: tuple[int, int]) -> npt.NDArray[np.float32]:
    return np.stack([_resized(np.ascontiguousarray(pixels[..., n]), shape) for n in range(3)], axis=2)
