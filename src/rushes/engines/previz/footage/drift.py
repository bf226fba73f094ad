"""How the camera of a clip is moving when it ends, seen from its last pictures."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image

Plane = npt.NDArray[np.float32]

#: Cells along the longer side, and along a side of the blocks whose way is looked for.
_LONGER, _BLOCK = 256, 64
#: Contrast that a block must have to be believed, of 255.
_PLAIN = 4.0
#: Share of the blocks that must go the same way, and cells within which they do.
_MOST, _ALIKE = 0.5, 1.5
#: Of a `Drift`.
_UNSEEN = 0.004


@dataclass(frozen=True)
class Drift:
    """Of what is seen, in halves of the picture's width and height in a second; x right, y up."""

    x: float = 0.0
    y: float = 0.0
    #: How fast it grows: 0.1 is a tenth in a second.
    growth: float = 0.0

    @property
    def none(self) -> bool:
        """Whether the camera stays, as far as anybody sees."""
        return max(abs(self.x), abs(self.y), abs(self.growth)) < _UNSEEN


def drift(pictures: Sequence[npt.NDArray[np.uint8]], fps: float) -> Drift:
    """From the first to the last of some pictures (height, width, 3), about a quarter of a second apart.

    Nothing where the blocks do not agree: then it was not the camera that moved.
    """
    if len(pictures) < 2:
        return Drift()
    before, after = _small(pictures[0]), _small(pictures[-1])
    rows, columns = before.shape
    if min(rows, columns) < _BLOCK:
        return Drift()
    ways, places = [], []
    for top in np.linspace(0, rows - _BLOCK, max(2, rows // 40)).astype(int):
        for left in np.linspace(0, columns - _BLOCK, max(2, columns // 40)).astype(int):
            one, other = (each[top : top + _BLOCK, left : left + _BLOCK] for each in (before, after))
            if one.std() > _PLAIN:
                ways.append(_shift(one, other))
                places.append((left + _BLOCK / 2 - columns / 2, top + _BLOCK / 2 - rows / 2))
    if len(ways) < 3:
        return Drift()
    way, place = np.array(ways), np.array(places)
    shift, growth = _fit(way, place)
    alike = np.abs(way - (shift + growth * place)).max(axis=1) < _ALIKE
    if alike.mean() < _MOST:
        return Drift()
    shift, growth = _fit(way[alike], place[alike])
    seconds = (len(pictures) - 1) / fps
    return Drift(
        x=float(shift[0]) / (columns / 2) / seconds,
        y=-float(shift[1]) / (rows / 2) / seconds,
        growth=growth / seconds,
    )


def _small(picture: npt.NDArray[np.uint8]) -> Plane:
    height, width = picture.shape[:2]
    scale = _LONGER / max(width, height)
    size = (round(width * scale), round(height * scale))
    grey = Image.fromarray(np.ascontiguousarray(picture)).convert("L").resize(size, Image.Resampling.BOX)
    return np.asarray(grey, np.float32)


def _fit(
    way: npt.NDArray[np.float64], place: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.float64], float]:
    """The shift and the growth that explain most ways: medians, since some blocks go a way of their own."""
    shift = np.median(way, axis=0)
    growth = 0.0
    for _ in range(4):
        radial = ((way - shift) * place).sum(axis=1) / np.maximum((place**2).sum(axis=1), 1.0)
        far = np.hypot(*place.T) > _BLOCK / 2
        growth = float(np.median(radial[far])) if far.any() else 0.0
        shift = np.median(way - growth * place, axis=0)
    return shift, growth


def _shift(before: Plane, after: Plane) -> tuple[float, float]:
    """Cells to the right and down by phase correlation.

    Kuglin, Hines: The Phase Correlation Image Alignment Method, 1975.
    """
    window = np.outer(np.hanning(_BLOCK), np.hanning(_BLOCK))
    one, other = (np.fft.rfft2((each - each.mean()) * window) for each in (before, after))
    cross = other * np.conj(one)
    peaks = np.fft.irfft2(cross / np.maximum(np.abs(cross), 1e-6), s=before.shape)
    peaks = np.fft.fftshift(peaks)
    row, column = np.unravel_index(int(np.argmax(peaks)), peaks.shape)
    return _peak(peaks[row], int(column)), _peak(peaks[:, column], int(row))


def _peak(line: npt.NDArray[np.float64], at: int) -> float:
    """Where between three cells the highest point is, from the middle."""
    left, here, right = line[at - 1], line[at], line[(at + 1) % len(line)]
    curve = left - 2.0 * here + right
    return at - len(line) // 2 + (0.5 * float(left - right) / float(curve) if abs(curve) > 1e-9 else 0.0)
