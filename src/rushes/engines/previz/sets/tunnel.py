"""A road tunnel: lights in two rows under its vault, a road with its marks, daylight at its end."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Lighting, Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, plane, shift

_HALF, _HIGH, _START, _LONG = 5.2, 5.4, 12.0, 132.0
_LIGHTS: tuple[Rgb, ...] = ((3.4, 1.9, 0.7), (2.6, 2.7, 2.9), (3.2, 2.4, 1.5))


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 269])
    day = daylight_through(scene, 1.0, (0.2, 0.2, 0.2))
    light = _LIGHTS[int(random.integers(len(_LIGHTS)))]
    lit = shade(light, 0.45 if scene.lighting is Lighting.NEON else 1.0)
    rows = np.arange(6.0, _START - _LONG + 4.0, -6.0)
    parts = [*_shell(), *_road(), *_lights(lit, rows)]
    parts += _fittings() if scene.furnished else []
    glow = shade(light, 5.0)
    return Layout(
        mesh=merged(parts),
        mark=(0.5, 0.0, -7.5),
        way=32.0,
        beside=2.4,
        eye=(1.7, 1.55, 3.0),
        target=(-0.6, 1.9, -30.0),
        free=((-4.0, 0.3, -60.0), (4.0, 4.2, 8.0)),
        lamps=tuple(Lamp((x, 4.4, float(z)), glow, 13.0) for z in rows for x in (-2.2, 2.2)),
        key=Key((0.12, 0.94, 0.3), shade(light, 0.14)),
        ambient=shade(light, 0.075),
        bounce=shade(light, 0.055),
        shaded=((0.0, 1.5, -10.0), 12.0),
        exposure=0.55,
        backdrop=(shade(day.view, 0.5), day.view),
        fog=(shade(light, 0.05), 0.006),
        corners=0.9,
        largest=4.4,
        fov=46.0,
    )


def _shell() -> list[Mesh]:
    """Panels up to the hand, then a vault of concrete."""
    angles = np.linspace(0.0, np.pi, 29)
    x, y = _HALF * np.cos(angles), 1.9 + (_HIGH - 1.9) * np.sin(angles)
    z = _START - np.linspace(0.0, _LONG, 45)
    points = np.stack(
        [np.broadcast_to(x, (45, 29)), np.broadcast_to(y, (45, 29)), np.broadcast_to(z[:, None], (45, 29))],
        -1,
    )
    start = (np.arange(44)[:, None] * 29 + np.arange(28)).ravel()
    faces = np.concatenate(
        [np.column_stack([start, start + 29, start + 30]), np.column_stack([start, start + 30, start + 1])]
    )
    normals = np.stack([-np.cos(angles), -np.sin(angles), 0 * angles], -1)
    vault: Surface = {"colour": (0.30, 0.295, 0.285), "material": Material.CONCRETE, "roughness": 0.85}
    parts = [Mesh.of(points.reshape(-1, 3), faces, np.tile(normals, (45, 1)), **vault)]
    middle = _START - _LONG / 2
    panel: Surface = {"colour": (0.52, 0.51, 0.48), "material": Material.TILES, "roughness": 0.3}
    parts += [block(0.2, 1.95, _LONG, (s * (_HALF + 0.1), 0, middle), **panel) for s in (-1.0, 1.0)]
    stripe: Surface = {"colour": (0.05, 0.14, 0.32), "roughness": 0.4}
    parts += [block(0.22, 0.22, _LONG, (s * (_HALF + 0.1), 1.45, middle), **stripe) for s in (-1.0, 1.0)]
    return parts


def _road() -> list[Mesh]:
    middle = _START - _LONG / 2
    road: Surface = {"colour": (0.115, 0.112, 0.11), "material": Material.ASPHALT, "roughness": 0.75}
    parts = [plane(2 * _HALF, _LONG, cells=20, **road).moved(shift(0, 0, middle))]
    kerb: Surface = {"colour": (0.32, 0.31, 0.30), "material": Material.CONCRETE, "roughness": 0.9}
    parts += [block(0.95, 0.22, _LONG, (s * (_HALF - 0.47), 0, middle), **kerb) for s in (-1.0, 1.0)]
    white: Surface = {"colour": (0.62, 0.62, 0.60), "roughness": 0.7}
    parts += [block(0.14, 0.008, 2.4, (0, 0, _START - 3.0 - 6.0 * i), **white) for i in range(21)]
    parts += [block(0.14, 0.008, _LONG, (s * (_HALF - 1.15), 0, middle), **white) for s in (-1.0, 1.0)]
    return parts


def _lights(light: Rgb, rows: NDArray[np.float64]) -> list[Mesh]:
    parts = []
    for z in rows:
        for x in (-2.2, 2.2):
            parts.append(block(0.34, 0.1, 1.7, (x, 4.86, float(z)), colour=(0.2, 0.2, 0.2), roughness=0.5))
            parts.append(block(0.26, 0.02, 1.6, (x, 4.84, float(z)), colour=light, material=Material.LIGHT))
    tray: Surface = {"colour": (0.16, 0.16, 0.165), "material": Material.METAL, "roughness": 0.5}
    parts += [block(0.4, 0.12, _LONG, (x, 4.2, _START - _LONG / 2), **tray) for x in (-3.7, 3.7)]
    return parts


def _fittings() -> list[Mesh]:
    """Doors to flee through, and fans."""
    parts = []
    for number, z in enumerate((-6.0, -30.0, -54.0, -78.0)):
        side = 1.0 if number % 2 else -1.0
        sign: Surface = {"colour": (0.2, 3.2, 1.1), "material": Material.LIGHT}
        parts.append(block(0.1, 2.1, 1.2, (side * (_HALF - 0.02), 0.2, z), colour=(0.05, 0.28, 0.14)))
        parts.append(block(0.12, 0.4, 0.9, (side * (_HALF - 0.06), 2.5, z), **sign))
    for z in (-18.0, -66.0):
        fan: Surface = {"colour": (0.36, 0.37, 0.38), "material": Material.METAL, "roughness": 0.4}
        parts += [at(block(0.75, 0.75, 3.4, (0, 0, 0), **fan), x, 4.35, z) for x in (-0.6, 0.6)]
    return parts
