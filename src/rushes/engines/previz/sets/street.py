"""A city street between house fronts: shops, lamps, parked cars, trees; wet when it rains, lit by night."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, plants, seating, streetside
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Lighting, Scene
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.neon import neons
from rushes.engines.previz.shapes import Surface, box, plane, shift, turn

_ROAD, _PAVEMENT = 8.4, 3.4
_LENGTH = 170.0
_STOREY = 3.4
_WALLS = (
    "#b9a58c",
    "#a4543f",
    "#8c8f93",
    "#c8b8a0",
    "#7c5a4a",
    "#9aa39b",
    "#b07f5c",
    "#6f7680",
    "#d3c7b4",
    "#94604e",
)
_PAINTS = ("#8e1f1f", "#20324f", "#c9ccd0", "#1d1f22", "#2f5a4a", "#b98a2f", "#5a6b7a", "#e6e4de")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 107])
    neon = 1.0 if scene.lighting is Lighting.NEON else float(random.uniform(0.35, 0.7))
    parts = _ground()
    glow: list[Lamp] = []
    for side in (-1.0, 1.0):
        z = 8.0
        while z > -_LENGTH + 20.0:
            width = float(random.uniform(7.5, 12.5))
            front, signs = house(random, width, neon, near=z > -60.0)
            turned = shift(side * (_ROAD / 2 + _PAVEMENT), 0, z - width / 2) @ turn("y", -90.0 * side)
            parts.append(front.moved(turned))
            glow += [
                Lamp(tuple((turned @ (*lamp.at, 1.0))[:3]), lamp.colour, lamp.reach)
                for lamp in signs
                if z > -70.0
            ]
            z -= width
    parts += _far_end(random)
    parts += _furnishing(random) if scene.furnished else []
    for number, z in enumerate(np.arange(-4.0, -96.0, -13.0)):
        side = 1.0 if number % 2 else -1.0
        x = side * (_ROAD / 2 + 0.45)
        parts.append(at(lamps.street_lamp(), x, 0.14, float(z), yaw=0.0 if side < 0 else 180.0))
        glow.append(Lamp((x - side * 1.0, 5.6, float(z)), (62.0, 38.0, 17.0), 18.0, towards=(0.0, -1.0, 0.0)))
    parts += _crossing()
    return Layout(
        mesh=merged(parts),
        mark=(0.3, 0.0, -8.0),
        way=60.0,
        beside=3.2,
        eye=(1.6, 1.65, 2.0),
        target=(-0.5, 2.5, -24.0),
        free=((-6.6, 0.2, -70.0), (6.6, 12.0, 6.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.17, 0.155, 0.20),
        shaded=((0.0, 3.0, -18.0), 30.0),
        exposure=0.55,
        mirror=(0.0, 0.0),
        corners=1.1,
        fov=40.0,
        floor=lambda x, z: 0.14 if abs(x) > _ROAD / 2 else 0.0,
    )


def _ground() -> list[Mesh]:
    middle = 10.0 - _LENGTH / 2
    parts = [
        plane(
            _ROAD, _LENGTH, cells=20, colour=(0.125, 0.122, 0.12), material=Material.ASPHALT, roughness=0.9
        ).moved(shift(0, 0, middle))
    ]
    for side in (-1, 1):
        x = side * (_ROAD / 2 + _PAVEMENT / 2)
        slabs = plane(
            _PAVEMENT + 0.3,
            _LENGTH,
            cells=16,
            colour=(0.27, 0.26, 0.25),
            material=Material.TILES,
            roughness=0.85,
        )
        parts.append(slabs.moved(shift(x, 0.14, middle)))
        for i in range(10):
            kerb = box(0.28, 0.15, _LENGTH / 10, colour=(0.34, 0.33, 0.32), material=Material.CONCRETE)
            parts.append(kerb.moved(shift(side * (_ROAD / 2 + 0.13), 0, 10.0 - _LENGTH * (i + 0.5) / 10)))
    for i in range(24):
        parts.append(
            block(0.14, 0.006, 2.2, (0, 0, -4.0 - 6.0 * i), colour=(0.55, 0.55, 0.53), roughness=0.8)
        )
    return parts


def _crossing() -> list[Mesh]:
    stripe = [
        block(0.5, 0.007, 2.6, (-3.4 + 0.97 * i, 0, -14.5), colour=(0.60, 0.60, 0.58), roughness=0.8)
        for i in range(8)
    ]
    signals = [
        at(streetside.traffic_light(green=True), -_ROAD / 2 - 0.4, 0.14, -16.4),
        at(streetside.traffic_light(green=False), _ROAD / 2 + 0.4, 0.14, -12.6, yaw=-90),
    ]
    return stripe + signals


def house(random: np.random.Generator, width: float, neon: float, *, near: bool) -> tuple[Mesh, list[Lamp]]:
    """Its front at z = 0 looks along +z, its middle at x = 0."""
    wall = linear(_WALLS[int(random.integers(len(_WALLS)))])
    storeys = int(random.integers(2, 6))
    top = _STOREY * (1 + storeys)
    depth = 9.0
    # The share of roughness tells one front's windows from another's.
    own = float(random.uniform(0.6, 0.95))
    front = block(
        width,
        _STOREY * storeys,
        depth,
        (0, _STOREY, -depth / 2),
        colour=wall,
        material=Material.FACADE,
        roughness=own,
    )
    dark = shade(wall, 0.55)
    parts = [
        front,
        block(width + 0.3, 0.45, 0.5, (0, top - 0.1, 0.1), colour=shade(wall, 0.8), roughness=0.9),
        block(width, 0.7, depth, (0, top, -depth / 2), colour=dark, roughness=0.9),
        block(width + 0.06, 0.28, 0.32, (0, _STOREY - 0.14, 0.08), colour=shade(wall, 0.7), roughness=0.9),
    ]
    if near:
        parts += [
            block(
                width, 0.14, 0.16, (0, _STOREY * (2 + i) - 0.1, 0.05), colour=shade(wall, 0.85), roughness=0.9
            )
            for i in range(storeys - 1)
        ]
        if random.random() < 0.6:
            parts += [
                block(
                    0.34, _STOREY * storeys, 0.12, (x, _STOREY, 0.05), colour=shade(wall, 0.9), roughness=0.9
                )
                for x in (-width / 2 + 0.17, width / 2 - 0.17)
            ]
    shop, glow = _shop(random, width, neon)
    return merged([*parts, shop]), glow


def _shop(random: np.random.Generator, width: float, neon: float) -> tuple[Mesh, list[Lamp]]:
    tone = hue(float(random.random()), float(random.uniform(0.35, 0.7)), float(random.uniform(0.22, 0.5)))
    warm: Rgb = (1.5, 0.95, 0.48) if random.random() < 0.7 else (1.0, 1.15, 1.3)
    parts = [block(width, _STOREY, 8.6, (0, 0, -4.35), colour=shade(tone, 0.8), roughness=0.7)]
    parts.append(block(width, 0.45, 0.12, (0, 0, 0), colour=shade(tone, 0.5), roughness=0.6))
    bays = max(2, round(width / 3.2))
    one = width / bays
    door = int(random.integers(bays))
    for i in range(bays):
        x = (i + 0.5) * one - width / 2
        low = 0.08 if i == door else 0.5
        wide = 1.3 if i == door else one - 0.5
        light = shade(warm, float(random.uniform(0.5, 1.15)))
        glass = block(wide, 2.55 - low, 0.02, (x, low, -0.03), colour=light, material=Material.LIGHT)
        # Brighter above, where the lamps are; goods and people's shapes below.
        high = np.clip((glass.points[:, 1:2] - low) / 2.4, 0.0, 1.0)
        glass.colours[:] = glass.colours * (0.35 + 0.75 * high)
        parts.append(glass)
        for _ in range(int(random.integers(2, 5))):
            w, h = float(random.uniform(0.2, 0.5)), float(random.uniform(0.3, 1.0))
            parts.append(
                block(
                    w,
                    h,
                    0.02,
                    (x + float(random.uniform(-0.42, 0.42)) * (wide - w), low, 0.0),
                    colour=shade(hue(float(random.random()), 0.4, 0.5), 0.5),
                    roughness=0.7,
                )
            )
        frame: Surface = {"colour": shade(tone, 1.2), "roughness": 0.5}
        for edge in (-wide / 2, wide / 2):
            parts.append(block(0.09, 2.6, 0.10, (x + edge, 0, 0.02), **frame))
        parts.append(block(wide + 0.1, 0.09, 0.10, (x, 2.52, 0.02), **frame))
    glow = [Lamp((0.0, 1.9, 1.3), shade(warm, 4.5), 7.0)]
    sign = hue(float(random.random()), 0.6, 0.75)
    parts.append(block(width * 0.86, 0.5, 0.10, (0, 2.72, 0.10), colour=shade(sign, 0.7), roughness=0.5))
    letters = int(random.integers(5, 10))
    lit = random.random() < 0.5 + 0.5 * neon
    text: Rgb = (2.2, 1.9, 1.4) if lit else (0.7, 0.68, 0.6)
    for i in range(letters):
        x = (i - (letters - 1) / 2) * 0.34
        kind = Material.LIGHT if lit else Material.PLAIN
        parts.append(
            block(float(random.uniform(0.12, 0.24)), 0.24, 0.03, (x, 2.85, 0.17), colour=text, material=kind)
        )
    if random.random() < 0.45:
        parts.append(at(streetside.awning(width * 0.8, sign), 0, 2.66, 0.1))
    tubes, shine = neons(random, width, neon)
    return merged([*parts, *tubes]), [*glow, *shine]


def _furnishing(random: np.random.Generator) -> list[Mesh]:
    parts = []
    for side in (-1, 1):
        z = -9.0 - float(random.uniform(0.0, 5.0))
        while z > -78.0:
            if abs(z + 14.5) > 5.0 and random.random() < 0.72:
                paint = linear(_PAINTS[int(random.integers(len(_PAINTS)))])
                own = streetside.car(paint, kind=int(random.choice([0, 0, 1, 1, 2])), near=z > -40.0)
                parts.append(at(own, side * (_ROAD / 2 - 1.15), 0, z, yaw=180.0 if side > 0 else 0.0))
            z -= float(random.uniform(5.6, 8.5))
        for z in np.arange(-9.0 + side * 3.0, -76.0, -13.0):
            if random.random() < 0.7:
                size = float(random.uniform(4.4, 5.6))
                bed = block(1.1, 0.02, 1.1, (0, 0, 0), colour=(0.06, 0.045, 0.03), roughness=0.95)
                x = side * (_ROAD / 2 + 1.0)
                parts.append(at(merged([bed, plants.tree(random, size)]), x, 0.14, float(z) - 6.0))
        x = side * (_ROAD / 2 + 1.1)
        parts.append(at(streetside.bin_(), x, 0.14, -6.0 + side * 1.4))
        parts.append(at(seating.bench(), x + side * 0.9, 0.14, -10.5 + side * 2.5, yaw=-90.0 * side))
    parts.append(at(streetside.hydrant(), -_ROAD / 2 - 0.6, 0.14, -3.2))
    return parts


def _far_end(random: np.random.Generator) -> list[Mesh]:
    """Towers over the roofs at the street's end, which stays open."""
    parts = []
    for i in range(12):
        x = (i - 5.5) * 16.0 + float(random.uniform(-4, 4))
        tall = _STOREY * int(random.integers(8, 20)) * (0.45 if abs(x) < 10 else 1.0)
        tone = shade(linear(_WALLS[int(random.integers(len(_WALLS)))]), 0.8)
        z = -_LENGTH - 40.0 - float(random.uniform(0.0, 60.0)) - (90.0 if abs(x) < 10 else 0.0)
        parts.append(
            block(
                13.0,
                tall,
                12.0,
                (x, 0, z),
                colour=tone,
                material=Material.FACADE,
                roughness=float(random.uniform(0.6, 0.95)),
            )
        )
    parts.append(
        plane(400.0, 300.0, cells=6, colour=(0.10, 0.10, 0.10), roughness=0.95).moved(
            shift(0, -0.05, -_LENGTH - 60.0)
        )
    )
    return parts
