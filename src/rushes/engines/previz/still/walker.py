"""What belongs together in a picture: random walks that are slow to cross an edge.

Grady: Multilabel Random Walker Image Segmentation Using Prior Models, CVPR 2005. Unlike a cut, it says by
itself where it is not sure.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from rushes.engines.previz.still.planes import Plane

_ROUNDS, _EXACT = 300, 1e-4


def walk(pixels: npt.NDArray[np.float32], wanted: Plane, trust: Plane) -> Plane:
    """The plane (rows, columns) nearest to ``wanted``, as far as each cell's ``trust`` goes, that changes
    only where the colours of ``pixels`` (rows, columns, channels) do."""
    down = ((pixels[1:] - pixels[:-1]) ** 2).sum(axis=2)
    right = ((pixels[:, 1:] - pixels[:, :-1]) ** 2).sum(axis=2)
    usual = float(down.mean() + right.mean()) / 2.0 + 1e-5
    down, right = (np.exp(-each / (2.0 * usual)) + 1e-3 for each in (down, right))
    ties = np.zeros_like(wanted)
    ties[1:] += down
    ties[:-1] += down
    ties[:, 1:] += right
    ties[:, :-1] += right
    diagonal = ties + trust

    def pulled(plane: Plane) -> Plane:
        out = diagonal * plane
        out[1:] -= down * plane[:-1]
        out[:-1] -= down * plane[1:]
        out[:, 1:] -= right * plane[:, :-1]
        out[:, :-1] -= right * plane[:, 1:]
        return out

    # Conjugate gradients, each cell scaled by its own stiffness.
    found: Plane = wanted.copy()
    left: Plane = trust * wanted - pulled(found)
    scaled: Plane = left / diagonal
    way = scaled
    energy = float((left * scaled).sum())
    enough = _EXACT**2 * wanted.size
    for _ in range(_ROUNDS):
        if energy < enough:
            break
        against = pulled(way)
        step = energy / max(float((way * against).sum()), 1e-12)
        found = found + np.float32(step) * way
        left = left - np.float32(step) * against
        scaled = left / diagonal
        before, energy = energy, float((left * scaled).sum())
        way = scaled + np.float32(energy / before) * way
    return np.clip(found, 0.0, 1.0).astype(np.float32)
