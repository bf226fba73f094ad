"""Old stone: a castle's courtyard within its walls, or ruins of columns and arches that grass grows over."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import storage, trees
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.props.plants import bush
from rushes.engines.previz.scene import Cover, Feature, Scene
from rushes.engines.previz.sets import lawn
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.underwater import rock
from rushes.engines.previz.shapes import Surface, cylinder, extruded, plane, shift, turn

_STONES = ("#a39a88", "#8f8a80", "#b3a68c", "#9a9186")
_BANNERS = ("#8c1f22", "#23406e", "#2f5a3a", "#6e2340", "#b8862a")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 277])
    castle = Feature.CASTLE in scene.features
    side = float(random.choice([-1.0, 1.0]))
    tone = shade(linear(_STONES[int(random.integers(len(_STONES)))]), 0.75)
    parts = [lawn.ground(random, scene.cover)]
    parts += (
        _court(random, tone, side) if castle else _fallen(random, tone, scene.cover, paved=scene.furnished)
    )
    if castle and scene.furnished:
        parts += _stores(random, side)
    torches = [(-5.2 * side, 2.5, -21.2), (5.2 * side, 2.5, -21.2), (-11.2 * side, 2.6, -9.0)]
    parts += [at(_torch(), x, y - 0.5, z) for x, y, z in torches] if castle else []
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -6.5),
        way=9.0,
        beside=3.0,
        eye=(1.9 * side, 1.75, 4.0),
        target=(-1.0 * side, 3.8, -22.0),
        free=((-7.0, 0.3, -15.0), (7.0, 11.0, 8.0)),
        lamps=tuple(Lamp((x, y, z + 1.3), (26.0, 14.5, 6.0), 15.0, flicker=0.6) for x, y, z in torches)
        if castle
        else (),
        outdoors=True,
        ambient=(0.10, 0.09, 0.09) if castle else (0.03, 0.035, 0.05),
        shaded=((0.0, 3.0, -12.0), 26.0),
        exposure=0.7 if castle else 0.95,
        corners=1.1,
        fov=46.0,
    )


def _wall(long: float, high: float, tone: Rgb) -> Mesh:
    """Along x, its face at z = 0 towards +z, with battlements."""
    stone: Surface = {"colour": tone, "material": Material.BRICK, "roughness": 0.95}
    parts = [
        block(long, high, 1.6, (0, 0, -0.8), **stone),
        block(long, 0.3, 1.9, (0, high - 0.6, -0.75), **stone),
    ]
    count = round(long / 1.9)
    parts += [
        block(1.1, 0.95, 0.5, ((i + 0.5) * long / count - long / 2, high, -0.25), **stone)
        for i in range(count)
    ]
    slit: Surface = {"colour": (0.02, 0.018, 0.016), "roughness": 0.9}
    for i in range(max(1, round(long / 6.0))):
        x = (i + 0.5) * long / max(1, round(long / 6.0)) - long / 2
        parts.append(block(0.22, 1.3, 0.04, (x, 0.55 * high, 0.0), **slit))
    return merged(parts)


def _tower(radius: float, high: float, tone: Rgb, roof: Rgb | None) -> Mesh:
    stone: Surface = {"colour": tone, "material": Material.BRICK, "roughness": 0.95}
    parts = [cylinder(radius, high, top=0.96 * radius, sides=28, **stone)]
    parts.append(at(cylinder(1.12 * radius, 1.1, sides=28, **stone), 0, high, 0))
    for i in range(10):
        a = math.tau * i / 10
        merlon = block(0.9, 0.9, 0.5, (0, 0, 1.05 * radius - 0.2), **stone)
        parts.append(at(merlon.moved(turn("y", math.degrees(a))), 0, high + 1.1, 0))
    if roof is not None:
        cap = cylinder(1.06 * radius, 1.9 * radius, top=0.05, sides=24, colour=roof, material=Material.TILES)
        parts.append(at(cap, 0, high + 1.2, 0))
    for i in range(3):
        slit = block(0.24, 1.2, 0.1, (0, high * (0.3 + 0.24 * i), radius - 0.04), colour=(0.02, 0.018, 0.016))
        parts += [slit.moved(turn("y", a)) for a in (0.0, 70.0, -70.0)]
    return merged(parts)


def _arch(wide: float, high: float, tone: Rgb, *, inner: Rgb | None = None) -> Mesh:
    """A gate's ring of stones about z = 0; with what is seen through it."""
    half = wide / 2
    parts = []
    for i in range(13):
        a = math.pi * (i + 0.5) / 13
        wedge = block(
            0.62, 0.52, 0.6, (0, -0.26, 0), colour=shade(tone, 0.85 + 0.3 * ((i * 5) % 7) / 7), roughness=0.95
        )
        spot = shift((half + 0.2) * math.cos(a), high - half + (half + 0.2) * math.sin(a), 0)
        parts.append(wedge.moved(spot @ turn("z", math.degrees(a))))
    for x in (-half - 0.2, half + 0.2):
        count = round((high - half) / 0.55)
        for i in range(count):
            own = shade(tone, 0.85 + 0.3 * ((i * 3) % 5) / 5)
            parts.append(
                block(0.66, 0.53, 0.62, (x, i * (high - half) / count, 0), colour=own, roughness=0.95)
            )
    if inner is not None:
        bow = [(half * math.cos(a), high - half + half * math.sin(a)) for a in np.linspace(0, math.pi, 13)]
        parts.append(extruded([(-half, 0.0), (half, 0.0), *bow], 0.3, colour=inner, material=Material.WOOD))
    return merged(parts)


