"""A hospital's room: a bed that is raised, a monitor and a drip beside it, a curtain on a rail, windows."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import fittings, lamps, plants, seating
from rushes.engines.previz.props.kit import Rgb, at, block, cushion, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, lathe, shift, tube, turn

_SCHEMES = (("#dfe8e6", "#6fa7a0"), ("#e4e8ec", "#6d93b8"), ("#e8e6dc", "#8fae7c"), ("#ece7e6", "#b58a86"))
_STEEL: Surface = {"colour": (0.62, 0.63, 0.65), "material": Material.METAL, "roughness": 0.25}
_WHITE: Surface = {"colour": (0.76, 0.77, 0.78), "roughness": 0.4}
#: What a monitor draws: heart, breath, pressure.
_LINES: tuple[Rgb, ...] = ((0.15, 2.4, 0.5), (0.2, 1.5, 2.4), (2.4, 1.9, 0.25))


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 199])
    wall, tone = (linear(colour) for colour in _SCHEMES[int(random.integers(len(_SCHEMES)))])
    if scene.palette:
        wall, tone = linear(scene.palette[0]), linear(scene.palette[-1])
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=6.4,
        depth=6.6,
        height=2.9,
        wall=shade(wall, 0.95),
        floor=shade(tone, 0.5) if random.random() < 0.3 else (0.56, 0.58, 0.59),
        floor_material=Material.PLAIN,
        floor_roughness=0.18,
        accent=shade(tone, 0.9) if random.random() < 0.5 else None,
    )
    day = daylight_through(scene, side, room.floor)
    name, other = ("left", "right") if side < 0 else ("right", "left")
    holes = tuple(Opening(left, 0.85, 2.2, 1.6) for left in ((1.2, 3.8) if side > 0 else (0.6, 3.2)))
    parts = [room.shell(**{name: holes})]
    parts += [room.glazed(name, hole, panes=(2, 1)) for hole in holes]
    for wide, along in ((room.width, "back"), (room.depth, other)):
        parts.append(
            block(wide, 0.16, 0.035, (0, 0.78, 0.018), colour=shade(tone, 0.9), roughness=0.5).moved(
                room.onto(along)
            )
        )
    for x in (-1.4, 1.4):
        parts += [at(lamps.ceiling_panel(1.2, 0.6), x, room.height, z) for z in (-1.8, -4.6)]
    if scene.furnished:
        parts += _furniture(random, room, tone, side, other)
    low, high = room.free
    above, below = day.under_panels(0.34)
    cool = shade((1.35, 1.42, 1.45), 0.55 + 0.8 * day.lamps)
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.25, 0.0, -2.9),
        way=1.3,
        beside=0.8,
        eye=(side * 1.0, 1.5, -0.35),
        target=(side * -0.35, 0.95, -5.0),
        free=(low, high),
        lamps=(
            *(Lamp((x, 2.6, -4.4), cool, 7.0, towards=(0.0, -1.0, 0.0)) for x in (-1.4, 1.4)),
            Lamp((0.0, 2.6, -1.8), cool, 7.0, towards=(0.0, -1.0, 0.0)),
            Lamp((side * 2.7, 1.6, -3.0), shade(day.view, 0.85), 8.0, towards=(-side, 0.0, 0.0)),
        ),
        key=day.key,
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.1, -room.depth / 2), 5.0),
        exposure=0.42 + 0.1 * day.lamps,
        mirror=(0.0, 0.28),
        largest=2.2,
        corners=0.5,
        crowded=True,
        dust=Dust((0.4, 0.4, 0.4), 0.0014, (0.02, -0.01, 0.01), 0.08, 4.0),
        fov=42.0,
    )


def _furniture(random: np.random.Generator, room: Room, tone: Rgb, side: float, other: str) -> list[Mesh]:
    """The bed's head is at the wall at the end; what watches over it stands beside it."""
    back = -room.depth
    bed = side * -0.75
    parts = [
        at(_bed(tone), bed, 0, back + 1.2),
        at(_panel(tone), bed, 1.25, back + 0.001),
        at(_monitor(), bed + side * 1.0, 0, back + 0.55, yaw=side * -14),
        at(_drip(), bed - side * 0.8, 0, back + 0.7),
        at(_trolley(tone), bed + side * 0.15, 0, back + 2.05),
        at(_cabinet(tone), bed + side * 1.75, 0, back + 0.32),
        at(plants.flowers(random, shade(tone, 1.2), 0.3), bed + side * 1.75, 0.82, back + 0.32),
        at(seating.armchair(shade(tone, 0.75)), side * 2.2, 0, -3.9, yaw=side * -70),
        at(fittings.door((0.60, 0.62, 0.62), width=1.0), 1.1 * side, 0, 0.03).moved(room.onto(other)),
        at(fittings.picture(random, 0.7, 0.55, frame=(0.6, 0.6, 0.6)), side * -1.4, 1.7, 0.001).moved(
            room.onto(other)
        ),
    ]
    # On its rail between the bed and the other wall, drawn half.
    x = side * -2.2
    curtain = fittings.curtain(1.9, 1.85, shade(tone, 1.05))
    both = merged([curtain, curtain.moved(turn("y", 180))])
    parts.append(at(both, x, 0.35, back + 1.3, yaw=90))
    parts.append(block(0.03, 0.03, 2.7, (x, 2.22, back + 1.4), **_STEEL))
    parts += [block(0.02, 0.66, 0.02, (x, 2.24, back + 0.3 + 1.2 * i), **_STEEL) for i in range(3)]
    return parts


