"""An aircraft's cabin: rows of seats on both sides of the aisle, a curved ceiling, round windows, lockers."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Action, Scene
from rushes.engines.previz.sets.layout import Lamp, Layout
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, ball, shift, tube, turn

_ROWS, _PITCH, _AHEAD = 13, 0.88, 1.2
_END = _AHEAD - 0.6 - _ROWS * _PITCH
_MIDDLE, _LONG = (_AHEAD + _END) / 2, _AHEAD - _END
#: Rows of the seats before who sits, whom the camera has to see.
_TAKEN = range(5)
_CLOTHS = ("#24385a", "#4a2a3a", "#2f4a4a", "#3a3d44", "#5a3524")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 277])
    cloth = linear(scene.palette[0] if scene.palette else _CLOTHS[int(random.integers(len(_CLOTHS)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    day = daylight_through(scene, side, (0.3, 0.3, 0.32))
    mood: Rgb = (0.45, 0.75, 1.6) if random.random() < 0.6 else (1.2, 0.6, 1.3)
    parts = [*_shell(), *_lockers(mood, day.lamps)]
    sits = bool(scene.subjects) and scene.subjects[0].action is Action.SIT
    if scene.furnished:
        seat = _seats(cloth)
        for row in range(_ROWS):
            z = _AHEAD - 0.7 - _PITCH * row
            # Who sits has a seat of their own.
            taken = sits and row in _TAKEN
            parts += [at(seat, x * 1.03, 0, z) for x in ((-side,) if taken else (-1.0, 1.0))]
    lit = 0.45 + 0.35 * day.lamps
    above, below = day.under_panels(0.16)
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.62, 0.0, -3.0) if sits else (0.0, 0.0, -3.0),
        way=5.0,
        beside=0.25,
        eye=(0.05, 1.5, 0.6),
        target=(0.0, 1.25, -8.0),
        free=((-0.3, 0.4, _END + 1.6), (0.3, 1.95, _AHEAD - 0.2)),
        lamps=(
            *(
                Lamp((0.0, 2.05, z), shade((1.5, 1.45, 1.35), lit), 5.0, towards=(0.0, -1.0, 0.0))
                for z in (-0.4, -3.2, -6.4)
            ),
            *(Lamp((x * 1.1, 1.95, -4.0), shade(mood, 0.35 + 0.5 * day.lamps), 5.0) for x in (-1.0, 1.0)),
            Lamp((side * 1.6, 1.1, -3.6), shade(day.view, 0.45), 4.5, towards=(-side, 0.0, 0.0)),
        ),
        key=day.key,
        ambient=shade(above, 0.8),
        bounce=shade(below, 0.8),
        shaded=((0.0, 1.1, -4.0), 5.6),
        exposure=0.5 + 0.12 * day.lamps,
        largest=1.85,
        corners=0.4,
        crowded=True,
        fov=50.0,
    )


def _shell() -> list[Mesh]:
    """A tube of panels: points of its section from the floor over the ceiling, with windows on both sides."""
    section = [
        (-1.62, 0.0),
        (-1.8, 0.55),
        (-1.84, 1.0),
        (-1.72, 1.5),
        (-1.35, 1.95),
        (-0.8, 2.18),
        (0.0, 2.25),
    ]
    line = np.array(section + [(-x, y) for x, y in section[-2::-1]])
    count = len(line)
    slope = np.gradient(line, axis=0)
    slope /= np.linalg.norm(slope, axis=1, keepdims=True)
    points = np.concatenate([np.column_stack([line, np.full(count, z)]) for z in (_AHEAD, _END)])
    normals = np.tile(np.column_stack([slope[:, 1], -slope[:, 0], np.zeros(count)]), (2, 1))
    first = np.arange(count - 1)
    faces = np.concatenate(
        [
            np.column_stack([first, first + count, first + count + 1]),
            np.column_stack([first, first + count + 1, first + 1]),
        ]
    )
    white: Surface = {"colour": (0.72, 0.72, 0.71), "roughness": 0.5}
    parts = [
        Mesh.of(points, faces, normals, **white),
        block(
            3.3,
            0.1,
            _LONG,
            (0, -0.1, _MIDDLE),
            colour=(0.07, 0.075, 0.09),
            material=Material.FABRIC,
            roughness=0.95,
        ),
        block(4.0, 2.4, 0.1, (0, 0, _END), **white),
        block(4.0, 2.4, 0.1, (0, 0, _AHEAD + 0.05), **white),
        block(
            0.72,
            1.95,
            0.06,
            (0, 0, _END + 0.06),
            colour=(0.16, 0.18, 0.22),
            material=Material.FABRIC,
            roughness=0.95,
        ),
        block(0.8, 0.1, 0.05, (0, 2.0, _END + 0.07), colour=(0.2, 1.6, 0.6), material=Material.LIGHT),
    ]
    for side in (-1.0, 1.0):
        for row in range(_ROWS * 2 - 1):
            z = _AHEAD - 0.75 - 0.5 * _PITCH * row
            rim = ball(0.03, 0.23, 0.165, sides=20, colour=(0.62, 0.62, 0.61), roughness=0.5)
            pane = ball(0.03, 0.185, 0.125, sides=20, colour=(1.0, 1.0, 1.0), material=Material.VIEW)
            parts += [at(rim, side * 1.80, 1.12, z), at(pane, side * 1.785, 1.12, z)]
    return parts


def _lockers(mood: Rgb, dark: float) -> list[Mesh]:
    parts = []
    for side in (-1.0, 1.0):
        for i in range(round(_LONG / 1.1)):
            z = _AHEAD - 0.6 - 1.1 * i
            case = soft_box(0.72, 0.4, 1.07, 0.09, colour=(0.66, 0.66, 0.65), roughness=0.45)
            parts.append(case.moved(shift(side * 1.2, 1.62, z) @ turn("z", side * -12)))
            parts.append(
                block(0.015, 0.05, 0.2, (side * 0.83, 1.72, z), colour=(0.4, 0.41, 0.42), roughness=0.4)
            )
        glow = shade(mood, 0.7 + 0.9 * dark)
        parts.append(
            block(0.05, 0.02, _LONG - 0.4, (side * 0.86, 2.07, _MIDDLE), colour=glow, material=Material.LIGHT)
        )
        parts.append(
            block(
                0.02,
                0.015,
                _LONG - 0.4,
                (side * 0.36, 0.005, _MIDDLE),
                colour=shade(mood, 0.5),
                material=Material.LIGHT,
            )
        )
    parts.append(
        block(0.32, 0.02, _LONG - 0.6, (0, 2.21, _MIDDLE), colour=(1.5, 1.45, 1.35), material=Material.LIGHT)
    )
    return parts


def _seats(cloth: Rgb) -> Mesh:
    """Three beside each other, looking towards +z, where the camera is."""
    pad: Surface = {"colour": cloth, "material": Material.FABRIC, "roughness": 0.9}
    grey: Surface = {"colour": (0.16, 0.165, 0.175), "roughness": 0.5}
    parts = [block(1.3, 0.08, 0.4, (0, 0.26, 0), **grey)]
    for i in range(3):
        x = (i - 1) * 0.45
        parts.append(block(0.42, 0.14, 0.46, (x, 0.34, 0.06), **pad))
        parts.append(soft_box(0.42, 0.74, 0.12, 0.05, **pad).moved(shift(x, 0.42, -0.17) @ turn("x", -9)))
        parts.append(
            soft_box(0.3, 0.2, 0.05, 0.02, colour=(0.66, 0.65, 0.62), material=Material.FABRIC).moved(
                shift(x, 0.94, -0.185) @ turn("x", -9)
            )
        )
    for i in range(4):
        x = (i - 1.5) * 0.45
        parts.append(tube([(x, 0.6, -0.14), (x, 0.6, 0.24)], [0.024] * 2, sides=8, **grey))
        parts.append(block(0.03, 0.26, 0.06, (x, 0.34, -0.05), **grey))
    parts += [block(0.05, 0.28, 0.3, (x, 0, 0), **grey) for x in (-0.45, 0.45)]
    return merged(parts)