def _court(random: np.random.Generator, tone: Rgb, side: float) -> list[Mesh]:
    """Paving between walls, a keep at the end and towers at the corners."""
    paving: Surface = {"colour": (0.27, 0.25, 0.22), "material": Material.TILES, "roughness": 0.95}
    parts = [plane(25.0, 46.0, cells=14, **paving).moved(shift(0, 0.02, -5.0))]
    roof = shade(linear(("#5b3a34", "#3a4450", "#6a4a34")[int(random.integers(3))]), 0.8)
    parts += [
        at(_wall(25.0, 7.6, tone), 0, 0, -22.0),
        at(_wall(46.0, 6.6, tone), -12.3, 0, -4.0, yaw=90),
        at(_wall(46.0, 6.6, tone), 12.3, 0, -4.0, yaw=-90),
        at(_wall(25.0, 6.6, tone), 0, 0, 19.0, yaw=180),
        at(_tower(3.2, 12.5, tone, roof), -12.2, 0, -22.0),
        at(_tower(3.2, 14.0, tone, roof), 12.2, 0, -22.0),
        at(_tower(4.6, 21.0, shade(tone, 0.95), roof), 6.5 * side, 0, -34.0),
        at(_arch(3.4, 4.4, tone, inner=(0.14, 0.085, 0.045)), 0, 0, -21.8),
    ]
    keep: Surface = {"colour": shade(tone, 1.05), "material": Material.BRICK, "roughness": 0.95}
    parts.append(block(12.0, 14.0, 9.0, (-5.0 * side, 0, -31.0), **keep))
    parts += [block(1.0, 0.9, 0.6, (-10.2 * side + 1.75 * i * side, 14.0, -26.8), **keep) for i in range(7)]
    for i in range(3):
        lit: Surface = {"colour": (1.4, 0.8, 0.35), "material": Material.LIGHT}
        parts.append(block(0.7, 1.5, 0.06, ((-8.4 + 3.2 * i) * side, 9.4, -26.48), **lit))
    cloth = linear(_BANNERS[int(random.integers(len(_BANNERS)))])
    for x in (-3.6, 3.6):
        parts.append(block(1.1, 3.2, 0.04, (x, 3.0, -21.95), colour=cloth, material=Material.FABRIC))
        parts.append(block(0.6, 0.6, 0.05, (x, 4.6, -21.93), colour=(0.6, 0.45, 0.12), roughness=0.7))
    return parts


def _stores(random: np.random.Generator, side: float) -> list[Mesh]:
    """A well, barrels, crates, a cart's load of straw."""
    stone: Surface = {"colour": (0.26, 0.25, 0.23), "material": Material.BRICK, "roughness": 0.95}
    wood: Surface = {"colour": (0.24, 0.155, 0.085), "material": Material.WOOD, "roughness": 0.85}
    well = [
        cylinder(0.95, 0.85, sides=24, **stone),
        at(cylinder(0.72, 0.03, sides=20, colour=(0.01, 0.014, 0.016), roughness=0.1), 0, 0.84, 0),
        *(block(0.14, 2.2, 0.14, (x, 0, 0), **wood) for x in (-0.9, 0.9)),
        at(cylinder(1.25, 0.7, top=0.05, sides=4, **wood).moved(turn("y", 45)), 0, 2.2, 0),
    ]
    parts = [at(merged(well), 5.4 * side, 0, -12.0)]
    for x, z in ((-9.6, -6.0), (-10.4, -6.9), (-9.7, -7.6), (-10.2, -14.0), (9.8, -17.0)):
        barrel = merged(
            [
                cylinder(0.34, 0.5, top=0.4, sides=18, **wood),
                at(cylinder(0.4, 0.5, top=0.34, sides=18, **wood), 0, 0.5, 0),
                *(
                    at(cylinder(0.385, 0.05, sides=18, colour=(0.06, 0.06, 0.06)), 0, y, 0)
                    for y in (0.2, 0.72)
                ),
            ]
        )
        parts.append(at(barrel, x * side, 0.02, z))
    parts += [
        at(storage.crate(0.7), -9.4 * side, 0.02, -12.4, yaw=15),
        at(storage.crate(0.55), -10.2 * side, 0.02, -11.6),
    ]
    straw = bush(random, 1.3, (0.42, 0.31, 0.10))
    return [*parts, at(straw, 9.7 * side, 0.0, -8.0)]


def _torch() -> Mesh:
    flame = cylinder(0.10, 0.34, top=0.01, sides=8, colour=(7.0, 3.2, 0.8), material=Material.LIGHT)
    return merged([cylinder(0.05, 0.55, sides=8, colour=(0.10, 0.07, 0.04)), at(flame, 0, 0.55, 0)])


