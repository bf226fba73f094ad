"""A mixture of Gaussians over the colours (and, weakly, the places) of a picture's cells."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]

_PARTS, _ROUNDS, _SAMPLES = 6, 6, 3000
#: Variance that every part has at least: shades that nobody could tell apart.
_LEAST = 3e-4


@dataclass(frozen=True, slots=True)
class Mixture:
    share: Floats
    mean: Floats
    #: Inverse of each part's covariance, and the logarithm of its determinant's root.
    inverse: Floats
    spread: Floats

    def likelihood(self, cells: Floats) -> Floats:
        """Logarithm of the density at each of the cells (count, features)."""
        return np.asarray(np.logaddexp.reduce(self._each(cells), axis=1), np.float32)

    def _each(self, cells: Floats) -> Floats:
        away = cells[:, None, :] - self.mean[None]
        length = np.einsum("npi,pij,npj->np", away, self.inverse, away, optimize=True)
        return np.asarray(np.log(self.share)[None] - self.spread[None] - 0.5 * length, np.float32)


def mixture(cells: Floats, weight: Floats) -> Mixture:
    """The mixture that fits the cells (count, features), each as important as its weight. Deterministic."""
    step = max(1, len(cells) // _SAMPLES)
    cells, weight = cells[::step], weight[::step] + np.float32(1e-6)
    belongs = _near(cells, _far_apart(cells, weight))
    found = _fitted(cells, weight, belongs)
    for _ in range(_ROUNDS):
        each = found._each(cells)
        belongs = np.exp(each - np.logaddexp.reduce(each, axis=1)[:, None]).astype(np.float32)
        found = _fitted(cells, weight, belongs)
    return found


def _far_apart(cells: Floats, weight: Floats) -> Floats:
    """Cells that lie far from each other, and that weigh something: the first means."""
    chosen = [int(np.argmin(((cells - np.average(cells, axis=0, weights=weight)) ** 2).sum(axis=1)))]
    nearest = np.full(len(cells), np.inf, np.float32)
    for _ in range(_PARTS - 1):
        nearest = np.minimum(nearest, ((cells - cells[chosen[-1]]) ** 2).sum(axis=1))
        chosen.append(int(np.argmax(nearest * weight)))
    return cells[chosen]


def _near(cells: Floats, means: Floats) -> Floats:
    away = ((cells[:, None] - means[None]) ** 2).sum(axis=2)
    return np.asarray(away == away.min(axis=1, keepdims=True), np.float32)


def _fitted(cells: Floats, weight: Floats, belongs: Floats) -> Mixture:
    share = (belongs * weight[:, None]).astype(np.float64)
    mass = share.sum(axis=0) + 1e-6
    mean = (share.T @ cells) / mass[:, None]
    away = cells[:, None, :] - mean[None]
    covariance = np.einsum("np,npi,npj->pij", share, away, away, optimize=True) / mass[:, None, None]
    covariance += _LEAST * np.eye(cells.shape[1])
    return Mixture(
        (mass / mass.sum()).astype(np.float32),
        mean.astype(np.float32),
        np.linalg.inv(covariance).astype(np.float32),
        (0.5 * np.linalg.slogdet(covariance)[1]).astype(np.float32),
    )
