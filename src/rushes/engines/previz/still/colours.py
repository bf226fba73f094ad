"""A mixture of Gaussians over the colours (and, weakly, the places) of a picture's cells."""

from __future__ import annotations

import math
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
        return _summed(self._each(_products(cells)))

    def _each(self, products: Floats) -> Floats:
        """Of each part, (parts, count). Each is a polynomial of the features: one product of matrices."""
        parts, features = self.mean.shape
        pulled = np.einsum("pij,pj->pi", self.inverse, self.mean)
        constant = np.log(self.share) - self.spread - 0.5 * (pulled * self.mean).sum(axis=1)
        square = -0.5 * self.inverse.reshape(parts, features * features)
        weights = np.concatenate([constant[:, None], pulled, square], axis=1).astype(np.float32)
        return np.asarray(weights @ products, np.float32)


def mixture(cells: Floats, weight: Floats) -> Mixture:
    """The mixture that fits the cells (count, features), each as important as its weight. Deterministic."""
    step = max(1, len(cells) // _SAMPLES)
    cells, weight = cells[::step], weight[::step] + np.float32(1e-6)
    products = _products(cells)
    found = _fitted(products, weight, _near(cells, _far_apart(cells, weight)))
    for _ in range(_ROUNDS):
        each = found._each(products)
        found = _fitted(products, weight, np.exp(each - _summed(each)))
    return found


def _products(cells: Floats) -> Floats:
    """One, the features, and the products of any two of them: (1 + n + n * n, count)."""
    each = np.ascontiguousarray(cells.T, np.float32)
    squares = (each[:, None] * each[None]).reshape(-1, len(cells))
    return np.concatenate([np.ones((1, len(cells)), np.float32), each, squares])


def _summed(each: Floats) -> Floats:
    """Logarithm of the sum of what each part's logarithm stands for: (count)."""
    highest = each.max(axis=0)
    return np.asarray(highest + np.log(np.exp(each - highest).sum(axis=0)), np.float32)


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
    return np.asarray(away == away.min(axis=1, keepdims=True), np.float32).T


def _fitted(products: Floats, weight: Floats, belongs: Floats) -> Mixture:
    moments = ((belongs * weight) @ products.T).astype(np.float64)
    mass = moments[:, 0] + 1e-6
    parts, features = len(mass), math.isqrt(len(products))
    mean = moments[:, 1 : features + 1] / mass[:, None]
    covariance = moments[:, features + 1 :].reshape(parts, features, features) / mass[:, None, None]
    covariance += _LEAST * np.eye(features) - mean[:, :, None] * mean[:, None, :]
    return Mixture(
        (mass / mass.sum()).astype(np.float32),
        mean.astype(np.float32),
        np.linalg.inv(covariance).astype(np.float32),
        (0.5 * np.linalg.slogdet(covariance)[1]).astype(np.float32),
    )
