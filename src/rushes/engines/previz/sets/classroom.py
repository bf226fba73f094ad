"""A classroom: rows of desks that face a board, windows along one side."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import fittings, lamps, plants, screens, seating, storage, tables
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import palette
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.room import Opening, Room
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import ball, cylinder


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 137])
    colours = palette.room(random, scene)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=7.6,
        depth=9.0,
        height=3.1,
        wall=colours.wall,
        floor=colours.pale_wood,
        floor_roughness=0.3,
    )
    day = daylight_through(scene, side, room.floor)
    name = "left" if side < 0 else "right"
    holes = tuple(Opening(0.7 + 2.7 * i, 0.95, 2.1, 1.75) for i in range(3))
    parts = [
        room.shell(**{name: holes}),
        *(room.glazed(name, hole, panes=(2, 2)) for hole in holes),
    ]
    green = random.random() < 0.6
    parts += _board(random, room, green=green)
    glow = [
        Lamp((side * 3.3, 1.8, z), shade(day.view, 0.85), 8.0, towards=(-side, 0.0, 0.0))
        for z in (-2.4, -6.0)
    ]
    for x in (-1.9, 1.9):
        for z in (-2.2, -5.0, -7.6):
            parts.append(at(lamps.ceiling_panel(1.3, 0.26), x, room.height, z))
    for z in (-2.5, -5.0, -7.4):
        glow.append(
            Lamp((0.0, 2.8, z), shade((1.5, 1.5, 1.45), 0.6 + 0.8 * day.lamps), 7.0, towards=(0.0, -1.0, 0.0))
        )
    if scene.furnished:
        parts += _furniture(random, room, colours, side)
    low, high = room.free
    above, below = day.under_panels(0.4)
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -6.9),
        way=0.8,
        beside=2.2,
        eye=(side * -1.6, 1.75, -0.4),
        target=(side * 0.1, 1.15, -7.4),
        free=(low, high),
        lamps=tuple(glow),
        key=day.key,
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.2, -4.5), 6.8),
        exposure=0.44 + 0.1 * day.lamps,
        largest=2.3,
        corners=0.5,
        crowded=True,
        dust=Dust((0.4, 0.37, 0.3), 0.0016, (0.02, -0.01, 0.01), 0.2, 5.0),
        fov=42.0,
    )


def _board(random: np.random.Generator, room: Room, *, green: bool) -> list[Mesh]:
    z = -room.depth
    face: Rgb = (0.022, 0.075, 0.055) if green else (0.82, 0.82, 0.82)
    ink: Rgb = (0.72, 0.74, 0.70) if green else (0.05, 0.08, 0.25)
    parts = [
        block(
            3.9,
            1.32,
            0.03,
            (0, 0.95, z + 0.02),
            colour=(0.40, 0.26, 0.13),
            material=Material.WOOD,
            roughness=0.5,
        ),
        block(3.78, 1.20, 0.01, (0, 1.01, z + 0.036), colour=face, roughness=0.75 if green else 0.15),
        block(3.78, 0.03, 0.09, (0, 0.95, z + 0.07), colour=(0.40, 0.26, 0.13), material=Material.WOOD),
    ]
    # Lines of writing, a sum and a figure, as seen from the last row.
    for row in range(5):
        x, y = -1.7, 1.98 - 0.17 * row
        for _ in range(int(random.integers(2, 5))):
            long = float(random.uniform(0.10, 0.34))
            parts.append(block(long, 0.028, 0.002, (x + long / 2, y, z + 0.043), colour=ink, roughness=0.9))
            x += long + 0.07
    for i in range(6):
        a, b = np.array([0.6, 1.2]), np.array([1.5, 1.2])
        points = [a, b, np.array([1.05, 1.95])]
        p, q = points[i % 3], points[(i + 1) % 3]
        for k in range(14):
            x, y = p + (q - p) * k / 13
            parts.append(block(0.03, 0.02, 0.002, (float(x), float(y), z + 0.043), colour=ink, roughness=0.9))
    return parts


def _furniture(random: np.random.Generator, room: Room, colours: palette.Palette, side: float) -> list[Mesh]:
    parts = []
    seat = shade(colours.main, 1.1)
    for z in (-1.6, -3.1, -4.6):
        for x in (-2.35, 0.0, 2.35):
            parts.append(at(tables.school_desk(), x, 0, z))
            for off in (-0.3, 0.3):
                turned = float(random.uniform(-10, 10))
                parts.append(
                    at(_seat(seat), x + off, 0, z + 0.5 + float(random.uniform(-0.05, 0.1)), yaw=180 + turned)
                )
            if random.random() < 0.6:
                page = block(
                    0.21,
                    0.012,
                    0.28,
                    (x + float(random.uniform(-0.4, 0.4)), 0.73, z),
                    colour=hue(float(random.random()), 0.5, 0.8),
                    roughness=0.7,
                )
                parts.append(page)
    desk = at(tables.desk(colours.wood), side * 2.2, 0, -room.depth + 1.35, yaw=180)
    parts += [desk, at(storage.books(random, 0.3), side * 2.5, 0.74, -room.depth + 1.35)]
    ball_: Rgb = linear("#3f7fa6")
    parts += [at(_globe(ball_), side * 1.85, 0.74, -room.depth + 1.35)]
    wall = "right" if side < 0 else "left"
    for i in range(4):
        poster = fittings.picture(random, 0.6, 0.8, frame=(0.6, 0.6, 0.58))
        parts.append(at(poster, -2.6 + 1.4 * i, 1.75, 0.0).moved(room.onto(wall)))
    parts.append(
        at(storage.bookshelf(random, width=1.8, height=1.0, colour=colours.pale_wood), 0.9, 0, 0.16).moved(
            room.onto(wall)
        )
    )
    parts.append(at(plants.potted(random, 1.0), -side * 3.3, 0, -room.depth + 0.5))
    parts.append(at(screens.clock(0.19), 0, 2.6, -room.depth + 0.002))
    return parts


def _seat(colour: Rgb) -> Mesh:
    return seating.chair((0.35, 0.36, 0.38), seat=colour)


def _globe(colour: Rgb) -> Mesh:
    sphere = ball(0.13, 0.13, 0.13, sides=28, colour=colour, roughness=0.3)
    land = (
        np.sin(sphere.points[:, 0] * 31.0 + 1.0)
        + np.sin(sphere.points[:, 1] * 27.0)
        + np.sin(sphere.points[:, 2] * 23.0)
    )
    sphere.colours[:] = np.where(
        land[:, None] > 0.6, np.array([0.25, 0.35, 0.10], np.float32), sphere.colours
    )
    return merged(
        [
            cylinder(0.08, 0.02, colour=(0.2, 0.12, 0.06)),
            cylinder(0.01, 0.1, sides=8, colour=(0.5, 0.4, 0.2)),
            at(sphere, 0, 0.22, 0),
        ]
    )
