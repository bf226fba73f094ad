"""A living room: a sofa against the far wall, a low table on a rug, a window that lets the sun in."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Mesh, merged
from rushes.engines.previz.props import fittings, hearth, lamps, plants, seating, storage, tables, tableware
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets import outlook, palette
from rushes.engines.previz.sets.hearth import burning
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout, Part
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import shift, turn
from rushes.engines.previz.subjects.objects import festive

_PAPERS: tuple[tuple[Rgb, Rgb], ...] = (
    ((0.50, 0.04, 0.05), (0.72, 0.55, 0.22)),
    ((0.05, 0.20, 0.12), (0.75, 0.70, 0.62)),
    ((0.70, 0.66, 0.58), (0.45, 0.04, 0.05)),
)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 101])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=float(random.uniform(5.2, 6.0)),
        depth=5.8,
        height=2.75,
        wall=colours.wall,
        floor=colours.pale_wood,
        accent=colours.accent,
        wall_material=colours.wall_material,
    )
    day = daylight_through(scene, side, colours.pale_wood)
    name = "left" if side < 0 else "right"
    # From the left end as one looks at the wall from inside.
    holes = tuple(Opening(left, 0.55, 1.5, 1.75) for left in ((1.5, 3.7) if side > 0 else (0.6, 2.8)))
    # A view is worth a wall of glass.
    glass = (Opening(0.25, 0.06, room.width - 0.5, room.height - 0.36),) if outlook.wide_open(scene) else ()
    walls = room.shell(back=glass, **{name: holes})
    parts = [
        walls,
        *(room.glazed("back", pane, pane=False, panes=(4, 1)) for pane in glass),
        *(room.glazed(name, hole, pane=not outlook.wide_open(scene), panes=(2, 2)) for hole in holes),
    ]
    parts += _drapes(room, name, holes, colours.second)
    if scene.furnished:
        parts += _furniture(random, room, colours, side, scene)
    low, high = room.free
    glow = [
        Lamp(
            (side * (room.width / 2 - 0.3), 1.5, -room.depth / 2),
            shade(day.view, 0.9),
            9.0,
            towards=(-side, 0.0, 0.0),
        )
    ]
    moving: tuple[Part, ...] = ()
    if Feature.FIREPLACE in scene.features and scene.furnished:
        fire, light = burning((_hearth(side), 0.12, -room.depth + 0.26))
        moving, glow = (fire,), [light, *glow]
    if day.lamps > 0.3:
        glow += [
            Lamp((side * -(room.width / 2 - 0.75), 1.5, -room.depth + 0.7), (1.9, 1.15, 0.55), 7.0),
            Lamp((0.0, 2.3, -2.4), (1.2, 0.8, 0.45), 8.0),
        ]
    made = Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -2.4),
        way=1.2,
        beside=1.6,
        eye=(side * -0.75, 1.45, -0.35),
        target=(side * 0.1, 0.95, -4.6),
        free=(low, high),
        lamps=tuple(glow),
        parts=moving,
        key=day.key,
        ambient=day.ambient,
        bounce=day.bounce,
        shaded=((0.0, 1.2, -room.depth / 2), 5.0),
        exposure=0.50 + 0.2 * day.lamps,
        largest=2.2,
        corners=0.55,
        crowded=True,
        dust=Dust((0.5, 0.45, 0.35), 0.0016, (0.02, -0.01, 0.01), 0.25, 4.0),
        fov=42.0,
    )
    return outlook.with_outlook(made, scene, room, "back", day)


def _furniture(
    random: np.random.Generator,
    room: Room,
    colours: palette.Palette,
    side: float,
    scene: Scene,
) -> list[Mesh]:
    back = -room.depth
    wall = side * -(room.width / 2)
    by_the_fire = Feature.FIREPLACE in scene.features
    sofa = seating.sofa(colours.main, pillow=colours.second)
    parts = [
        at(fittings.rug(2.9, 2.0, shade(colours.wall, 0.62), colours.accent), 0, 0, back + 2.2),
        at(_table(random, colours), 0.05, 0.02, back + 2.0),
        at(seating.armchair(colours.second), side * 1.75, 0, back + 1.9, yaw=side * -62),
    ]
    if by_the_fire:
        parts.append(at(hearth.fireplace((0.72, 0.70, 0.66), room.height), _hearth(side), 0, back))
        parts.append(at(sofa, wall + 0.55 * side, 0, back + 2.5, yaw=90 * side))
    else:
        shelf = storage.bookshelf(random, colour=colours.wood, width=1.0)
        parts += [
            at(sofa, -0.15 * side, 0, back + 0.62),
            at(shelf, wall + 0.20 * side, 0, back + 2.5, yaw=90 * side),
        ]
    parts.append(at(lamps.floor_lamp(), wall + 0.55 * side, 0, back + 0.5))
    corner = side * (room.width / 2 - 0.5)
    decorated = any(subject.kind == "christmas tree" for subject in scene.subjects)
    if Feature.CHRISTMAS in scene.features and not decorated:
        parts.append(at(festive.christmas_tree(None, scene.seed), corner - 0.4 * side, 0, back + 0.9))
        parts += _gifts(corner - 0.4 * side, back + 1.6)
    else:
        parts.append(at(plants.potted(random, 1.25), corner, 0, back + 0.5))
    if not by_the_fire and not outlook.wide_open(scene):
        parts += _pictures(random, -0.15 * side, back)
    parts.append(at(plants.potted(random, 0.5, kind=0), wall + 0.55 * side, 0, back + 3.4))
    return parts


def _hearth(side: float) -> float:
    """x of the fireplace."""
    return -0.35 * side


def _pictures(random: np.random.Generator, x: float, back: float) -> list[Mesh]:
    if random.random() < 0.5:
        return [at(fittings.picture(random, 1.15, 0.8), x, 1.72, back + 0.001)]
    return [
        at(fittings.picture(random, 0.55, 0.72), x + apart, 1.72, back + 0.001)
        for apart in (-0.66, 0.0, 0.66)
    ]


def _gifts(x: float, z: float) -> list[Mesh]:
    """Under a tree, in paper and ribbon."""
    parts = []
    for i, (dx, dz, size) in enumerate(((-0.32, 0.0, 0.30), (0.05, 0.14, 0.24), (0.36, -0.05, 0.34))):
        paper, ribbon = _PAPERS[i]
        gift = [block(size, 0.7 * size, size, (0, 0, 0), colour=paper, roughness=0.5)]
        for wide, deep in ((0.16 * size, size + 0.008), (size + 0.008, 0.16 * size)):
            gift.append(block(wide, 0.7 * size + 0.006, deep, (0, 0, 0), colour=ribbon, roughness=0.35))
        parts.append(at(merged(gift), x + dx, 0, z + dz, yaw=25.0 * (i - 1)))
    return parts


def _table(random: np.random.Generator, colours: palette.Palette) -> Mesh:
    top = 0.42
    return merged(
        [
            tables.round_table(colours.wood, radius=0.48, height=top),
            at(tableware.mug(colours.second), 0.18, top, 0.12, yaw=40),
            at(plants.flowers(random, colours.second), -0.12, top, -0.08),
            storage.book(random).moved(shift(0.1, top + 0.02, -0.2) @ turn("y", 25) @ turn("z", 90)),
            at(tableware.bowl(shade(colours.accent, 1.2), 0.09), -0.2, top, 0.2),
        ]
    )


def _drapes(
    room: Room, side: str, holes: tuple[Opening, ...], colour: tuple[float, float, float]
) -> list[Mesh]:
    parts = []
    for hole in holes:
        for end in (hole.left - 0.16, hole.left + hole.width + 0.16):
            cloth = at(fittings.curtain(0.36, 2.35, colour), -room.depth / 2 + end, 0.04, 0.10)
            parts.append(cloth.moved(room.onto(side)))
    return parts
