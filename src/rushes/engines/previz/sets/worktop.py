"""A slab of wood, marble or slate that a table or a kitchen's island ends in. Metres."""

from __future__ import annotations

import numpy as np

from rushes.engines.previz.mesh import Material, Mesh, merged
from rushes.engines.previz.props.kit import at, block, soft_box
from rushes.engines.previz.scene import Tabletop
from rushes.engines.previz.sets.noise import waves
from rushes.engines.previz.shapes import Surface, plane

#: From one point of a vein to the next.
_FINE = 0.01


def worktop(material: Tabletop, wide: float, thick: float, deep: float) -> Mesh:
    """Its upper side at the height of 0."""
    if material is Tabletop.WOOD:
        board: Surface = {"colour": (0.30, 0.155, 0.07), "material": Material.WOOD, "roughness": 0.42}
        return at(soft_box(wide, thick, deep, 0.2 * thick, **board), 0.0, -thick, 0.0)
    dark = material is Tabletop.STONE
    ground, vein = (
        ((0.16, 0.16, 0.165), (0.10, 0.10, 0.105)) if dark else ((0.78, 0.77, 0.75), (0.34, 0.34, 0.36))
    )
    slab = plane(wide, deep, cells=round(wide / _FINE), colour=ground, roughness=0.5 if dark else 0.16)
    # Veins run where a bent field crosses nought: few broad ones, more fine ones.
    share = np.zeros(len(slab.points))
    for size, thin, seed in ((0.9, 0.05, 5), (0.45, 0.035, 9)):
        share = np.maximum(share, np.clip(1.0 - np.abs(waves(slab.points, seed, size=size)) / thin, 0.0, 1.0))
    faint = 0.35 + 0.3 * waves(slab.points, 13, size=0.7)
    share = (share * np.clip(faint, 0.0, 1.0))[:, None].astype(np.float32)
    slab.colours[:] = slab.colours * (1.0 - share) + np.asarray(vein, np.float32) * share
    edge = block(wide, thick, deep, (0.0, -thick - 0.001, 0.0), colour=ground, roughness=0.4)
    return merged([slab, edge])
