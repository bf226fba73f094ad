"""Houses, towers and what stands in a landscape. Metres; fronts look to +z."""

from __future__ import annotations

import itertools
import math

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import at
from rushes.engines.previz.shapes import ball, box, cylinder, extruded, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.objects.forms import Build, made, numbered, turning
from rushes.engines.previz.subjects.objects.outdoors import OUTDOORS
from rushes.engines.previz.subjects.thing import Thing

_GLASS: Colour = (0.05, 0.07, 0.09)
_LIT: Colour = (1.6, 1.15, 0.55)
_WHITE: Colour = (0.82, 0.81, 0.78)
_STONE: Colour = linear("#a89f90")
_DARK: Colour = (0.05, 0.05, 0.05)
_WOOD: Colour = linear("#7a5032")


def building(form: str, colour: Colour | None, seed: int) -> Thing:
    return made(FORMS, form, colour, seed)


def _block(
    x: float,
    y: float,
    z: float,
    at: tuple[float, float, float],
    colour: Colour,
    material: Material = Material.PLAIN,
) -> Mesh:
    return box(x, y, z, colour=colour, material=material, roughness=0.8).moved(shift(*at))


def _gable(x: float, y: float, z: float, at: tuple[float, float, float], colour: Colour) -> Mesh:
    """A roof whose ridge runs along x."""
    roof = extruded(
        [(-0.5 * z, 0.0), (0.5 * z, 0.0), (0.0, y)], x, colour=colour, roughness=0.8, material=Material.TILES
    )
    return roof.moved(shift(*at) @ turn("y", 90.0))


def _pane(x: float, y: float, at: tuple[float, float, float], *, lit: bool = False) -> Mesh:
    frame = box(x + 0.16, y + 0.16, 0.1, colour=_WHITE)
    glass = box(
        x,
        y,
        0.14,
        colour=_LIT if lit else _GLASS,
        material=Material.LIGHT if lit else Material.GLASS,
        roughness=0.1,
    )
    return merged([frame, glass.moved(shift(0.0, 0.08, 0.0))]).moved(shift(*at))


def _house(colour: Colour | None, seed: int) -> Mesh:
    wall = colour or linear("#e8d8b8")
    parts = [
        _block(8.0, 4.6, 6.4, (0.0, 0.0, 0.0), wall),
        _gable(8.8, 2.9, 7.6, (0.0, 4.5, 0.0), linear("#a5442f")),
        _block(0.8, 2.4, 0.8, (2.4, 5.2, -0.8), linear("#8a5040"), Material.BRICK),
        _block(1.2, 2.2, 0.16, (0.0, 0.1, 3.2), _WOOD),
        _block(1.9, 0.16, 1.2, (0.0, 0.0, 3.7), _STONE),
        _gable(2.2, 0.8, 1.6, (0.0, 2.5, 3.6), linear("#a5442f")),
    ]
    parts += [
        _pane(1.2, 1.2, (x, y, 3.18), lit=(seed + int(x) + int(y)) % 3 == 0)
        for x in (-2.5, 2.5)
        for y in (0.9, 2.9)
    ]
    parts.append(_pane(1.2, 1.2, (0.0, 2.9, 3.18)))
    return merged(parts)


#: Where windows are on a villa's other walls: x, y, z, degrees.
_SIDES = (
    (5.5, 0.0, 0.0, 90.0),
    (-5.5, 0.0, 0.0, -90.0),
    (2.2, 3.0, 0.4, 90.0),
    (-5.8, 3.0, 0.4, -90.0),
    (-2.0, 0.2, -3.5, 180.0),
    (-2.0, 3.0, -2.8, 180.0),
)


def _glazed(wide: float, tall: float, at_: tuple[float, float, float], panes: int) -> list[Mesh]:
    """A wall of glass on a front that looks along +z, lit behind, in dark frames."""
    x, y, z = at_
    bars = np.linspace(-0.5, 0.5, panes + 1)
    parts = [_block(wide, tall, 0.04, (x, y, z + 0.02), _LIT, Material.LIGHT)]
    parts += [_block(0.07, tall, 0.1, (x + wide * float(u), y, z + 0.04), _DARK) for u in bars]
    parts += [_block(wide + 0.07, 0.08, 0.1, (x, y + up, z + 0.04), _DARK) for up in (0.0, tall - 0.04)]
    return parts


