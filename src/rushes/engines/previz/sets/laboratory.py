"""A laboratory: white benches with glass and instruments, screens, cool light."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props import lamps, screens, seating, storage, tables, tableware
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout
from rushes.engines.previz.sets.room import Room

_WHITE: Rgb = (0.74, 0.76, 0.78)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 139])
    accent = hue(float(random.choice([0.5, 0.55, 0.58, 0.42, 0.72])), 0.65, 0.65)
    side = -1.0 if random.random() < 0.5 else 1.0
    room = Room(
        width=6.6,
        depth=7.4,
        height=2.9,
        wall=(0.66, 0.70, 0.73),
        floor=(0.50, 0.53, 0.55),
        floor_material=Material.TILES,
        floor_roughness=0.12,
        accent=(0.52, 0.58, 0.62),
    )
    parts = [room.shell()]
    for x in (-1.7, 1.7):
        for z in (-1.8, -4.0, -6.2):
            parts.append(at(lamps.ceiling_panel(1.5, 0.34, (2.7, 2.9, 3.1)), x, room.height, z, yaw=90))
    # A strip of the house's colour along the walls.
    for wall in ("left", "right", "back"):
        parts.append(
            block(9.0, 0.06, 0.012, (0, 1.45, 0.006), colour=accent, roughness=0.5).moved(room.onto(wall))
        )
    if scene.furnished:
        parts += _furniture(random, room, accent, side)
    low, high = room.free
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.15, 0.0, -2.2),
        way=2.6,
        beside=0.7,
        eye=(side * -1.1, 1.5, -0.4),
        target=(side * 0.35, 1.02, -5.0),
        free=(low, high),
        lamps=(
            Lamp((-1.7, 2.75, -2.4), (1.7, 1.85, 2.0), 7.0, towards=(0.0, -1.0, 0.0)),
            Lamp((1.7, 2.75, -2.4), (1.7, 1.85, 2.0), 7.0, towards=(0.0, -1.0, 0.0)),
            Lamp((-1.7, 2.75, -5.4), (1.7, 1.85, 2.0), 7.0, towards=(0.0, -1.0, 0.0)),
            Lamp((1.7, 2.75, -5.4), (1.7, 1.85, 2.0), 7.0, towards=(0.0, -1.0, 0.0)),
            Lamp((side * 1.0, 1.25, -room.depth + 0.8), shade(accent, 1.6), 4.0),
        ),
        key=Key((side * 0.35, 0.9, 0.3), (0.9, 0.95, 1.0)),
        ambient=(0.50, 0.54, 0.58),
        bounce=(0.24, 0.26, 0.28),
        shaded=((0.0, 0.2, -room.depth / 2), 2.4),
        exposure=0.42,
        mirror=(0.0, 0.40),
        largest=2.2,
        corners=0.4,
        crowded=True,
        fov=42.0,
    )


def _furniture(random: np.random.Generator, room: Room, accent: Rgb, side: float) -> list[Mesh]:
    back, top = -room.depth, 0.9
    wide = room.width - 0.4
    parts = [
        at(tables.counter(_WHITE, (0.18, 0.19, 0.20), width=wide, depth=0.7), 0, 0, back + 0.36),
        at(_bench(random, accent), side * 1.75, 0, -2.9, yaw=90 * -side),
        at(_bench(random, accent), side * -1.95, 0, -3.9, yaw=90 * side),
        at(seating.stool((0.10, 0.10, 0.11), 0.62), side * 0.95, 0, -2.6),
        at(seating.office_chair(shade(accent, 0.4)), side * -0.95, 0, -4.4, yaw=120 * side),
    ]
    for x in (-2.2, -0.7, 0.8):
        parts.append(at(screens.monitor(random, width=0.6), x, top, back + 0.22))
    parts.append(at(tableware.microscope(), 1.6, top, back + 0.35, yaw=-30))
    parts.append(at(tableware.tube_rack(random), 2.2, top, back + 0.32))
    for i in range(3):
        parts.append(
            at(tableware.flask(hue(float(random.random()), 0.7, 0.8)), -1.55 + 0.18 * i, top, back + 0.4)
        )
    for y in (1.75, 2.15):
        parts.append(block(wide, 0.025, 0.28, (0, y, back + 0.14), colour=_WHITE, roughness=0.4))
        x = -wide / 2 + 0.2
        while x < wide / 2 - 0.2:
            tone = hue(float(random.random()), 0.5, 0.7)
            kind = int(random.integers(4))
            if kind == 0:
                one = tableware.flask(tone, height=0.22)
            elif kind == 1:
                one = tableware.bottle(shade(tone, 0.5), height=0.26, label=(0.8, 0.8, 0.78))
            elif kind == 2:
                one = tableware.beaker(tone)
            else:
                one = storage.crate(0.24, _WHITE)
            parts.append(at(one, x, y + 0.025, back + 0.15))
            x += float(random.uniform(0.17, 0.42))
    return parts


def _bench(random: np.random.Generator, accent: Rgb) -> Mesh:
    top = 0.9
    parts = [tables.counter(_WHITE, (0.18, 0.19, 0.20), width=2.4, depth=0.8)]
    parts.append(at(tableware.microscope(), -0.7, top, 0.05, yaw=float(random.uniform(-60, 60))))
    parts.append(at(tableware.tube_rack(random), 0.0, top, 0.1, yaw=float(random.uniform(-20, 20))))
    for i in range(4):
        tone = hue(float(random.random()), 0.75, 0.85)
        made = tableware.flask(tone) if i % 2 else tableware.beaker(tone)
        parts.append(at(made, 0.4 + 0.19 * i, top, float(random.uniform(-0.15, 0.2))))
    parts.append(at(screens.laptop(random), -0.2, top, -0.12))
    parts.append(block(0.3, 0.012, 0.22, (0.75, top, -0.2), colour=shade(accent, 1.2), roughness=0.5))
    return merged(parts)
