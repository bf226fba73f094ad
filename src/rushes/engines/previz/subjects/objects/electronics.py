"""Things with a plug or a battery. Metres; fronts look to +z."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props import screens
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import Surface, ball, box, cylinder, lathe, shift, tube, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.objects.forms import Build, numbered, turning
from rushes.engines.previz.subjects.objects.lines import ring, round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK, GOLD, STEEL, WHITE
from rushes.engines.previz.subjects.thing import Thing, pivoted

_OPEN = frozenset({Action.OPEN})


def _laptop(colour: Colour | None, seed: int) -> Thing:
    shell = colour or (0.45, 0.46, 0.48)
    keys = [
        box(0.018, 0.0015, 0.015, colour=DARK).moved(shift(-0.11 + 0.022 * i, 0.014, -0.055 + 0.02 * j))
        for i in range(11)
        for j in range(4)
    ]
    screen = [
        box(0.31, 0.205, 0.008, colour=shell, material=Material.METAL, roughness=0.35),
        screens.face(_random(seed), 0.285, 0.178).moved(shift(0.0, 0.012, 0.0052)),
    ]
    lid = numbered(merged(screen).moved(shift(0.0, 0.013, -0.1)), 1)
    base = [
        soft_box(0.31, 0.014, 0.21, 0.005, colour=shell, material=Material.METAL, roughness=0.35),
        box(0.09, 0.0008, 0.055, colour=(0.36, 0.37, 0.39)).moved(shift(0.0, 0.0137, 0.068)),
    ]

    def tilt(action: Action, t: float) -> Matrix:
        share = 0.0
        if action is Action.OPEN:
            share = 0.5 + 0.5 * math.cos(math.tau * t / 6.0)
        return pivoted((0.0, 0.013, -0.1), turn("x", -14.0 + 100.0 * share))

    return Thing(merged([*base, *keys, lid]), [tilt], does=_OPEN)


def _phone(colour: Colour | None, seed: int) -> Mesh:
    body = soft_box(0.072, 0.148, 0.009, 0.004, colour=colour or DARK, roughness=0.2)
    screen = screens.face(_random(seed), 0.066, 0.14).moved(shift(0.0, 0.004, 0.0049))
    lenses = [
        cylinder(0.007, 0.002, sides=16, colour=(0.02, 0.02, 0.025), roughness=0.05).moved(
            shift(0.022, 0.132 - 0.018 * i, -0.0045) @ turn("x", -90.0)
        )
        for i in range(3)
    ]
    stand = [box(0.05, 0.006, 0.05, colour=STEEL).moved(shift(0.0, -0.006, -0.012))]
    return merged([merged([body, screen, *lenses]).moved(turn("x", -8.0)), *stand])


def _keyboard(colour: Colour | None, seed: int) -> Mesh:
    return screens.keyboard()


def _mouse(colour: Colour | None, seed: int) -> Mesh:
    body = loft(
        (
            (-0.058, 0.004, 0.014, 0.02),
            (-0.045, 0.0, 0.03, 0.031),
            (0.0, 0.0, 0.037, 0.032),
            (0.045, 0.0, 0.024, 0.03),
            (0.058, 0.004, 0.012, 0.022),
        ),
        square=2.6,
        colour=colour or DARK,
        roughness=0.35,
    )
    return merged(
        [
            body,
            ball(0.003, 0.007, 0.009, sides=12, colour=(0.2, 1.6, 2.2), material=Material.LIGHT).moved(
                shift(0.0, 0.028, 0.032)
            ),
            box(0.001, 0.002, 0.05, colour=STEEL).moved(shift(0.0, 0.029, 0.03)),
        ]
    )


def _headphones(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or DARK
    parts = [
        ring(0.085, 0.009, start=-8.0, end=188.0, colour=paint, roughness=0.4).moved(shift(0.0, 0.1, 0.0)),
        ring(0.08, 0.013, start=50.0, end=130.0, colour=(0.08, 0.08, 0.085), roughness=0.9).moved(
            shift(0.0, 0.1, 0.0)
        ),
    ]
    for side in (1, -1):
        parts += [
            ball(0.022, 0.045, 0.036, sides=24, colour=paint, roughness=0.3).moved(
                shift(side * 0.083, 0.06, 0.0)
            ),
            ball(0.016, 0.04, 0.032, sides=20, colour=(0.07, 0.07, 0.075), roughness=0.95).moved(
                shift(side * 0.063, 0.06, 0.0)
            ),
            ball(0.004, 0.02, 0.016, sides=16, colour=STEEL, material=Material.METAL).moved(
                shift(side * 0.104, 0.06, 0.0)
            ),
        ]
    return merged(parts).moved(turn("y", 25.0))


def _speaker(colour: Colour | None, seed: int) -> Mesh:
    parts = [soft_box(0.18, 0.3, 0.17, 0.015, colour=colour or linear("#5a3f2a"), roughness=0.5)]
    for y, r in ((0.1, 0.065), (0.225, 0.035)):
        cone = lathe(
            [(0.0, -0.02), (0.3 * r, -0.016), (0.8 * r, 0.0), (r, 0.006), (1.1 * r, 0.0)],
            sides=28,
            colour=(0.05, 0.05, 0.055),
            roughness=0.5,
        )
        parts += [
            cone.moved(shift(0.0, y, 0.092) @ turn("x", 90.0)),
            ball(0.3 * r, 0.3 * r, 0.2 * r, sides=16, colour=DARK, roughness=0.3).moved(shift(0.0, y, 0.082)),
        ]
    return merged(parts)


def _microphone(colour: Colour | None, seed: int) -> Mesh:
    return merged(
        [
            cylinder(0.06, 0.012, sides=30, colour=DARK),
            cylinder(0.006, 0.16, sides=12, colour=STEEL, material=Material.METAL).moved(
                shift(0.0, 0.01, 0.0)
            ),
            cylinder(0.02, 0.1, top=0.026, sides=24, colour=colour or DARK, roughness=0.4).moved(
                shift(0.0, 0.16, 0.0)
            ),
            ball(0.036, 0.04, 0.036, sides=26, colour=STEEL, material=Material.METAL, roughness=0.5).moved(
                shift(0.0, 0.29, 0.0)
            ),
            ring(0.037, 0.003, colour=DARK).moved(shift(0.0, 0.29, 0.0) @ turn("x", 90.0)),
        ]
    )


def _camera(colour: Colour | None, seed: int) -> Mesh:
    lens = [
        (0.036, 0.0),
        (0.036, 0.03),
        (0.04, 0.032),
        (0.04, 0.065),
        (0.036, 0.07),
        (0.031, 0.07),
        (0.028, 0.06),
        (0.0, 0.058),
    ]
    return merged(
        [
            soft_box(0.14, 0.09, 0.05, 0.012, colour=colour or DARK, roughness=0.7),
            soft_box(0.055, 0.03, 0.045, 0.01, colour=colour or DARK).moved(shift(0.0, 0.083, 0.0)),
            box(0.142, 0.012, 0.051, colour=STEEL, material=Material.METAL).moved(shift(0.0, 0.074, 0.0)),
            lathe(lens, sides=32, colour=(0.04, 0.04, 0.043), roughness=0.35).moved(
                shift(0.0, 0.045, 0.022) @ turn("x", 90.0)
            ),
            ball(
                0.027,
                0.027,
                0.009,
                sides=24,
                colour=(0.05, 0.06, 0.12),
                material=Material.GLASS,
                roughness=0.03,
            ).moved(shift(0.0, 0.045, 0.08)),
            cylinder(0.009, 0.008, sides=14, colour=(0.6, 0.1, 0.08)).moved(shift(0.05, 0.089, 0.0)),
        ]
    )


def _controller(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or WHITE
    parts = [
        loft(
            ((-0.03, 0.01, 0.04, 0.06), (-0.01, 0.005, 0.046, 0.075), (0.02, 0.01, 0.042, 0.06)),
            square=3.0,
            colour=paint,
            roughness=0.4,
        )
    ]
    for side in (1, -1):
        parts += [
            round_bar(
                [(side * 0.055, 0.026, 0.0), (side * 0.078, 0.02, 0.03), (side * 0.085, 0.012, 0.06)],
                [0.027, 0.021, 0.014],
                colour=paint,
                roughness=0.4,
            ),
            cylinder(0.011, 0.012, sides=16, colour=DARK).moved(shift(side * 0.026, 0.043, 0.014)),
        ]
        parts += [
            ball(
                0.0055,
                0.004,
                0.0055,
                sides=10,
                colour=linear(("#3f9a4a", "#c4302a", "#2f6ac4", "#e0b02a")[i]) if side > 0 else DARK,
            ).moved(
                shift(
                    side * 0.053 + 0.012 * math.cos(math.pi * i / 2),
                    0.046,
                    -0.006 + 0.012 * math.sin(math.pi * i / 2),
                )
            )
            for i in range(4)
        ]
    return merged(parts)


def _clock(colour: Colour | None, seed: int) -> Thing:
    paint = colour or linear("#c4402e")
    parts = [
        cylinder(0.075, 0.05, sides=36, colour=paint, roughness=0.3).moved(
            shift(0.0, 0.1, -0.025) @ turn("x", 90.0)
        ),
        cylinder(0.066, 0.052, sides=36, colour=WHITE).moved(shift(0.0, 0.1, -0.025) @ turn("x", 90.0)),
    ]
    parts += [
        box(0.004, 0.012, 0.001, colour=DARK).moved(
            shift(0.0, 0.1, 0.0275) @ turn("z", 30.0 * i) @ shift(0.0, 0.048, 0.0)
        )
        for i in range(12)
    ]
    parts += [
        ball(0.028, 0.02, 0.028, sides=18, colour=GOLD, material=Material.METAL).moved(
            shift(x, 0.178, 0.0) @ turn("z", -x * 500.0)
        )
        for x in (-0.04, 0.04)
    ]
    parts += [
        round_bar([(x, 0.05, 0.0), (1.3 * x, 0.0, 0.0)], 0.008, colour=GOLD, material=Material.METAL)
        for x in (-0.045, 0.045)
    ]
    parts += [
        box(0.004, long, 0.001, colour=DARK, bone=bone).moved(
            shift(0.0, 0.1, 0.028 + 0.001 * bone) @ turn("z", at) @ shift(0.0, -0.006, 0.0)
        )
        for bone, long, at in ((1, 0.05, -60.0), (2, 0.034, 55.0))
    ]
    return Thing(
        merged(parts), [turning((0.0, 0.1, 0.0), "z", -1 / 20.0), turning((0.0, 0.1, 0.0), "z", -1 / 240.0)]
    )


def _fan(colour: Colour | None, seed: int) -> Thing:
    hub = (0.0, 0.34, 0.04)
    parts = [
        cylinder(0.1, 0.02, sides=28, colour=WHITE),
        cylinder(0.012, 0.24, sides=12, colour=WHITE),
        ball(0.05, 0.05, 0.06, sides=20, colour=WHITE).moved(shift(0.0, 0.34, -0.02)),
    ]
    parts += [ring(0.15, 0.004, colour=STEEL).moved(shift(0.0, 0.34, z)) for z in (0.01, 0.07)]
    parts += [
        ball(0.035, 0.065, 0.006, sides=14, colour=colour or linear("#4a9ac4"), bone=1).moved(
            shift(*hub) @ turn("z", 120.0 * i) @ shift(0.0, 0.075, 0.0) @ turn("y", 22.0)
        )
        for i in range(3)
    ]
    return Thing(merged(parts), [turning(hub, "z", 2.3)])


def _toaster(colour: Colour | None, seed: int) -> Mesh:
    slots = [box(0.2, 0.004, 0.025, colour=DARK).moved(shift(0.0, 0.185, z)) for z in (-0.035, 0.035)]
    toast = [
        soft_box(0.12, 0.09, 0.016, 0.007, colour=linear("#c98a44")).moved(shift(0.0, 0.14, z))
        for z in (-0.035, 0.035)
    ]
    return merged(
        [
            soft_box(0.29, 0.185, 0.17, 0.04, colour=colour or linear("#c4402e"), roughness=0.25),
            *slots,
            *toast,
            box(0.02, 0.03, 0.03, colour=DARK).moved(shift(0.15, 0.1, 0.0)),
        ]
    )


def _blender(colour: Colour | None, seed: int) -> Mesh:
    return merged(
        [
            cylinder(0.085, 0.13, top=0.065, sides=28, colour=colour or DARK, roughness=0.3),
            lathe(
                [(0.05, 0.13), (0.075, 0.3), (0.08, 0.33)],
                sides=28,
                colour=linear("#d0607a"),
                material=Material.GLASS,
                roughness=0.06,
            ),
            cylinder(0.082, 0.03, sides=28, colour=DARK).moved(shift(0.0, 0.33, 0.0)),
            ring(0.05, 0.009, start=-80.0, end=80.0, colour=DARK).moved(shift(0.075, 0.23, 0.0)),
            cylinder(0.016, 0.012, sides=16, colour=STEEL).moved(shift(0.0, 0.06, 0.074) @ turn("x", 90.0)),
        ]
    )


def _chip(colour: Colour | None, seed: int) -> Mesh:
    pins = [
        box(0.003, 0.002, 0.012, colour=GOLD, material=Material.METAL).moved(
            turn("y", 90.0 * k) @ shift(-0.02 + 0.0066 * i, 0.001, 0.031)
        )
        for k in range(4)
        for i in range(7)
    ]
    board = box(0.12, 0.003, 0.12, colour=linear("#1f5a3a"), roughness=0.5).moved(shift(0.0, -0.003, 0.0))
    tracks = [
        box(0.0015, 0.0006, 0.03, colour=GOLD).moved(
            turn("y", 90.0 * k) @ shift(-0.03 + 0.012 * i, 0.0, 0.044)
        )
        for k in range(4)
        for i in range(6)
    ]
    return merged(
        [
            board,
            box(0.055, 0.006, 0.055, colour=colour or DARK, roughness=0.4).moved(shift(0.0, 0.001, 0.0)),
            box(0.03, 0.001, 0.03, colour=STEEL, material=Material.METAL).moved(shift(0.0, 0.007, 0.0)),
            *pins,
            *tracks,
        ]
    )


def _random(seed: int) -> np.random.Generator:
    return np.random.default_rng([seed & 0xFFFFFFFF, 29])


def _smartwatch(colour: Colour | None, seed: int) -> Mesh:
    """Its screen to +z, on a closed strap."""
    strap = colour or linear("#2b2e33")
    band = [
        box(0.022, 0.003, 0.0055, colour=strap, roughness=0.6).moved(
            shift(0.0, 0.033 + 0.03 * math.sin(a), 0.026 * math.cos(a))
            @ turn("x", 90.0 - math.degrees(a))
            @ shift(0.0, 0.0, -0.0027)
        )
        for a in np.linspace(0.0, math.tau, 41)[:-1]
    ]
    case = soft_box(
        0.034, 0.041, 0.010, 0.0045, colour=(0.10, 0.10, 0.11), material=Material.METAL, roughness=0.25
    )
    glow: Surface = {"colour": (0.25, 1.5, 0.75), "material": Material.LIGHT}
    screen = [soft_box(0.030, 0.037, 0.0012, 0.0005, colour=(0.008, 0.008, 0.01), roughness=0.06)]
    for radius, share, tone in (
        (0.0105, 0.8, (2.2, 0.25, 0.35)),
        (0.0075, 0.6, (0.5, 1.8, 0.3)),
        (0.0045, 0.7, (0.2, 0.9, 2.2)),
    ):
        arc = np.linspace(0.0, math.tau * share, 28)
        ring = [(radius * math.sin(a), 0.0215 + radius * math.cos(a), 0.0013) for a in arc]
        screen.append(tube(ring, [0.0011] * len(ring), sides=6, colour=tone, material=Material.LIGHT))
    screen += [
        box(0.009, 0.0017, 0.0006, **glow).moved(shift(-0.006 + 0.012 * i, 0.0035, 0.0012)) for i in range(2)
    ]
    crown = cylinder(0.0032, 0.004, sides=16, colour=(0.3, 0.3, 0.32), material=Material.METAL, roughness=0.3)
    parts = [
        case,
        merged(screen).moved(shift(0.0, 0.002, 0.0052)),
        crown.moved(shift(0.0165, 0.026, 0.0) @ turn("z", -90.0)),
    ]
    return merged([*band, merged(parts).moved(shift(0.0, 0.0125, 0.028))])


def _toothbrush(colour: Colour | None, seed: int) -> Mesh:
    """An electric one, standing on its charger."""
    grip = [
        (0.0, 0.012),
        (0.0125, 0.012),
        (0.0135, 0.03),
        (0.0125, 0.11),
        (0.008, 0.14),
        (0.004, 0.145),
        (0.0, 0.145),
    ]
    white: Surface = {"colour": colour or WHITE, "roughness": 0.25}
    parts = [
        cylinder(0.026, 0.012, top=0.023, sides=32, colour=WHITE, roughness=0.3),
        lathe(grip, sides=28, **white),
        cylinder(0.0034, 0.055, sides=14, **white).moved(shift(0.0, 0.143, 0.0)),
        box(0.010, 0.016, 0.006, **white).moved(shift(0.0, 0.192, 0.001)),
        box(0.009, 0.014, 0.008, colour=linear("#6fb6d8"), roughness=0.9).moved(shift(0.0, 0.193, 0.0075)),
        cylinder(0.0045, 0.003, sides=18, colour=linear("#5aa9c9")).moved(
            shift(0.0, 0.085, 0.0115) @ turn("x", 90.0)
        ),
    ]
    return merged(parts)


ELECTRONICS: dict[str, Build] = {
    "toothbrush": _toothbrush,
    "smartwatch": _smartwatch,
    "laptop": _laptop,
    "phone": _phone,
    "keyboard": _keyboard,
    "computer mouse": _mouse,
    "headphones": _headphones,
    "speaker": _speaker,
    "microphone": _microphone,
    "camera": _camera,
    "game controller": _controller,
    "clock": _clock,
    "fan": _fan,
    "toaster": _toaster,
    "blender": _blender,
    "microchip": _chip,
}