def _bed(tone: Rgb) -> Mesh:
    """2.1 m long, its head to -z and raised, with rails and wheels."""
    sheet: Surface = {"colour": (0.76, 0.77, 0.78), "material": Material.FABRIC, "roughness": 0.95}
    cover: Surface = {"colour": shade(tone, 0.95), "material": Material.FABRIC, "roughness": 0.95}
    parts = [block(0.86, 0.07, 1.95, (0, 0.44, 0), **_WHITE), block(0.6, 0.14, 1.2, (0, 0.26, 0), **_STEEL)]
    for x in (-0.38, 0.38):
        for z in (-0.8, 0.8):
            wheel = cylinder(0.07, 0.04, sides=14, colour=(0.05, 0.05, 0.055), roughness=0.5)
            parts.append(wheel.moved(shift(x + 0.02, 0.07, z) @ turn("z", 90)))
            parts.append(block(0.05, 0.32, 0.05, (x, 0.12, z), **_STEEL))
    parts.append(at(soft_box(0.88, 0.14, 1.25, 0.05, **sheet), 0, 0.51, 0.36))
    parts.append(
        soft_box(0.88, 0.14, 0.85, 0.05, **sheet).moved(
            shift(0, 0.52, -0.22) @ turn("x", 36) @ shift(0, 0, -0.36)
        )
    )
    parts.append(
        cushion(0.66, 0.16, 0.4, **sheet).moved(shift(0, 0.60, -0.22) @ turn("x", 36) @ shift(0, 0.04, -0.52))
    )
    parts.append(at(soft_box(0.93, 0.17, 1.06, 0.07, **cover), 0, 0.53, 0.47))
    parts.append(at(soft_box(0.935, 0.175, 0.22, 0.07, **sheet), 0, 0.532, 0.02))
    for z, tall in ((-1.0, 0.62), (1.0, 0.45)):
        parts.append(at(soft_box(0.9, tall, 0.05, 0.02, colour=shade(tone, 0.8), roughness=0.4), 0, 0.42, z))
    for x in (-0.47, 0.47):
        for y in (0.66, 0.78):
            parts.append(tube([(x, y, -0.1), (x, y, 0.62)], [0.016] * 2, sides=8, **_STEEL))
        parts += [block(0.025, 0.34, 0.025, (x, 0.46, z), **_STEEL) for z in (-0.1, 0.26, 0.62)]
    return merged(parts)


def _panel(tone: Rgb) -> Mesh:
    """On the wall over the bed's head: a lamp and what is plugged in."""
    parts = [block(1.9, 0.24, 0.07, (0, 0, 0.035), colour=(0.72, 0.73, 0.74), roughness=0.4)]
    parts.append(block(1.4, 0.05, 0.05, (0, 0.25, 0.06), colour=(1.9, 1.9, 1.8), material=Material.LIGHT))
    for i in range(6):
        own = ((0.1, 0.4, 0.2), (0.75, 0.6, 0.1), shade(tone, 0.6), (0.05, 0.05, 0.06))[i % 4]
        parts.append(block(0.07, 0.07, 0.02, (-0.75 + 0.3 * i, 0.08, 0.075), colour=own, roughness=0.4))
    return merged(parts)