def _modern_house(colour: Colour | None, seed: int) -> Mesh:
    wall = colour or _WHITE
    return merged(
        [
            _block(11.0, 3.0, 7.0, (0.0, 0.0, 0.0), linear("#6d6a66"), Material.CONCRETE),
            _block(8.0, 2.9, 6.4, (-1.8, 3.0, 0.4), wall),
            _block(9.0, 0.3, 7.6, (-1.8, 5.9, 0.4), _WHITE),
            _block(11.6, 0.25, 8.0, (0.0, 2.9, 0.3), _WHITE),
            *_glazed(6.4, 2.2, (-1.8, 3.4, 3.6), 4),
            *_glazed(5.0, 2.6, (-2.7, 0.15, 3.5), 3),
            *(
                at(merged(_glazed(3.4, 1.9, (0.0, 0.6, 0.0), 3)), x, y, z, yaw=turned)
                for x, y, z, turned in _SIDES
            ),
            _block(2.6, 2.3, 0.1, (3.6, 0.0, 3.5), _WOOD, Material.WOOD),
            _block(1.1, 2.3, 0.1, (0.8, 0.0, 3.5), linear("#3f4a50")),
            _block(9.0, 0.1, 4.0, (0.0, 0.0, 6.0), _STONE),
            _block(0.08, 0.9, 7.0, (3.0, 3.1, 0.2), _GLASS, Material.GLASS),
        ]
    )


def _lighthouse(colour: Colour | None, seed: int) -> Thing:
    red = colour or linear("#c4342a")
    parts = [lathe([(4.2, 0.0), (4.0, 1.0), (2.9, 1.2), (0.0, 1.2)], sides=28, colour=_STONE)]
    for i in range(6):
        y0, y1 = 1.2 + 2.5 * i, 1.2 + 2.5 * (i + 1)
        r0, r1 = 2.4 - 0.16 * i, 2.4 - 0.16 * (i + 1)
        parts.append(lathe([(r0, y0), (r1, y1)], sides=32, colour=_WHITE if i % 2 else red, roughness=0.6))
    parts += [
        cylinder(2.1, 0.3, sides=30, colour=_DARK).moved(shift(0.0, 16.2, 0.0)),
        cylinder(1.05, 1.9, sides=24, colour=_GLASS, material=Material.GLASS, roughness=0.08).moved(
            shift(0.0, 16.5, 0.0)
        ),
        ball(0.75, 0.8, 0.75, sides=18, colour=(5.0, 4.2, 2.6), material=Material.LIGHT).moved(
            shift(0.0, 17.4, 0.0)
        ),
        lathe([(1.5, 0.0), (1.3, 0.4), (0.6, 1.1), (0.1, 1.5), (0.0, 1.9)], sides=26, colour=red).moved(
            shift(0.0, 18.4, 0.0)
        ),
        _block(1.0, 2.0, 0.3, (0.0, 1.2, 2.3), _WOOD),
    ]
    rail = [(1.95 * math.cos(a), 17.3, 1.95 * math.sin(a)) for a in np.linspace(0.0, math.tau, 25)]
    parts.append(tube(rail, [0.05] * 25, sides=6, colour=_DARK))
    parts += [_pane(0.5, 0.8, (0.0, 4.0 + 4.2 * i, 2.2 - 0.28 * i)) for i in range(3)]
    for side in (1, -1):
        beam = lathe(
            [(0.0, 0.0), (0.25, 0.0), (0.6, 5.0), (0.0, 5.0)],
            sides=16,
            colour=(1.5, 1.3, 0.85),
            material=Material.LIGHT,
            bone=1,
        )
        parts.append(beam.moved(shift(0.0, 17.4, 0.0) @ turn("x", 90.0 * side) @ scale(1.0, 1.0, 1.0)))
    return Thing(merged(parts), [turning((0.0, 17.4, 0.0), "y", 0.11)])


