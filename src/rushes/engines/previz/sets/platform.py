"""A station: a platform with its yellow line, rails, columns, benches; under the ground or by daylight."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, linear, merged
from rushes.engines.previz.props import lamps, screens, seating, streetside
from rushes.engines.previz.props.kit import Rgb, at, block, shade, soft_box
from rushes.engines.previz.scene import Feature, Scene
from rushes.engines.previz.sets.layout import Dust, Lamp, Layout, Rim
from rushes.engines.previz.sets.window import daylight_through
from rushes.engines.previz.shapes import Surface, cylinder, shift, turn
from rushes.engines.previz.subjects.catalogue.manned import RAILED

#: The platform lies between x = -_HALF and _HALF; the track is on one side of it, below y = 0.
_HALF, _LONG, _HEIGHT, _BED = 3.0, 44.0, 4.2, -1.05
_AHEAD = 4.0
_MIDDLE = _AHEAD - _LONG / 2
_TRACK = 1.85
_BANDS = ("#1f5fa8", "#b3322c", "#2f7d4f", "#d08a1e", "#6a4a93")


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 197])
    band = linear(scene.palette[0] if scene.palette else _BANDS[int(random.integers(len(_BANDS)))])
    side = -1.0 if random.random() < 0.5 else 1.0
    below = Feature.UNDERGROUND in scene.features
    day = daylight_through(scene, side, (0.4, 0.4, 0.4))
    parts = [*_ground(side), *(_tunnel(side, band) if below else _roof(side, band))]
    if scene.furnished:
        parts += _furniture(random, side, band, below=below)
        if Feature.TRAIN in scene.features and not any(each.kind in RAILED for each in scene.subjects):
            parts.append(at(_train(band), side * (_HALF + _TRACK), _BED, _MIDDLE - 2.0))
    lit = 1.0 if below else 0.25 + 0.75 * day.lamps
    rows = [float(z) for z in np.arange(0.0, -30.0, -5.0)]
    parts += [
        at(
            lamps.ceiling_panel(0.3, 3.2, shade((2.6, 2.7, 2.8), 0.5 + 0.5 * lit)),
            -side * 0.2,
            _HEIGHT - 0.35,
            z,
        )
        for z in rows
    ]
    track = side * (_HALF + _TRACK)
    driven = bool(scene.subjects) and scene.subjects[0].kind in RAILED
    above, under = day.under_panels(0.3)
    return Layout(
        mesh=merged(parts),
        mark=(track, _BED, -7.0) if driven else (side * 0.5, 0.0, -4.6),
        way=62.0 if driven else 12.0,
        beside=1.1,
        track=((track, _BED, _MIDDLE + 4.0), 180.0),
        eye=(-side * 1.3, 1.6, 1.2),
        target=(side * 1.0, 1.35, -12.0),
        free=((-_HALF + 0.4, 0.3, -30.0), (_HALF - 0.5, 3.3, _AHEAD - 0.5)),
        lamps=tuple(
            Lamp((-side * 0.2, 3.6, z), shade((5.2, 5.3, 5.2), lit), 10.0, towards=(0.0, -1.0, 0.0))
            for z in rows
        ),
        key=None if below else day.key,
        rim=Rim((side * 0.5, 0.4, -0.7), (0.3, 0.32, 0.36)) if below else None,
        ambient=(0.30, 0.31, 0.33) if below else above,
        bounce=(0.17, 0.17, 0.17) if below else shade(under, 0.8),
        shaded=((0.0, 1.0, -7.0), 12.0),
        exposure=0.62 if below else 0.46 + 0.14 * day.lamps,
        backdrop=((0.02, 0.02, 0.022), (0.02, 0.02, 0.022)) if below else (shade(day.view, 0.5), day.view),
        fog=((0.02, 0.021, 0.023), 0.006) if below else (shade(day.view, 0.5), 0.004),
        mirror=(0.0, 0.3),
        largest=3.9 if driven else 2.4,
        corners=0.6,
        dust=Dust((0.35, 0.35, 0.36), 0.0015, (0.05, -0.01, 0.02), 0.15, 5.0),
        fov=46.0,
    )


def _ground(side: float) -> list[Mesh]:
    """The platform with its edge, and the track beside it."""
    concrete: Surface = {"colour": (0.42, 0.42, 0.41), "material": Material.CONCRETE, "roughness": 0.8}
    edge = side * _HALF
    parts = [
        block(
            2 * _HALF,
            0.2,
            _LONG,
            (0, -0.2, _MIDDLE),
            colour=(0.46, 0.46, 0.45),
            material=Material.TILES,
            roughness=0.3,
        ),
        block(0.2, -_BED, _LONG, (edge - side * 0.1, _BED, _MIDDLE), **concrete),
        block(0.62, 0.006, _LONG, (edge - side * 0.33, 0, _MIDDLE), colour=(0.62, 0.62, 0.60), roughness=0.6),
        block(
            0.34, 0.014, _LONG, (edge - side * 0.82, 0, _MIDDLE), colour=(0.82, 0.56, 0.03), roughness=0.55
        ),
    ]
    # Raised lines to be felt with a foot.
    for i in range(4):
        x = edge - side * (0.70 + 0.08 * i)
        parts.append(block(0.035, 0.021, _LONG, (x, 0, _MIDDLE), colour=(0.70, 0.46, 0.02), roughness=0.5))
    bed = side * (_HALF + 2.2)
    parts.append(
        block(
            4.4,
            0.1,
            _LONG + 40.0,
            (bed, _BED - 0.3, _MIDDLE - 12.0),
            colour=(0.17, 0.15, 0.135),
            material=Material.ASPHALT,
            roughness=0.95,
        )
    )
    for z in np.arange(_AHEAD, -44.0, -0.7):
        parts.append(
            block(
                2.5,
                0.16,
                0.26,
                (side * (_HALF + _TRACK), _BED - 0.24, float(z)),
                colour=(0.24, 0.21, 0.18),
                roughness=0.9,
            )
        )
    for gauge in (-0.72, 0.72):
        rail: Surface = {"colour": (0.36, 0.33, 0.31), "material": Material.METAL, "roughness": 0.25}
        x = side * (_HALF + _TRACK) + gauge
        parts.append(block(0.07, 0.14, _LONG + 40.0, (x, _BED - 0.09, _MIDDLE - 12.0), **rail))
    return parts


def _tunnel(side: float, band: Rgb) -> list[Mesh]:
    """Walls of tiles with a band of the line's colour, a vault over the track, its dark mouth at the end."""
    tile: Surface = {"colour": (0.70, 0.70, 0.67), "material": Material.TILES, "roughness": 0.2}
    parts = []
    walls = ((-side * (_HALF + 0.1), 0.0, side), (side * (_HALF + 4.3), _BED - 0.3, -side))
    for x, low, inwards in walls:
        parts.append(block(0.2, _HEIGHT - low, _LONG, (x, low, _MIDDLE), **tile))
        parts.append(
            block(0.02, 0.42, _LONG, (x + inwards * 0.11, 2.25, _MIDDLE), colour=band, roughness=0.3)
        )
        parts.append(
            block(
                0.02, 0.22, _LONG, (x + inwards * 0.11, 0.0, _MIDDLE), colour=shade(band, 0.35), roughness=0.4
            )
        )
    wide = 2 * _HALF + 4.6
    parts.append(
        block(wide, 0.2, _LONG, (side * 2.1, _HEIGHT, _MIDDLE), colour=(0.5, 0.5, 0.5), roughness=0.9)
    )
    dark: Surface = {"colour": (0.006, 0.006, 0.007), "roughness": 1.0}
    end = _AHEAD - _LONG
    parts.append(block(2 * _HALF, _HEIGHT, 0.2, (0, 0, end), **tile))
    parts.append(block(4.4, _HEIGHT - _BED, 0.2, (side * (_HALF + 2.1), _BED - 0.3, end - 0.2), **dark))
    parts.append(block(wide, 6.0, 0.2, (side * 2.1, _BED - 0.5, _AHEAD + 0.1), **tile))
    for z in (end + 0.2,):
        for x in (side * (_HALF + 0.05), side * (_HALF + 4.0)):
            parts.append(block(0.5, _HEIGHT - _BED, 0.5, (x, _BED, z), colour=(0.3, 0.3, 0.3), roughness=0.8))
    # Frames for posters that show nothing but shapes.
    for i, z in enumerate((-3.0, -9.0, -15.0, -21.0)):
        x = side * 7.16
        tone = (band, shade(band, 0.5), (0.55, 0.5, 0.36), (0.16, 0.22, 0.3))[i]
        parts.append(block(0.06, 1.5, 2.4, (x, 0.5, z), colour=(0.05, 0.05, 0.055), roughness=0.4))
        parts.append(block(0.03, 1.36, 2.26, (x - side * 0.04, 0.57, z), colour=tone, roughness=0.4))
        ring = cylinder(0.42, 0.03, sides=28, colour=(0.75, 0.73, 0.68), roughness=0.5).moved(turn("z", 90))
        parts.append(at(ring, x - side * 0.05, 1.2, z - 0.3 + 0.2 * i))
    return parts


