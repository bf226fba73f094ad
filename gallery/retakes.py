"""A clip's scene drawn again: what has to be the same, what livelier, and what only a drawn frame shows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape import Landscape
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.picture import FilmSet
from rushes.engines.previz.shots import Shot
from rushes.engines.previz.staging import cast_for

Picture = NDArray[np.uint8]
#: Frames that are drawn, as shares of the shot: each with the one after the next.
_MOMENTS = (0.17, 0.42, 0.67, 0.9)
#: How lively the calm and the lively take are.
_CALM, _LIVELY = 0.1, 0.9
#: Pixels to a side of a coarse one.
_COARSE = 4
#: Side of a block of pixels, how much a smooth one differs from the next, and the share of them that may be
#: of one value: more is a band.
_BLOCK, _LEAST, _MOST, _FLAT = 8, 0.2, 1.5, 0.5


def retake(shot: Shot, size: tuple[int, int], *, static: bool) -> tuple[str, ...]:
    """What is wrong. ``static``: nothing has to move."""
    firsts = [round(moment * (shot.last - shot.first)) for moment in _MOMENTS]
    pairs = [frame for at in firsts for frame in (at, at + 2)]
    first, again = (_drawn(shot, shot.scene, size, firsts[:1])[0] for _ in range(2))
    problems = []
    if not np.array_equal(first, again):
        problems.append("not the same again")
    if _banded(first):
        problems.append("bands")
    if not static:
        calm, lively = (
            _energies(_drawn(shot, shot.scene.model_copy(update={"motion": motion}), size, pairs))
            for motion in (_CALM, _LIVELY)
        )
        if lively <= calm:
            problems.append(f"motion {calm:.2f} calm, {lively:.2f} lively")
    return tuple(problems)


def _drawn(shot: Shot, scene: Scene, size: tuple[int, int], frames: Sequence[int]) -> list[Picture]:
    place = Landscape if scene.place.landscape else FilmSet
    actors = cast_for(scene)
    with place.open(scene, *size, fps=shot.fps, seconds_to=shot.seconds, actors=actors) as pictures:
        return [pictures.rgb(frame).copy() for frame in frames]


def _energies(frames: list[Picture]) -> float:
    return float(np.mean([_energy(*pair) for pair in zip(frames[::2], frames[1::2], strict=True)]))


def _energy(one: Picture, other: Picture) -> float:
    """Mean movement along the steepest way, in coarse pixels, where there is one: optical flow's normal part.

    Coarse, so that the film's grain is no movement.
    """
    before, after = _coarse(one), _coarse(other)
    steep = np.hypot(*np.gradient(before))
    moved = np.minimum(np.abs(after - before) / np.maximum(steep, 1.0), 20.0)
    return float(moved[steep > 4].mean()) if (steep > 4).any() else 0.0


def _coarse(picture: Picture) -> NDArray[np.float32]:
    rows, columns = (side // _COARSE for side in picture.shape[:2])
    grey = picture[: rows * _COARSE, : columns * _COARSE].astype(np.float32).mean(axis=2)
    return np.asarray(grey.reshape(rows, _COARSE, columns, _COARSE).mean(axis=(1, 3)), np.float32)


def _banded(picture: Picture) -> bool:
    """Whether slow gradients are steps: blocks that differ a little from the next, each of one value."""
    green = picture[..., 1].astype(np.float32)
    rows, columns = (side // _BLOCK for side in green.shape)
    blocks = green[: rows * _BLOCK, : columns * _BLOCK].reshape(rows, _BLOCK, columns, _BLOCK)
    means, spreads = blocks.mean(axis=(1, 3)), np.ptp(blocks, axis=(1, 3))
    steps = np.abs(np.diff(means, axis=0))[:, :-1]
    smooth = (steps > _LEAST) & (steps < _MOST) & (spreads[:-1, :-1] <= 3.0)
    return bool(smooth.sum() > 40 and (spreads[:-1, :-1][smooth] == 0.0).mean() > _FLAT)