def _crenellated(
    radius: float, height: float, at: tuple[float, float, float], colour: Colour, roof: Colour
) -> Mesh:
    parts = [
        lathe(
            [
                (radius * 1.08, 0.0),
                (radius, 0.6),
                (radius, height),
                (radius * 1.15, height + 0.4),
                (radius * 1.15, height + 1.0),
                (0.0, height + 1.0),
            ],
            sides=26,
            colour=colour,
            material=Material.BRICK,
        )
    ]
    for i in range(8):
        a = math.tau * i / 8
        parts.append(
            _block(
                0.5,
                0.6,
                0.5,
                (radius * 1.02 * math.cos(a), height + 1.0, radius * 1.02 * math.sin(a)),
                colour,
            )
        )
    parts.append(
        lathe(
            [(radius * 0.95, 0.0), (0.0, 2.4 * radius)], sides=24, colour=roof, material=Material.TILES
        ).moved(shift(0.0, height + 1.1, 0.0))
    )
    return merged(parts).moved(shift(*at))


def _castle(colour: Colour | None, seed: int) -> Mesh:
    stone, roof = colour or linear("#b5a88f"), linear("#3f5f8a")
    parts = [
        _block(14.0, 6.0, 10.0, (0.0, 0.0, 0.0), stone, Material.BRICK),
        _block(7.0, 10.0, 6.0, (0.0, 0.0, -1.0), stone, Material.BRICK),
    ]
    parts += [_crenellated(1.9, 8.5, (x, 0.0, z), stone, roof) for x in (-7.0, 7.0) for z in (-5.0, 5.0)]
    parts.append(_crenellated(1.5, 14.0, (0.0, 0.0, -1.0), stone, roof))
    parts += [_block(0.9, 0.9, 0.8, (x, 6.0, 4.7), stone) for x in np.linspace(-5.0, 5.0, 7)]
    gate = cylinder(1.5, 0.5, sides=24, colour=_DARK).moved(shift(0.0, 2.4, 4.85) @ turn("x", 90.0))
    parts += [gate, _block(3.0, 2.4, 0.5, (0.0, 0.0, 5.1), _DARK)]
    parts += [_pane(0.6, 1.2, (x, 7.2, 2.0), lit=True) for x in (-2.0, 0.0, 2.0)]
    return merged(parts)


def _windmill(colour: Colour | None, seed: int) -> Thing:
    parts = [
        lathe([(3.0, 0.0), (2.7, 1.0), (1.8, 8.0), (1.7, 8.2)], sides=8, colour=colour or linear("#ece2cc")),
        _block(1.1, 2.1, 0.3, (0.0, 0.0, 2.7), _WOOD),
        lathe([(2.0, 0.0), (1.8, 0.7), (0.9, 1.9), (0.0, 2.3)], sides=20, colour=linear("#7d4a30")).moved(
            shift(0.0, 8.1, 0.0)
        ),
        cylinder(0.2, 1.9, sides=12, colour=_DARK).moved(shift(0.0, 8.9, 0.9) @ turn("x", 90.0)),
        *[_pane(0.7, 0.9, (0.0, y, 2.55 - 0.12 * y)) for y in (3.2, 5.6)],
    ]
    hub = (0.0, 8.9, 2.7)
    for i in range(4):
        spar = box(0.16, 6.2, 0.12, colour=_WOOD)
        cloth = box(1.25, 5.0, 0.05, colour=linear("#f2ead6"), roughness=0.95).moved(shift(0.68, 1.1, 0.0))
        bars = [box(1.3, 0.06, 0.1, colour=_WOOD).moved(shift(0.66, 1.2 + 0.8 * j, 0.0)) for j in range(7)]
        parts.append(
            numbered(merged([spar, cloth, *bars]).moved(shift(*hub) @ turn("z", 90.0 * i + 20.0)), 1)
        )
    return Thing(merged(parts), [turning(hub, "z", -0.13)])


