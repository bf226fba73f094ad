"""A parking garage: columns with painted bands, cars between white lines, cold light on smooth concrete."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, streetside
from rushes.engines.previz.props.kit import Rgb, at, block
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Rim
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn

_HALF, _HIGH, _AHEAD, _END, _BAY = 9.0, 2.9, 4.0, -42.0, 2.7
_LANE = 3.2
_MIDDLE, _LONG = (_AHEAD + _END) / 2, _AHEAD - _END
_BANDS = ("#c8a51c", "#2f6fb0", "#b8432c", "#3f8a4f")
_CARS: tuple[Rgb, ...] = (
    (0.32, 0.33, 0.35),
    (0.03, 0.03, 0.035),
    (0.6, 0.6, 0.6),
    (0.35, 0.03, 0.03),
    (0.03, 0.07, 0.2),
)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 281])
    band = linear(scene.palette[0] if scene.palette else _BANDS[int(random.integers(len(_BANDS)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    parts = [*_hall(band), *_marks()]
    rows = [float(z) for z in np.arange(1.0, -38.0, -5.4)]
    for z in rows:
        parts.append(at(lamps.ceiling_panel(1.5, 0.16, (2.4, 2.7, 2.6)), 0, _HIGH - 0.25, z))
        parts += [
            at(lamps.ceiling_panel(0.16, 1.2, (1.7, 1.9, 1.85)), x, _HIGH - 0.25, z) for x in (-5.8, 5.8)
        ]
    if scene.furnished:
        parts += _cars(random)
    cold = (3.2, 3.6, 3.4)
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.5, 0.0, -5.0),
        way=14.0,
        beside=1.6,
        eye=(side * -1.3, 1.5, 1.6),
        target=(side * 0.5, 1.15, -12.0),
        free=((-_LANE + 0.3, 0.3, -32.0), (_LANE - 0.3, 2.4, _AHEAD - 0.5)),
        lamps=tuple(Lamp((0.0, 2.5, z), cold, 8.0, towards=(0.0, -1.0, 0.0)) for z in rows),
        key=Key((0.2, 0.93, 0.3), (0.35, 0.38, 0.37)),
        rim=Rim((side * 0.4, 0.3, -0.85), (0.35, 0.4, 0.4)),
        ambient=(0.12, 0.135, 0.13),
        bounce=(0.07, 0.075, 0.07),
        shaded=((0.0, 1.0, -6.0), 9.0),
        exposure=0.7,
        fog=((0.035, 0.042, 0.04), 0.012),
        mirror=(0.0, 0.35),
        largest=2.4,
        corners=0.7,
        crowded=True,
        fov=48.0,
    )


def _hall(band: Rgb) -> list[Mesh]:
    """Floor and ceiling of concrete with beams and pipes, walls, two rows of columns."""
    grey: Surface = {"colour": (0.36, 0.36, 0.35), "material": Material.CONCRETE, "roughness": 0.8}
    parts = [
        block(
            2 * _HALF,
            0.1,
            _LONG,
            (0, -0.1, _MIDDLE),
            colour=(0.26, 0.26, 0.255),
            material=Material.CONCRETE,
            roughness=0.22,
        ),
        block(2 * _HALF, 0.2, _LONG, (0, _HIGH, _MIDDLE), **grey),
        *(block(0.2, _HIGH, _LONG, (x * (_HALF + 0.1), 0, _MIDDLE), **grey) for x in (-1.0, 1.0)),
        *(block(2 * _HALF, _HIGH, 0.2, (0, 0, z), **grey) for z in (_AHEAD + 0.1, _END - 0.1)),
        *(
            block(0.02, 0.5, _LONG, (x * (_HALF - 0.01), 0.9, _MIDDLE), colour=band, roughness=0.6)
            for x in (-1.0, 1.0)
        ),
    ]
    for z in np.arange(_AHEAD - 1.3, _END, -2 * _BAY):
        parts.append(block(2 * _HALF, 0.3, 0.4, (0, _HIGH - 0.3, float(z)), **grey))
        for x in (-_LANE - 0.35, _LANE + 0.35):
            parts.append(block(0.5, _HIGH, 0.5, (x, 0, float(z)), **grey))
            parts.append(block(0.515, 0.8, 0.515, (x, 0.75, float(z)), colour=band, roughness=0.55))
            parts.append(
                block(0.52, 0.12, 0.52, (x, 0.15, float(z)), colour=(0.03, 0.03, 0.03), roughness=0.6)
            )
    pipe: Surface = {"colour": (0.42, 0.10, 0.07), "roughness": 0.4}
    for x in (-1.6, -1.9):
        parts.append(
            cylinder(0.06, _LONG, sides=10, **pipe).moved(shift(x, _HIGH - 0.42, _AHEAD) @ turn("x", -90))
        )
    parts.append(
        block(
            0.5,
            0.28,
            _LONG,
            (2.1, _HIGH - 0.55, _MIDDLE),
            colour=(0.5, 0.51, 0.52),
            material=Material.METAL,
            roughness=0.4,
        )
    )
    exit_ = (0.15, 1.9, 0.6)
    parts.append(block(1.1, 0.26, 0.06, (0.0, 2.3, _END + 0.1), colour=exit_, material=Material.LIGHT))
    parts.append(block(1.0, 2.1, 0.06, (0.0, 0, _END + 0.04), colour=(0.20, 0.22, 0.22), roughness=0.5))
    return parts


def _marks() -> list[Mesh]:
    """White lines between the bays, arrows along the lane."""
    white: Surface = {"colour": (0.62, 0.62, 0.60), "roughness": 0.6}
    parts = []
    for z in np.arange(_AHEAD - 1.3, _END, -_BAY):
        parts += [block(5.0, 0.005, 0.11, (x * (_LANE + 2.9), 0, float(z)), **white) for x in (-1.0, 1.0)]
    for z in np.arange(-3.0, _END, -9.0):
        parts.append(block(0.16, 0.005, 1.5, (0, 0, float(z)), **white))
        for lean in (-40.0, 40.0):
            wing = block(0.16, 0.005, 0.8, (0, 0, 0.36), **white)
            parts.append(wing.moved(shift(0, 0, float(z) - 0.8) @ turn("y", lean)))
    return parts


def _cars(random: np.random.Generator) -> list[Mesh]:
    """Most bays are taken."""
    parts = []
    for i, z in enumerate(np.arange(_AHEAD - 1.3 - _BAY / 2, _END + 2.0, -_BAY)):
        for x in (-1.0, 1.0):
            if random.random() < 0.3:
                continue
            colour = _CARS[int(random.integers(len(_CARS)))]
            car = streetside.car(colour, kind=int(random.integers(3)), near=i < 3)
            turned = -90.0 * x if random.random() < 0.75 else 90.0 * x
            parts.append(
                at(car, x * (_LANE + 2.9 + float(random.uniform(-0.2, 0.2))), 0, float(z), yaw=turned)
            )
    return parts
