"""Cups, glasses and bottles. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props import tableware
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, cylinder, lathe, shift, tube, turn
from rushes.engines.previz.subjects.objects.forms import Build
from rushes.engines.previz.subjects.thing import Thing, pivoted

_CLEAR: Colour = (0.55, 0.62, 0.66)


def _coffee(colour: Colour | None, seed: int) -> Thing:
    saucer = lathe(
        [(0.0, 0.004), (0.04, 0.002), (0.075, 0.012), (0.074, 0.015), (0.04, 0.007), (0.0, 0.008)],
        sides=32,
        colour=(0.8, 0.79, 0.76),
        roughness=0.3,
    )
    return Thing(merged([saucer, _mug(colour, seed).moved(shift(0.0, 0.008, 0.0))]))


def _mug(colour: Colour | None, seed: int) -> Mesh:
    mug = tableware.mug(colour or linear("#e8e2d6"))
    drink = cylinder(0.033, 0.004, sides=26, colour=linear("#3a2216"), roughness=0.15)
    return merged([mug, drink.moved(shift(0.0, 0.8 * mug.height, 0.0))])


def _paper_cup(colour: Colour | None, seed: int) -> Mesh:
    return merged(
        [
            cylinder(0.03, 0.11, top=0.042, sides=28, colour=(0.85, 0.84, 0.8), roughness=0.7),
            lathe(
                [(0.0345, 0.035), (0.0415, 0.085)],
                sides=28,
                colour=colour or linear("#8a5a38"),
                roughness=0.9,
            ),
            lathe(
                [(0.044, 0.108), (0.044, 0.116), (0.038, 0.124), (0.0, 0.122)],
                sides=28,
                colour=linear("#2a2624"),
                roughness=0.4,
            ),
        ]
    )


def _bowl_on_stem(liquid: Colour) -> Build:
    def build(colour: Colour | None, seed: int) -> Mesh:
        glass = lathe(
            [
                (0.035, 0.0),
                (0.035, 0.003),
                (0.006, 0.008),
                (0.004, 0.02),
                (0.004, 0.08),
                (0.012, 0.09),
                (0.036, 0.115),
                (0.041, 0.145),
                (0.034, 0.2),
            ],
            sides=32,
            colour=_CLEAR,
            material=Material.GLASS,
            roughness=0.05,
        )
        wine = lathe(
            [(0.0, 0.09), (0.014, 0.0925), (0.0365, 0.117), (0.0405, 0.143), (0.0, 0.1435)],
            sides=32,
            colour=colour or liquid,
            roughness=0.08,
        )
        return merged([glass, wine])

    return build


def _glass(usual: str, *, straw: bool = False) -> Build:
    """A tumbler of something that nobody sees through."""

    def build(colour: Colour | None, seed: int) -> Mesh:
        drink = cylinder(0.03, 0.085, top=0.034, sides=28, colour=colour or linear(usual), roughness=0.1)
        parts = [drink.moved(shift(0.0, 0.006, 0.0)), _tumbler(0.09)]
        return merged([*parts, *(_on_ice() if straw else ())])

    return build


def _tumbler(low: float) -> Mesh:
    """Its wall from ``low`` up to the rim."""
    wide = 0.03 + 0.056 * low
    return lathe(
        [(wide, low), (0.037, 0.125), (0.036, 0.125), (wide - 0.001, low)],
        sides=28,
        colour=_CLEAR,
        material=Material.GLASS,
        roughness=0.05,
    )


def _on_ice() -> list[Mesh]:
    straw = tube(
        [(0.0, 0.01, 0.0), (0.02, 0.13, 0.0), (0.035, 0.17, 0.0)],
        [0.003] * 3,
        sides=8,
        colour=linear("#d0402e"),
    )
    ice = [
        ball(0.011, 0.011, 0.011, sides=6, colour=(0.8, 0.86, 0.9), roughness=0.1).moved(shift(x, 0.09, z))
        for x, z in ((0.015, 0.01), (-0.014, 0.012), (0.0, -0.018))
    ]
    return [straw, *ice]


def _water(colour: Colour | None, seed: int) -> Mesh:
    """Clear, with the light on its surface and in its thick foot."""
    tint = colour or (0.5, 0.64, 0.72)
    foot = cylinder(0.03, 0.012, sides=28, colour=(0.62, 0.7, 0.74), material=Material.GLASS, roughness=0.03)
    drink = cylinder(0.0296, 0.07, top=0.0335, sides=28, colour=tint, material=Material.GLASS, roughness=0.02)
    edge = lathe(
        [(0.0338, 0.0822), (0.0338, 0.0834), (0.0322, 0.0834), (0.0322, 0.0822)],
        sides=28,
        colour=(0.75, 0.82, 0.86),
        roughness=0.1,
    )
    return merged([drink.moved(shift(0.0, 0.0125, 0.0)), foot, edge, _tumbler(0.0)])


def _beer(colour: Colour | None, seed: int) -> Mesh:
    body = cylinder(0.042, 0.12, sides=28, colour=colour or linear("#e09a24"), roughness=0.1).moved(
        shift(0.0, 0.008, 0.0)
    )
    base = cylinder(0.045, 0.012, sides=28, colour=_CLEAR, material=Material.GLASS, roughness=0.05)
    foam = [
        ball(0.02, 0.014, 0.02, sides=12, colour=(0.86, 0.84, 0.78), roughness=0.9).moved(
            shift(0.026 * math.cos(a), 0.134, 0.026 * math.sin(a))
        )
        for a in np.linspace(0, math.tau, 8)
    ]
    handle = tube(
        [(0.042, 0.115, 0.0), (0.075, 0.1, 0.0), (0.075, 0.05, 0.0), (0.042, 0.03, 0.0)],
        [0.008] * 4,
        sides=10,
        colour=_CLEAR,
        material=Material.GLASS,
        roughness=0.05,
    )
    return merged([body, base, *foam, handle])


def _poured(mesh: Mesh, lip: tuple[float, float, float], liquid: Colour) -> Thing:
    """Tips over until it runs, and a stream falls from its lip to the table; then it is set up again."""
    stream = cylinder(0.006, 1.0, sides=10, colour=liquid, roughness=0.08, bone=1).moved(
        shift(0.0, -1.0, 0.0)
    )
    tall = mesh.height
    middle = (0.0, 0.5 * tall, 0.0)

    def share(t: float) -> float:
        u = (t % 6.0) / 6.0
        x = min(max(min(u / 0.25, (1.0 - u) / 0.25), 0.0), 1.0)
        return x * x * (3.0 - 2.0 * x)

    def tipped(t: float) -> Matrix:
        s = share(t)
        tilted: Matrix = shift(0.0, 0.75 * tall * s, 0.0) @ pivoted(middle, turn("z", -112.0 * s))
        return tilted

    def falling(action: Action, t: float) -> Matrix:
        s = share(t)
        runs = min(max((s - 0.82) / 0.18, 0.0), 1.0) if action is Action.POUR else 0.0
        there = tipped(t) @ np.array([*lip, 1.0])
        thin = max(runs, 1e-3)
        hang = shift(there[0], there[1], there[2]) @ np.diag([thin, max(there[1] * runs, 1e-3), thin, 1.0])
        # It hangs in the world, not from the tilted body that carries it.
        stream_at: Matrix = np.linalg.inv(tipped(t) if action is Action.POUR else np.eye(4)) @ hang
        return stream_at

    hidden = Thing(merged([mesh, stream]), [falling], whole={Action.POUR: tipped})
    hidden.height, hidden.face = tall, (0.0, 0.6 * tall, 0.05)
    return hidden


def _bottle(colour: Colour | None, seed: int) -> Thing:
    bottle = tableware.bottle(colour or (0.05, 0.16, 0.06), height=0.3)
    return _poured(bottle, (0.0, bottle.height, 0.0), linear("#7a1a2a"))


def _teapot(colour: Colour | None, seed: int) -> Thing:
    paint = colour or linear("#4a7a8a")
    body = merged(
        [
            ball(0.085, 0.075, 0.085, sides=30, colour=paint, roughness=0.2).moved(shift(0.0, 0.078, 0.0)),
            cylinder(0.045, 0.01, sides=24, colour=paint, roughness=0.2),
            lathe(
                [(0.04, 0.0), (0.034, 0.012), (0.008, 0.018), (0.012, 0.028), (0.0, 0.036)],
                sides=22,
                colour=paint,
                roughness=0.2,
            ).moved(shift(0.0, 0.146, 0.0)),
            tube(
                [(0.07, 0.06, 0.0), (0.115, 0.08, 0.0), (0.13, 0.12, 0.0), (0.15, 0.14, 0.0)],
                [0.024, 0.017, 0.012, 0.01],
                sides=12,
                colour=paint,
                roughness=0.2,
            ),
            tube(
                [(-0.07, 0.12, 0.0), (-0.125, 0.125, 0.0), (-0.135, 0.07, 0.0), (-0.075, 0.045, 0.0)],
                [0.01] * 4,
                sides=10,
                colour=paint,
                roughness=0.2,
            ),
        ]
    )
    return _poured(body, (0.15, 0.14, 0.0), linear("#8a5a24"))


DRINKS: dict[str, Build] = {
    "coffee": _coffee,
    "plain mug": _mug,
    "paper cup": _paper_cup,
    "wine glass": _bowl_on_stem(linear("#6a1024")),
    "champagne": _bowl_on_stem(linear("#e2b65a")),
    "glass": _water,
    "juice": _glass("#f0a83a", straw=True),
    "milk": _glass("#efece4"),
    "whisky": _glass("#b8742a"),
    "beer": _beer,
    "bottle": _bottle,
    "teapot": _teapot,
}