def _turbine(colour: Colour | None, seed: int) -> Thing:
    white = colour or (0.85, 0.86, 0.87)
    hub = (0.0, 28.0, 1.6)
    parts = [
        lathe([(1.1, 0.0), (0.9, 8.0), (0.55, 27.5), (0.0, 27.6)], sides=24, colour=white, roughness=0.4),
        ball(0.8, 0.8, 2.1, sides=20, colour=white, roughness=0.4).moved(shift(0.0, 28.0, 0.0)),
        ball(0.75, 0.75, 0.8, sides=18, colour=white, bone=1).moved(shift(*hub)),
    ]
    for i in range(3):
        blade = tube(
            [(0.0, 0.0, 0.0), (0.2, 2.5, 0.0), (0.1, 8.0, 0.0), (0.0, 14.0, 0.0)],
            [0.35, 0.75, 0.45, 0.06],
            sides=12,
            colour=white,
            bone=1,
        )
        parts.append(blade.moved(shift(*hub) @ turn("z", 120.0 * i) @ scale(1.0, 1.0, 0.25)))
    return Thing(merged(parts), [turning(hub, "z", -0.16)])


def _tower(colour: Colour | None, seed: int) -> Mesh:
    parts: list[Mesh] = []
    for x, y, z in ((14.0, 34.0, 14.0), (11.0, 16.0, 11.0), (7.0, 10.0, 7.0)):
        base = sum(part.height for part in parts)
        parts.append(_block(x, y, z, (0.0, base, 0.0), colour or linear("#7d93a8"), Material.FACADE))
    parts.append(tube([(0.0, 60.0, 0.0), (0.0, 72.0, 0.0)], [0.3, 0.05], sides=8, colour=_DARK))
    return merged(parts)


def _clock_tower(colour: Colour | None, seed: int) -> Mesh:
    stone = colour or linear("#c2a878")
    parts = [
        _block(6.0, 26.0, 6.0, (0.0, 0.0, 0.0), stone, Material.BRICK),
        _block(7.0, 7.0, 7.0, (0.0, 26.0, 0.0), stone),
    ]
    spire = lathe([(5.0, 0.0), (3.4, 3.0), (1.2, 7.0), (0.0, 13.0)], sides=4, colour=linear("#4a5f58")).moved(
        shift(0.0, 33.0, 0.0) @ turn("y", 45.0)
    )
    parts.append(spire)
    for i in range(4):
        face = cylinder(2.6, 0.3, sides=30, colour=(0.9, 0.86, 0.72)).moved(turn("x", 90.0))
        hands = [
            _block(0.22, 2.2, 0.1, (0.0, 0.0, 0.35), _DARK),
            box(0.22, 1.5, 0.1, colour=_DARK).moved(shift(0.0, 0.0, 0.35) @ turn("z", -70.0)),
        ]
        rim = tube(
            [(2.6 * math.cos(a), 2.6 * math.sin(a), 0.2) for a in np.linspace(0.0, math.tau, 25)],
            [0.16] * 25,
            sides=6,
            colour=_DARK,
        )
        parts.append(merged([face, rim, *hands]).moved(turn("y", 90.0 * i) @ shift(0.0, 29.5, 3.45)))
    return merged(parts)


def _eiffel(colour: Colour | None, seed: int) -> Mesh:
    iron = colour or linear("#6d5a48")
    rows = [(0.0, 12.0), (8.0, 8.6), (16.0, 6.0), (28.0, 3.4), (44.0, 1.7), (66.0, 0.5)]
    parts = []
    for (y0, r0), (y1, r1) in itertools.pairwise(rows):
        corners = [(1, 1), (1, -1), (-1, -1), (-1, 1)]
        for i, (x, z) in enumerate(corners):
            nx, nz = corners[(i + 1) % 4]
            leg, thin = 0.11 * r0 + 0.25, 0.05 * r0 + 0.1
            parts.append(
                tube([(x * r0, y0, z * r0), (x * r1, y1, z * r1)], [leg, 0.8 * leg], sides=6, colour=iron)
            )
            parts.append(
                tube([(x * r0, y0, z * r0), (nx * r1, y1, nz * r1)], [thin, thin], sides=5, colour=iron)
            )
            parts.append(
                tube([(nx * r0, y0, nz * r0), (x * r1, y1, z * r1)], [thin, thin], sides=5, colour=iron)
            )
    parts += [
        _block(2.5 * r, 1.0, 2.5 * r, (0.0, y, 0.0), iron) for y, r in ((15.5, 6.0), (27.5, 3.4), (62.0, 1.1))
    ]
    parts.append(tube([(0.0, 63.0, 0.0), (0.0, 74.0, 0.0)], [0.4, 0.08], sides=8, colour=iron))
    return merged(parts)


