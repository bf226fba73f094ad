"""An aisle of a supermarket: shelves full of goods on both sides and across its end."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, merged
from rushes.engines.previz.props import lamps
from rushes.engines.previz.props.kit import at, block, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets import shelf
from rushes.engines.previz.sets.layout import Key, Lamp, Layout
from rushes.engines.previz.sets.room import Room

_ACROSS = 3.4


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 223])
    room = Room(
        width=9.0,
        depth=8.0,
        height=3.4,
        wall=(0.70, 0.70, 0.68),
        floor=(0.62, 0.62, 0.60),
        floor_material=Material.TILES,
        floor_roughness=0.12,
    )
    parts = [room.shell()]
    for x, z, yaw in ((-_ACROSS / 2, -3.5, 90.0), (_ACROSS / 2, -3.5, -90.0), (0.0, -6.6, 0.0)):
        unit = shelf.unit(random, float(random.random()), furnished=scene.furnished, deep=1)
        parts.append(at(unit, x, 0, z, yaw=yaw))
        if x:
            sign = block(0.9, 0.4, 0.04, (x * 0.55, 2.55, z - 1.6), colour=(0.05, 0.22, 0.12), roughness=0.5)
            parts.append(sign)
    for x in (-0.9, 0.9):
        for z in (-1.4, -4.0, -6.6):
            parts.append(at(lamps.ceiling_panel(0.3, 1.8, (2.6, 2.7, 2.7)), x, room.height, z))
    low, high = room.free
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -3.0),
        way=2.2,
        beside=0.8,
        eye=(0.35, 1.5, -0.3),
        target=(0.0, 1.15, -6.5),
        free=((-_ACROSS / 2 + 0.2, low[1], -5.6), (_ACROSS / 2 - 0.2, high[1], high[2])),
        lamps=tuple(Lamp((0.0, 2.9, z), shade((1.6, 1.6, 1.5), 1.0), 6.0) for z in (-1.4, -4.0, -6.6)),
        key=Key((0.15, 0.95, 0.3), (0.9, 0.9, 0.86), soft_box=0.95),
        ambient=(0.40, 0.40, 0.40),
        bounce=(0.24, 0.24, 0.24),
        shaded=((0.0, 1.2, -4.0), 5.5),
        exposure=0.64,
        mirror=(0.0, 0.3),
        largest=2.3,
        corners=0.3,
        crowded=True,
        fov=46.0,
    )
