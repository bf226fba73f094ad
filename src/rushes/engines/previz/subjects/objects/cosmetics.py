"""Cosmetics and gifts. Metres; fronts look to +z."""

from __future__ import annotations

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, box, cylinder, lathe, shift, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.objects.forms import Build, lifting, numbered, opening
from rushes.engines.previz.subjects.objects.lines import ring
from rushes.engines.previz.subjects.objects.stuffs import DARK, GOLD, WHITE
from rushes.engines.previz.subjects.thing import Thing

_OPEN = frozenset({Action.OPEN})


def _gift(colour: Colour | None, seed: int) -> Thing:
    paint, ribbon = colour or linear("#c4303a"), linear("#f0d890")
    body = [
        box(0.2, 0.15, 0.2, colour=paint, roughness=0.5),
        box(0.03, 0.152, 0.203, colour=ribbon),
        box(0.203, 0.152, 0.03, colour=ribbon),
    ]
    lid = [
        box(0.212, 0.04, 0.212, colour=paint, roughness=0.5),
        box(0.03, 0.042, 0.214, colour=ribbon),
        box(0.214, 0.042, 0.03, colour=ribbon),
    ]
    lid += [
        ring(0.03, 0.008, colour=ribbon).moved(shift(side * 0.03, 0.06, 0.0) @ turn("z", side * -25.0))
        for side in (1, -1)
    ]
    hinge = (0.0, 0.15, -0.1)
    return Thing(
        merged([*body, numbered(merged(lid).moved(shift(0.0, 0.145, 0.0)), 1)]),
        [opening(hinge, "x", -112.0)],
        does=_OPEN,
    )


def _box(colour: Colour | None, seed: int) -> Thing:
    """Of cardboard, taped; its two flaps open."""
    board = colour or linear("#b98d5c")
    inner = (0.55 * board[0], 0.55 * board[1], 0.55 * board[2])
    parts = [
        box(0.30, 0.22, 0.24, colour=board, roughness=0.9),
        box(0.284, 0.004, 0.224, colour=inner, roughness=0.95).moved(shift(0.0, 0.219, 0.0)),
        box(0.09, 0.06, 0.002, colour=(0.78, 0.77, 0.74), roughness=0.7).moved(shift(0.07, 0.09, 0.1205)),
        box(0.05, 0.08, 0.002, colour=linear("#c9ad7c"), roughness=0.3).moved(shift(0.0, 0.14, 0.1205)),
    ]
    hinges = []
    for bone, side in ((1, 1.0), (2, -1.0)):
        flap = [box(0.30, 0.005, 0.1185, colour=board, roughness=0.9)]
        flap.append(box(0.05, 0.0055, 0.1185, colour=linear("#c9ad7c"), roughness=0.3))
        parts.append(numbered(merged(flap).moved(shift(0.0, 0.2225, side * 0.0598)), bone))
        hinges.append(opening((0.0, 0.223, side * 0.12), "x", side * 125.0))
    return Thing(merged(parts), hinges, does=_OPEN)


def _perfume(colour: Colour | None, seed: int) -> Thing:
    glass = colour or linear("#e8b8a0")
    cap = cylinder(0.014, 0.035, sides=24, colour=GOLD, material=Material.METAL, roughness=0.2, bone=1).moved(
        shift(0.0, 0.098, 0.0)
    )
    parts = [
        soft_box(0.075, 0.085, 0.035, 0.01, colour=glass, material=Material.GLASS, roughness=0.05),
        cylinder(0.012, 0.016, sides=20, colour=GOLD, material=Material.METAL, roughness=0.2).moved(
            shift(0.0, 0.083, 0.0)
        ),
        box(0.04, 0.03, 0.001, colour=WHITE).moved(shift(0.0, 0.028, 0.018)),
        cap,
    ]
    return Thing(merged(parts), [lifting((0.0, 0.05, 0.0))], does=_OPEN)


def _lipstick(colour: Colour | None, seed: int) -> Thing:
    stick = lathe(
        [(0.0, 0.0), (0.0085, 0.0), (0.0085, 0.022), (0.006, 0.03), (0.0, 0.033)],
        sides=22,
        colour=colour or linear("#c4142e"),
        roughness=0.35,
        bone=1,
    ).moved(shift(0.0, 0.034, 0.0))
    parts = [
        cylinder(0.012, 0.026, sides=24, colour=DARK, roughness=0.2),
        cylinder(0.0105, 0.02, sides=24, colour=GOLD, material=Material.METAL, roughness=0.2).moved(
            shift(0.0, 0.024, 0.0)
        ),
        stick,
    ]
    cap = cylinder(0.0125, 0.04, sides=24, colour=DARK, roughness=0.2).moved(
        shift(0.036, 0.0125, 0.0) @ turn("x", 90.0)
    )
    return Thing(merged([*parts, cap]), [lifting((0.0, 0.014, 0.0))], does=_OPEN)


def _cream(colour: Colour | None, seed: int) -> Thing:
    jar = lathe(
        [(0.0, 0.0), (0.034, 0.0), (0.037, 0.004), (0.037, 0.032), (0.032, 0.035), (0.0, 0.035)],
        sides=36,
        colour=colour or linear("#e8d8cc"),
        roughness=0.15,
    )
    lid = lathe(
        [(0.0, 0.0), (0.036, 0.0), (0.037, 0.003), (0.037, 0.02), (0.034, 0.023), (0.0, 0.023)],
        sides=36,
        colour=GOLD,
        material=Material.METAL,
        roughness=0.25,
        bone=1,
    )
    cream = ball(0.03, 0.008, 0.03, sides=20, colour=WHITE).moved(shift(0.0, 0.034, 0.0))
    return Thing(
        merged([jar, cream, lid.moved(shift(0.0, 0.035, 0.0))]), [lifting((0.05, 0.02, 0.03))], does=_OPEN
    )


def _serum(colour: Colour | None, seed: int) -> Mesh:
    return merged(
        [
            lathe(
                [(0.0, 0.0), (0.018, 0.0), (0.019, 0.003), (0.019, 0.06), (0.009, 0.07), (0.009, 0.076)],
                sides=28,
                colour=colour or linear("#a8642a"),
                material=Material.GLASS,
                roughness=0.05,
            ),
            lathe([(0.0192, 0.015), (0.0192, 0.045)], sides=28, colour=WHITE, roughness=0.7),
            cylinder(0.0105, 0.016, sides=22, colour=WHITE, roughness=0.3).moved(shift(0.0, 0.074, 0.0)),
            ball(0.007, 0.015, 0.007, sides=16, colour=DARK, roughness=0.5).moved(shift(0.0, 0.1, 0.0)),
        ]
    )


def _tube(colour: Colour | None, seed: int) -> Mesh:
    body = loft(
        (
            (0.0, -0.018, 0.018, 0.018),
            (0.04, -0.016, 0.016, 0.02),
            (0.09, -0.006, 0.006, 0.024),
            (0.105, -0.0015, 0.0015, 0.025),
        ),
        square=2.0,
        colour=colour or linear("#6ab0b8"),
        roughness=0.4,
    )
    return merged(
        [
            body.moved(shift(0.0, 0.022, 0.0) @ turn("x", -90.0)),
            cylinder(0.013, 0.024, sides=22, colour=WHITE, roughness=0.3),
        ]
    )


COSMETICS: dict[str, Build] = {
    "gift": _gift,
    "box": _box,
    "perfume": _perfume,
    "lipstick": _lipstick,
    "cream jar": _cream,
    "serum": _serum,
    "tube": _tube,
}
