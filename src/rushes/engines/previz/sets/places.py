"""Which file lays out which place: a new place is one file beside this one and one line here."""

from __future__ import annotations

from collections.abc import Callable

from rushes.engines.previz.scene import Place, Scene
from rushes.engines.previz.sets import (
    abstract,
    bedroom,
    cell,
    classroom,
    hallway,
    kitchen,
    laboratory,
    living_room,
    office,
    shelf,
    skyline,
    space,
    street,
    studio,
    suburb,
    underwater,
    warehouse,
)
from rushes.engines.previz.sets.layout import Layout

_PLACES: dict[Place, Callable[[Scene], Layout]] = {
    Place.ABSTRACT: abstract.layout,
    Place.BEDROOM: bedroom.layout,
    Place.CELL: cell.layout,
    Place.CLASSROOM: classroom.layout,
    Place.HALLWAY: hallway.layout,
    Place.KITCHEN: kitchen.layout,
    Place.LABORATORY: laboratory.layout,
    Place.LIVING_ROOM: living_room.layout,
    Place.OFFICE: office.layout,
    Place.SHELF: shelf.layout,
    Place.SKYLINE: skyline.layout,
    Place.SPACE: space.layout,
    Place.STREET: street.layout,
    Place.STUDIO: studio.layout,
    Place.SUBURB: suburb.layout,
    Place.UNDERWATER: underwater.layout,
    Place.WAREHOUSE: warehouse.layout,
}


def layout(scene: Scene) -> Layout:
    """The scene's place. Raises KeyError for a landscape."""
    return _PLACES[scene.place](scene)
