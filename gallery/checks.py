"""What can be measured of a clip without looking at it. Frames are luma, 0 to 255."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
from numpy.typing import NDArray

from rushes.media.samples import read_audio

Luma = NDArray[np.float32]
#: Mean luma of every frame (0 to 255), and the least spread between its dark and its bright parts.
_DARKEST, _BRIGHTEST, _FLATTEST = 6.0, 215.0, 8.0
#: Most that a frame's mean may differ from the middle of its neighbours: more is a flicker.
_FLICKER = 4.0
#: Share of frames that may show nothing new, and the least difference that counts as new.
_FROZEN, _NEW = 0.2, 0.02
#: Share of frames in which the subject's middle is in the picture.
_IN_FRAME = 0.8
_LOUDEST = 0.99
_SILENT = 1e-4


@dataclass(frozen=True)
class Measured:
    """A clip in numbers, and what is wrong with them."""

    mean: float
    spread: float
    flicker: float
    motion: float
    problems: tuple[str, ...]


def check(
    path: Path, *, static: bool, subject_share: float | None, lightning: bool, cuts: Sequence[int]
) -> Measured:
    """``static``: nothing has to move. ``subject_share``: of frames that show the subject, None for no
    subject. ``lightning`` may flash. ``cuts`` are the first frames of later shots.
    """
    frames = _luma(path)
    means = np.array([frame.mean() for frame in frames])
    spread = float(np.mean([np.percentile(frame, 98) - np.percentile(frame, 2) for frame in frames]))
    steps = np.array([np.abs(b - a).mean() for a, b in pairwise(frames)])
    around = 0.5 * (means[:-2] + means[2:])
    # At a cut both frames beside it are others.
    within = [at for at in range(1, len(means) - 1) if not {at, at + 1} & set(cuts)]
    flicker = float(np.abs(means[1:-1] - around)[np.array(within) - 1].max())
    problems = []
    if means.min() < _DARKEST or means.max() > _BRIGHTEST:
        problems.append(f"exposure {means.min():.0f} to {means.max():.0f}")
    if spread < _FLATTEST:
        problems.append(f"contrast {spread:.0f}")
    if flicker > _FLICKER and not lightning:
        problems.append(f"flicker {flicker:.1f}")
    if not static and float((steps < _NEW).mean()) > _FROZEN:
        problems.append("it freezes")
    if subject_share is not None and subject_share < _IN_FRAME:
        problems.append(f"subject in {subject_share:.0%} of the frames")
    problems += _heard(path)
    return Measured(float(means.mean()), spread, flicker, float(steps.mean()), tuple(problems))


def _luma(path: Path) -> list[Luma]:
    with av.open(str(path)) as container:
        frames = [frame.reformat(format="gray").to_ndarray() for frame in container.decode(video=0)]
    return [frame.astype(np.float32) for frame in frames]


def _heard(path: Path) -> list[str]:
    sound = np.abs(read_audio(path))
    if float(sound.max()) >= _LOUDEST:
        return ["sound clips"]
    return ["no sound"] if float(np.sqrt((sound**2).mean())) < _SILENT else []