def _monitor() -> Mesh:
    """On a stand with wheels, its face to +z: three lines and their numbers."""
    parts = [cylinder(0.025, 1.15, sides=12, **_STEEL), cylinder(0.24, 0.04, sides=20, **_WHITE)]
    case = [at(soft_box(0.46, 0.38, 0.12, 0.03, colour=(0.62, 0.64, 0.66), roughness=0.4), 0, 0, 0)]
    case.append(block(0.41, 0.31, 0.01, (0, 0.045, 0.058), colour=(0.006, 0.008, 0.012), roughness=0.1))
    for row, colour in enumerate(_LINES):
        y, x = 0.29 - 0.09 * row, -0.19
        spikes = (
            (0.0, 0.0, 0.045, -0.02, 0.0, 0.012),
            (0.0, 0.012, 0.02, 0.012, 0.0, -0.008),
            (0.0, 0.03, 0.014, 0.02, 0.004, 0.0),
        )[row]
        line = [(x + 0.0108 * i, y + spikes[i % 6], 0.066) for i in range(25)]
        case.append(tube(line, [0.0022] * len(line), sides=4, colour=colour, material=Material.LIGHT))
        for digit in range(2):
            case.append(
                block(
                    0.02,
                    0.035,
                    0.004,
                    (0.135 + 0.032 * digit, y - 0.01, 0.064),
                    colour=shade(colour, 0.8),
                    material=Material.LIGHT,
                )
            )
    parts.append(merged(case).moved(shift(0, 1.12, 0) @ turn("x", -6)))
    wire = [(0.1, 1.15, 0.0), (0.2, 0.9, 0.1), (0.3, 0.8, 0.25), (0.45, 0.72, 0.5)]
    parts.append(tube(wire, [0.006] * 4, sides=5, colour=(0.1, 0.1, 0.11), roughness=0.5))
    return merged(parts)


def _drip() -> Mesh:
    """A stand with two bags."""
    parts = [cylinder(0.014, 2.0, sides=10, **_STEEL)]
    parts += [block(0.035, 0.03, 0.52, (0, 0.04, 0), **_STEEL).moved(turn("y", 72 * i)) for i in range(3)]
    parts.append(block(0.36, 0.016, 0.016, (0, 1.97, 0), **_STEEL))
    bag = lathe(
        [(0.0, 0.0), (0.03, 0.02), (0.06, 0.06), (0.06, 0.20), (0.03, 0.25), (0.0, 0.26)],
        sides=14,
        colour=(0.62, 0.72, 0.78),
        roughness=0.12,
    )
    for x in (-0.15, 0.15):
        parts.append(bag.moved(shift(x, 1.66, 0) @ np.diag([1.0, 1.0, 0.5, 1.0])))
    hose = [(0.15, 1.67, 0.0), (0.16, 1.2, 0.04), (0.2, 0.85, 0.12), (0.4, 0.75, 0.3)]
    parts.append(tube(hose, [0.005] * 4, sides=5, colour=(0.6, 0.68, 0.72), roughness=0.2))
    parts.append(at(soft_box(0.14, 0.2, 0.12, 0.02, **_WHITE), 0, 1.1, 0.06))
    return merged(parts)


def _trolley(tone: Rgb) -> Mesh:
    """A table that reaches over the bed, with a cup and a tray."""
    parts = [
        at(
            soft_box(
                0.95, 0.03, 0.42, 0.012, colour=(0.60, 0.45, 0.30), material=Material.WOOD, roughness=0.35
            ),
            0,
            0.92,
            0,
        ),
        block(0.05, 0.9, 0.05, (0.55, 0.05, 0), **_STEEL),
        block(0.15, 0.03, 0.05, (0.48, 0.90, 0), **_STEEL),
        block(0.06, 0.05, 0.4, (0.55, 0.02, 0), **_STEEL),
        at(cylinder(0.035, 0.09, sides=16, colour=shade(tone, 1.1), roughness=0.3), -0.25, 0.95, 0.05),
        at(soft_box(0.34, 0.02, 0.24, 0.008, colour=(0.7, 0.72, 0.73), roughness=0.4), 0.12, 0.95, 0),
    ]
    return merged(parts)


def _cabinet(tone: Rgb) -> Mesh:
    parts = [at(soft_box(0.5, 0.8, 0.46, 0.015, **_WHITE), 0, 0.02, 0)]
    for y in (0.1, 0.36, 0.58):
        parts.append(block(0.44, 0.2, 0.012, (0, y, 0.23), colour=shade(tone, 0.95), roughness=0.4))
        parts.append(block(0.14, 0.015, 0.03, (0, y + 0.15, 0.24), **_STEEL))
    return merged(parts)
