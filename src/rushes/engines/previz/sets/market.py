"""A market: stalls of produce along a lane; or a bazaar under cloths, with spices and carpets."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, stalls
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.street import house
from rushes.engines.previz.shapes import Surface, cylinder, extruded, plane, shift, turn

#: From the lane's middle to the stalls' fronts and to the house fronts.
_LANE, _FRONT = 1.9, 5.4
_SANDS = ("#c9a878", "#d6b98c", "#b8935f", "#cfae86")
_CLOTHS = ("#b8432a", "#c98a2a", "#d9c49a", "#3a6b6e", "#8a2f3a", "#d8d0bc")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 229])
    bazaar = Feature.BAZAAR in scene.features
    parts = [_paving(bazaar=bazaar)]
    glow: list[Lamp] = []
    for side in (-1.0, 1.0):
        parts += _houses(random, side, bazaar=bazaar)
        if scene.furnished:
            parts += _stalls(random, side, bazaar=bazaar)
        for z in np.arange(-3.0 - 1.6 * side, -40.0, -6.5):
            x = side * (_LANE - 0.1)
            if bazaar:
                parts.append(at(stalls.lantern(random), x, 3.1, float(z)))
                glow.append(Lamp((x, 2.5, float(z)), (9.0, 5.2, 2.2), 8.0))
            else:
                parts.append(at(_bulbs(), 0, 0, float(z)))
                glow.append(Lamp((0.6 * side, 2.9, float(z)), (10.0, 6.6, 3.4), 9.0))
    parts += _canopy(random) if bazaar else []
    parts.append(_end(random, bazaar=bazaar))
    return Layout(
        mesh=merged(parts),
        mark=(0.1, 0.0, -5.5),
        way=20.0,
        beside=1.2,
        eye=(0.7, 1.68, 2.0),
        target=(-0.3, 1.75, -14.0),
        free=((-1.5, 0.3, -28.0), (1.5, 6.0, 5.0)),
        lamps=tuple(glow),
        outdoors=True,
        ambient=(0.12, 0.10, 0.10),
        shaded=((0.0, 2.0, -10.0), 18.0),
        exposure=0.6,
        mirror=(0.0, 0.0),
        corners=0.8,
        fov=46.0,
        crowded=True,
    )


def _paving(*, bazaar: bool) -> Mesh:
    tone: Rgb = (0.34, 0.28, 0.20) if bazaar else (0.29, 0.26, 0.225)
    return plane(40.0, 110.0, cells=24, colour=tone, material=Material.TILES, roughness=0.85).moved(
        shift(0, 0, -40.0)
    )


def _houses(random: np.random.Generator, side: float, *, bazaar: bool) -> list[Mesh]:
    parts: list[Mesh] = []
    z = 9.0
    while z > -52.0:
        width = float(random.uniform(6.0, 9.5))
        turned = shift(side * _FRONT, 0, z - width / 2) @ turn("y", -90.0 * side)
        made = _mud_house(random, width) if bazaar else house(random, width, 0.0, near=z > -30.0)[0]
        parts.append(made.moved(turned))
        z -= width
    return parts


def _mud_house(random: np.random.Generator, width: float) -> Mesh:
    """Plain walls with arches below and small windows above."""
    wall = shade(linear(_SANDS[int(random.integers(len(_SANDS)))]), 0.85)
    plain: Surface = {"colour": wall, "material": Material.CONCRETE, "roughness": 0.95}
    tall = float(random.uniform(5.2, 8.0))
    parts = [block(width, tall, 6.0, (0, 0, -3.0), **plain)]
    parts.append(block(width, 0.25, 0.3, (0, tall - 0.4, 0.05), colour=shade(wall, 0.85), roughness=0.95))
    count = max(2, round(width / 3.0))
    for i in range(count):
        x = (i + 0.5) * width / count - width / 2
        parts += _arch(x, 2.0, 2.5, wall, lit=random.random() < 0.6)
        if tall > 5.8:
            wooden: Surface = {"colour": (0.16, 0.09, 0.045), "material": Material.WOOD, "roughness": 0.8}
            parts.append(block(0.9, 1.3, 0.14, (x, 3.9, 0.05), **wooden))
            parts += [
                block(0.05, 1.2, 0.05, (x + dx, 3.95, 0.13), colour=(0.05, 0.03, 0.02)) for dx in (-0.2, 0.2)
            ]
    return merged(parts)


def _arch(x: float, wide: float, high: float, wall: Rgb, *, lit: bool) -> list[Mesh]:
    """Dark inside, with a frame of stone."""
    angles = np.linspace(0.0, np.pi, 11)
    half = wide / 2

    def outline(r: float) -> list[tuple[float, float]]:
        bow = [(r * float(np.cos(a)), high - half + 1.15 * r * float(np.sin(a))) for a in angles]
        return [(-r, 0.0), (r, 0.0), *bow]

    deep: Rgb = (0.9, 0.5, 0.2) if lit else (0.03, 0.022, 0.016)
    inner = extruded(outline(half), 0.05, colour=deep, material=Material.LIGHT if lit else Material.PLAIN)
    frame = extruded(outline(half + 0.16), 0.04, colour=shade(wall, 1.15), roughness=0.95)
    return [frame.moved(shift(x, 0, 0.02)), inner.moved(shift(x, 0, 0.03))]


def _stalls(random: np.random.Generator, side: float, *, bazaar: bool) -> list[Mesh]:
    parts: list[Mesh] = []
    z = 4.0 - float(random.uniform(0.0, 1.5))
    while z > -34.0:
        wide = float(random.uniform(2.5, 3.3))
        near = z > -8.0
        pick = float(random.random())
        if bazaar and pick < 0.4:
            made = stalls.spices(random, wide=wide - 0.3)
        elif bazaar and pick < 0.72:
            made = stalls.carpets(random, wide=wide - 0.3)
        else:
            made = stalls.stall(random, wide=wide, near=near)
        parts.append(
            at(made, side * (_LANE + float(random.uniform(0.0, 0.25))), 0, z - wide / 2, yaw=-90.0 * side)
        )
        z -= wide + float(random.uniform(0.35, 1.1))
    return parts


def _bulbs() -> Mesh:
    """A string of them across the lane."""
    parts = []
    for i in range(13):
        u = i / 6.0 - 1.0
        y = 3.25 + 0.75 * u * u
        bulb = cylinder(0.045, 0.09, sides=8, colour=(5.0, 3.6, 1.9), material=Material.LIGHT)
        parts.append(at(bulb, u * _FRONT, y - 0.09, 0))
        parts.append(block(_FRONT / 6.0, 0.012, 0.012, (u * _FRONT, y, 0), colour=(0.02, 0.02, 0.02)))
    return merged(parts)


def _canopy(random: np.random.Generator) -> list[Mesh]:
    """Cloths that hang from wall to wall, with sky between them."""
    parts = []
    for z in np.arange(-4.0, -44.0, -4.6):
        tone = linear(_CLOTHS[int(random.integers(len(_CLOTHS)))])
        u, v = np.meshgrid(np.linspace(-1, 1, 13), np.linspace(-1, 1, 7), indexing="ij")
        sag = float(random.uniform(0.5, 0.9))
        y = 4.7 - sag * (1 - u**2) + 0.12 * np.sin(3.0 * v + 4.0 * u)
        points = np.stack([u * _FRONT, y, float(z) + 1.75 * v * (1 - 0.25 * (1 - u**2))], -1).reshape(-1, 3)
        start = (np.arange(12)[:, None] * 7 + np.arange(6)).ravel()
        faces = np.concatenate(
            [np.column_stack([start, start + 1, start + 8]), np.column_stack([start, start + 8, start + 7])]
        )
        normals = np.tile((0.0, 1.0, 0.0), (len(points), 1))
        parts.append(Mesh.of(points, faces, normals, colour=tone, material=Material.LEAVES, roughness=0.9))
    return parts


def _end(random: np.random.Generator, *, bazaar: bool) -> Mesh:
    """What closes the view: a gate, or the house where the lane turns."""
    if not bazaar:
        made, _ = house(random, 16.0, 0.0, near=False)
        return at(merged([made, at(lamps.street_lamp(), -3.0, 0, 3.0)]), 0, 0, -58.0)
    wall = linear(_SANDS[0])
    parts = [block(14.0, 9.0, 3.0, (0, 0, -1.5), colour=wall, material=Material.CONCRETE, roughness=0.95)]
    parts += _arch(0.0, 4.2, 6.0, wall, lit=True)
    for x in (-5.0, 5.0):
        parts.append(at(cylinder(1.3, 12.5, top=1.1, sides=14, colour=wall, roughness=0.95), x, 0, 0))
        parts.append(at(cylinder(1.3, 1.8, top=0.05, sides=14, colour=(0.10, 0.30, 0.28)), x, 12.5, 0))
    return at(merged(parts), 0, 0, -50.0)
