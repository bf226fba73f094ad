"""The inside of a living cell: a nucleus, folded membranes, mitochondria, and much that drifts."""

from __future__ import annotations

import math

import numpy as np

from rushes.engines.previz.mesh import Material, Matrix, Mesh, merged
from rushes.engines.previz.props.kit import Rgb, hue, shade
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.layout import Dust, Key, Lamp, Layout, Part, Rim
from rushes.engines.previz.sets.noise import waves
from rushes.engines.previz.shapes import ball, shift, tube, turn


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 179])
    base = float(random.choice([0.93, 0.55, 0.75, 0.42, 0.62]))
    side = -1.0 if random.random() < 0.5 else 1.0
    body = hue(base, 0.45, 0.55)
    fog = shade(hue(base, 0.55, 0.62), 0.55)
    parts = [_membrane(scene.seed, hue(base, 0.55, 0.6))]
    moving = []
    if scene.furnished:
        parts += _nucleus(scene.seed, side, hue(base + 0.10, 0.55, 0.75), hue(base + 0.16, 0.6, 0.85))
        parts += _folds(random, side, hue(base + 0.5, 0.35, 0.75))
        parts += _threads(random, shade(body, 1.3))
        moving = [*_mitochondria(random, hue(base + 0.42, 0.65, 0.85)), *_vesicles(random, base)]
    return Layout(
        mesh=merged(parts),
        mark=(-side * 0.2, -0.4, -4.6),
        way=5.0,
        beside=2.0,
        eye=(0.0, 0.4, 1.5),
        target=(side * 0.6, 0.1, -8.0),
        free=((-6.0, -3.5, -10.0), (6.0, 4.5, 4.0)),
        lamps=(
            Lamp((side * 3.2, 0.6, -9.0), shade(hue(base + 0.14, 0.5, 1.0), 26.0), 15.0),
            Lamp((-side * 5.0, 3.0, -3.0), shade(hue(base + 0.5, 0.4, 1.0), 9.0), 12.0),
        ),
        key=Key((0.3, 0.85, 0.35), (1.1, 1.0, 1.05)),
        rim=Rim((0.2, 0.5, -0.85), shade(hue(base + 0.05, 0.25, 1.0), 2.6)),
        ambient=shade(hue(base, 0.22, 0.95), 0.62),
        bounce=shade(hue(base + 0.1, 0.40, 0.85), 0.42),
        shaded=((0.0, 0.0, -6.0), 9.0),
        exposure=0.62,
        backdrop=(shade(fog, 0.5), fog),
        fog=(fog, 0.055),
        corners=0.7,
        parts=tuple(moving),
        dust=Dust(shade(hue(base + 0.1, 0.3, 1.0), 0.8), 0.012, (0.04, 0.03, 0.02), 0.6, 8.0),
        fov=46.0,
        floor=lambda x, z: -0.4,
    )


def _lumpy(made: Mesh, seed: int, amount: float, size: float) -> Mesh:
    lift = 1.0 + amount * waves(made.points, seed, size=size, octaves=2)
    made.points[:] = made.points * lift[:, None]
    return made


def _membrane(seed: int, colour: Rgb) -> Mesh:
    made = ball(17.0, 12.0, 17.0, sides=72, colour=colour, material=Material.SKIN, roughness=0.6)
    made = _lumpy(made, seed, 0.06, 7.0)
    tone = 0.85 + 0.35 * waves(made.points, seed + 5, size=2.4, octaves=3)
    made.colours[:] = made.colours * tone[:, None]
    # Seen from inside.
    made.normals[:] = -made.normals
    made.triangles[:] = made.triangles[:, ::-1]
    return made.moved(shift(0, 0, -5.0))


def _nucleus(seed: int, side: float, shell: Rgb, core: Rgb) -> list[Mesh]:
    place = shift(side * 2.9, 0.5, -9.0)
    outside = ball(2.9, 2.6, 2.9, sides=64, colour=shell, material=Material.GLASS, roughness=0.25)
    inner = _lumpy(
        ball(2.35, 2.1, 2.35, sides=56, colour=shade(shell, 0.7), material=Material.SKIN, roughness=0.5),
        seed,
        0.10,
        1.6,
    )
    tone = 0.75 + 0.55 * waves(inner.points, seed + 9, size=0.9, octaves=3)
    inner.colours[:] = inner.colours * tone[:, None]
    heart = _lumpy(
        ball(0.8, 0.75, 0.8, sides=32, colour=core, material=Material.SKIN, roughness=0.4), seed + 1, 0.1, 0.8
    )
    pores = []
    for i in range(60):
        up = 1.0 - 2.0 * (i + 0.5) / 60
        a, flat = 2.399963 * i, math.sqrt(1.0 - up * up)
        at_ = (2.38 * flat * math.cos(a), 2.12 * up, 2.38 * flat * math.sin(a))
        pores.append(
            ball(
                0.085, 0.085, 0.085, sides=10, colour=shade(core, 0.9), material=Material.SKIN, roughness=0.4
            ).moved(shift(*at_))
        )
    return [merged([inner, heart.moved(shift(-side * 1.5, 0.7, 1.5)), *pores, outside]).moved(place)]


