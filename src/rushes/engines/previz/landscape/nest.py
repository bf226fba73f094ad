"""Three nested maps of the ground around the eye, drawn once and kept on the device.

Texels lie at fixed places in the world (their number times their size), so a map that is made again
further along the way holds the same values, and a frame does not depend on where a clip began.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, fullscreen
from rushes.engines.previz.outdoors.sky import Vector

#: Metres along a side of each.
EXTENTS = (2048.0, 8192.0, 32768.0)
#: Texels along a side: making the maps takes longer than drawing many a small picture on them.
_TEXELS = 1024
_FEWER_TEXELS = 256
#: Pictures of fewer lines than these hardly show the difference.
_SMALL = 160
#: Centres move in steps of this share of the map, so that a map is made again only now and then.
_STEP = 1 / 8
_OCTAVES = (6, 5, 3)
#: Texels along a side of the squares whose lowest and highest ground is kept.
_BLOCK = 8


@dataclass(frozen=True)
class Carving:
    """How rough the ground is, metres."""

    gullies: float
    gully_size: float
    roughness: float


@dataclass
class Map:
    """One level: its place in the world and its textures."""

    texel: float
    origin: tuple[float, float]
    height: moderngl.Texture
    #: Normal x and z, open sky, wetness.
    shape: moderngl.Texture
    #: Root of the albedo, tree cover.
    colour: moderngl.Texture
    #: What arrives of each of two lights.
    sunlit: moderngl.Texture
    #: What is drawn: see bake.frag.
    ground: moderngl.Texture

    @property
    def extent(self) -> float:
        return self.height.width * self.texel

    @property
    def frame(self) -> tuple[float, float, float, float]:
        return (*self.origin, 1.0 / self.extent, self.texel)


def origin_for(level: int, x: float, z: float) -> tuple[float, float]:
    """South-west... north-west corner (metres) of the map that serves an eye at ``x``, ``z``."""
    step = EXTENTS[level] * _STEP
    half = EXTENTS[level] / 2
    return (math.floor(x / step + 0.5) * step - half, math.floor(z / step + 0.5) * step - half)


class Nest:
    """Makes and holds the three maps. ``shapes`` says which relief, ``values`` are the uniforms of relief,
    ground and surface."""

    def __init__(
        self,
        context: moderngl.Context,
        shapes: tuple[str, ...],
        carving: Carving,
        values: Mapping[str, Any],
        features: tuple[str, ...],
        *,
        lines: int,
        seen: bool,
    ) -> None:
        """For a picture of so many ``lines``. Where no ground is ever ``seen``, only its height is made."""
        self._context = context
        self._seen = seen
        self._values = dict(values)
        self._carving = carving
        self._relief = fullscreen(context, "relief.frag", shapes)
        self._ground = fullscreen(context, "ground.frag")
        self._surface = fullscreen(context, "surface.frag", features)
        self._shadow = fullscreen(context, "shadow.frag")
        self._bake = fullscreen(context, "bake.frag")
        self._size = size = _FEWER_TEXELS if lines < _SMALL else _TEXELS
        #: Each halves the size of what it carves, down to what the texels can hold.
        self._octaves = [each - round(math.log2(_TEXELS / size)) for each in _OCTAVES]
        self.maps = [self._blank(extent / size) for extent in EXTENTS]
        self._rough = context.texture((size, size), 1, dtype="f4")
        self._heights: list[NDArray[np.float32] | None] = [None] * len(EXTENTS)
        self._blocks: list[tuple[NDArray[np.float32], NDArray[np.float32]] | None] = [None] * len(EXTENTS)
        #: Lowest and highest ground under squares, by x, z and side.
        self._bounds: dict[tuple[float, float, float], tuple[float, float]] = {}
        self._trees: NDArray[np.uint8] | None = None
        self._lights: tuple[Vector, ...] = ()
        self._baked: dict[str, Any] = {}
        #: Levels without shadows yet.
        self._dark: set[int] = set()

    def _blank(self, texel: float) -> Map:
        context, size = self._context, self._size
        height = context.texture((size, size), 1, dtype="f4")
        shape = context.texture((size, size), 4)
        colour = context.texture((size, size), 4)
        sunlit = context.texture((size // 2, size // 2), 2)
        ground = context.texture((size, size), 4)
        for texture in (height, shape, colour, sunlit, ground):
            texture.repeat_x = texture.repeat_y = False
        for texture in (height, ground):
            texture.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
        return Map(texel, (math.nan, math.nan), height, shape, colour, sunlit, ground)

    def follow(self, x: float, z: float) -> None:
        """Make again what an eye at ``x``, ``z`` has left behind."""
        for level in range(len(EXTENTS) - 1, -1, -1):
            wanted = origin_for(level, x, z)
            if self.maps[level].origin != wanted:
                self.maps[level].origin = wanted
                self._make(level)
                # Shadows reach over from the next wider map, and the widest says how high the land is.
                self._dark |= (
                    {level, max(level - 1, 0)} if level < len(EXTENTS) - 1 else set(range(level + 1))
                )

    @property
    def share(self) -> float:
        """Of the second light."""
        return float(self._baked["share"])

    def light(self, lights: tuple[Vector, Vector], share: float, values: Mapping[str, Any]) -> None:
        """Cast the shadows of two lights (towards them) and blend them, the second by ``share``; ``values``
        are the other uniforms of bake.frag. Nothing is done for what is the same again."""
        every = set(range(len(EXTENTS)))
        if lights != self._lights:
            self._lights = lights
            self._dark = every
        baked = {**values, "share": share}
        stale = self._dark if baked == self._baked else every
        self._baked = baked
        if not self._seen:
            return
        for level in self._dark:
            self._cast(level)
        for level in stale:
            self._light_up(self.maps[level])
        self._dark = set()

    def heights(self, level: int) -> NDArray[np.float32]:
        """Metres, rows run south (+z)."""
        kept = self._heights[level]
        if kept is None:
            raw = self.maps[level].height.read()
            kept = np.frombuffer(raw, "f4").reshape(self._size, self._size)
            self._heights[level] = kept
        return kept

    def bounds(self, rows: NDArray[np.float32], side: float) -> NDArray[np.float32]:
        """Lowest and highest ground (metres) under squares of ``side`` spacings: ``rows`` as in
        ``mesh.Patches``; shape (n, 2). Infinite where no map reaches."""
        found = np.empty((len(rows), 2), "f4")
        for n, (x, z, spacing, _) in enumerate(rows.tolist()):
            square = (x, z, side * spacing)
            known = self._bounds.get(square)
            if known is None:
                known = self._bounds[square] = self._bound(*square)
            found[n] = known
        return found

    def _bound(self, x: float, z: float, side: float) -> tuple[float, float]:
        for level in (1, 2):
            place = self.maps[level]
            # A texel more on every side, as heights between texels are blends.
            left, top = ((v - o) / place.texel - 1.5 for v, o in zip((x, z), place.origin, strict=True))
            reach = side / place.texel + 3.0
            if min(left, top) < 0 or max(left, top) + reach > self._size:
                continue
            low, high = self._extremes(level)
            j, i = int(top) // _BLOCK, int(left) // _BLOCK
            v, u = int(top + reach) // _BLOCK + 1, int(left + reach) // _BLOCK + 1
            return float(low[j:v, i:u].min()), float(high[j:v, i:u].max())
        return -math.inf, math.inf

    def _extremes(self, level: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
        kept = self._blocks[level]
        if kept is None:
            n = self._size // _BLOCK
            blocks = self.heights(level).reshape(n, _BLOCK, n, _BLOCK)
            kept = self._blocks[level] = (blocks.min((1, 3)), blocks.max((1, 3)))
        return kept

    def sample(self, x: NDArray[np.float64], z: NDArray[np.float64]) -> NDArray[np.float64]:
        """The ground's height under points (metres), from the middle map."""
        return self._sample(1, x, z)

    def sample_near(self, x: NDArray[np.float64], z: NDArray[np.float64]) -> NDArray[np.float64]:
        """The same from the finest map, as the ground next to the eye is drawn."""
        return self._sample(0, x, z)

    def _sample(self, level: int, x: NDArray[np.float64], z: NDArray[np.float64]) -> NDArray[np.float64]:
        place = self.maps[level]
        heights = self.heights(level)
        column = np.clip((x - place.origin[0]) / place.texel - 0.5, 0.0, self._size - 1.001)
        row = np.clip((z - place.origin[1]) / place.texel - 0.5, 0.0, self._size - 1.001)
        i, j = column.astype(int), row.astype(int)
        u, v = column - i, row - j
        upper = heights[j, i] * (1 - u) + heights[j, i + 1] * u
        lower = heights[j + 1, i] * (1 - u) + heights[j + 1, i + 1] * u
        return np.asarray(upper * (1 - v) + lower * v)

    def cover(self, x: NDArray[np.float64], z: NDArray[np.float64]) -> NDArray[np.float64]:
        """Share of trees, 0 to 1, at points (metres), from the middle map."""
        place = self.maps[1]
        if self._trees is None:
            pixels = np.frombuffer(place.colour.read(), np.uint8).reshape(self._size, self._size, 4)
            self._trees = pixels[..., 3].copy()
        column = np.clip((x - place.origin[0]) / place.texel, 0, self._size - 1).astype(int)
        row = np.clip((z - place.origin[1]) / place.texel, 0, self._size - 1).astype(int)
        return np.asarray(self._trees[row, column] / 255.0)

    def _make(self, level: int) -> None:
        place = self.maps[level]
        values = self._values | {"origin": place.origin, "texel": place.texel}
        _draw(self._context, self._relief, values, [self._rough])
        self._rough.use(0)
        carving = self._carving
        values |= {
            "reliefMap": 0,
            "gullies": carving.gullies,
            "gullySize": carving.gully_size,
            "roughness": carving.roughness,
            "octaves": self._octaves[level] if carving.gullies > 0 else 0,
        }
        _draw(self._context, self._ground, values, [place.height])
        place.height.build_mipmaps()
        self._heights[level] = self._blocks[level] = None
        self._bounds.clear()
        self._trees = None if level == 1 else self._trees
        if not self._seen:
            return
        place.height.use(0)
        _draw(self._context, self._surface, values | {"heightMap": 0}, [place.shape, place.colour])

    def _cast(self, level: int) -> None:
        place, wider = self.maps[level], self.maps[min(level + 1, len(EXTENTS) - 1)]
        place.height.use(0)
        wider.height.use(1)
        values = {
            "heightMap": 0,
            "widerMap": 1,
            "origin": place.origin,
            "texel": place.texel * 2,
            "frame": place.frame,
            "wider": wider.frame,
            "light": self._lights,
            "lights": len(set(self._lights)),
            "top": float(self.heights(len(EXTENTS) - 1).max()) + 30.0,
        }
        _draw(self._context, self._shadow, values, [place.sunlit])

    def _light_up(self, place: Map) -> None:
        for unit, texture in enumerate((place.shape, place.colour, place.sunlit)):
            texture.use(unit)
        values = self._baked | {"shapeMap": 0, "colourMap": 1, "sunMap": 2}
        _draw(self._context, self._bake, values, [place.ground])
        place.ground.build_mipmaps()


def _draw(
    context: moderngl.Context,
    pass_: moderngl.VertexArray,
    values: Mapping[str, Any],
    targets: list[moderngl.Texture],
) -> None:
    target = context.framebuffer(targets)
    target.use()
    context.disable(moderngl.DEPTH_TEST)
    assign(pass_.program, values)
    pass_.render(vertices=3)
    target.release()
