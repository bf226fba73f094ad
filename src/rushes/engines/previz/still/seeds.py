"""First guesses where a picture's foreground lies; `foreground` follows each of them up."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.still.colours import mixture
from rushes.engines.previz.still.fill import grown
from rushes.engines.previz.still.planes import Plane, blur, cheapest_way, ramp, spread, steepness

#: Widths of the border as shares of the shorter side, and down to where its sides count: whoever is
#: portrayed may fill the rest.
_BORDER, _SIDES = 0.06, 0.67
#: Parts of the border smaller than this may be of the thing that is looked for.
_LEAST = 0.06
#: How much less likely than the border itself a colour has to be there, as a logarithm.
_STRANGE = 12.0
#: Steps of colour from cell to cell that shades and noise make on a plain background.
_EVEN = 0.008
#: How far a plain background's shades are from the middle one, along an edge.
_SHADED = 0.25


def strangeness(pixels: npt.NDArray[np.float32]) -> Plane:
    """How unlike everything along the left, right and upper edge each cell's colour is, 0 to 1."""
    rows, columns, _ = pixels.shape
    band = max(2, round(_BORDER * min(rows, columns)))
    ring = np.zeros((rows, columns), bool)
    ring[:band] = True
    ring[: round(_SIDES * rows), :band] = ring[: round(_SIDES * rows), -band:] = True
    found = mixture(pixels[ring], np.ones(int(ring.sum()), np.float32))
    usual = replace(found, share=np.where(found.share > _LEAST, found.share, 1e-12).astype(np.float32))
    likely = usual.likelihood(pixels.reshape(-1, 3)).reshape(rows, columns)
    strange = np.clip((np.median(likely[ring]) - likely) / _STRANGE, 0.0, 1.0)
    return np.asarray(strange, np.float32)


def odd_one_out(strange: Plane) -> Plane:
    """What has other colours than the border, the likelier the nearer to the middle."""
    across, down = _about(strange.shape, 0.55)
    central = np.exp(-4.8 * across**2 - 2.2 * down**2)
    return ramp(blur((strange * central).astype(np.float32), 1), 0.12, 0.4)


def bust(shape: tuple[int, ...]) -> Plane:
    """Where the head and the shoulders of a portrait usually are."""
    across, down = _about(shape, 0.5)
    side = min(shape[:2])
    x, y = across * shape[1] / side, down * shape[0] / side
    head = (x / 0.17) ** 2 + ((y + 0.10) / 0.23) ** 2 < 1.0
    body = (x / 0.36) ** 2 + ((y - 0.62) / 0.45) ** 2 < 1.0
    return blur((head | body).astype(np.float32), max(2, side // 24))


def unreached(pixels: npt.NDArray[np.float32]) -> Plane:
    """What cannot be reached from the left, right and upper edge without a step in colour: a product before a
    plain background, without its soft shadow."""
    steps = steepness(pixels)
    start = np.zeros(steps.shape, bool)
    for edge in (np.s_[0], np.s_[:, 0], np.s_[:, -1]):
        # A product that is cut off by an edge is not behind itself.
        away = np.abs(pixels[edge] - np.median(pixels[edge], axis=0)).max(axis=1)
        start[edge] |= away < _SHADED
    usual = max(_EVEN, 2.0 * float(np.median(steps)))
    way = cheapest_way(np.maximum(steps - usual, 0.0) + np.float32(1e-5), start)
    apart = ramp(way, 0.03, 0.08)
    # A step lies on the cell before the thing as well; specks are none.
    apart = np.minimum(apart, spread(-spread(-apart, 2), 2))
    # White paper may leak into a white cup: what has it on three sides and is not quite like the paper.
    leaked = _enclosed(apart, 3)
    around = (np.maximum(apart, leaked) < 0.02).astype(np.float32)
    differs = np.abs(pixels - grown(pixels, around)).max(axis=2)
    apart = np.maximum(apart, leaked * ramp(differs, 1.5 * usual, 3.5 * usual))
    apart = np.maximum(apart, _enclosed(apart, 4))
    return np.asarray(apart * (1.0 - _seen_through(steps - usual, differs, apart)), np.float32)


def _enclosed(share: Plane, sides: int) -> Plane:
    """What has some of the thing on so many of its four sides."""
    before = [
        np.maximum.accumulate(share, axis=0),
        np.maximum.accumulate(share[::-1], axis=0)[::-1],
        np.maximum.accumulate(share, axis=1),
        np.maximum.accumulate(share[:, ::-1], axis=1)[:, ::-1],
    ]
    return np.asarray(np.sort(np.stack(before), axis=0)[4 - sides], np.float32)


def _seen_through(steps: Plane, differs: Plane, apart: Plane) -> Plane:
    """Where there is the background between the legs of a chair: its colours, with a step all around."""
    way = cheapest_way(np.maximum(steps, 0.0) + np.float32(1e-5), (differs > 0.06) & (apart > 0.5))
    through = ((differs < 0.045) & (way > 0.03)).astype(np.float32)
    return spread(-spread(-through, 1), 1)


def _about(shape: tuple[int, ...], middle: float) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
    """Places across and down, in shares of the picture, from its middle line and from ``middle``."""
    rows, columns = shape[:2]
    across = np.linspace(-0.5, 0.5, columns, dtype=np.float32)[None, :]
    down = np.linspace(-middle, 1.0 - middle, rows, dtype=np.float32)[:, None]
    return np.broadcast_to(across, (rows, columns)), np.broadcast_to(down, (rows, columns))
