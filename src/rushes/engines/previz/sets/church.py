"""A church: a high nave between columns, benches on both sides, tall windows, shafts of light, an altar."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps
from rushes.engines.previz.props.kit import Rgb, at, block, hue, shade, soft_box
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Dust, Key, Lamp, Layout
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, lathe, shift, tube, turn

#: The nave's half width, the aisles' outer walls, where the vault springs, and its top; bays along z.
_NAVE, _WALL, _SPRING, _TOP = 3.6, 6.2, 6.4, 10.0
_BAY, _BAYS, _AHEAD = 4.0, 7, 2.0
_END = _AHEAD - _BAY * _BAYS
_STONES = ("#cfc4b0", "#c3bfb6", "#d3c8b8", "#b9ab98")
_GLASS = (0.02, 0.11, 0.58, 0.62, 0.36, 0.80)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 239])
    stone = linear(scene.palette[0] if scene.palette else _STONES[int(random.integers(len(_STONES)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    day = daylight_through(scene, side, (0.4, 0.37, 0.33))
    parts = [
        *_shell(stone),
        *_vault(stone),
        *_windows(random),
    ]
    parts += [_column(stone, x, _AHEAD - _BAY * i) for x in (-_NAVE, _NAVE) for i in range(1, _BAYS)]
    if scene.furnished:
        parts += _furniture()
    lit = 0.35 + 0.9 * day.lamps
    warm = shade((3.2, 2.1, 1.1), lit)
    sun = Key((side * 0.80, 0.56, -0.22), shade(day.key.colour, 1.25))
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, -6.0),
        way=12.0,
        beside=0.8,
        eye=(side * -0.5, 1.6, 1.0),
        target=(0.0, 3.0, -16.0),
        free=((-_NAVE + 0.6, 0.25, _END + 5.0), (_NAVE - 0.6, 8.0, 1.6)),
        lamps=(
            Lamp((0.0, 3.2, _END + 4.0), shade((5.0, 3.4, 1.8), lit + 0.25), 11.0),
            Lamp((0.0, 3.6, -7.0), shade(warm, 1.6), 10.0),
            Lamp((0.0, 3.4, -1.0), shade(warm, 1.6), 9.0),
            Lamp((0.0, 3.6, -15.0), shade(warm, 1.5), 10.0),
            Lamp((side * 5.6, 3.6, -7.0), shade(day.view, 1.5), 12.0, towards=(-side, -0.3, 0.0)),
        ),
        key=sun,
        ambient=shade(day.ambient, 0.62),
        bounce=shade(day.bounce, 0.62),
        shaded=((0.0, 3.0, -10.0), 14.0),
        exposure=0.55 + 0.25 * day.lamps,
        shafts=0.028 * (1.0 - 0.8 * day.lamps),
        backdrop=((0.02, 0.02, 0.02), (0.02, 0.02, 0.02)),
        mirror=(0.0, 0.2),
        largest=3.0,
        corners=0.9,
        crowded=True,
        dust=Dust((0.5, 0.46, 0.36), 0.002, (0.02, -0.01, 0.01), 0.35, 6.0),
        fov=50.0,
    )


def _shell(stone: Rgb) -> list[Mesh]:
    """The floor, walls of the aisles between their windows, and the wall at the end with its niche."""
    middle, long = (_AHEAD + _END) / 2, _AHEAD - _END
    wall: Surface = {"colour": shade(stone, 0.92), "material": Material.CONCRETE, "roughness": 0.9}
    parts = [
        block(
            2 * _WALL,
            0.1,
            long,
            (0, -0.1, middle),
            colour=(0.42, 0.38, 0.33),
            material=Material.TILES,
            roughness=0.25,
        ),
        block(
            1.5,
            0.008,
            long - 5.0,
            (0, 0, middle + 2.0),
            colour=(0.34, 0.04, 0.045),
            material=Material.FABRIC,
            roughness=0.95,
        ),
        block(2 * _WALL + 0.6, _TOP + 1.0, 0.4, (0, 0, _AHEAD + 0.2), **wall),
        block(2 * _WALL + 0.6, _TOP + 1.0, 0.4, (0, 0, _END - 0.2), **wall),
    ]
    for x in (-1.0, 1.0):
        # Between the windows of the aisles, below and above them.
        for i in range(_BAYS + 1):
            parts.append(block(0.4, _SPRING, 2.3, (x * (_WALL + 0.2), 0, _AHEAD - _BAY * i), **wall))
        parts.append(block(0.4, 1.5, long, (x * (_WALL + 0.2), 0, middle), **wall))
        parts.append(block(0.4, 1.0, long, (x * (_WALL + 0.2), _SPRING - 0.9, middle), **wall))
        parts.append(
            block(_WALL - _NAVE + 0.4, 0.2, long, (x * (_WALL + _NAVE) / 2, _SPRING + 0.1, middle), **wall)
        )
        # The nave's own wall over the arches.
        parts.append(block(0.5, _TOP - _SPRING + 1.4, long, (x * _NAVE, _SPRING - 0.2, middle), **wall))
    return parts


def _vault(stone: Rgb) -> list[Mesh]:
    """A pointed barrel with ribs from column to column, and arches between the columns."""
    n = 16
    half = [
        (_NAVE * (1.0 - s), _SPRING + (_TOP - _SPRING) * math.sin(math.pi / 2 * s) ** 0.85)
        for s in np.linspace(0.0, 1.0, n)
    ]
    line = np.array(half + [(-x, y) for x, y in half[-2::-1]])
    count = len(line)
    slope = np.gradient(line, axis=0)
    slope /= np.linalg.norm(slope, axis=1, keepdims=True)
    points = np.concatenate([np.column_stack([line, np.full(count, z)]) for z in (_AHEAD, _END)])
    normals = np.tile(np.column_stack([-slope[:, 1], slope[:, 0], np.zeros(count)]), (2, 1))
    normals[:, 1] *= -1.0 if normals[n - 1, 1] > 0 else 1.0
    normals[:, 0] = -np.sign(points[:, 0]) * np.abs(normals[:, 0])
    normals[:, 1] = -np.abs(normals[:, 1])
    first = np.arange(count - 1)
    faces = np.concatenate(
        [
            np.column_stack([first, first + 1, first + count + 1]),
            np.column_stack([first, first + count + 1, first + count]),
        ]
    )
    shell = Mesh.of(
        points, faces, normals, colour=shade(stone, 1.05), roughness=0.95, material=Material.CONCRETE
    )
    rib: Surface = {"colour": shade(stone, 0.85), "roughness": 0.85}
    way = [(float(x) * 0.985, float(y) - 0.04, 0.0) for x, y in line]
    bow = tube(way, [0.15] * count, sides=6, **rib)
    parts = [shell, *(at(bow, 0, 0, _AHEAD - _BAY * i) for i in range(1, _BAYS + 1))]
    arch = [(0.0, 0.0, _BAY / 2 * math.cos(a)) for a in np.linspace(0.0, math.pi, 15)]
    arch = [
        (0.0, 4.6 + 1.7 * math.sin(a), z)
        for (_, _, z), a in zip(arch, np.linspace(0.0, math.pi, 15), strict=True)
    ]
    bent = tube(arch, [0.2] * 15, sides=6, **rib)
    for x in (-_NAVE, _NAVE):
        parts += [at(bent, x, 0, _AHEAD - _BAY * (i + 0.5)) for i in range(_BAYS)]
    return parts


def _column(stone: Rgb, x: float, z: float) -> Mesh:
    body: Surface = {"colour": shade(stone, 1.0), "material": Material.CONCRETE, "roughness": 0.75}
    profile = [
        (0.62, 0.0),
        (0.62, 0.3),
        (0.5, 0.42),
        (0.42, 0.5),
        (0.40, 4.2),
        (0.44, 4.25),
        (0.44, 4.35),
        (0.62, 4.75),
        (0.64, 4.95),
        (0.30, 4.95),
        (0.28, _SPRING),
    ]
    return at(lathe(profile, sides=16, **body), x, 0, z)


def _windows(random: np.random.Generator) -> list[Mesh]:
    """Tall ones of coloured glass in the aisles, and three at the end."""
    parts = []
    for i in range(_BAYS):
        for x in (-1.0, 1.0):
            pane = _lancet(random, 0.42, 1.7, 4.0)
            parts.append(
                pane.moved(shift(x * (_WALL + 0.12), 1.5, _AHEAD - _BAY * (i + 0.5)) @ turn("y", -90.0 * x))
            )
    for x, tall in ((-2.0, 4.4), (0.0, 5.6), (2.0, 4.4)):
        parts.append(_lancet(random, 0.46, 1.3, tall).moved(shift(x, 3.0, _END + 0.05)))
    return parts


def _lancet(random: np.random.Generator, clear: float, wide: float, tall: float) -> Mesh:
    """A pointed window about x = 0 on y = 0, its glass at z = 0: fields between lead."""
    lead: Surface = {"colour": (0.04, 0.04, 0.042), "roughness": 0.6}
    columns, rows = 4, round(tall / 0.4)
    parts = []
    tones = [hue(_GLASS[int(random.integers(6))], 0.85, 1.0) for _ in range(5)]
    for row in range(rows):
        y = tall * row / rows
        # Narrower towards the point.
        share = min(1.0, math.sqrt(max(0.04, (1.0 - row / rows) * 3.2)))
        for column in range(columns):
            x = (column - (columns - 1) / 2) * wide / columns
            if abs(x) > share * wide / 2:
                continue
            tone = tones[int(random.integers(5))]
            parts.append(
                block(
                    wide / columns,
                    tall / rows,
                    0.01,
                    (x, y, 0),
                    colour=shade(tone, clear),
                    material=Material.VIEW,
                )
            )
    parts += [
        block(0.03, tall, 0.03, ((i - columns / 2) * wide / columns, 0, 0.01), **lead)
        for i in range(1, columns)
    ]
    parts += [block(wide, 0.025, 0.03, (0, tall * i / rows, 0.01), **lead) for i in range(1, rows)]
    return merged(parts)


def _furniture() -> list[Mesh]:
    """Benches, an altar on steps with candles, lamps that hang from the vault."""
    wood: Surface = {"colour": (0.26, 0.14, 0.065), "material": Material.WOOD, "roughness": 0.4}
    bench = merged(
        [
            block(2.3, 0.05, 0.42, (0, 0.43, 0), **wood),
            block(2.3, 0.5, 0.05, (0, 0.46, 0.22), **wood),
            block(2.3, 0.04, 0.14, (0, 0.94, 0.24), **wood),
            *(at(soft_box(0.06, 0.98, 0.5, 0.02, **wood), x, 0, 0.04) for x in (-1.16, 1.16)),
        ]
    )
    parts = [at(bench, x, 0, z) for x in (-2.05, 2.05) for z in np.arange(-3.6, _END + 8.0, -1.15)]
    stone: Surface = {"colour": (0.60, 0.57, 0.52), "material": Material.CONCRETE, "roughness": 0.6}
    z = _END + 2.6
    parts += [block(6.0 - 0.8 * i, 0.16, 4.0 - 0.8 * i, (0, 0.16 * i, z), **stone) for i in range(3)]
    parts.append(block(2.2, 0.95, 0.8, (0, 0.48, z), **stone))
    parts.append(
        block(
            2.4, 0.06, 0.9, (0, 1.43, z), colour=(0.78, 0.76, 0.72), material=Material.FABRIC, roughness=0.9
        )
    )
    parts += [at(lamps.candle(0.3 + 0.08 * (i % 2)), -0.9 + 0.36 * i, 1.49, z) for i in range(6)]
    gold: Surface = {"colour": (0.62, 0.45, 0.20), "material": Material.METAL, "roughness": 0.3}
    for at_z in (-3.5, -8.0, -12.5, -17.0):
        parts.append(at(cylinder(0.012, 5.0, sides=6, **gold), 0, 4.2, at_z))
        ring = [(0.62 * math.cos(a), 0.0, 0.62 * math.sin(a)) for a in np.linspace(0.0, math.tau, 25)]
        parts.append(at(tube(ring, [0.025] * 25, sides=6, **gold), 0, 4.1, at_z))
        for i in range(8):
            a = math.tau * i / 8
            flame = cylinder(0.035, 0.14, sides=8, colour=(3.6, 2.4, 1.2), material=Material.LIGHT)
            parts.append(at(flame, 0.62 * math.cos(a), 4.13, at_z + 0.62 * math.sin(a)))
        parts += [
            tube(
                [(0.62 * math.cos(a), 4.1, at_z + 0.62 * math.sin(a)), (0.0, 4.8, at_z)],
                [0.008] * 2,
                sides=5,
                **gold,
            )
            for a in (0.0, math.tau / 3, 2 * math.tau / 3)
        ]
    return parts