def _folds(random: np.random.Generator, side: float, colour: Rgb) -> list[Mesh]:
    """Tubes that lie in folds about the nucleus, on the side towards the eye and away from the rest."""
    parts = []
    for sheet in range(7):
        radius = 3.25 + 0.34 * sheet
        a = np.linspace(math.radians(100), math.radians(225), 60)
        lift = 0.9 * math.sin(2.1 * sheet) + 0.28 * np.sin(4.0 * a + 1.3 * sheet)
        r = radius + 0.16 * np.sin(9.0 * a + 2.0 * sheet)
        line = np.column_stack([-side * r * np.cos(a + 0.6) * -1.0, lift, r * np.sin(a) * 0.9])
        way = [(float(x), float(y), float(z)) for x, y, z in line]
        thick = list(0.15 + 0.045 * np.sin(np.linspace(0, 40, 60) + sheet))
        tone = shade(colour, float(random.uniform(0.6, 0.95)))
        made = tube(way, thick, sides=12, colour=tone, material=Material.SKIN, roughness=0.4)
        parts.append(made.moved(shift(side * 2.9, 0.3, -9.0)))
    return parts


def _threads(random: np.random.Generator, colour: Rgb) -> list[Mesh]:
    parts = []
    for _ in range(12):
        start = random.uniform([-9, -6, -14], [9, 6, -4])
        end = start + random.normal(size=3) * 5.0
        middle = (start + end) / 2 + random.normal(size=3) * 0.8
        share = np.linspace(0, 1, 14)[:, None]
        bent = (1 - share) ** 2 * start + 2 * share * (1 - share) * middle + share**2 * end
        line = [(float(x), float(y), float(z)) for x, y, z in bent]
        parts.append(tube(line, [0.035] * 14, sides=7, colour=colour, material=Material.SKIN, roughness=0.4))
    return parts


def _mitochondria(random: np.random.Generator, colour: Rgb) -> list[Part]:
    parts = []
    spots = [
        (-2.6, 1.3, -5.2),
        (2.4, -1.5, -4.6),
        (-4.2, -1.0, -7.6),
        (4.6, 2.6, -8.0),
        (-1.2, 2.8, -8.5),
        (0.8, -2.4, -7.2),
        (-6.0, 2.2, -10.0),
    ]
    for x, y, z in spots:
        long, thick = float(random.uniform(0.5, 0.8)), float(random.uniform(0.24, 0.34))
        shell = ball(long, thick, thick, sides=32, colour=colour, material=Material.SKIN, roughness=0.35)
        rings = 1.0 + 0.05 * np.sin(shell.points[:, 0] * 24.0)
        shell.points[:] = shell.points * np.column_stack([np.ones(len(rings)), rings, rings])
        dark = 0.72 + 0.38 * (0.5 + 0.5 * np.sin(shell.points[:, 0] * 24.0))
        shell.colours[:] = shell.colours * dark[:, None]
        parts.append(_drifting(random, shell, (x, y, z), 0.35))
    return parts


def _vesicles(random: np.random.Generator, base: float) -> list[Part]:
    parts = []
    for _ in range(6):
        group = []
        for _ in range(9):
            size = float(random.uniform(0.06, 0.26))
            tone = hue(
                base + float(random.choice([0.08, 0.3, 0.5, 0.58])), float(random.uniform(0.4, 0.7)), 0.85
            )
            at_ = random.uniform([-3.2, -2.2, -3.0], [3.2, 2.2, 3.0])
            glassy = size > 0.17
            one = ball(
                size,
                size,
                size,
                sides=20,
                colour=tone,
                material=Material.GLASS if glassy else Material.SKIN,
                roughness=0.2,
            )
            if glassy:
                heart = ball(
                    0.5 * size,
                    0.5 * size,
                    0.5 * size,
                    sides=14,
                    colour=tone,
                    material=Material.SKIN,
                    roughness=0.4,
                )
                one = merged([heart, one])
            group.append(one.moved(shift(*(float(v) for v in at_))))
        where = random.uniform([-4.0, -2.5, -10.0], [4.0, 2.8, -4.0])
        parts.append(
            _drifting(random, merged(group), (float(where[0]), float(where[1]), float(where[2])), 0.5)
        )
    return parts


def _drifting(random: np.random.Generator, mesh: Mesh, at_: tuple[float, float, float], reach: float) -> Part:
    phase = random.uniform(0, math.tau, 3)
    pace = random.uniform(0.12, 0.28, 3)
    lean, roll = float(random.uniform(0, 360)), float(random.uniform(-4.0, 4.0))

    def matrix(t: float) -> Matrix:
        x, y, z = (at_[i] + reach * math.sin(float(pace[i]) * t + float(phase[i])) for i in range(3))
        return shift(x, y, z) @ turn("y", lean + roll * t) @ turn("z", 0.6 * lean + 0.7 * roll * t)

    return Part(mesh, matrix)
