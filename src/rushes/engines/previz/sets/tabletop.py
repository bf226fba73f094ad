"""A table in a room, for what nobody would film on the floor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from rushes.engines.previz.mesh import merged
from rushes.engines.previz.props import tables
from rushes.engines.previz.scene import Place, Scene
from rushes.engines.previz.sets.layout import Layout
from rushes.engines.previz.shapes import shift
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.catalogue import KINDS, Home

#: Where one sits outdoors.
_TERRACES = frozenset({Place.BALCONY, Place.SKYLINE})
_HIGH, _RADIUS = 0.74, 0.5
#: Metres; what is higher or longer stands on the floor.
_LARGEST = 0.7


def with_table(scene: Scene, layout: Layout, actors: Sequence[Actor]) -> Layout:
    """The layout with a table on its mark, if all that the scene is of belongs on one."""
    small = bool(actors) and all(max(actor.height, actor.length) <= _LARGEST for actor in actors)
    on_tables = all(
        subject.kind in KINDS and KINDS[subject.kind].home is Home.TABLE for subject in scene.subjects
    )
    if not (scene.place.room or scene.place in _TERRACES) or not small or not on_tables:
        return layout
    x, y, z = layout.mark
    table = tables.round_table(radius=_RADIUS, height=_HIGH).moved(shift(x, y, z))
    return replace(
        layout,
        mesh=merged([layout.mesh, table]),
        mark=(x, y + _HIGH, z),
        way=0.3,
        beside=0.6 * _RADIUS,
        # From below its top nothing on it is seen.
        free=((layout.free[0][0], y + _HIGH + 0.04, layout.free[0][2]), layout.free[1]),
    )
