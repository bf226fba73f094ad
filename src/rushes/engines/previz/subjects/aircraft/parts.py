"""Wings, rotors and flames. Metres."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, Point, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, scale, shift, turn
from rushes.engines.previz.subjects.loft import loft


def wing(
    root: Point, tip: Point, chords: tuple[float, float], thick: float, colour: Colour, bone: int = 0
) -> Mesh:
    """From ``root`` to ``tip``, middles of the chords (along z)."""
    # A hull along z laid over: its z is the span.
    span = np.subtract(tip, root)
    long = float(np.linalg.norm(span))
    made = loft(
        [
            (0.0, -0.5 * thick, 0.5 * thick, 0.5 * chords[0]),
            (0.97 * long, -0.25 * thick, 0.25 * thick, 0.5 * chords[1]),
            (long, -0.08 * thick, 0.08 * thick, 0.35 * chords[1]),
        ],
        square=2.2,
        sides=24,
        sharp=True,
        colour=colour,
        roughness=0.3,
        bone=bone,
    )
    out = span / long
    chord = np.array([0.0, 0.0, 1.0]) - out * out[2]
    chord /= np.linalg.norm(chord)
    matrix = np.eye(4)
    matrix[:3, 0], matrix[:3, 2] = chord, out
    matrix[:3, 1] = np.cross(out, chord)
    matrix[:3, 3] = root
    return made.moved(matrix)


def blades(count: int, long: float, wide: float, colour: Colour, bone: int) -> Mesh:
    """A rotor about the y axis."""
    parts = [ball(0.09 * long, 0.06 * long, 0.09 * long, sides=12, colour=colour, bone=bone)]
    for i in range(count):
        blade = box(long, 0.02 * long, wide, colour=colour, roughness=0.4, bone=bone)
        parts.append(blade.moved(turn("y", 360.0 * i / count) @ shift(0.5 * long, 0.0, 0.0) @ turn("x", 9.0)))
    return merged(parts)


def flame(radius: float, long: float, bone: int) -> Mesh:
    """Hangs down from the origin: yellow within orange."""
    outer = loft(
        [
            (0.0, -0.5 * radius, 0.5 * radius, 0.5 * radius),
            (0.25 * long, -radius, radius, radius),
            (long, -0.02, 0.02, 0.02),
        ],
        square=2.0,
        sides=18,
        colour=(3.2, 0.9, 0.12),
        material=Material.LIGHT,
        bone=bone,
    )
    inner = outer.moved(scale(0.75, 0.75, 1.0))
    core = loft(
        [
            (-0.02, -0.4 * radius, 0.4 * radius, 0.4 * radius),
            (0.3 * long, -0.6 * radius, 0.6 * radius, 0.6 * radius),
            (1.25 * long, -0.01, 0.01, 0.01),
        ],
        square=2.0,
        sides=14,
        colour=(4.0, 2.6, 0.9),
        material=Material.LIGHT,
        bone=bone,
    )
    return merged([inner, core]).moved(turn("x", 90.0))


def spinning(at: Point, axis: str, turns: float) -> Callable[[Action, float], Matrix]:
    """A rotor that turns while it flies; ``turns`` a second."""

    def motion(action: Action, t: float) -> Matrix:
        going = action in {Action.FLY, Action.FLOAT}
        matrix: Matrix = (
            shift(*at) @ turn(axis, 360.0 * turns * t if going else 0.0) @ shift(-at[0], -at[1], -at[2])
        )
        return matrix

    return motion


def flickering(at: Point) -> Callable[[Action, float], Matrix]:
    """A flame that grows and shrinks about where it comes out; gone while the body stands."""

    def motion(action: Action, t: float) -> Matrix:
        going = action in {Action.FLY, Action.FLOAT, Action.GLOW}
        tall = (1.0 + 0.12 * math.sin(23.0 * t) + 0.08 * math.sin(37.0 * t)) if going else 0.001
        matrix: Matrix = shift(*at) @ scale(tall**0.5, tall, tall**0.5) @ shift(-at[0], -at[1], -at[2])
        return matrix

    return motion