def _roof(side: float, band: Rgb) -> list[Mesh]:
    """A canopy over the platform, fields and houses beyond the track."""
    parts = [
        block(2 * _HALF + 1.0, 0.16, _LONG, (0, _HEIGHT, _MIDDLE), colour=(0.42, 0.43, 0.44), roughness=0.8)
    ]
    parts.append(
        block(
            0.14,
            0.4,
            _LONG,
            (side * (_HALF + 0.45), _HEIGHT - 0.24, _MIDDLE),
            colour=shade(band, 0.8),
            roughness=0.5,
        )
    )
    back = -side * (_HALF + 0.1)
    brick: Surface = {"colour": (0.40, 0.17, 0.10), "material": Material.BRICK, "roughness": 0.85}
    parts.append(block(0.2, _HEIGHT, _LONG, (back, 0, _MIDDLE), **brick))
    for z in np.arange(1.0, -34.0, -6.0):
        parts.append(
            block(0.06, 2.2, 1.3, (back + side * 0.12, 0, float(z)), colour=shade(band, 0.45), roughness=0.5)
        )
        parts.append(
            block(
                0.03,
                1.2,
                1.5,
                (back + side * 0.12, 1.1, float(z) - 3.0),
                colour=(0.35, 0.35, 0.35),
                material=Material.VIEW,
            )
        )
    # Beyond the track: a bank of earth, hedges, what is seen of a town.
    far = side * (_HALF + 4.4)
    grass: Surface = {"colour": (0.12, 0.19, 0.06), "material": Material.GRASS, "roughness": 0.95}
    parts.append(block(14.0, 0.4, _LONG + 40.0, (far + side * 7.0, _BED - 0.3, _MIDDLE - 12.0), **grass))
    parts.append(
        streetside.fence(_LONG, (0.25, 0.27, 0.28), 1.3).moved(
            shift(far + side * 0.5, _BED + 0.1, _MIDDLE) @ turn("y", 90)
        )
    )
    for i in range(9):
        z = 2.0 - 6.0 * i
        tall = 3.4 + 1.7 * ((i * 5) % 4)
        tone = ((0.45, 0.36, 0.28), (0.5, 0.47, 0.42), (0.36, 0.18, 0.12))[i % 3]
        parts.append(
            block(
                6.0,
                tall,
                5.4,
                (far + side * 9.0, _BED, z),
                colour=tone,
                material=Material.FACADE,
                roughness=0.1 * (i % 7),
            )
        )
    sheet = block(
        0.1, 26.0, 150.0, (side * 30.0, -3.0, -40.0), colour=(1.0, 1.0, 1.0), material=Material.VIEW
    )
    end = block(80.0, 26.0, 0.1, (0, -3.0, -75.0), colour=(0.95, 0.95, 0.95), material=Material.VIEW)
    near = block(12.0, 6.0, 0.2, (0, _BED - 0.3, _AHEAD + 0.2), **brick)
    return [*parts, sheet, end, near]


