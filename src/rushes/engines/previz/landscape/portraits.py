"""Pictures of what stands in great numbers: its leaves drawn once, seen from the side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.quads import Quads
from rushes.engines.previz.landscape.species import Floats, Species

#: Texels of a picture: of what is slender, and of what is broad.
_SLENDER, _BROAD = (96, 192), (192, 192)
_OVERSAMPLED = 2
#: Alpha (of 255) that is not seen.
_BARE = 25.0
#: Pictures of each species.
EACH = 4


@dataclass(frozen=True)
class Portraits:
    """``EACH`` pictures of a first species, then of a second: normal x and y, open sky (all times alpha),
    alpha."""

    pictures: moderngl.TextureArray
    #: See ``_outline``.
    outlines: list[tuple[float, float]]


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


def portraits(context: moderngl.Context, seed: int, species: Sequence[Species]) -> Portraits:
    size = _SLENDER if max(each.half_width for each in species) < 0.5 else _BROAD
    width, height = (side * _OVERSAMPLED for side in size)
    colour = context.texture((width, height), 4)
    target = context.framebuffer([colour], context.depth_renderbuffer((width, height)))
    made = program(context, "leaf.vert", "leaf.frag")
    array = context.texture_array((*size, EACH * len(species)), 4)
    outlines = []
    for layer in range(EACH * len(species)):
        one = species[layer // EACH]
        random = np.random.default_rng([seed & 0xFFFFFFFF, 77, layer])
        leaves, facing = one.make(random)
        drawn = Quads(context, made, "4f 4f", ("leaf", "facing"), len(leaves))
        drawn.write(np.concatenate([leaves, facing], -1).astype("f4"))
        target.use()
        target.clear()
        context.enable_only(moderngl.DEPTH_TEST)
        assign(made, {"frame": (one.half_width, 1.0)})
        drawn.render(len(leaves))
        pixels = np.frombuffer(colour.read(), np.uint8).astype("f4")
        pixels = pixels.reshape(size[1], _OVERSAMPLED, size[0], _OVERSAMPLED, 4).mean((1, 3))
        outlines.append(_outline(pixels[..., 3]))
        array.write((pixels + 0.5).astype(np.uint8).tobytes(), viewport=(0, 0, layer, *size, 1))
        drawn.release()
    array.build_mipmaps()
    array.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
    array.repeat_x = array.repeat_y = False
    target.release()
    colour.release()
    return Portraits(array, outlines)
