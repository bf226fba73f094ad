"""A studio: a seamless backdrop, soft boxes, and podiums where nobody else is in the picture."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Mesh, linear, merged
from rushes.engines.previz.props.kit import Rgb, at, block, shade
from rushes.engines.previz.scene import Look, Scene, Tabletop
from rushes.engines.previz.sets.layout import Key, Lamp, Layout, Rim
from rushes.engines.previz.sets.worktop import worktop
from rushes.engines.previz.shapes import ball, cylinder, shift

_BACKDROPS = ("#d9d6d1", "#c9d3da", "#e6c9b8", "#b9cbb9", "#d9c7dd", "#e8dcc0", "#8fa6b8", "#3c4652")
#: So many of them are light enough for a picture in pastel.
_PASTELS = 6
#: Metres that a podium is high.
_PLINTH = 0.3
#: Metres that a table's top is above the paper, and its sides.
_HIGH, _TOP = 0.75, (2.2, 0.05, 1.3)


def layout(scene: Scene) -> Layout:
    random = np.random.default_rng([scene.seed & 0xFFFFFFFF, 103])
    light = _BACKDROPS[: _PASTELS if Look.PASTEL in scene.looks else None]
    drawn = light[int(random.integers(len(light)))]
    colour = linear(scene.palette[0] if scene.palette else drawn)
    above = linear(scene.palette[-1]) if scene.palette else colour
    paper = backdrop(colour, above)
    parts = [paper]
    if scene.tabletop is Tabletop.PODIUM:
        parts = [paper.moved(shift(0.0, -_PLINTH, 0.0)), _plinth(colour)]
    elif scene.tabletop is not None:
        parts = [paper.moved(shift(0.0, -_HIGH, 0.0)), worktop(scene.tabletop, *_TOP)]
    bare = not scene.subjects
    if bare and scene.furnished:
        parts.append(_podiums(random, colour))
    return Layout(
        mesh=merged(parts),
        mark=(0.0, 0.0, 0.0),
        way=1.6,
        beside=2.2,
        eye=(0.0, 0.85, 4.2),
        target=(0.0, 0.42, 0.0),
        free=((-3.2, 0.06, -1.8), (3.2, 3.0, 6.5)),
        lamps=(
            # A glow on the backdrop behind what is shown, and a fill.
            Lamp((0.0, 1.1, -2.0), shade((1.3, 1.3, 1.3), 1.0), 4.5, towards=(0.0, 0.0, -1.0)),
            Lamp((3.0, 1.6, 2.6), (2.2, 2.4, 2.8), 9.0),
        ),
        key=Key((-0.52, 0.72, 0.46), (1.75, 1.70, 1.62), soft_box=0.86),
        rim=Rim((0.55, 0.5, -0.67), (1.6, 1.6, 1.7)),
        ambient=(0.46, 0.46, 0.48),
        bounce=(0.10 + 0.28 * colour[0], 0.10 + 0.28 * colour[1], 0.10 + 0.28 * colour[2]),
        shaded=((0.0, 0.4, 0.0), 3.6),
        exposure=0.40,
        # Beyond the paper, for a camera that goes all around.
        backdrop=(colour, shade(above, 1.1)),
        mirror=(0.0, 0.22),
        largest=2.6,
        corners=0.35,
    )


def _plinth(colour: Rgb) -> Mesh:
    """Two steps, the upper one's top at the height of 0."""
    tone = shade(colour, 0.85)
    return merged(
        [
            at(cylinder(0.42, 0.16, sides=96, colour=tone, roughness=0.45), 0.0, -0.16, 0.0),
            at(
                cylinder(0.66, _PLINTH - 0.16, sides=96, colour=shade(tone, 0.85), roughness=0.45),
                0.0,
                -_PLINTH,
                0.0,
            ),
        ]
    )