def _furniture(random: np.random.Generator, side: float, band: Rgb, *, below: bool) -> list[Mesh]:
    steel: Surface = {"colour": (0.30, 0.31, 0.33), "material": Material.METAL, "roughness": 0.35}
    parts = []
    back = -side * (_HALF - 0.42)
    for i, z in enumerate(np.arange(-2.0, -34.0, -6.0)):
        if below:
            column = block(
                0.5,
                _HEIGHT,
                0.5,
                (-side * 1.25, 0, float(z) - 2.5),
                colour=(0.66, 0.66, 0.63),
                material=Material.TILES,
                roughness=0.2,
            )
            stripe = block(0.52, 0.42, 0.52, (-side * 1.25, 2.25, float(z) - 2.5), colour=band, roughness=0.3)
            parts += [column, stripe]
        else:
            parts.append(at(cylinder(0.11, _HEIGHT, sides=14, **steel), -side * 1.25, 0, float(z) - 2.5))
            parts.append(block(3.6, 0.14, 0.12, (-side * 0.4, _HEIGHT - 0.16, float(z) - 2.5), **steel))
        if i % 2 == 0:
            parts.append(at(seating.bench(shade(band, 0.7), 1.8), back, 0, float(z), yaw=90 * side))
    parts.append(at(streetside.bin_((0.12, 0.13, 0.14)), back, 0, -4.6))
    parts += [_sign(band).moved(shift(side * 0.4, 2.95, z)) for z in (-9.0, -21.0)]
    parts.append(_board(random).moved(shift(-side * 1.4, 2.6, -6.2)))
    return [*parts, screens.clock(0.3).moved(shift(side * 1.5, 3.2, -12.0))]


