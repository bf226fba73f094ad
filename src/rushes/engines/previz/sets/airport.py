"""An airport's terminal: rows of seats before a wall of glass, an aircraft outside, a gate's desk, signs."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import plants, streetside
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, extruded, shift, tube, turn

#: The hall from x = -_HALF to _HALF; glass on one side, the gates' wall on the other.
_HALF, _HIGH, _AHEAD, _END = 8.0, 6.4, 3.0, -38.0
_MIDDLE, _LONG = (_AHEAD + _END) / 2, _AHEAD - _END
_ACCENTS = ("#1f5fa8", "#d08a1e", "#1d7f74", "#a8323c", "#5a4a9a")
_APRON = -4.0


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 257])
    accent = linear(scene.palette[0] if scene.palette else _ACCENTS[int(random.integers(len(_ACCENTS)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    day = daylight_through(scene, side, (0.5, 0.5, 0.5))
    parts = [*_hall(accent, side), *_outside(accent, side)]
    if scene.furnished:
        parts += _furniture(random, accent, side)
    rows = [float(z) for z in np.arange(0.0, -30.0, -6.0)]
    above, below = day.under_panels(0.34)
    lit = 0.3 + 0.9 * day.lamps
    return Layout(
        mesh=merged(parts),
        mark=(side * 0.6, 0.0, -5.0),
        way=12.0,
        beside=1.8,
        eye=(side * -2.2, 1.65, 1.4),
        target=(side * 1.2, 1.9, -13.0),
        free=((-4.2, 0.3, -28.0), (4.2, 4.6, _AHEAD - 0.6)),
        lamps=(
            *(
                Lamp((side * -1.5, 5.6, z), shade((9.0, 9.2, 9.4), lit), 13.0, towards=(0.0, -1.0, 0.0))
                for z in rows[:4]
            ),
            Lamp((side * 7.0, 2.6, -6.0), shade(day.view, 2.2), 13.0, towards=(-side, 0.0, 0.0)),
            Lamp((side * 7.0, 2.6, -17.0), shade(day.view, 2.2), 13.0, towards=(-side, 0.0, 0.0)),
        ),
        key=day.key,
        ambient=above,
        bounce=below,
        shaded=((0.0, 1.5, -9.0), 13.0),
        exposure=0.35 + 0.2 * day.lamps,
        backdrop=(shade(day.view, 0.35), day.view),
        mirror=(0.0, 0.4),
        largest=3.0,
        corners=0.7,
        crowded=True,
        dust=Dust((0.4, 0.4, 0.4), 0.0015, (0.02, -0.01, 0.01), 0.06, 6.0),
        fov=46.0,
    )


def _hall(accent: Rgb, side: float) -> list[Mesh]:
    """Floor, a ceiling of slats that rises to the glass, the frames of the glass, the wall of the gates."""
    white: Surface = {"colour": (0.74, 0.75, 0.76), "roughness": 0.7}
    steel: Surface = {"colour": (0.55, 0.56, 0.58), "roughness": 0.4}
    parts = [
        block(2 * _HALF, 0.1, _LONG, (0, -0.1, _MIDDLE), colour=(0.50, 0.50, 0.51), roughness=0.14),
        block(2 * _HALF, 0.2, _LONG, (0, _HIGH, _MIDDLE), colour=(0.5, 0.5, 0.51), roughness=0.9),
        block(0.2, _HIGH, _LONG, (-side * (_HALF + 0.1), 0, _MIDDLE), **white),
        block(2 * _HALF, _HIGH, 0.2, (0, 0, _AHEAD + 0.1), **white),
        block(2 * _HALF, _HIGH, 0.2, (0, 0, _END - 0.1), **white),
    ]
    for z in np.arange(_AHEAD - 0.4, _END, -1.2):
        slat: Surface = {"colour": (0.52, 0.40, 0.27), "roughness": 0.6}
        parts.append(block(2 * _HALF, 0.26, 0.3, (0, _HIGH - 0.3, float(z)), **slat))
    for z in np.arange(_AHEAD - 3.0, _END, -6.0):
        parts.append(
            block(
                7.0,
                0.04,
                0.3,
                (-side * 1.2, _HIGH - 0.34, float(z)),
                colour=(2.3, 2.35, 2.4),
                material=Material.LIGHT,
            )
        )
    x = side * _HALF
    for z in np.arange(_AHEAD, _END, -3.0):
        parts.append(block(0.14, _HIGH, 0.12, (x, 0, float(z)), **steel))
    parts += [block(0.1, 0.08, _LONG, (x, y, _MIDDLE), **steel) for y in (0.0, 0.9, 3.6, _HIGH - 0.1)]
    wall = -side * _HALF
    for z in (-3.0, -13.0, -23.0, -33.0):
        parts.append(
            block(0.06, 2.6, 2.4, (wall + side * 0.03, 0, z), colour=(0.06, 0.07, 0.08), roughness=0.2)
        )
        parts.append(
            block(
                0.08,
                0.4,
                3.0,
                (wall + side * 0.05, 2.8, z),
                colour=shade(accent, 1.3),
                material=Material.LIGHT,
            )
        )
    parts.append(
        block(0.04, 0.5, _LONG, (wall + side * 0.03, 3.6, _MIDDLE), colour=shade(accent, 0.9), roughness=0.5)
    )
    for z in (-6.0, -18.0, -30.0):
        parts.append(at(cylinder(0.32, _HIGH, sides=20, **white), -side * 5.4, 0, z))
    return parts


def _outside(accent: Rgb, side: float) -> list[Mesh]:
    """The apron, an aircraft at its stand and one that is farther off, and the light of the sky."""
    parts = [
        block(
            90.0,
            0.2,
            160.0,
            (side * (_HALF + 45.2), _APRON - 0.2, -30.0),
            colour=(0.30, 0.30, 0.29),
            material=Material.ASPHALT,
            roughness=0.9,
        ),
        block(0.1, 60.0, 260.0, (side * 96.0, -12.0, -40.0), colour=(1.0, 1.0, 1.0), material=Material.VIEW),
        block(
            180.0, 60.0, 0.1, (side * 60.0, -12.0, -110.0), colour=(0.95, 0.95, 0.95), material=Material.VIEW
        ),
        block(40.0, 0.01, 0.4, (side * 30.0, _APRON, -12.0), colour=(0.75, 0.55, 0.05), roughness=0.8),
    ]
    plane = _aircraft(accent)
    parts.append(plane.moved(shift(side * 24.0, _APRON, -24.0) @ turn("y", side * 40)))
    parts.append(plane.moved(shift(side * 62.0, _APRON, -62.0) @ turn("y", side * 100)))
    for z in (-2.0, -9.0):
        parts.append(
            at(streetside.car((0.75, 0.6, 0.1), kind=2, near=False), side * 14.0, _APRON, z, yaw=side * 80)
        )
    return parts


def _aircraft(accent: Rgb) -> Mesh:
    """Some 30 m long, its nose to +z, on its wheels."""
    white: Surface = {"colour": (0.42, 0.44, 0.47), "roughness": 0.3}
    grey: Surface = {"colour": (0.50, 0.51, 0.53), "roughness": 0.35}
    way = [
        (0.0, 3.6 + max(0.0, -z - 9.0) * 0.12, z)
        for z in (-15.0, -12.0, -9.0, -4.0, 0.0, 5.0, 10.0, 12.5, 14.0, 14.9)
    ]
    body = tube(way, [0.35, 1.2, 1.75, 1.95, 1.95, 1.95, 1.95, 1.7, 1.15, 0.3], sides=24, **white)
    parts = [body]
    for x in (-1.0, 1.0):
        wing: list[tuple[float, float]] = [(0.0, 2.5), (0.0, -2.6), (13.5, -6.4), (14.0, -5.2)]
        outline = wing if x > 0 else [(-a, b) for a, b in wing[::-1]]
        flat = extruded(outline, 0.3, **grey).moved(turn("x", -90) @ np.diag([1.0, -1.0, 1.0, 1.0]))
        flat = extruded([(a, b) for a, b in outline][::-1], 0.3, **grey).moved(turn("x", 90)) if x else flat
        parts.append(flat.moved(shift(x * 1.4, 2.9, 0.0)))
        tail = extruded(
            [(0.0, 1.0), (x * 5.0, 3.0), (x * 5.2, 3.8), (0.0, 3.0)][:: 1 if x > 0 else -1], 0.18, **grey
        )
        parts.append(tail.moved(shift(0.0, 4.6, -14.6) @ turn("x", 90) @ np.diag([1.0, 1.0, 1.0, 1.0])))
        engine = tube(
            [(0, 0, -1.8), (0, 0, 0), (0, 0, 1.5)],
            [0.6, 0.9, 0.85],
            sides=18,
            colour=shade(accent, 0.9),
            roughness=0.3,
        )
        parts.append(at(engine, x * 5.0, 1.9, 2.0))
        parts.append(
            at(
                cylinder(0.55, 0.4, sides=16, colour=(0.03, 0.03, 0.03), roughness=0.7).moved(turn("z", 90)),
                x * 2.4 + 0.2,
                0.55,
                -1.0,
            )
        )
        for i in range(20):
            parts.append(
                block(
                    0.05,
                    0.36,
                    0.26,
                    (x * 1.93, 3.75, -8.0 + 0.9 * i),
                    colour=(0.05, 0.06, 0.08),
                    roughness=0.1,
                )
            )
    fin = extruded(
        [(-15.6, 4.6), (-12.0, 4.9), (-14.6, 9.6), (-16.2, 9.6)], 0.22, colour=accent, roughness=0.35
    )
    parts.append(fin.moved(turn("y", -90)))
    parts.append(
        block(3.3, 0.3, 24.0, (0, 3.0, 0.0), colour=shade(accent, 0.9), roughness=0.4).moved(
            np.diag([1.17, 1.0, 1.0, 1.0])
        )
    )
    parts.append(
        at(
            cylinder(0.4, 0.3, sides=14, colour=(0.03, 0.03, 0.03), roughness=0.7).moved(turn("z", 90)),
            0.15,
            0.4,
            11.0,
        )
    )
    parts.append(block(0.2, 2.0, 0.2, (0, 0.5, 11.0), **grey))
    parts.append(block(1.7, 0.5, 0.2, (0, 4.5, 13.5), colour=(0.03, 0.04, 0.05), roughness=0.1))
    return merged(parts)


def _furniture(random: np.random.Generator, accent: Rgb, side: float) -> list[Mesh]:
    parts = []
    for z in (-3.6, -7.2, -10.8, -14.4, -18.0):
        parts.append(at(_seats(5), side * 5.2, 0, z))
        parts.append(at(_seats(5), side * 5.2, 0, z - 1.3, yaw=180))
    parts.append(at(_desk(accent), -side * 6.2, 0, -9.4, yaw=side * 90))
    parts += [_sign(random, accent).moved(shift(side * x, 3.7, z)) for x, z in ((-1.2, -9.0), (0.4, -21.0))]
    parts += [at(plants.potted(random, 1.7), -side * 7.2, 0, z) for z in (-6.0, -16.0)]
    for i in range(4):
        parts.append(
            at(
                cylinder(
                    0.03, 1.0, sides=10, colour=(0.5, 0.5, 0.52), material=Material.METAL, roughness=0.3
                ),
                -side * 4.6,
                0,
                -7.4 - 1.3 * i,
            )
        )
        if i < 3:
            parts.append(
                block(0.01, 0.06, 1.3, (-side * 4.6, 0.9, -8.05 - 1.3 * i), colour=accent, roughness=0.6)
            )
    parts.append(at(_suitcase(accent), side * 3.4, 0, -6.4, yaw=20))
    parts.append(at(_suitcase((0.03, 0.03, 0.035)), side * 3.2, 0, -11.9, yaw=-30))
    parts.append(at(streetside.bin_((0.35, 0.36, 0.37)), -side * 5.4, 0, -12.5))
    return parts


def _seats(count: int) -> Mesh:
    """In a row along x on a beam, their backs to -z."""
    pad: Surface = {"colour": (0.045, 0.045, 0.05), "roughness": 0.45}
    steel: Surface = {"colour": (0.55, 0.56, 0.58), "material": Material.METAL, "roughness": 0.3}
    wide = 0.6
    parts = [block(count * wide, 0.07, 0.07, (0, 0.3, 0), **steel)]
    for i in range(count):
        x = (i - (count - 1) / 2) * wide
        parts.append(at(soft_box(0.52, 0.08, 0.5, 0.03, **pad), x, 0.38, 0.05))
        parts.append(soft_box(0.52, 0.48, 0.07, 0.03, **pad).moved(shift(x, 0.42, -0.2) @ turn("x", -10)))
    for i in range(count + 1):
        x = (i - count / 2) * wide
        parts.append(block(0.04, 0.03, 0.4, (x, 0.62, 0.02), **steel))
        parts.append(block(0.03, 0.26, 0.03, (x, 0.36, 0.02), **steel))
    for x in (-0.36 * count * wide, 0.36 * count * wide):
        parts.append(block(0.06, 0.3, 0.06, (x, 0, 0), **steel))
        parts.append(block(0.07, 0.03, 0.6, (x, 0, 0), **steel))
    return merged(parts)


def _desk(accent: Rgb) -> Mesh:
    parts = [
        block(3.0, 1.05, 0.6, (0, 0, 0), colour=(0.7, 0.71, 0.72), roughness=0.35),
        block(3.1, 0.05, 0.75, (0, 1.05, 0), colour=(0.06, 0.06, 0.065), roughness=0.2),
        block(3.0, 0.14, 0.02, (0, 0.5, 0.305), colour=shade(accent, 1.3), material=Material.LIGHT),
        block(3.4, 0.7, 0.12, (0, 2.5, -0.5), colour=(0.02, 0.025, 0.03), roughness=0.3),
        block(0.1, 2.5, 0.1, (-1.5, 0, -0.5), colour=(0.4, 0.4, 0.41), roughness=0.4),
        block(0.1, 2.5, 0.1, (1.5, 0, -0.5), colour=(0.4, 0.4, 0.41), roughness=0.4),
    ]
    for i, wide in enumerate((1.4, 0.9, 1.1)):
        parts.append(
            block(
                wide,
                0.1,
                0.01,
                (-1.5 + wide / 2, 3.0 - 0.19 * i, -0.43),
                colour=(1.9, 1.9, 1.8),
                material=Material.LIGHT,
            )
        )
    for x in (-0.7, 0.7):
        parts.append(block(0.42, 0.3, 0.03, (x, 1.14, -0.1), colour=(0.03, 0.03, 0.032), roughness=0.3))
    return merged(parts)


def _sign(random: np.random.Generator, accent: Rgb) -> Mesh:
    """Hung from the roof: arrows and bars of light that name nothing."""
    parts = [block(4.2, 0.62, 0.16, (0, 0, 0), colour=(0.02, 0.022, 0.026), roughness=0.4)]
    parts += [
        block(0.04, 2.6, 0.04, (x, 0.6, 0), colour=(0.3, 0.3, 0.31), roughness=0.4) for x in (-1.7, 1.7)
    ]
    yellow = (2.5, 1.75, 0.1)
    parts.append(block(0.5, 0.5, 0.01, (-1.75, 0.06, 0.082), colour=yellow, material=Material.LIGHT))
    for lean in (45.0, -45.0):
        wing = block(0.22, 0.06, 0.012, (0.09, -0.03, 0), colour=(0.02, 0.02, 0.02))
        parts.append(wing.moved(shift(-1.93, 0.31, 0.088) @ turn("z", lean)))
    parts.append(block(0.34, 0.06, 0.012, (-1.74, 0.28, 0.088), colour=(0.02, 0.02, 0.02)))
    x = -1.2
    while x < 1.7:
        wide = float(random.uniform(0.2, 0.7))
        parts.append(
            block(
                min(wide, 1.9 - x),
                0.1,
                0.01,
                (x + min(wide, 1.9 - x) / 2, 0.33, 0.082),
                colour=(1.9, 1.9, 1.85),
                material=Material.LIGHT,
            )
        )
        parts.append(
            block(
                min(wide, 1.9 - x) * 0.6,
                0.06,
                0.01,
                (x + 0.3 * min(wide, 1.9 - x), 0.16, 0.082),
                colour=shade(accent, 2.0),
                material=Material.LIGHT,
            )
        )
        x += wide + 0.25
    return merged(parts)


def _suitcase(colour: Rgb) -> Mesh:
    shell: Surface = {"colour": shade(colour, 0.9), "roughness": 0.35}
    parts = [at(soft_box(0.42, 0.6, 0.26, 0.05, **shell), 0, 0.06, 0)]
    for x in (-0.12, 0.12):
        parts.append(
            block(
                0.015,
                0.4,
                0.015,
                (x, 0.62, -0.09),
                colour=(0.5, 0.5, 0.52),
                material=Material.METAL,
                roughness=0.3,
            )
        )
    parts.append(block(0.28, 0.03, 0.03, (0, 1.0, -0.09), colour=(0.03, 0.03, 0.03), roughness=0.5))
    return merged(parts)
