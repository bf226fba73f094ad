"""Which file lays out which place: a new place is one file beside this one and one line here."""

from __future__ import annotations

from collections.abc import Callable

from rushes.engines.previz.scene import Place, Scene
from rushes.engines.previz.sets import living_room, street, studio
from rushes.engines.previz.sets.layout import Layout

_PLACES: dict[Place, Callable[[Scene], Layout]] = {
    Place.STREET: street.layout,
    Place.STUDIO: studio.layout,
    Place.LIVING_ROOM: living_room.layout,
}


def layout(scene: Scene) -> Layout:
    """The scene's place. Raises KeyError for a landscape."""
    return _PLACES[scene.place](scene)
