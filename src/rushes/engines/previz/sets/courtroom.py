"""A courtroom: the judge's bench before panels of wood, a witness stand, tables, a jury's box, a rail."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, screens, seating, storage, tables
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

_WIDTH, _DEPTH, _HEIGHT = 9.6, 11.0, 4.4
_WOODS: tuple[Rgb, ...] = ((0.27, 0.13, 0.06), (0.36, 0.20, 0.09), (0.22, 0.10, 0.05))
_CARPETS = ("#5a1f24", "#24405a", "#2f4a38")
_GOLD: Surface = {"colour": (0.55, 0.38, 0.12), "material": Material.METAL, "roughness": 0.35}


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 271])
    tone = _WOODS[int(random.integers(len(_WOODS)))]
    carpet = linear(scene.palette[-1] if scene.palette else _CARPETS[int(random.integers(len(_CARPETS)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=_WIDTH,
        depth=_DEPTH,
        height=_HEIGHT,
        wall=linear(scene.palette[0]) if scene.palette else (0.66, 0.62, 0.54),
        floor=shade(carpet, 0.9),
        floor_material=Material.FABRIC,
        floor_roughness=0.95,
        accent=shade(tone, 0.9),
    )
    day = daylight_through(scene, side, (0.3, 0.2, 0.15))
    name, other = ("left", "right") if side < 0 else ("right", "left")
    holes = tuple(Opening(left, 1.5, 1.3, 2.3) for left in (1.2, 4.2, 7.2))
    parts = [room.shell(**{name: holes})]
    parts += [room.glazed(name, hole, panes=(2, 3)) for hole in holes]
    wood: Surface = {"colour": tone, "material": Material.WOOD, "roughness": 0.35}
    parts += _panels(room, wood, tone, name, other)
    for x in (-2.6, 2.6):
        parts += [
            at(lamps.ceiling_panel(1.1, 1.1, (2.5, 2.3, 1.9)), x, _HEIGHT, z) for z in (-2.4, -5.4, -8.4)
        ]
    if scene.furnished:
        parts += _furniture(random, wood, tone, side)
    low, high = room.free
    above, below = day.under_panels(0.32)
    lit = 0.6 + 0.7 * day.lamps
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.3, 0.0, -5.6),
        way=2.2,
        beside=1.3,
        eye=(side * -1.7, 1.7, -0.5),
        target=(side * 0.2, 1.5, -9.0),
        free=(low, high),
        lamps=(
            *(
                Lamp((x, 4.0, z), shade((4.4, 3.9, 3.0), lit), 9.0, towards=(0.0, -1.0, 0.0))
                for z in (-3.4, -7.6)
                for x in (-2.4, 2.4)
            ),
            Lamp((0.0, 3.4, -9.2), shade((2.6, 2.1, 1.4), lit), 6.0),
            Lamp((side * 4.3, 2.4, -5.4), shade(day.view, 1.1), 10.0, towards=(-side, 0.0, 0.0)),
        ),
        key=day.key,
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.3, -_DEPTH / 2), 7.4),
        exposure=0.46 + 0.12 * day.lamps,
        largest=2.4,
        corners=0.5,
        crowded=True,
        dust=Dust((0.45, 0.4, 0.3), 0.0015, (0.02, -0.01, 0.01), 0.15, 5.0),
        fov=46.0,
    )


def _panels(room: Room, wood: Surface, tone: Rgb, name: str, other: str) -> list[Mesh]:
    """Wainscots, and behind the judge panels up to the ceiling with a seal between two columns."""
    parts = []
    for wide, along, high in ((room.depth, name, 1.3), (room.depth, other, 1.3), (room.width, "back", 3.6)):
        onto = room.onto(along)
        parts.append(block(wide, high, 0.03, (0, 0, 0.015), **wood).moved(onto))
        parts.append(block(wide, 0.08, 0.09, (0, high, 0.045), **wood).moved(onto))
        count = round(wide / 0.9)
        for i in range(count):
            x = (i + 0.5) * wide / count - wide / 2
            raised = at(
                soft_box(
                    wide / count - 0.2,
                    high - 0.4,
                    0.03,
                    0.012,
                    colour=shade(tone, 1.25),
                    material=Material.WOOD,
                    roughness=0.35,
                ),
                x,
                0.2,
                0.035,
            )
            parts.append(raised.moved(onto))
    for x in (-1.9, 1.9):
        column = cylinder(
            0.2, 3.6, top=0.17, sides=20, colour=shade(tone, 1.4), material=Material.WOOD, roughness=0.3
        )
        parts.append(at(column, x, 0, -_DEPTH + 0.25))
    seal = cylinder(0.5, 0.06, sides=36, **_GOLD).moved(turn("x", 90))
    parts.append(at(seal, 0, 2.75, -_DEPTH + 0.05))
    inner = cylinder(0.4, 0.02, sides=36, colour=(0.03, 0.05, 0.14), roughness=0.4).moved(turn("x", 90))
    parts.append(at(inner, 0, 2.75, -_DEPTH + 0.11))
    # Scales: a post, a beam and two pans.
    z = -_DEPTH + 0.14
    parts += [
        block(0.025, 0.46, 0.02, (0, 2.52, z), **_GOLD),
        block(0.44, 0.025, 0.02, (0, 2.94, z), **_GOLD),
    ]
    for x in (-0.2, 0.2):
        parts.append(block(0.012, 0.17, 0.02, (x, 2.77, z), **_GOLD))
        parts.append(block(0.15, 0.03, 0.03, (x, 2.74, z), **_GOLD))
    return parts


def _furniture(random: np.random.Generator, wood: Surface, tone: Rgb, side: float) -> list[Mesh]:
    back = -_DEPTH
    pale: Surface = {"colour": shade(tone, 1.5), "material": Material.WOOD, "roughness": 0.3}
    parts = [
        block(5.6, 0.45, 2.3, (0, 0, back + 1.25), **wood),
        block(3.6, 1.25, 0.3, (0, 0.2, back + 2.2), **wood),
        block(3.8, 0.06, 0.6, (0, 1.45, back + 2.1), **pale),
        *(block(0.3, 1.1, 1.2, (x, 0.2, back + 1.6), **wood) for x in (-1.75, 1.75)),
        *(at(soft_box(0.62, 0.7, 0.04, 0.015, **pale), x, 0.55, back + 2.36) for x in (-1.2, -0.4, 0.4, 1.2)),
        at(_throne(), 0, 0.45, back + 0.95),
        at(_gavel(), 0.4, 1.51, back + 2.1),
        at(lamps.desk_lamp((0.05, 0.16, 0.08)), -0.9, 1.51, back + 2.0),
    ]
    # Where witnesses sit, beside the judge.
    stand = side * 2.75
    parts += [
        block(1.3, 1.0, 0.12, (stand, 0, back + 2.7), **wood),
        block(1.36, 0.05, 0.26, (stand, 1.0, back + 2.68), **pale),
    ]
    parts += [block(0.12, 1.0, 1.2, (stand + d, 0, back + 2.1), **wood) for d in (-0.65, 0.65)]
    parts.append(at(seating.chair(tone, seat=(0.12, 0.03, 0.03)), stand, 0.2, back + 1.9))
    # A jury's box along the wall without windows.
    x = side * -(_WIDTH / 2 - 1.0)
    parts += [
        block(0.1, 0.95, 4.2, (x + side * 0.75, 0, -7.0), **wood),
        block(0.2, 0.05, 4.2, (x + side * 0.75, 0.95, -7.0), **pale),
    ]
    for row in range(2):
        for i in range(5):
            chair = seating.office_chair((0.05, 0.045, 0.04))
            parts.append(at(chair, x + side * (0.25 - 0.72 * row), 0.16 * row, -5.4 - 0.8 * i, yaw=side * 90))
    # Tables of the parties, the rail, and the public's benches.
    for d in (-1.0, 1.0):
        parts.append(
            at(tables.table(shade(tone, 1.15), width=1.9, depth=0.85), d * 2.1 + side * 0.3, 0, -4.0)
        )
        parts += [
            at(
                seating.chair(shade(tone, 1.1), seat=(0.1, 0.03, 0.03)),
                d * 2.1 + side * 0.3 + e,
                0,
                -3.3,
                yaw=180,
            )
            for e in (-0.45, 0.45)
        ]
        pile = [
            storage.book(random, colour=((0.3, 0.03, 0.03), (0.03, 0.08, 0.2), (0.2, 0.15, 0.05))[i]).moved(
                shift(0, 0.035 * i + 0.02, 0) @ turn("z", 90)
            )
            for i in range(3)
        ]
        parts.append(at(merged(pile), d * 2.1 + side * 0.3 - 0.5, 0.74, -4.0))
        parts.append(
            at(
                block(0.3, 0.004, 0.21, (0, 0, 0), colour=(0.75, 0.74, 0.7)),
                d * 2.1 + side * 0.3 + 0.3,
                0.742,
                -3.9,
            )
        )
        flag = block(0.04, 2.4, 0.04, (d * 2.4, 0.45, back + 0.5), **_GOLD)
        cloth = soft_box(
            0.32,
            1.3,
            0.16,
            0.07,
            colour=((0.10, 0.16, 0.36) if d < 0 else (0.36, 0.05, 0.06)),
            material=Material.FABRIC,
        )
        parts += [flag, at(cloth, d * 2.4 + 0.1, 1.45, back + 0.55)]
    parts.append(at(screens.clock(0.2), 3.4 * side, 3.75, back + 0.02))
    for i in range(18):
        if abs(i - 8.5) > 2:
            parts.append(at(cylinder(0.03, 0.75, sides=8, **wood), (i - 8.5) * 0.52, 0, -2.3))
    parts += [block(3.5, 0.06, 0.14, (d * 2.9, 0.75, -2.3), **pale) for d in (-1.0, 1.0)]
    for d in (-1.0, 1.0):
        for z in (-1.4,):
            parts.append(block(3.2, 0.06, 0.45, (d * 2.9, 0.42, z), **wood))
            parts.append(block(3.2, 0.5, 0.05, (d * 2.9, 0.45, z + 0.24), **wood))
    return parts


def _throne() -> Mesh:
    leather: Surface = {"colour": (0.045, 0.02, 0.015), "roughness": 0.4}
    return merged(
        [
            at(soft_box(0.72, 1.25, 0.14, 0.06, **leather), 0, 0.35, -0.25),
            at(soft_box(0.7, 0.16, 0.6, 0.06, **leather), 0, 0.42, 0.05),
        ]
    )


def _gavel() -> Mesh:
    wood: Surface = {"colour": (0.30, 0.15, 0.06), "material": Material.WOOD, "roughness": 0.3}
    head = cylinder(0.045, 0.13, sides=16, **wood).moved(shift(-0.065, 0.09, 0) @ turn("z", -90))
    grip = cylinder(0.014, 0.28, sides=10, **wood).moved(
        shift(0, 0.09, 0) @ turn("x", math.degrees(math.pi / 2) - 8)
    )
    return merged([head, grip, cylinder(0.1, 0.04, sides=22, **wood)])
