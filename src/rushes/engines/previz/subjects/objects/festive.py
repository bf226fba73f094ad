"""What belongs to a season: a Christmas tree, pumpkins. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import shade
from rushes.engines.previz.shapes import Surface, ball, cylinder, extruded, lathe, shift, tube, turn


def christmas_tree(colour: Colour | None, seed: int) -> Mesh:
    """2.1 m high, with balls, lights and a star."""
    random = np.random.default_rng([seed & 0xFFFFFFFF, 17])
    green = colour or linear("#23482b")
    parts = [
        cylinder(0.05, 0.3, sides=12, colour=linear("#6b4a30")),
        cylinder(0.2, 0.16, top=0.16, sides=20, colour=linear("#8a2f24")),
    ]
    layers = 8
    for i in range(layers):
        r = 0.72 * (1.0 - i / layers) + 0.1
        cone = lathe(
            [(0.0, 0.05), (r, -0.09), (0.62 * r, 0.10), (0.3 * r, 0.24), (0.02, 0.42)],
            sides=22,
            colour=shade(green, 0.85 + 0.3 * (i % 2)),
            roughness=0.95,
            material=Material.LEAVES,
        )
        low = 0.34 + 0.2 * i
        parts.append(cone.moved(shift(0.0, low, 0.0) @ turn("y", 23.0 * i)))
        count = max(4, round(13 * r / 0.8))
        for k in range(count):
            angle = math.tau * (k + 0.5 * (i % 2) + 0.2 * random.random()) / count
            x, z = math.cos(angle), math.sin(angle)
            if (i + k) % 3:
                glow = ball(0.014, 0.018, 0.014, sides=8, colour=(5.2, 3.6, 1.7), material=Material.LIGHT)
                parts.append(glow.moved(shift(0.86 * r * x, low + 0.01, 0.86 * r * z)))
            else:
                paint = linear(("#b3202a", "#c9a13b", "#c7ccd2")[(i + k // 3) % 3])
                bauble = ball(
                    0.042, 0.042, 0.042, sides=16, colour=paint, material=Material.METAL, roughness=0.2
                )
                parts.append(bauble.moved(shift(0.95 * r * x, low - 0.11, 0.95 * r * z)))
    tip = [
        (
            (0.12 if k % 2 == 0 else 0.05) * math.sin(math.pi * k / 5),
            (0.12 if k % 2 == 0 else 0.05) * math.cos(math.pi * k / 5),
        )
        for k in range(10)
    ][::-1]
    star = extruded(tip, 0.03, colour=(3.6, 2.6, 0.9), material=Material.LIGHT)
    parts.append(star.moved(shift(0.0, 0.34 + 0.2 * layers + 0.32, 0.0)))
    return merged(parts)


def pumpkin(colour: Colour | None, seed: int) -> Mesh:
    paint = colour or linear("#e07a1e")
    parts = [
        ball(0.06, 0.1, 0.075, sides=16, colour=paint, roughness=0.5).moved(
            turn("y", 36.0 * i) @ shift(0.075, 0.1, 0.0)
        )
        for i in range(10)
    ]
    parts.append(
        tube(
            [(0.0, 0.17, 0.0), (0.01, 0.21, 0.0), (0.035, 0.235, 0.0)],
            [0.02, 0.014, 0.016],
            sides=7,
            colour=linear("#5f6a34"),
        )
    )
    return merged(parts)


def jack_o_lantern(colour: Colour | None, seed: int) -> Mesh:
    """A pumpkin that is lit within, with eyes, a nose and a toothy mouth cut to +z."""
    glow: Surface = {"colour": (3.4, 1.25, 0.10), "material": Material.LIGHT}
    eye = [(-0.022, 0.0), (0.022, 0.0), (0.0, 0.034)]
    mouth = [(-0.07, 0.03), (-0.045, 0.005), (-0.02, -0.004), (0.0, 0.004), (0.02, -0.004), (0.045, 0.005)]
    mouth += [(0.07, 0.03), (0.04, 0.026), (0.025, 0.014), (0.0, 0.022), (-0.025, 0.014), (-0.04, 0.026)]
    parts = [pumpkin(colour, seed)]
    for outline, x, y in ((eye, -0.047, 0.105), (eye, 0.047, 0.105), (eye, 0.0, 0.075), (mouth, 0.0, 0.03)):
        cut = extruded([(0.9 * u, 0.9 * v) for u, v in outline], 0.004, **glow)
        cut.points[:, 0] += x
        cut.points[:, 1] += y
        # Bent around the front of the fruit.
        cut.points[:, 2] += 0.154 - 2.2 * cut.points[:, 0] ** 2 - 3.0 * (cut.points[:, 1] - 0.1) ** 2
        parts.append(cut)
    return merged(parts)
