"""A rowing boat's oars, and where the hands of who rows are. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Matrix
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import shift, turn

#: Seconds from one stroke to the next.
STROKE = 2.4
#: Of the left oar: where it lies on the gunwale, and its inner end.
_PIN, _GRIP = (0.66, 0.5, 0.0), (0.16, 0.62, 0.0)


def rowed(side: int, action: Action, t: float) -> Matrix:
    """The left oar (1) or the right one (-1), from where it lies at rest."""
    pin = (side * _PIN[0], *_PIN[1:])
    going = 1.0 if action in {Action.SWIM, Action.DRIVE} else 0.0
    w = math.tau * t / STROKE
    matrix: Matrix = (
        shift(*pin)
        @ turn("y", side * 30.0 * going * math.sin(w))
        @ turn("z", side * (8.0 - 9.0 * going * math.cos(w)))
        @ shift(-pin[0], -pin[1], -pin[2])
    )
    return matrix


def handle(side: int, action: Action, t: float) -> tuple[float, float, float]:
    """Where its inner end is."""
    x, y, z = (rowed(side, action, t) @ np.array([side * _GRIP[0], *_GRIP[1:], 1.0]))[:3]
    return float(x), float(y), float(z)
