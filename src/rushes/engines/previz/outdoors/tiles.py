"""Noise that repeats, baked once: for clouds and mist, and for the close look of the ground."""

from __future__ import annotations

import moderngl

from rushes.engines.previz.drawing.programs import assign, fullscreen

_SIZE = 512
#: Texels along a side of the map of clouds.
_MASS = 1024


class Tiles:
    """Textures that every pass may read; what they hold is said in the shaders that read them."""

    def __init__(self, context: moderngl.Context, seed: int, *, cloudy: bool) -> None:
        self._context = context
        self._seed = seed & 0xFFFFFFFF
        self.clouds = self._tile(["CLOUDS"])
        self.heaps = self._level(self.clouds, 1)
        self.mass = self._clouds_mass() if cloudy else self.heaps
        detail = self._tile([])
        self.detail, self.broad = self._level(detail, 2), self._level(detail, 3)

    def _tile(self, features: list[str]) -> moderngl.Texture:
        texture = self._context.texture((_SIZE, _SIZE), 4)
        # The nearer of two mipmaps is enough for noise, at half the cost.
        texture.filter = (moderngl.LINEAR_MIPMAP_NEAREST, moderngl.LINEAR)
        self._bake(texture, fullscreen(self._context, "tile.frag", features))
        texture.build_mipmaps()
        return texture

    def _level(self, texture: moderngl.Texture, level: int) -> moderngl.Texture:
        """One of its mipmaps alone: in software a texture without mipmaps takes a fifth of the time to read.
        The shaders fade out what is too fine for a pixel."""
        size = texture.width >> level, texture.height >> level
        alone = self._context.texture(size, 4, texture.read(level=level))
        alone.filter = (moderngl.LINEAR, moderngl.LINEAR)
        return alone

    def _clouds_mass(self) -> moderngl.Texture:
        texture = self._context.texture((_MASS, _MASS), 1, dtype="f2")
        texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        self.heaps.use(0)
        self._bake(texture, fullscreen(self._context, "mass.frag"))
        return texture

    def _bake(self, texture: moderngl.Texture, baker: moderngl.VertexArray) -> None:
        target = self._context.framebuffer([texture])
        target.use()
        assign(baker.program, {"seed": self._seed, "heapMap": 0})
        baker.render(vertices=3)
        target.release()