def _barn(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#9b2f26")
    gambrel = [(-4.6, 0.0), (4.6, 0.0), (3.6, 2.2), (0.0, 3.9), (-3.6, 2.2)]
    parts = [
        _block(9.0, 4.6, 13.0, (0.0, 0.0, 0.0), red, Material.WOOD),
        extruded(gambrel, 13.6, colour=linear("#5a5f66")).moved(shift(0.0, 4.6, 0.0)),
        extruded([(0.96 * x, 0.96 * y) for x, y in gambrel], 0.2, colour=red).moved(shift(0.0, 4.62, 6.75)),
        _block(3.6, 3.4, 0.2, (0.0, 0.0, 6.5), _WHITE),
        _block(3.3, 3.2, 0.24, (0.0, 0.0, 6.52), red),
        _block(1.4, 1.4, 0.2, (0.0, 5.4, 6.8), _WHITE),
    ]
    parts += [
        box(0.2, 4.6, 0.3, colour=_WHITE).moved(
            shift(0.0, 1.6, 6.55) @ turn("z", angle) @ shift(0.0, -2.3, 0.0)
        )
        for angle in (46.0, -46.0)
    ]
    return merged(parts)


def _church(colour: Colour | None, seed: int) -> Mesh:
    wall, roof = colour or linear("#ece6da"), linear("#5f4a40")
    parts = [
        _block(6.0, 5.0, 11.0, (0.0, 0.0, -1.0), wall),
        _gable(11.6, 3.6, 7.0, (0.0, 5.0, -1.0), roof).moved(turn("y", 90.0)),
        _block(3.2, 9.5, 3.2, (0.0, 0.0, 5.6), wall),
        lathe([(2.5, 0.0), (0.9, 4.0), (0.0, 8.0)], sides=4, colour=roof).moved(
            shift(0.0, 9.5, 5.6) @ turn("y", 45.0)
        ),
        _block(0.16, 1.6, 0.16, (0.0, 17.3, 5.6), _DARK),
        _block(0.9, 0.16, 0.16, (0.0, 18.2, 5.6), _DARK),
        _block(1.3, 2.5, 0.2, (0.0, 0.0, 7.2), _WOOD),
        cylinder(0.65, 0.3, sides=22, colour=_GLASS).moved(shift(0.0, 6.6, 7.05) @ turn("x", 90.0)),
    ]
    parts += [
        _pane(0.8, 2.0, (0.0, 0.0, 0.0)).moved(shift(side * 3.02, 1.6, -4.5 + 2.4 * i) @ turn("y", 90.0))
        for side in (1, -1)
        for i in range(4)
    ]
    return merged(parts)


def _temple(colour: Colour | None, seed: int) -> Mesh:
    marble = colour or linear("#e4dcc8")
    parts = [_block(16.0 - 0.8 * i, 0.4, 11.0 - 0.8 * i, (0.0, 0.4 * i, 0.0), marble) for i in range(3)]
    column = [(0.62, 0.0), (0.62, 0.2), (0.5, 0.35), (0.42, 5.4), (0.62, 5.7), (0.62, 6.0), (0.0, 6.0)]
    parts += [
        lathe(column, sides=14, colour=marble).moved(shift(x, 1.2, z))
        for x in np.linspace(-6.2, 6.2, 7)
        for z in (-3.9, 3.9)
    ]
    parts += [
        _block(14.2, 1.0, 9.6, (0.0, 7.2, 0.0), marble),
        _block(11.0, 6.0, 5.4, (0.0, 1.2, 0.0), linear("#c9bfa8")),
    ]
    parts.append(
        extruded([(-7.4, 0.0), (7.4, 0.0), (0.0, 2.5)], 10.0, colour=marble).moved(shift(0.0, 8.2, 0.0))
    )
    return merged(parts)


def _pagoda(colour: Colour | None, seed: int) -> Mesh:
    red = colour or linear("#b5342a")
    parts = []
    for i in range(5):
        y, r = 3.0 * i, 3.6 - 0.42 * i
        parts.append(_block(1.5 * r, 2.0, 1.5 * r, (0.0, y, 0.0), red if i % 2 == 0 else linear("#e6d6b8")))
        roof = lathe(
            [(1.75 * r, 0.35), (1.5 * r, 0.1), (1.2 * r, 0.35), (0.8 * r, 1.1), (0.0, 1.15)],
            sides=4,
            colour=linear("#34464f"),
            roughness=0.6,
        )
        parts.append(roof.moved(shift(0.0, y + 1.9, 0.0) @ turn("y", 45.0)))
    parts.append(tube([(0.0, 15.0, 0.0), (0.0, 19.0, 0.0)], [0.2, 0.05], sides=8, colour=(0.7, 0.5, 0.15)))
    parts.append(_block(1.2, 1.8, 0.2, (0.0, 0.0, 2.7), _WOOD))
    return merged(parts)


def _mosque(colour: Colour | None, seed: int) -> Mesh:
    white = colour or linear("#efe8da")
    onion = [(2.0, 0.0), (2.6, 0.9), (2.75, 1.9), (2.2, 3.2), (1.1, 4.2), (0.3, 5.0), (0.0, 5.8)]
    parts = [
        _block(14.0, 6.5, 12.0, (0.0, 0.5, 0.0), white),
        _block(18.0, 0.5, 16.0, (0.0, 0.0, 0.0), _STONE),
        cylinder(2.4, 1.4, sides=28, colour=white).moved(shift(0.0, 7.0, 0.0)),
    ]
    parts.append(
        lathe(onion, sides=30, colour=white, roughness=0.5).moved(
            shift(0.0, 8.2, 0.0) @ scale(1.25, 1.25, 1.25)
        )
    )
    for x, z in ((-8.4, 7.4), (8.4, 7.4), (-8.4, -7.4), (8.4, -7.4)):
        parts.append(cylinder(0.75, 13.0, top=0.55, sides=18, colour=white).moved(shift(x, 0.0, z)))
        parts.append(lathe(onion, sides=16, colour=white).moved(shift(x, 13.0, z) @ scale(0.3, 0.36, 0.3)))
        parts.append(cylinder(1.0, 0.3, sides=18, colour=white).moved(shift(x, 9.0, z)))
    arch = merged(
        [
            _block(3.4, 3.6, 0.3, (0.0, 0.5, 6.0), linear("#5f7f8a")),
            cylinder(1.7, 0.3, sides=24, colour=linear("#5f7f8a")).moved(
                shift(0.0, 4.1, 5.85) @ turn("x", 90.0)
            ),
        ]
    )
    return merged([*parts, arch])


def _pyramid(colour: Colour | None, seed: int) -> Mesh:
    rows = [
        _block(
            24.0 - 1.6 * i,
            1.0,
            24.0 - 1.6 * i,
            (0.0, 1.0 * i, 0.0),
            colour or linear("#d8b878"),
            Material.BRICK,
        )
        for i in range(15)
    ]
    return merged(rows)


FORMS: dict[str, Build] = {
    "house": _house,
    "modern house": _modern_house,
    "lighthouse": _lighthouse,
    "castle": _castle,
    "windmill": _windmill,
    "wind turbine": _turbine,
    "tower": _tower,
    "clock tower": _clock_tower,
    "eiffel tower": _eiffel,
    "barn": _barn,
    "church": _church,
    "temple": _temple,
    "pagoda": _pagoda,
    "mosque": _mosque,
    "pyramid": _pyramid,
    **OUTDOORS,
}
