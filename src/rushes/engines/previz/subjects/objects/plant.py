"""Trees, flowers and what grows in pots. Metres."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, linear, merged
from rushes.engines.previz.props import plants
from rushes.engines.previz.props.tableware import vase
from rushes.engines.previz.shapes import ball, cylinder, extruded, lathe, shift, tube, turn
from rushes.engines.previz.subjects.joints import Vector
from rushes.engines.previz.subjects.objects.festive import christmas_tree
from rushes.engines.previz.subjects.objects.forms import Build, hinged, made, swaying
from rushes.engines.previz.subjects.thing import Thing

_BARK: Colour = linear("#6b4a30")
_GREEN: Colour = linear("#4f8a35")
_LEAF: Colour = linear("#3f7a2f")


def plant(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _random(seed: int) -> np.random.Generator:
    return np.random.default_rng([seed & 0xFFFFFFFF, 17])


def _tree(leaves: Colour, height: float) -> Build:
    return lambda colour, seed: swaying(
        plants.tree(_random(seed), height, colour=colour or leaves), 1.2, seed=seed
    )


def _pine(colour: Colour | None, seed: int) -> Thing:
    green = colour or linear("#2f5a35")
    parts = [cylinder(0.22, 1.6, top=0.16, sides=12, colour=_BARK)]
    for i in range(7):
        share = i / 7.0
        r = 1.9 * (1.0 - share) + 0.25
        cone = lathe(
            [(0.0, 0.1), (r, -0.18), (0.62 * r, 0.35), (0.3 * r, 0.85), (0.03, 1.5)],
            sides=22,
            colour=green,
            roughness=0.95,
            material=Material.LEAVES,
        )
        parts.append(cone.moved(shift(0.0, 1.1 + 0.86 * i, 0.0) @ turn("y", 23.0 * i)))
    return swaying(merged(parts), 1.0, seed=seed)


def _birch(colour: Colour | None, seed: int) -> Thing:
    random = _random(seed)
    parts = [
        tube(
            [(0.0, 0.0, 0.0), (0.08, 3.0, 0.0), (0.0, 6.4, 0.05)],
            [0.17, 0.12, 0.05],
            sides=12,
            colour=linear("#e8e4da"),
        )
    ]
    for i in range(9):
        a, y = 2.4 * i, 2.9 + 0.42 * i
        r = 0.85 - 0.05 * i
        crown = plants.crown(random, r, colour or linear("#7fa83a"), lumps=4)
        parts.append(crown.moved(shift(0.75 * r * math.cos(a), y, 0.75 * r * math.sin(a))))
    return swaying(merged(parts), 1.8, seed=seed)


def _palm(colour: Colour | None, seed: int) -> Thing:
    trunk = [(0.0, 0.0, 0.0), (0.12, 1.5, 0.0), (0.45, 3.2, 0.0), (0.95, 4.8, 0.0)]
    parts = [tube(trunk, [0.2, 0.16, 0.14, 0.13], sides=12, colour=linear("#8a6a48"))]
    for i in range(11):
        frond = _frond(1.9, colour or linear("#4f8f3a"))
        up = 34.0 if i % 2 else 12.0
        parts.append(frond.moved(shift(0.95, 4.8, 0.0) @ turn("y", 360.0 * i / 11) @ turn("x", -up)))
    parts += [
        ball(0.13, 0.15, 0.13, sides=12, colour=linear("#6b4a28")).moved(
            shift(0.95 + 0.2 * math.cos(a), 4.66, 0.2 * math.sin(a))
        )
        for a in (0.0, 2.1, 4.2)
    ]
    return swaying(merged(parts), 2.2, seed=seed)


def _frond(long: float, colour: Colour) -> Mesh:
    """Along +z, drooping; a midrib with leaflets to both sides."""
    way = [(0.0, 0.42 * s * (1.0 - 1.5 * s) * long, s * long) for s in np.linspace(0.0, 1.0, 7)]
    parts = [
        tube(
            [(float(x), float(y), float(z)) for x, y, z in way],
            [0.03 * (1.1 - s) for s in np.linspace(0.0, 1.0, 7)],
            sides=6,
            colour=colour,
        )
    ]
    for i in range(1, 10):
        s = i / 10.0
        for side in (1, -1):
            size = long * (0.26 + 0.12 * math.sin(math.pi * s))
            blade = ball(0.5 * size, 0.008 * long, 0.035 * long, sides=5, colour=colour, roughness=0.8)
            at = shift(0.0, 0.42 * s * (1.0 - 1.5 * s) * long, s * long)
            parts.append(
                blade.moved(
                    at
                    @ turn("y", side * -34.0)
                    @ turn("z", side * -22.0)
                    @ shift(side * 0.45 * size, 0.0, 0.0)
                )
            )
    return merged(parts)


def _bush(colour: Colour | None, seed: int) -> Thing:
    return swaying(plants.bush(_random(seed), 1.1, colour or (0.08, 0.17, 0.045)), 1.6, 2.4, seed)


def _lily_pad(colour: Colour | None, seed: int) -> Mesh:
    """A round leaf with a notch, afloat."""
    turns = np.linspace(0.22, math.tau - 0.22, 40)
    rim = [(0.17 * math.sin(a), 0.17 * math.cos(a)) for a in reversed(turns)]
    leaf = extruded([(0.0, 0.02), *rim], 0.01, colour=colour or (0.07, 0.2, 0.035), roughness=0.4)
    return leaf.moved(turn("x", -90.0))


def _cactus(colour: Colour | None, seed: int) -> Mesh:
    green = colour or linear("#4f7d45")
    parts = [_ribbed([(0.0, 0.0, 0.0), (0.0, 1.2, 0.0), (0.0, 2.3, 0.0)], 0.26, green)]
    parts.append(
        _ribbed([(0.1, 0.9, 0.0), (0.62, 1.0, 0.0), (0.68, 1.35, 0.0), (0.68, 1.85, 0.0)], 0.16, green)
    )
    parts.append(
        _ribbed([(-0.1, 1.2, 0.0), (-0.55, 1.3, 0.0), (-0.6, 1.6, 0.0), (-0.6, 2.0, 0.0)], 0.14, green)
    )
    parts.append(ball(0.1, 0.08, 0.1, sides=12, colour=linear("#e0608a")).moved(shift(0.0, 2.4, 0.0)))
    return merged(parts)


def _ribbed(way: list[tuple[float, float, float]], radius: float, colour: Colour) -> Mesh:
    count = 3 * len(way) + 4
    steps = np.linspace(0.0, len(way) - 1.0, count)
    points = np.array(way)
    line = np.stack([np.interp(steps, range(len(way)), points[:, i]) for i in range(3)], -1)
    ends = np.sqrt(np.clip(1.0 - np.linspace(-0.2, 1.0, count) ** 8, 0.0, 1.0))
    return tube(
        [(float(x), float(y), float(z)) for x, y, z in line],
        [float(radius * e) for e in ends],
        sides=18,
        colour=colour,
        roughness=0.8,
    )


def _stalk(height: float, thick: float) -> Mesh:
    way = [(0.0, 0.0, 0.0), (0.02 * height, 0.4 * height, 0.01 * height), (0.0, height, 0.0)]
    return tube(way, [thick, thick, 0.8 * thick], sides=8, colour=_GREEN, roughness=0.7)


def _leaves(height: float, count: int, long: float) -> list[Mesh]:
    return [
        plants.leaf(long, 0.36 * long, 0.5, _LEAF).moved(
            shift(0.0, height * (0.2 + 0.4 * i / count), 0.0) @ turn("y", 137.0 * i)
        )
        for i in range(count)
    ]


def _petal(long: float, wide: float, colour: Colour) -> Mesh:
    """Along +z."""
    blade = ball(wide, 0.05 * long, 0.5 * long, sides=10, colour=colour, roughness=0.7)
    return blade.moved(shift(0.0, 0.0, 0.55 * long))


def _petals(count: int, long: float, wide: float, colour: Colour, up: float) -> list[Mesh]:
    one = _petal(long, wide, colour)
    return [one.moved(turn("y", 360.0 * i / count) @ turn("x", -up)) for i in range(count)]


def _bloom(
    tone: Colour, heart: Colour, *, count: int, long: float, up: float, height: float, tip: float = 55.0
) -> Build:
    """A flower that looks up and forward."""

    def build(colour: Colour | None, seed: int) -> Thing:
        paint = colour or tone
        wide = 2.2 * long / count + 0.05 * long
        place = shift(0.0, height, 0.0) @ turn("x", tip)
        heart_of = ball(0.34 * long, 0.16 * long, 0.34 * long, sides=16, colour=heart, roughness=0.9)
        middle = hinged(heart_of.moved(shift(0.0, 0.04 * long, 0.0)), place, 0.0, 0.55)
        # They are hinged at the rim of its heart.
        rim = 0.24 * long
        petals = [
            hinged(
                one.moved(shift(0.0, 0.0, -rim)),
                place @ turn("y", 360.0 * i / count) @ turn("x", -lift) @ shift(0.0, 0.0, rim),
                100.0 - lift,
                0.6,
            )
            for one, lift in ((_petal(long, wide, paint), up), (_petal(0.82 * long, wide, paint), up + 14.0))
            for i in range(count)
        ]
        stem = merged(
            [
                _stalk(height, 0.03 * long + 0.004),
                *_leaves(height, 3, 0.4 * height),
            ]
        )
        return swaying(stem, 4.0, 2.8, seed, [middle, *petals])

    return build


def _toned(colour: Colour, share: float) -> Colour:
    return (colour[0] * share, colour[1] * share, colour[2] * share)


def _rose_head(colour: Colour, r: float) -> tuple[Mesh, list[tuple[Mesh, Matrix]]]:
    """Its heart, and its petals, each in its own space, with where they are in it."""
    heart = ball(0.4 * r, 0.55 * r, 0.4 * r, sides=14, colour=colour)
    petals = []
    for ring, (count, out, tip) in enumerate(((3, 0.3, 12.0), (5, 0.5, 26.0), (6, 0.72, 44.0))):
        for i in range(count):
            petal = ball(
                0.46 * r,
                0.56 * r,
                0.07 * r,
                sides=7,
                colour=_toned(colour, 0.85 + 0.1 * ring),
                roughness=0.75,
            )
            frame = turn("y", 360.0 * i / count + 40.0 * ring)
            petals.append((petal.moved(shift(0.0, 0.05 * r, out * r) @ turn("x", tip)), frame))
    return heart, petals


def _rose(colour: Colour | None, seed: int) -> Thing:
    heart, leaves = _rose_head(colour or linear("#c4182c"), 0.05)
    place = shift(0.0, 0.42, 0.0) @ turn("x", 20.0)
    petals = [hinged(petal, place @ frame, 26.0, 0.5) for petal, frame in leaves]
    stem = merged([_stalk(0.4, 0.005), heart.moved(place), *_leaves(0.4, 4, 0.13)])
    return swaying(stem, 3.0, 2.9, seed, petals)


def _tulip(colour: Colour | None, seed: int) -> Thing:
    paint = colour or linear("#d8324a")
    cup = ball(0.026, 0.05, 0.011, sides=12, colour=paint, roughness=0.6).moved(
        shift(0.0, 0.045, 0.024) @ turn("x", 5.0)
    )
    petals = [hinged(cup, shift(0.0, 0.39, 0.0) @ turn("y", 60.0 * i), 22.0, 0.5) for i in range(6)]
    blades = [
        plants.leaf(0.3, 0.05, 0.25, _LEAF).moved(turn("y", 150.0 * i) @ turn("x", -68.0)) for i in range(3)
    ]
    return swaying(merged([_stalk(0.4, 0.006), *blades]), 3.4, 2.6, seed, petals)


def _bouquet(colour: Colour | None, seed: int) -> Thing:
    random = _random(seed)
    parts = [vase((0.35, 0.5, 0.55), 0.24)]
    paints = [colour] * 3 if colour else [linear("#e06a8a"), linear("#f2c84a"), linear("#f0ece4")]
    for i in range(9):
        a, out = 2.4 * i, 0.035 * math.sqrt(i)
        top = (
            out * 1.25 * math.cos(a),
            0.42 - 0.45 * out + 0.02 * float(random.uniform()),
            out * 1.25 * math.sin(a),
        )
        parts.append(tube([(0.2 * top[0], 0.2, 0.2 * top[2]), top], [0.004, 0.004], sides=5, colour=_GREEN))
        heart, leaves = _rose_head(paints[i % 3], 0.036)
        head = (
            merged([heart, *(petal.moved(frame) for petal, frame in leaves)])
            if i % 2
            else merged(_petals(9, 0.042, 0.012, paints[(i + 1) % 3], 30.0))
        )
        parts.append(head.moved(shift(*top)))
        parts.append(
            plants.leaf(0.12, 0.045, 0.4, _LEAF).moved(
                shift(0.6 * top[0], 0.27, 0.6 * top[2]) @ turn("y", 70.0 * i)
            )
        )
    return swaying(merged(parts), 0.6, 4.0, seed)


def _potted(colour: Colour | None, seed: int) -> Thing:
    return swaying(
        plants.potted(_random(seed), 0.55, colour=colour or linear("#4a8a3c"), kind=seed % 2), 1.2, 3.6, seed
    )


def _succulent(colour: Colour | None, seed: int) -> Mesh:
    rings = [
        petal
        for ring, (count, long, up) in enumerate(((9, 0.07, 14.0), (7, 0.06, 38.0), (5, 0.045, 62.0)))
        for petal in _petals(count, long, 0.016, colour or linear("#7aa86a"), up)
        if ring < 3
    ]
    return merged([plants.pot(0.06, 0.09), merged(rings).moved(shift(0.0, 0.1, 0.0))])


def _seedling(colour: Colour | None, seed: int) -> Thing:
    soil = ball(0.09, 0.035, 0.09, sides=18, colour=linear("#4a3220"), roughness=1.0)
    leaves = [
        plants.leaf(0.07, 0.04, 0.3, colour or linear("#6ab04a")).moved(
            shift(0.0, 0.13, 0.0) @ turn("y", 180.0 * i) @ turn("x", -32.0)
        )
        for i in range(2)
    ]
    return swaying(merged([soil, _stalk(0.135, 0.004), *leaves]), 4.0, 2.4, seed)


def _bonsai(colour: Colour | None, seed: int) -> Mesh:
    random = _random(seed)
    parts = [cylinder(0.14, 0.06, top=0.17, sides=20, colour=linear("#5a6b7a"), roughness=0.4)]
    parts.append(
        tube(
            [(0.0, 0.05, 0.0), (0.07, 0.14, 0.0), (-0.03, 0.22, 0.01), (0.05, 0.32, 0.0)],
            [0.03, 0.024, 0.018, 0.01],
            sides=10,
            colour=_BARK,
        )
    )
    for x, y, r in ((0.05, 0.36, 0.1), (-0.12, 0.27, 0.08), (0.16, 0.25, 0.07)):
        parts.append(plants.crown(random, r, colour or linear("#4f7d3a"), lumps=5).moved(shift(x, y, 0.0)))
        parts.append(tube([(0.0, 0.2, 0.0), (x, y - 0.3 * r, 0.0)], [0.012, 0.007], sides=7, colour=_BARK))
    return merged(parts)


def _mushroom(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#c4281e")
    parts = [
        lathe(
            [(0.0, 0.0), (0.045, 0.0), (0.036, 0.05), (0.03, 0.11), (0.034, 0.13), (0.0, 0.13)],
            sides=20,
            colour=linear("#f0e8d8"),
        )
    ]
    parts.append(
        lathe(
            [(0.0, 0.115), (0.1, 0.105), (0.105, 0.12), (0.085, 0.165), (0.045, 0.195), (0.0, 0.205)],
            sides=28,
            colour=red,
            roughness=0.35,
        )
    )
    for i in range(11):
        a, up = 2.4 * i, 0.22 + 0.1 * (i % 6)
        r = 0.1 * math.cos(up * 1.4)
        parts.append(
            ball(0.012, 0.007, 0.012, sides=9, colour=(0.85, 0.83, 0.78)).moved(
                shift(r * math.cos(a) * 0.93, 0.112 + 0.092 * math.sin(up * 1.5), r * math.sin(a) * 0.93)
            )
        )
    return merged(parts)


def _bamboo(colour: Colour | None, seed: int) -> Thing:
    parts = []
    for i in range(7):
        x, z = 0.3 * math.cos(2.4 * i) * (i / 4.0), 0.3 * math.sin(2.4 * i) * (i / 4.0)
        for j in range(8):
            joint = cylinder(
                0.045, 0.46, top=0.043, sides=12, colour=colour or linear("#7aa348"), roughness=0.4
            )
            parts.append(joint.moved(shift(x, 0.47 * j, z)))
            if j > 3:
                parts.append(
                    plants.leaf(0.5, 0.06, 0.5, _LEAF).moved(
                        shift(x, 0.47 * j, z) @ turn("y", 97.0 * (i + j))
                    )
                )
    return swaying(merged(parts), 2.0, seed=seed)


def _triple(at: Vector) -> tuple[float, float, float]:
    return (float(at[0]), float(at[1]), float(at[2]))


def _coral(colour: Colour | None, seed: int) -> Thing:
    paint = colour or linear("#e0574a")
    random = _random(seed)
    parts: list[Mesh] = []

    def branch(at: Vector, way: Vector, r: float, depth: int) -> None:
        end = at + way
        parts.append(
            tube(
                [_triple(at), _triple(0.5 * (at + end)), _triple(end)],
                [r, 0.85 * r, 0.7 * r],
                sides=7,
                colour=paint,
                roughness=0.8,
            )
        )
        if depth:
            for _ in range(3):
                bend = way * 0.72 + random.uniform(-0.55, 0.55, 3) * np.linalg.norm(way) * (1.0, 0.4, 1.0)
                branch(end, bend, 0.7 * r, depth - 1)

    branch(np.array([0.0, 0.0, 0.0]), np.array([0.0, 0.2, 0.0]), 0.06, 3)
    return swaying(merged(parts), 1.5, 4.5, seed)


FORMS: dict[str, Build] = {
    "tree": _tree((0.115, 0.20, 0.05), 6.0),
    "pine": _pine,
    "christmas tree": christmas_tree,
    "birch": _birch,
    "cherry tree": _tree(linear("#f0b4c4"), 5.0),
    "autumn tree": _tree(linear("#d8702a"), 6.0),
    "palm": _palm,
    "bush": _bush,
    "lily pad": _lily_pad,
    "cactus": _cactus,
    "sunflower": _bloom(
        linear("#f5b81e"), linear("#4a2f1a"), count=18, long=0.16, up=6.0, height=1.5, tip=68.0
    ),
    "mushroom": _mushroom,
    "bamboo": _bamboo,
    "coral": _coral,
    "flower": _bloom(linear("#f4f2ec"), linear("#f0b81e"), count=12, long=0.045, up=12.0, height=0.28),
    "rose": _rose,
    "tulip": _tulip,
    "bouquet": _bouquet,
    "potted plant": _potted,
    "succulent": _succulent,
    "seedling": _seedling,
    "bonsai": _bonsai,
}
