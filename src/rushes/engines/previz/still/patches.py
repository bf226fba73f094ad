"""Texture and lines carried on into a gap: each cell of it takes after a cell that is known.

From the rim inwards, the known place is looked for whose surroundings are most like what is there already
(Efros, Leung: Texture Synthesis by Non-parametric Sampling, ICCV 1999).
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.still.planes import Plane, spread

Colours = npt.NDArray[np.float32]
Bools = npt.NDArray[np.bool_]
Places = npt.NDArray[np.intp]

#: Cells on every side that are compared.
_AROUND = 3
_WIDE = 2 * _AROUND + 1
#: Known places that are looked at, at most.
_MOST = 2500
#: What a place as far away as the picture's longer side costs, down and across, against a cell of quite
#: another colour: rows are what is equally far away.
_FAR = (0.6, 0.06)
#: By how much more, for each cell, what goes on where a neighbour's place ends may differ.
_GOES_ON = 0.004


def taken_after(pixels: Colours, known: Bools, wanted: Bools) -> Places:
    """For every cell of ``pixels`` (rows, columns, 3) that is ``wanted``, how far below and to the right lies
    the known one that it takes after: (rows, columns, 2); none for the others, nor where too little is
    known."""
    away = np.zeros((*known.shape, 2), np.intp)
    hidden = np.pad(~known, 1, constant_values=True).astype(np.float32)
    whole = spread(hidden, _AROUND)[1:-1, 1:-1] < 0.5
    places = np.argwhere(whole)
    if len(places) < _WIDE**2:
        return away
    all_features = _features(pixels, max(known.shape))
    places = places[:: -(-len(places) // _MOST)]
    features = all_features[places[:, 0], places[:, 1]].T
    there = np.pad(known, _AROUND).astype(np.float32)
    seen = _padded(pixels * known[..., None])
    left, done = wanted & ~known, known.copy()
    while len(ring := np.argwhere(left & _beside(done))):
        mask = _around(there[..., None], ring)
        count = mask.sum(axis=1, keepdims=True)
        own = _around(seen, ring) * np.repeat(mask, 3, axis=1)
        asked = np.concatenate([mask, own, count * ring, count], axis=1).astype(np.float32)
        unlike = asked @ features
        best = unlike.argmin(axis=1)
        least, chosen = unlike[np.arange(len(ring)), best], places[best]
        for step in ((-1, 0), (1, 0), (0, -1), (0, 1)):
            beside = np.clip(ring + step, 0, np.array(known.shape) - 1)
            on = away[beside[:, 0], beside[:, 1]]
            goes_on = np.clip(ring + on, 0, np.array(known.shape) - 1)
            y, x = goes_on.T
            cost = (asked * all_features[y, x]).sum(axis=1) - _GOES_ON * count[:, 0]
            better = (cost < least) & whole[y, x] & on.any(axis=1)
            least, chosen = np.where(better, cost, least), np.where(better[:, None], goes_on, chosen)
        y, x = ring.T
        away[y, x] = chosen - ring
        seen[y + _AROUND, x + _AROUND] = pixels[chosen[:, 0], chosen[:, 1]]
        there[y + _AROUND, x + _AROUND] = 1.0
        done[y, x], left[y, x] = True, False
    return away


def _features(pixels: Colours, longer: int) -> Colours:
    """Of every cell (rows, columns, features), what makes squares of differences one product of matrices,
    but for what is the same for all places: of colours around it, and of where it lies."""
    rows, columns, _ = pixels.shape
    places = np.indices((rows, columns)).reshape(2, -1).T
    patches = _around(_padded(pixels), places)
    at = places * (np.array(_FAR) / longer**2)
    squares = (patches**2).reshape(len(places), -1, 3).sum(axis=2)
    each = [squares, -2.0 * patches, -2.0 * at, (at * places).sum(axis=1, keepdims=True)]
    return np.concatenate(each, axis=1).astype(np.float32).reshape(rows, columns, -1)


def copied(pixels: Colours, away: Places, gap: Places) -> tuple[Colours, Plane]:
    """Colours for places (count, 2) of the picture (rows, columns, 3), from where the coarser cells around
    each take theirs, and how far they do: (count, 3) and (count), 0 to 1."""
    rows, columns, _ = pixels.shape
    scale = np.array([rows / away.shape[0], columns / away.shape[1]], np.float32)
    within = (gap + np.float32(0.5)) / scale - np.float32(0.5)
    first = np.floor(within).astype(np.intp)
    nearer = (within - first).astype(np.float32)
    steps = np.rint(away * scale).astype(np.intp)
    flat = pixels.reshape(-1, 3)
    total, share = np.zeros((len(gap), 3), np.float32), np.zeros(len(gap), np.float32)
    for corner in ((0, 0), (0, 1), (1, 0), (1, 1)):
        y, x = np.clip(first + corner, 0, np.array(away.shape[:2]) - 1).T
        step = steps[y, x]
        there = np.clip(gap + step, 0, (rows - 1, columns - 1))
        weight = np.prod(np.where(corner, nearer, 1 - nearer), axis=1, dtype=np.float32)
        weight *= step.any(axis=1)
        total += weight[:, None] * flat[there[:, 0] * columns + there[:, 1]]
        share += weight
    return np.asarray(total / np.maximum(share, 1e-6)[:, None], np.float32), share


def _around(padded: Colours, places: Places) -> Colours:
    """What is around each of the places: (count, cells times channels)."""
    windows = np.lib.stride_tricks.sliding_window_view(padded, (_WIDE, _WIDE), axis=(0, 1))
    each = windows[places[:, 0], places[:, 1]]
    return each.transpose(0, 2, 3, 1).reshape(len(places), -1)


def _padded(pixels: Colours) -> Colours:
    return np.pad(pixels, ((_AROUND,) * 2, (_AROUND,) * 2, (0, 0))).astype(np.float32)


def _beside(done: Bools) -> Bools:
    wide = np.pad(done, 1)
    return np.asarray(wide[:-2, 1:-1] | wide[2:, 1:-1] | wide[1:-1, :-2] | wide[1:-1, 2:], np.bool_)
