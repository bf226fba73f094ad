"""A city park: lawns, a path with lamps and benches, trees that blossom or turn; or a playground in it."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, playground, seating, streetside, trees
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.props.plants import bush
from rushes.engines.previz.scene import Cover, Feature, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout, Part
from rushes.engines.previz.shapes import Surface, ball, plane, shift

_PATH = 3.4
_BEDS = ("#c8323c", "#e0b030", "#8a4fa8", "#e8e4dc", "#d9663a")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 223])
    bend = float(random.choice([-1.0, 1.0])) * float(random.uniform(0.8, 1.25))
    side = -math.copysign(1.0, bend)
    play = Feature.PLAYGROUND in scene.features

    def way(z: float) -> float:
        """Where the path's middle is: straight where somebody walks, then in a bow."""
        return bend * 9.0 * (1.0 - math.cos(min(max(-z - 22.0, 0.0) / 34.0, 1.0) * math.pi)) * 0.5

    parts = [lawn.ground(random, scene.cover), *_paths(way)]
    parts += _wood(random, scene.cover, way, play=play)
    parts += _town(random)
    moving: list[Part] = []
    glow: list[Lamp] = []
    if scene.furnished:
        for number, z in enumerate(np.arange(-1.5, -48.0, -11.0)):
            # None before a playground.
            off = side if play or number % 2 else -side
            x = way(float(z)) + math.copysign(_PATH / 2 + 0.55, -off if play and z > -20.0 else off)
            parts.append(at(lamps.park_lamp(), x, 0, float(z)))
            glow.append(Lamp((x, 3.5, float(z)), (46.0, 30.0, 15.0), 17.0))
        parts += _seats(random, way, scene.cover)
    if play:
        ground, moving = _playground(side)
        parts += ground
    blossoms = scene.cover is Cover.FLOWERS
    petals = Dust((0.55, 0.30, 0.36), 0.030, (0.35, -0.55, 0.2), 0.14, 7.0) if blossoms else None
    return Layout(
        mesh=merged(parts),
        mark=(side * 3.4, 0.03, -8.2) if play else (0.2, 0.0, -6.5),
        way=4.0 if play else 15.0,
        beside=2.0 if play else 3.0,
        eye=(side * 0.6, 1.7, 2.0) if play else (1.3, 1.7, 2.6),
        target=(side * 6.2, 1.5, -13.0) if play else (-0.5, 1.9, -16.0),
        free=((-7.0, 0.3, -20.0), (7.0, 8.0, 9.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.10, 0.11, 0.15),
        shaded=((0.0, 2.5, -12.0), 24.0),
        exposure=0.6,
        mirror=(0.02, 0.0),
        corners=0.9,
        fov=42.0,
        dust=petals,
        parts=tuple(moving),
    )


def _paths(way: lawn.Way) -> list[Mesh]:
    gravel: Surface = {"colour": (0.40, 0.34, 0.26), "material": Material.ASPHALT, "roughness": 0.95}
    edge: Surface = {"colour": (0.36, 0.35, 0.33), "material": Material.CONCRETE, "roughness": 0.9}
    line = np.arange(10.0, -92.0, -2.0)
    parts = [lawn.strip(line, way, _PATH, 0.02, **gravel)]
    for side in (-1.0, 1.0):
        parts.append(lawn.strip(line, _beside(way, side * (_PATH / 2 + 0.06)), 0.14, 0.035, **edge))
    across = plane(120.0, 2.4, cells=8, **gravel).moved(shift(0, 0.017, -21.0))
    return [*parts, across]


def _beside(way: lawn.Way, off: float) -> lawn.Way:
    """The line ``off`` metres to the right of a way."""
    return lambda z: way(z) + off


def _wood(random: np.random.Generator, cover: Cover, way: lawn.Way, *, play: bool) -> list[Mesh]:
    """Single trees near the path, an avenue of blossom; a belt of them behind the lawns."""
    parts = []
    blossoms = cover is Cover.FLOWERS
    broad = 1.25 if blossoms else 1.0
    spots: list[tuple[float, float]] = []
    for side in (-1.0, 1.0):
        for z in np.arange(-3.0, -46.0, -6.4 if blossoms else -10.5):
            off = _PATH / 2 + (2.3 if blossoms else 4.2)
            off += float(random.uniform(0.0, 1.0 if blossoms else 6.0))
            x = way(float(z)) + side * off
            if play and abs(x) > 3.4 and -19.0 < z < -4.0:
                x += side * 9.0
            spots.append((x, float(z) + float(random.uniform(-1.4, 1.4))))
    for x, z in spots:
        tall = float(random.uniform(5.2, 6.6) if blossoms else random.uniform(6.5, 10.0))
        one = trees.tree(random, tall, trees.tone(random, cover), broad=broad, near=z > -26.0)
        parts.append(at(one, x, 0, z))
    for i in range(46):
        a = -1.25 + 2.5 * (i + float(random.uniform(-0.4, 0.4))) / 45
        hedge = bush(random, float(random.uniform(2.4, 4.5)), shade(lawn.leaves(cover), 0.8))
        parts.append(at(hedge, 88.0 * math.sin(a + 0.02), 0, 4.0 - 88.0 * math.cos(a + 0.02)))
        away = float(random.uniform(52.0, 84.0))
        colour = trees.tone(random, cover if random.random() < 0.75 or not blossoms else Cover.GRASS)
        one = trees.tree(random, float(random.uniform(8.0, 13.0)), shade(colour, 0.85), near=False)
        parts.append(at(one, away * math.sin(a), 0, 4.0 - away * math.cos(a)))
    for _ in range(10):
        x = float(random.choice([-1.0, 1.0])) * float(random.uniform(9.0, 26.0))
        green: Rgb = lawn.leaves(cover)
        z = float(random.uniform(-44.0, -24.0))
        parts.append(at(bush(random, float(random.uniform(0.9, 1.6)), green), x, 0, z))
    return parts


def _town(random: np.random.Generator) -> list[Mesh]:
    """Towers behind the trees."""
    parts = []
    for i in range(9):
        x = -150.0 + 37.0 * i + float(random.uniform(-12, 12))
        wide, tall = float(random.uniform(16.0, 26.0)), float(random.gamma(3.0, 11.0)) + 12.0
        colour = shade(linear(("#9aa1a8", "#b3a796", "#7f868d", "#a5958a")[int(random.integers(4))]), 0.8)
        own = float(random.uniform(0.6, 0.95))
        kind: Surface = {"colour": colour, "material": Material.FACADE, "roughness": own}
        parts.append(block(wide, tall, 18.0, (x, 0, -165.0 - float(random.uniform(0, 70))), **kind))
    return parts


def _seats(random: np.random.Generator, way: lawn.Way, cover: Cover) -> list[Mesh]:
    parts = []
    for number, z in enumerate((-5.0, -13.5, -18.0, -30.0, -38.0)):
        side = -1.0 if number % 2 else 1.0
        x = way(z) + side * (_PATH / 2 + 0.65)
        parts.append(at(seating.bench(width=1.7), x, 0, z, yaw=-90.0 * side))
        parts.append(at(streetside.bin_(), x + side * 0.1, 0, z - 1.5))
    if cover is Cover.SNOW:
        return parts
    for side in (-1.0, 1.0):
        z = -9.0 if side > 0 else -16.5
        parts.append(at(_bed(random), way(z) + side * (_PATH / 2 + 1.3), 0, z))
    return parts


def _bed(random: np.random.Generator) -> Mesh:
    """Flowers of two colours in a round of earth."""
    parts = [ball(1.05, 0.14, 1.05, sides=20, colour=(0.06, 0.042, 0.03), roughness=0.95)]
    tones = [linear(_BEDS[int(random.integers(len(_BEDS)))]) for _ in range(2)]
    for i in range(70):
        r, a = 0.98 * math.sqrt((i + 0.5) / 70), 2.399963 * i
        spot = (r * math.cos(a), 0.0, r * math.sin(a))
        tall = float(random.uniform(0.24, 0.36))
        parts.append(at(ball(0.09, tall, 0.09, sides=8, colour=(0.06, 0.13, 0.035)), spot[0], 0.05, spot[2]))
        colour = shade(tones[0 if r < 0.6 else 1], float(random.uniform(0.8, 1.15)))
        head = ball(0.075, 0.05, 0.075, sides=8, colour=colour, roughness=0.8)
        parts.append(at(head, spot[0], tall + 0.07, spot[2]))
    return merged(parts)


def _playground(side: float) -> tuple[list[Mesh], list[Part]]:
    """On soft ground beside the path."""
    x, z = side * 6.2, -11.5
    soft: Surface = {"colour": (0.42, 0.28, 0.17), "material": Material.ASPHALT, "roughness": 1.0}
    parts = [plane(8.4, 13.0, cells=6, **soft).moved(shift(x, 0.03, z))]
    border: Surface = {"colour": (0.30, 0.20, 0.11), "material": Material.WOOD, "roughness": 0.8}
    parts += [block(8.6, 0.22, 0.16, (x, 0, z + end), **border) for end in (-6.5, 6.5)]
    parts.append(block(0.16, 0.22, 13.0, (x + side * 4.2, 0, z), **border))
    frame = (x + side * 1.0, z - 5.0)
    parts += [
        at(playground.slide(), x - side * 1.8, 0, z - 1.6, yaw=side * 28.0),
        at(playground.swing_frame(3), frame[0], 0, frame[1]),
        at(playground.climbing_dome(), x + side * 2.2, 0, z + 3.4),
        at(playground.sandbox(), x + side * 0.6, 0, z - 0.1),
        at(playground.seesaw(), x + side * 2.6, 0, z - 2.6, yaw=30),
    ]
    seats = [
        Part(playground.swing(), playground.swinging(frame[0] + 1.45 * (i - 1), frame[1], 1.9 * i))
        for i in range(3)
    ]
    return parts, seats
