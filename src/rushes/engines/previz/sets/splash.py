"""Water that leaps up around what a studio shows: jets that rise and sink, and drops that fly off."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Floats, Material, Mesh, merged
from rushes.engines.previz.scene import Feature, Place, Scene
from rushes.engines.previz.sets.layout import Layout, Part
from rushes.engines.previz.shapes import Surface, ball, scale, shift, tube
from rushes.engines.previz.subjects.actor import Actor

_WATER: Surface = {"colour": (0.80, 0.90, 0.98), "material": Material.GLASS, "roughness": 0.04}
_JETS, _DROPS = 15, 46
#: Seconds from one leap to the next.
_PERIOD = 1.7


def with_splash(scene: Scene, layout: Layout, actors: Sequence[Actor]) -> Layout:
    """The layout with water about its mark, as large as what stands there."""
    if Feature.SPLASH not in scene.features or scene.place is not Place.STUDIO or not actors:
        return layout
    tall = min(max(actors[0].height, 0.6 * actors[0].length), layout.largest)
    across = float(np.ptp(actors[0].mesh.points[:, (0, 2)], axis=0).max())
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 197])
    place = shift(*layout.mark) @ scale(tall, tall, tall)
    mesh, flights = _water(random, 0.5 * across / tall), _flights(random, 0.5 * across / tall)
    water = Part(mesh, lambda t: place, lambda t: _pose(t, flights))
    return replace(layout, parts=(*layout.parts, water))


def _water(random: np.random.Generator, inner: float) -> Mesh:
    """For a thing 1 m high: bones from 1 on are jets, then drops."""
    parts = [_numbered(_jet(random, inner, math.tau * i / _JETS), 1 + i) for i in range(_JETS)]
    for i in range(_DROPS):
        size = 0.011 + 0.026 * float(random.random()) ** 2
        drop = ball(size, 1.35 * size, size, sides=10, **_WATER)
        parts.append(_numbered(drop, 1 + _JETS + i))
    return merged(parts)


def _jet(random: np.random.Generator, inner: float, angle: float) -> Mesh:
    """A tongue of water that leans outwards, broad below, thin above, with a drop about to leave its tip."""
    angle += float(random.uniform(-0.15, 0.15))
    high, lean = float(random.uniform(0.22, 0.6)), float(random.uniform(0.15, 0.45))
    bend = float(random.uniform(-0.35, 0.35))
    rise = np.linspace(0.0, 1.0, 15)
    out = inner + 0.18 + lean * rise**1.7
    turned = angle + bend * rise**2
    way = np.column_stack([out * np.cos(turned), high * rise ** (0.9), out * np.sin(turned)])
    neck = 0.055 * (1.0 - rise) ** 1.6 + 0.010
    tip = 0.030 * np.exp(-(((rise - 0.94) / 0.05) ** 2))
    foot = 0.06 * np.exp(-((rise / 0.09) ** 2))
    radii = [float(r) for r in neck + tip + foot]
    return tube([(float(x), float(y), float(z)) for x, y, z in way], radii, sides=12, **_WATER)


def _numbered(mesh: Mesh, bone: int) -> Mesh:
    bones = np.zeros_like(mesh.bones)
    bones[:, 0] = bone
    return replace(mesh, bones=bones)


def _flights(random: np.random.Generator, inner: float) -> Floats:
    """Of each drop: angle, where it starts from, metres a second outwards and up, share of the period."""
    return np.column_stack(
        [
            random.uniform(0.0, math.tau, _DROPS),
            inner + random.uniform(0.2, 0.6, _DROPS),
            random.uniform(0.15, 0.85, _DROPS),
            random.uniform(1.3, 3.1, _DROPS),
            random.random(_DROPS),
        ]
    ).astype(np.float32)


def _pose(t: float, flights: Floats) -> Floats:
    pose = [np.eye(4)]
    for i in range(_JETS):
        # Neighbours leap one after the other.
        u = (t / _PERIOD + (7 * i % _JETS) / _JETS + 0.3) % 1.0
        high, wide = math.sin(math.pi * u) ** 0.8, 0.9 + 0.3 * u
        pose.append(scale(wide, max(1.25 * high, 0.01), wide))
    for angle, start, out, up, phase in flights:
        # Under a third of the earth's pull: what is small seems to fall fast.
        s = _PERIOD * ((t / _PERIOD + float(phase)) % 1.0)
        y = 0.1 + float(up) * s - 0.5 * 3.4 * s * s
        r = float(start + out * s)
        there = shift(r * math.cos(angle), y, r * math.sin(angle))
        pose.append(there if y > 0.0 else shift(0.0, -1.0, 0.0) @ scale(0.01, 0.01, 0.01))
    return np.stack(pose).astype(np.float32)