def backdrop(colour: Rgb, above: Rgb | None = None) -> Mesh:
    """Paper that comes down behind and runs out under what is shown, without an edge; ``above`` is what its
    colour passes into."""
    deep, radius, high, wide = -4.2, 2.6, 12.0, 60.0
    line = [(40.0, 0.0), (4.0, 0.0), (2.0, 0.0), (0.0, 0.0), (deep + radius, 0.0)]
    line += [
        (deep + radius * (1.0 - math.sin(a)), radius * (1.0 - math.cos(a)))
        for a in np.linspace(0.0, math.pi / 2, 14)[1:]
    ]
    line += [(deep, 0.5 * (radius + high)), (deep, high)]
    z, y = np.array(line).T
    slope = np.gradient(np.array(line), axis=0)
    slope /= np.linalg.norm(slope, axis=1, keepdims=True)
    count = len(z)
    points, normals = [], []
    for x in (-wide / 2, wide / 2):
        points.append(np.column_stack([np.full(count, x), y, z]))
        normals.append(np.column_stack([np.zeros(count), -slope[:, 0], slope[:, 1]]))
    first = np.arange(count - 1)
    faces = np.concatenate(
        [
            np.column_stack([first, first + count, first + count + 1]),
            np.column_stack([first, first + count + 1, first + 1]),
        ]
    )
    paper = Mesh.of(np.concatenate(points), faces, np.concatenate(normals), colour=colour, roughness=0.5)
    share = np.clip((paper.points[:, 1:2] - 0.1) / 2.2, 0.0, 1.0).astype(np.float32)
    paper.colours[:] = paper.colours * (1.0 - share) + np.asarray(above or colour, np.float32) * share
    return paper


def _podiums(random: np.random.Generator, colour: Rgb) -> Mesh:
    tones = [shade(colour, s) for s in (0.72, 0.95, 0.5)]
    flip = -1.0 if random.random() < 0.5 else 1.0
    accent = linear(("#d98a5b", "#5b8fa6", "#c9a13b", "#a65b6e", "#5f8a6a")[int(random.integers(5))])
    parts = [
        at(cylinder(0.62, 0.16, sides=64, colour=tones[1], roughness=0.5), 0, 0, 0),
        at(cylinder(0.40, 0.14, sides=64, colour=tones[0], roughness=0.5), 0, 0.16, 0),
        at(cylinder(0.30, 0.62, sides=48, colour=tones[0], roughness=0.5), flip * 0.95, 0, -0.55),
        at(block(0.5, 0.36, 0.5, (0, 0, 0), colour=tones[2], roughness=0.5), -flip * 0.98, 0, -0.3, yaw=24),
        at(ball(0.16, 0.16, 0.16, sides=40, colour=accent, roughness=0.25), -flip * 0.98, 0.52, -0.3),
        at(ball(0.19, 0.19, 0.19, sides=40, colour=accent, roughness=0.25), 0, 0.49, 0),
        at(
            ball(0.10, 0.10, 0.10, sides=32, colour=shade(accent, 0.6), roughness=0.25),
            flip * 0.55,
            0.10,
            0.62,
        ),
        at(
            cylinder(0.14, 0.3, top=0.0, sides=40, colour=shade(accent, 1.1), roughness=0.35),
            flip * 0.95,
            0.62,
            -0.55,
        ),
        _arch(shade(colour, 0.82)).moved(
            np.array([[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, -1.15], [0, 0, 0, 1.0]])
        ),
    ]
    return merged(parts)


def _arch(colour: Rgb) -> Mesh:
    """A doorway without a door, 1.5 m high."""
    outer, inner, deep = 0.62, 0.44, 0.22
    angles = np.linspace(0.0, math.pi, 25)
    rows = []
    for radius in (outer, inner):
        arc = [(radius * math.cos(a), 0.9 + radius * math.sin(a)) for a in angles]
        rows.append(np.array([(radius, 0.0), *arc, (-radius, 0.0)]))
    count = len(rows[0])
    points = np.concatenate(
        [np.column_stack([row, np.full(count, z)]) for z in (deep / 2, -deep / 2) for row in rows]
    )
    first = np.arange(count - 1)

    def band(a: int, b: int) -> NDArray[np.int64]:
        p, q = first + a * count, first + b * count
        return np.concatenate([np.column_stack([p, p + 1, q + 1]), np.column_stack([p, q + 1, q])])

    return Mesh.of(
        points, np.concatenate([band(0, 1), band(3, 2), band(2, 0), band(1, 3)]), colour=colour, roughness=0.5
    )
