"""Small things for use and for show. Metres; fronts look to +z."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Floats, Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import soft_box
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, scale, shift, turn
from rushes.engines.previz.subjects.loft import painted, smoothed
from rushes.engines.previz.subjects.objects.forms import Build
from rushes.engines.previz.subjects.objects.lines import ring, round_bar
from rushes.engines.previz.subjects.objects.stuffs import DARK, GOLD, STEEL, WHITE


def _heart(colour: Colour | None, seed: int) -> Mesh:
    t = np.linspace(0.0, math.tau, 49)[:-1]
    outline = [
        (
            0.0058 * 16 * math.sin(a) ** 3,
            0.0058 * (13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)),
        )
        for a in -t
    ]
    rows = [(s, 0.035 * math.sqrt(max(1 - s**4, 0.0))) for s in np.linspace(1.0, 0.05, 8)]
    points = [(x * s, y * s, z * side) for side in (1, -1) for s, z in rows for x, y in outline]
    n, m = len(outline), len(rows)
    faces = []
    for side in (0, 1):
        for r in range(m - 1):
            for i in range(n):
                a, b = side * n * m + r * n + i, side * n * m + r * n + (i + 1) % n
                quad = [(a, b, b + n), (a, b + n, a + n)]
                faces += quad if side == 0 else [q[::-1] for q in quad]
        base = side * n * m + (m - 1) * n
        lid = [(base, base + i, base + i + 1) for i in range(1, n - 1)]
        faces += lid if side == 0 else [q[::-1] for q in lid]
    return smoothed(
        Mesh.of(
            np.array(points),
            np.array(faces),
            np.ones((len(points), 3)),
            colour=colour or linear("#d0142e"),
            roughness=0.2,
        )
    )


def _star(colour: Colour | None, seed: int) -> Mesh:
    outline = [
        (
            (0.1 if i % 2 == 0 else 0.043) * math.sin(math.pi * i / 5),
            (0.1 if i % 2 == 0 else 0.043) * math.cos(math.pi * i / 5),
        )
        for i in range(10)
    ][::-1]
    tips = np.array([(x, y, 0.0) for x, y in outline] + [(0.0, 0.0, 0.03), (0.0, 0.0, -0.03)])
    faces = [(i, (i + 1) % 10, 10) for i in range(10)] + [((i + 1) % 10, i, 11) for i in range(10)]
    return Mesh.of(tips, np.array(faces), colour=colour or linear("#f2b81e"), roughness=0.25)


def _bow(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#c4142a")
    loops = [
        ball(0.06, 0.035, 0.02, sides=18, colour=red, roughness=0.4).moved(
            shift(side * 0.06, 0.07, 0.0) @ turn("z", side * 18.0)
        )
        for side in (1, -1)
    ]
    tails = [
        round_bar(
            [(0.0, 0.07, 0.0), (side * 0.03, 0.03, 0.01), (side * 0.05, 0.0, 0.0)],
            [0.012, 0.016, 0.018],
            colour=red,
        ).moved(scale(1.0, 1.0, 0.3))
        for side in (1, -1)
    ]
    return merged(
        [*loops, *tails, ball(0.02, 0.022, 0.024, sides=16, colour=red).moved(shift(0.0, 0.07, 0.0))]
    )


def _trophy(colour: Colour | None, seed: int) -> Mesh:
    gold = colour or GOLD
    cup = lathe(
        [
            (0.03, 0.05),
            (0.012, 0.07),
            (0.012, 0.1),
            (0.045, 0.13),
            (0.062, 0.18),
            (0.066, 0.22),
            (0.06, 0.22),
            (0.0, 0.15),
        ],
        sides=32,
        colour=gold,
        material=Material.METAL,
        roughness=0.2,
    )
    return merged(
        [
            box(0.1, 0.05, 0.1, colour=DARK),
            cup,
            *[
                ring(0.035, 0.006, colour=gold, material=Material.METAL, roughness=0.2).moved(
                    shift(x, 0.175, 0.0)
                )
                for x in (-0.065, 0.065)
            ],
        ]
    )


def _key(colour: Colour | None, seed: int) -> Mesh:
    gold = colour or GOLD
    return merged(
        [
            ring(0.016, 0.004, colour=gold, material=Material.METAL).moved(shift(0.0, 0.085, 0.0)),
            cylinder(0.004, 0.07, sides=10, colour=gold, material=Material.METAL),
            *[
                box(0.014, 0.006, 0.004, colour=gold, material=Material.METAL).moved(
                    shift(0.009, 0.003 + 0.011 * i, 0.0)
                )
                for i in range(2)
            ],
        ]
    )


def _pencil(colour: Colour | None, seed: int) -> Mesh:
    profile = [
        (0.0, 0.0),
        (0.0006, 0.002),
        (0.0042, 0.018),
        (0.0042, 0.16),
        (0.0045, 0.16),
        (0.0045, 0.172),
        (0.0042, 0.172),
        (0.004, 0.182),
        (0.0, 0.183),
    ]
    paint = np.asarray(colour or linear("#f0b81e"), np.float32)
    wood, lead, tin, rubber = (
        np.asarray(linear(c), np.float32) for c in ("#e8c896", "#2a2a2c", "#b8bcc0", "#e08a94")
    )

    def tint(points: Floats, normals: object) -> Floats:
        y = points[:, 1:2]
        return np.where(
            y < 0.004,
            lead,
            np.where(y < 0.0181, wood, np.where(y < 0.1601, paint, np.where(y < 0.1721, tin, rubber))),
        )

    return painted(lathe(profile, sides=8, roughness=0.4), tint).moved(turn("z", -24.0))


def _scissors(colour: Colour | None, seed: int) -> Mesh:
    parts = []
    for side in (1, -1):
        blade = extruded(
            [(-0.006, 0.0), (0.006, 0.0), (0.001, 0.1)],
            0.002,
            colour=STEEL,
            material=Material.METAL,
            roughness=0.25,
        )
        handle = [
            ring(0.02, 0.005, colour=colour or linear("#c4302a")).moved(shift(side * 0.012, -0.055, 0.0)),
            round_bar(
                [(0.0, 0.0, 0.0), (side * 0.004, -0.035, 0.0)], 0.005, colour=colour or linear("#c4302a")
            ),
        ]
        parts.append(merged([blade, *handle]).moved(shift(0.0, 0.08, 0.0012 * side) @ turn("z", side * 13.0)))
    return merged(parts)


def _cutlery(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or STEEL
    fork = [
        box(0.002, 0.045, 0.002, colour=paint, material=Material.METAL).moved(
            shift(-0.009 + 0.006 * i, 0.145, 0.0)
        )
        for i in range(4)
    ]
    fork += [
        box(0.022, 0.02, 0.002, colour=paint, material=Material.METAL).moved(shift(0.0, 0.127, 0.0)),
        round_bar(
            [(0.0, 0.0, 0.0), (0.0, 0.07, 0.0), (0.0, 0.13, 0.0)],
            [0.006, 0.004, 0.003],
            colour=paint,
            material=Material.METAL,
        ),
    ]
    knife = [
        round_bar([(0.0, 0.0, 0.0), (0.0, 0.09, 0.0)], 0.006, colour=paint, material=Material.METAL),
        ball(0.009, 0.055, 0.0015, sides=14, colour=paint, material=Material.METAL).moved(
            shift(0.0, 0.145, 0.0)
        ),
    ]
    spoon = [
        round_bar([(0.0, 0.0, 0.0), (0.0, 0.13, 0.0)], [0.005, 0.003], colour=paint, material=Material.METAL),
        ball(0.016, 0.026, 0.005, sides=16, colour=paint, material=Material.METAL).moved(
            shift(0.0, 0.152, 0.0)
        ),
    ]
    return merged(
        [
            merged(fork).moved(shift(-0.04, 0.0, 0.0)),
            merged(knife),
            merged(spoon).moved(shift(0.04, 0.0, 0.0)),
        ]
    )


def _aid_kit(colour: Colour | None, seed: int) -> Mesh:
    return merged(
        [
            soft_box(0.3, 0.2, 0.12, 0.02, colour=colour or WHITE, roughness=0.4),
            box(0.03, 0.1, 0.004, colour=linear("#d0202a")).moved(shift(0.0, 0.05, 0.061)),
            box(0.1, 0.03, 0.004, colour=linear("#d0202a")).moved(shift(0.0, 0.085, 0.061)),
            ring(0.045, 0.008, start=0.0, end=180.0, colour=DARK).moved(shift(0.0, 0.2, 0.0)),
        ]
    )


def _pill(colour: Colour | None, seed: int) -> Mesh:
    half = [(0.0, -0.011), (0.003, -0.0105), (0.0045, -0.008), (0.0045, 0.0)]
    other = [(0.0046, 0.0), (0.0046, 0.008), (0.003, 0.0105), (0.0, 0.011)]
    return merged(
        [
            lathe(half, sides=22, colour=WHITE, roughness=0.15),
            lathe(other, sides=22, colour=colour or linear("#d0302a"), roughness=0.15),
        ]
    ).moved(turn("z", 68.0))


def _extinguisher(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#c4201c")
    return merged(
        [
            lathe(
                [
                    (0.0, 0.0),
                    (0.08, 0.0),
                    (0.085, 0.02),
                    (0.085, 0.38),
                    (0.06, 0.44),
                    (0.025, 0.46),
                    (0.0, 0.46),
                ],
                sides=30,
                colour=red,
                roughness=0.25,
            ),
            cylinder(0.024, 0.05, sides=16, colour=STEEL).moved(shift(0.0, 0.455, 0.0)),
            box(0.03, 0.018, 0.14, colour=DARK).moved(shift(0.0, 0.51, 0.04)),
            round_bar(
                [(0.0, 0.48, 0.02), (0.1, 0.46, 0.05), (0.12, 0.3, 0.04), (0.1, 0.2, 0.02)],
                0.013,
                colour=DARK,
            ),
            lathe([(0.0855, 0.14), (0.0855, 0.28)], sides=30, colour=WHITE),
        ]
    )


def _cone(colour: Colour | None, seed: int) -> Mesh:
    orange = colour or linear("#f06a1e")
    bands = [
        lathe([(0.135 - 0.22 * y, y), (0.135 - 0.22 * (y + 0.08), y + 0.08)], sides=28, colour=WHITE)
        for y in (0.18, 0.34)
    ]
    return merged(
        [
            box(0.36, 0.03, 0.36, colour=orange),
            cylinder(0.127, 0.5, top=0.02, sides=28, colour=orange, roughness=0.6).moved(
                shift(0.0, 0.03, 0.0)
            ),
            *bands,
        ]
    )


UTENSILS: dict[str, Build] = {
    "key": _key,
    "pencil": _pencil,
    "scissors": _scissors,
    "trophy": _trophy,
    "cutlery": _cutlery,
    "first aid kit": _aid_kit,
    "pill": _pill,
    "fire extinguisher": _extinguisher,
    "traffic cone": _cone,
    "heart": _heart,
    "star": _star,
    "gift bow": _bow,
}
