"""Single trees near the eye: pictures of trees, made once from thousands of leaves, stood up facing it.

Where they stand is decided by numbered cells of the world, so every clip of the scene has the same woods.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.landscape.chances import chances
from rushes.engines.previz.landscape.nest import Nest
from rushes.engines.previz.scene import Cover, Place, Scene

Floats = NDArray[np.float64]
#: Metres from the eye to where single trees have faded into the ground's own colour: groves, closed woods.
_REACH = (1500.0, 1150.0)
#: Metres within which trees have hard edges.
_CUT = 450.0
#: Metres within which even the trees amid a closed wood are seen from top to bottom.
_WHOLE = 140.0
_CELL = 8.0
_WINDOW = 512.0
_PICTURE = (96, 192)
_OVERSAMPLED = 2
#: Pictures 0..3 are conifers, 4..7 broadleaved trees; half widths in tree heights.
_HALF_WIDTH = (0.25, 0.48)
#: Alpha (of 255) that is not seen.
_BARE = 25.0
_MOST = 24000


def _conifer(random: np.random.Generator) -> tuple[Floats, Floats]:
    leaves: list[Floats] = []
    facing: list[Floats] = []
    whorls = 21
    full = random.uniform(0.17, 0.22)
    for i in range(whorls):
        up = 0.05 + 0.93 * (i + random.uniform(-0.2, 0.2)) / whorls
        radius = full * (1.0 - up) ** 0.8 * random.uniform(0.8, 1.12) + 0.006
        for _ in range(13):
            a = random.uniform(0, math.tau)
            length = radius * random.uniform(0.65, 1.1)
            s = np.linspace(0.10, 1.0, 12)
            x, z = np.cos(a) * s * length, np.sin(a) * s * length
            y = up + 0.05 * s * length - 0.55 * s**2 * length + random.normal(0, 0.003, 12)
            size = 0.0045 + 0.0095 * (1 - up) + 0.003 * random.random(12)
            leaves.append(np.stack([x, y, z, size], -1))
            out = np.stack([np.cos(a) * s, 0.75 + 0 * s, np.sin(a) * s], -1)
            out += random.normal(0, 0.22, out.shape)
            out /= np.linalg.norm(out, axis=-1, keepdims=True)
            facing.append(np.concatenate([out, (0.28 + 0.72 * s**1.3)[:, None]], -1))
    trunk = np.stack([0 * np.ones(24), np.linspace(0, 0.5, 24), -0.01 * np.ones(24), 0.012 * np.ones(24)], -1)
    leaves.append(trunk)
    facing.append(np.tile(np.array([0.0, 0.0, 1.0, 0.22]), (24, 1)))
    return np.concatenate(leaves), np.concatenate(facing)


def _broadleaf(random: np.random.Generator) -> tuple[Floats, Floats]:
    leaves: list[Floats] = []
    facing: list[Floats] = []
    middle = np.array([0.0, 0.56, 0.0])
    for _ in range(34):
        way = random.normal(0, 1, 3)
        way /= np.linalg.norm(way)
        centre = middle + way * np.array([0.27, 0.27, 0.27]) * random.uniform(0.55, 1.0)
        size = random.uniform(0.07, 0.135)
        n = 130
        out = random.normal(0, 1, (n, 3))
        out /= np.linalg.norm(out, axis=-1, keepdims=True)
        at = centre + out * size * random.uniform(0.75, 1.05, (n, 1))
        normal = out * 0.65 + way * 0.5 + np.array([0, 0.25, 0]) + random.normal(0, 0.2, (n, 3))
        normal /= np.linalg.norm(normal, axis=-1, keepdims=True)
        deep = np.linalg.norm((at - middle) / np.array([0.36, 0.33, 0.36]), axis=-1)
        open_ = np.clip(0.1 + 0.75 * deep**1.5 + 0.25 * out[:, 1], 0.12, 1.0)
        leaves.append(np.concatenate([at, random.uniform(0.010, 0.019, (n, 1))], -1))
        facing.append(np.concatenate([normal, open_[:, None]], -1))
    y = np.linspace(0, 0.5, 40)
    leaves.append(np.stack([0.01 * np.sin(y * 9), y, -0.02 + 0 * y, 0.022 - 0.02 * y], -1))
    facing.append(np.tile(np.array([0.0, 0.0, 1.0, 0.25]), (40, 1)))
    return np.concatenate(leaves), np.concatenate(facing)


def _outline(alpha: Floats) -> tuple[float, float]:
    """The narrowest upright trapezoid that holds a picture (rows run up): half its width at the bottom, and
    how much less that is at the top, in half widths of the picture."""
    across = np.abs(np.linspace(-1.0, 1.0, alpha.shape[1] + 1))
    outer = np.maximum(across[:-1], across[1:])
    wide = np.where(alpha > _BARE, outer, 0.0).max(1)
    # A texel of air on both sides, and from row to row.
    beside = np.pad(wide, 1)
    wide = np.minimum(np.maximum.reduce([beside[:-2], wide, beside[2:]]) + outer[0] - outer[1], 1.0)
    up = (np.arange(len(wide)) + 0.5) / len(wide)
    tops = np.linspace(0.0, 1.0, 65)
    bottoms = ((wide - tops[:, None] * up) / (1.0 - up)).max(1)
    best = np.argmin(np.where(bottoms <= 1.0, bottoms + tops, np.inf))
    return float(bottoms[best]), float(bottoms[best] - tops[best])


def _pictures(
    context: moderngl.Context, seed: int
) -> tuple[moderngl.TextureArray, list[tuple[float, float]]]:
    """Eight trees: normal x and y, open sky (all times alpha), alpha; and their outlines."""
    width, height = (side * _OVERSAMPLED for side in _PICTURE)
    colour = context.texture((width, height), 4)
    target = context.framebuffer([colour], context.depth_renderbuffer((width, height)))
    made = program(context, "leaf.vert", "leaf.frag")
    array = context.texture_array((*_PICTURE, 8), 4)
    outlines = []
    for layer in range(8):
        random = np.random.default_rng([seed & 0xFFFFFFFF, 77, layer])
        leaves, facing = (_conifer if layer < 4 else _broadleaf)(random)
        drawn = Quads(context, made, "4f 4f", ("leaf", "facing"), len(leaves))
        drawn.write(np.concatenate([leaves, facing], -1).astype("f4"))
        target.use()
        target.clear()
        context.enable_only(moderngl.DEPTH_TEST)
        assign(made, {"frame": (_HALF_WIDTH[layer // 4], 1.0)})
        drawn.render(len(leaves))
        pixels = np.frombuffer(colour.read(), np.uint8).astype("f4")
        pixels = pixels.reshape(_PICTURE[1], _OVERSAMPLED, _PICTURE[0], _OVERSAMPLED, 4).mean((1, 3))
        outlines.append(_outline(pixels[..., 3]))
        array.write((pixels + 0.5).astype(np.uint8).tobytes(), viewport=(0, 0, layer, *_PICTURE, 1))
        drawn.release()
    array.build_mipmaps()
    array.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
    array.repeat_x = array.repeat_y = False
    target.release()
    colour.release()
    return array, outlines


@dataclass(frozen=True)
class Chosen:
    """Trees to draw: rows of x, z, height, picture + chance, foot (see tree.vert)."""

    #: Nearest first.
    near: NDArray[np.float32]
    #: Farthest first.
    far: NDArray[np.float32]


@dataclass(frozen=True)
class Clearing:
    """Ground without trees, for a subject and its camera: about a line from ``x``, ``z`` along ``heading``
    (degrees), without end, ``half`` metres to each side."""

    x: float
    z: float
    heading: float
    half: float

    def holds(self, x: Floats, z: Floats) -> NDArray[np.bool_]:
        a = math.radians(self.heading)
        dx, dz = x - self.x, z - self.z
        along = np.maximum(dx * math.sin(a) - dz * math.cos(a), 0.0)
        return np.asarray(np.hypot(dx - along * math.sin(a), dz + along * math.cos(a)) < self.half)


class Trees:
    """Draws the trees that stand near the eye."""

    def __init__(
        self,
        context: moderngl.Context,
        scene: Scene,
        nest: Nest,
        features: list[str],
        clearing: Clearing | None,
    ) -> None:
        self._clearing = clearing
        self._nest = nest
        self._scene = scene
        self._pictures, self._outlines = _pictures(context, scene.seed)
        dusted = ["DUSTED"] if scene.cover is Cover.SNOW else []
        self._soft, self._cut = (
            Quads(
                context,
                program(context, "tree.vert", "tree.frag", [*features, *dusted, *more]),
                "4f 1f",
                ("tree", "foot"),
                _MOST,
            )
            for more in ([], ["CUTOUT"])
        )
        self._range = _REACH[scene.place is Place.FOREST or scene.trees > 0.7]
        self._context = context
        self._window: tuple[float, float] | None = None
        self._stand = np.zeros((0, 5))
        self._reach = np.zeros(0)
        broad = {Cover.AUTUMN: 0.75, Cover.SNOW: 0.0}.get(scene.cover, 0.12)
        if scene.place in (Place.HILLS, Place.COAST, Place.FOREST) and scene.cover is not Cover.SNOW:
            broad = max(broad, 0.8 if scene.place is not Place.FOREST else 0.45)
        self._broad = broad

    def choose(self, eye: tuple[float, float, float], wedge: NDArray[np.float32]) -> Chosen:
        """What an eye sees; ``wedge`` as in ``mesh.Levels``."""
        self._plant(eye[0], eye[2])
        rel = self._stand[:, :2] - np.array([eye[0], eye[2]])
        far = np.hypot(rel[:, 0], rel[:, 1])
        keep = far < self._reach
        for nx, nz, offset in wedge:
            keep &= rel[:, 0] * nx + rel[:, 1] * nz + offset > 0
        chosen = np.flatnonzero(keep)
        order = chosen[np.argsort(far[chosen], kind="stable")][:_MOST]
        near = int(np.searchsorted(far[order], _CUT))
        rows = self._stand[order].astype("f4")
        rows[:, 4] *= np.clip((far[order] - _WHOLE) / (_CUT - _WHOLE), 0.0, 1.0)
        return Chosen(rows[:near], rows[near:][::-1])

    def draw_near(self, chosen: Chosen, values: dict[str, Any]) -> None:
        """Before all that they hide; ``values`` are the ground's uniforms, its textures bound."""
        self._context.depth_func = "<"
        self._context.enable_only(moderngl.DEPTH_TEST)
        self._render(self._cut, chosen.near, values)

    def draw_far(self, chosen: Chosen, values: dict[str, Any]) -> None:
        """After all that stands behind them: their soft edges are laid over it, and hide nothing later."""
        context = self._context
        context.depth_func = "<"
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        context.fbo.depth_mask = False
        self._render(self._soft, chosen.far, values)
        context.fbo.depth_mask = True

    def _render(self, quads: Quads, rows: NDArray[np.float32], values: dict[str, Any]) -> None:
        if len(rows) == 0:
            return
        self._pictures.use(15)
        quads.write(rows)
        assign(quads.program, values | {"trees": 15, "reach": self._range, "outlines": self._outlines})
        quads.render(len(rows))

    def _plant(self, x: float, z: float) -> None:
        """Everything that stands within reach of any eye in this window of the world."""
        window = (math.floor(x / _WINDOW) * _WINDOW, math.floor(z / _WINDOW) * _WINDOW)
        if window == self._window:
            return
        self._window = window
        first = [math.floor((w - self._range) / _CELL) for w in window]
        count = math.ceil((2 * self._range + _WINDOW) / _CELL)
        columns, rows = np.meshgrid(np.arange(count) + first[0], np.arange(count) + first[1])
        i, j = columns.ravel().astype(np.int64), rows.ravel().astype(np.int64)
        salt = (self._scene.seed & 0xFFFF) * 8
        at_x = (i + chances(i, j, salt + 1)) * _CELL
        at_z = (j + chances(i, j, salt + 2)) * _CELL
        cover = self._nest.cover(at_x, at_z)
        stands = chances(i, j, salt + 3) < np.clip(cover * 1.25 - 0.1, 0.0, 0.92)
        if self._clearing is not None:
            stands &= ~self._clearing.holds(at_x, at_z)
        i, j, at_x, at_z, cover = i[stands], j[stands], at_x[stands], at_z[stands], cover[stands]
        kind = np.where(chances(i, j, salt + 4) < self._broad, 4.0, 0.0)
        layer = kind + np.floor(chances(i, j, salt + 5) * 4.0)
        size = 0.6 + 0.75 * chances(i, j, salt + 6)
        height = np.where(kind > 0, 12.0, 17.0) * size
        chance = chances(i, j, salt + 7) * 0.98 + 0.01
        for x_, z_ in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            cover = np.minimum(cover, self._nest.cover(at_x + x_ * 30.0, at_z + z_ * 30.0))
        #: Amid a closed wood only the upper part of a tree is seen from afar.
        foot = np.where(cover > 0.75, 0.4, 0.0)
        self._stand = np.stack([at_x, at_z, height, layer + chance, foot], -1)
        # As in tree.vert.
        self._reach = self._range * (0.42 + 0.58 * (chance * 11.7 % 1.0)) + 5.0