def _column(random: np.random.Generator, high: float, tone: Rgb) -> Mesh:
    """Fluted; broken off unless it is 6 m high."""
    stone: Surface = {"colour": tone, "material": Material.CONCRETE, "roughness": 0.95}
    parts = [
        block(1.5, 0.3, 1.5, (0, 0, 0), **stone),
        at(cylinder(0.68, 0.2, top=0.6, sides=20, **stone), 0, 0.3, 0),
    ]
    count = max(1, round(high / 1.1))
    for i in range(count):
        own: Surface = {**stone, "colour": shade(tone, float(random.uniform(0.85, 1.1)))}
        drum = cylinder(0.56 - 0.012 * i, high / count, top=0.55 - 0.012 * (i + 1), sides=14, **own)
        parts.append(at(drum, float(random.uniform(-0.02, 0.02)), 0.5 + i * high / count, 0, yaw=11.0 * i))
    if high >= 6.0:
        parts.append(at(cylinder(0.5, 0.4, top=0.85, sides=20, **stone), 0, 0.5 + high, 0))
        parts.append(block(1.7, 0.35, 1.7, (0, 0.9 + high, 0), **stone))
    return merged(parts)


def _fallen(random: np.random.Generator, tone: Rgb, cover: Cover, *, paved: bool) -> list[Mesh]:
    """Two rows of columns to an arch; walls, and what came down from them; grass and trees."""
    slabs: Surface = {"colour": shade(tone, 0.9), "material": Material.TILES, "roughness": 0.95}
    parts = [*_columns(random, tone), *_walls(random, tone), *_overgrown(random, cover)]
    for i in range(46 if paved else 12):
        x, z = float(random.uniform(-2.6, 2.6)), 4.0 - 0.68 * i
        size = float(random.uniform(0.9, 1.6))
        slab = block(size, 0.06, size * 0.8, (0, 0, 0), **slabs)
        parts.append(at(slab, x, 0.0, z, yaw=float(random.uniform(-9, 9))))
    return parts


def _columns(random: np.random.Generator, tone: Rgb) -> list[Mesh]:
    """Half of them whole; two of those side by side still carry a beam."""
    stone: Surface = {"colour": tone, "material": Material.CONCRETE, "roughness": 0.95}
    parts = []
    for x in (-4.3, 4.3):
        before = 0.0
        for z in np.arange(-3.0, -28.0, -4.2):
            high = 6.2 if random.random() < 0.5 else float(random.uniform(0.8, 4.6))
            parts.append(at(_column(random, high, tone), x, 0, float(z)))
            if min(high, before) > 6.0:
                parts.append(block(1.4, 1.0, 5.4, (x, 7.45, float(z) + 2.1), **stone))
            before = high
    for x, z, yaw in ((2.9, -9.0, 30.0), (-3.2, -15.5, 75.0)):
        drum = cylinder(0.55, 2.6, sides=14, **stone)
        parts.append(at(drum.moved(turn("z", 90)), x, 0.5, z, yaw=yaw))
    return parts


def _walls(random: np.random.Generator, tone: Rgb) -> list[Mesh]:
    stone: Surface = {"colour": tone, "material": Material.BRICK, "roughness": 0.95}
    parts = [at(_arch(4.6, 6.4, tone), 0, 0, -29.0)]
    for side in (-1.0, 1.0):
        for i in range(9):
            high = float(random.uniform(0.8, 5.5)) * (1.0 - 0.06 * i)
            parts.append(block(2.1, max(high, 0.5), 0.9, (side * (3.9 + 2.0 * i), 0, -29.0), **stone))
        for i in range(8):
            high = float(random.uniform(0.4, 3.4))
            parts.append(block(0.9, high, 2.3, (side * 11.0, 0, -6.0 - 2.3 * i), **stone))
    for _ in range(40):
        x, z = _beside(random, 3.0, 12.0), float(random.uniform(-27.0, 2.0))
        size = float(random.uniform(0.2, 0.6))
        parts.append(at(rock(random, size, shade(tone, 0.95), sides=12), x, 0.05, z))
    return parts


def _overgrown(random: np.random.Generator, cover: Cover) -> list[Mesh]:
    parts = []
    for _ in range(34):
        x, z = _beside(random, 3.2, 16.0), float(random.uniform(-34.0, 1.0))
        parts.append(at(bush(random, float(random.uniform(0.35, 1.1)), lawn.leaves(cover)), x, 0, z))
    for i in range(26):
        a = -1.25 + 2.5 * (i + float(random.uniform(-0.4, 0.4))) / 25
        away = float(random.uniform(40.0, 66.0))
        one = trees.tree(random, float(random.uniform(7.0, 12.0)), trees.tone(random, cover), near=False)
        parts.append(at(one, away * math.sin(a), 0, -away * math.cos(a)))
    return parts


def _beside(random: np.random.Generator, least: float, most: float) -> float:
    """To either side."""
    return float(random.choice([-1.0, 1.0])) * float(random.uniform(least, most))