def _sign(band: Rgb) -> Mesh:
    """Hung from the roof: a board with a bar of light and an arrow; it names no place."""
    dark: Surface = {"colour": (0.02, 0.03, 0.05), "roughness": 0.4}
    glow = (1.9, 1.9, 1.85)
    parts = [block(2.2, 0.44, 0.12, (0, 0, 0), **dark)]
    parts += [block(0.03, 0.9, 0.03, (x, 0.44, 0), **dark) for x in (-0.9, 0.9)]
    parts.append(block(2.2, 0.07, 0.02, (0, 0.0, 0.062), colour=shade(band, 2.2), material=Material.LIGHT))
    parts.append(block(0.9, 0.10, 0.02, (0.25, 0.22, 0.062), colour=glow, material=Material.LIGHT))
    for lean in (45.0, -45.0):
        wing = block(0.2, 0.05, 0.02, (0.08, -0.025, 0), colour=glow, material=Material.LIGHT)
        parts.append(wing.moved(shift(-0.92, 0.25, 0.062) @ turn("z", lean)))
    parts.append(block(0.42, 0.05, 0.02, (-0.7, 0.225, 0.062), colour=glow, material=Material.LIGHT))
    return merged(parts)


def _board(random: np.random.Generator) -> Mesh:
    """When the next ones go: lines of light that are not to be read."""
    parts = [at(soft_box(1.5, 0.6, 0.14, 0.03, colour=(0.02, 0.02, 0.022), roughness=0.4), 0, 0, 0)]
    for row in range(3):
        x = -0.64
        while x < 0.62:
            wide = float(random.uniform(0.05, 0.18))
            y = 0.43 - 0.16 * row
            parts.append(
                block(
                    wide,
                    0.07,
                    0.01,
                    (x + wide / 2, y, 0.072),
                    colour=(2.4, 1.25, 0.12),
                    material=Material.LIGHT,
                )
            )
            x += wide + float(random.choice([0.03, 0.03, 0.2]))
    return merged(parts)


def _train(band: Rgb) -> Mesh:
    """Stands at the platform, its doors to it: cars along z, on the rails at y = 0."""
    car, gap, cars = 13.0, 0.5, 3
    parts = []
    steel: Surface = {"colour": (0.60, 0.61, 0.63), "material": Material.METAL, "roughness": 0.35}
    for i in range(cars):
        z = (i - (cars - 1) / 2) * (car + gap)
        parts.append(at(soft_box(2.9, 2.75, car, 0.28, **steel), 0, 0.75, z))
        parts.append(block(2.6, 0.75, car - 1.0, (0, 0.05, z), colour=(0.03, 0.03, 0.032), roughness=0.8))
        for x in (-1.0, 1.0):
            parts.append(block(0.03, 0.3, car - 0.6, (x * 1.452, 1.15, z), colour=band, roughness=0.35))
            for n in range(3):
                along = z + (n - 1) * car / 3
                for d in (-0.36, 0.36):
                    parts.append(
                        block(
                            0.04,
                            1.95,
                            0.68,
                            (x * 1.455, 1.05, along + d),
                            colour=shade(band, 0.75),
                            roughness=0.4,
                        )
                    )
                    parts.append(
                        block(
                            0.05,
                            0.85,
                            0.46,
                            (x * 1.46, 1.95, along + d),
                            colour=(1.7, 1.65, 1.5),
                            material=Material.LIGHT,
                        )
                    )
                for pane in (-1.45, 1.45):
                    if n == 1 or pane * (n - 1) < 0:
                        parts.append(
                            block(
                                0.04,
                                0.85,
                                1.1,
                                (x * 1.455, 1.95, along + pane),
                                colour=(1.5, 1.45, 1.3),
                                material=Material.LIGHT,
                            )
                        )
    return merged(parts)
