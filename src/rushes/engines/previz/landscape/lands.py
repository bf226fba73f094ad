"""The shapes that land has: its relief (see place.glsl), its carving, and where the camera stands."""

from __future__ import annotations

from dataclasses import dataclass, replace

from rushes.engines.previz.camera import Site
from rushes.engines.previz.landscape.nest import Carving
from rushes.engines.previz.scene import Cover, Flora, Lighting, Place, Scene

#: Share of the ground under trees from which a lake lies in the woods.
_WOODED = 0.6
#: Share of water from which a river flows through land that is not water itself.
_RIVER = 0.5


@dataclass(frozen=True)
class Land:
    relief: str
    carving: Carving
    site: Site
    #: Height to which mist lies and how far above that it thins out, metres.
    mist: tuple[float, float] = (38.0, 34.0)
    #: Height of the lowest ground near the way (metres), from where water rises; None where it is at 0.
    lowest: float | None = None


_LANDS = {
    Place.MOUNTAINS: Land(
        "mountains",
        Carving(150.0, 620.0, 14.0),
        Site(flight=190.0, orbit=140.0, low=45.0, pitch=-4.0, low_pitch=1.5),
        lowest=-24.0,
    ),
    Place.VALLEY: Land(
        "valley",
        Carving(105.0, 640.0, 9.0),
        Site(flight=170.0, orbit=120.0, low=45.0, pitch=-4.0, low_pitch=1.5),
        lowest=-2.0,
    ),
    Place.LAKE: Land(
        "lake",
        Carving(110.0, 560.0, 9.0),
        Site(flight=42.0, orbit=40.0, low=9.0, pitch=-2.5, low_pitch=-0.5),
        mist=(5.0, 12.0),
    ),
    Place.HILLS: Land(
        "hills",
        Carving(26.0, 420.0, 2.0),
        Site(flight=70.0, orbit=60.0, low=34.0, pitch=-5.0, low_pitch=-2.5),
        mist=(30.0, 24.0),
        lowest=30.0,
    ),
    Place.FOREST: Land(
        "forest",
        Carving(34.0, 460.0, 3.0),
        Site(flight=70.0, orbit=60.0, low=30.0, pitch=-6.0, low_pitch=-3.0),
        mist=(18.0, 22.0),
        lowest=34.0,
    ),
    Place.DUNES: Land(
        "dunes",
        Carving(0.0, 400.0, 0.0),
        Site(flight=64.0, orbit=60.0, low=46.0, pitch=-7.0, low_pitch=-5.0),
        lowest=18.0,
    ),
    Place.SEA: Land(
        "sea",
        Carving(0.0, 400.0, 0.0),
        Site(flight=24.0, orbit=20.0, low=6.0, pitch=-3.0, low_pitch=-0.5),
        mist=(6.0, 14.0),
    ),
    Place.COAST: Land(
        "coast",
        Carving(42.0, 360.0, 6.0),
        Site(flight=70.0, orbit=60.0, low=22.0, pitch=-5.0, low_pitch=-3.0),
        mist=(8.0, 18.0),
    ),
    Place.ICE: Land(
        "ice",
        Carving(3.0, 60.0, 1.2),
        Site(flight=34.0, orbit=40.0, low=9.0, pitch=-4.0, low_pitch=-1.5),
        mist=(5.0, 12.0),
    ),
    Place.PLANET: Land(
        "planet",
        Carving(30.0, 420.0, 3.5),
        Site(flight=60.0, orbit=50.0, low=9.0, pitch=-3.0, low_pitch=1.5),
        mist=(30.0, 24.0),
        lowest=18.0,
    ),
}
#: A lake among trees: small, its shores close by.
_POND = Land(
    "pond",
    Carving(20.0, 420.0, 3.0),
    Site(flight=38.0, orbit=34.0, low=4.0, pitch=-3.0, low_pitch=1.0),
    mist=(3.0, 7.0),
)
_PLAINS = Land(
    "plains",
    Carving(6.0, 420.0, 0.8),
    Site(flight=45.0, orbit=40.0, low=7.0, pitch=-3.5, low_pitch=0.5),
    mist=(8.0, 12.0),
    lowest=14.0,
)
_JUNGLE = Land(
    "forest",
    Carving(26.0, 460.0, 2.0),
    Site(flight=60.0, orbit=50.0, low=3.2, pitch=-6.0, low_pitch=4.0),
    mist=(22.0, 24.0),
    lowest=34.0,
)
#: Seen from among the trees.
_WOODS = replace(_LANDS[Place.FOREST], site=_JUNGLE.site)
_ROCKS = Land(
    "rocks",
    Carving(14.0, 60.0, 5.0),
    Site(flight=34.0, orbit=40.0, low=9.0, pitch=-5.0, low_pitch=-1.5),
    mist=(8.0, 18.0),
)
_STRAND = Land(
    "strand",
    Carving(8.0, 300.0, 0.4),
    Site(flight=30.0, orbit=34.0, low=4.5, pitch=-4.0, low_pitch=0.0),
    mist=(6.0, 12.0),
)
#: Among flowers the camera stands as people do.
_MEADOW = Land(
    "hills",
    Carving(26.0, 420.0, 2.0),
    Site(flight=30.0, orbit=20.0, low=2.3, pitch=-7.0, low_pitch=-4.0, pace=0.5),
    mist=(30.0, 24.0),
    lowest=30.0,
)


#: Where a camera on a road stands low.
_ROADED = (Place.HILLS, Place.FOREST, Place.VALLEY, Place.MOUNTAINS, Place.DUNES)


def land_of(scene: Scene) -> Land:
    place = scene.place
    if place is Place.LAKE and scene.trees >= _WOODED:
        return _POND
    if place is Place.HILLS and scene.flora is Flora.SAVANNA:
        return _PLAINS
    if place is Place.FOREST and scene.flora is Flora.TROPICAL:
        return _JUNGLE
    if place is Place.FOREST and scene.lighting is Lighting.SHAFTS:
        return _WOODS
    if place is Place.COAST and scene.cover in (Cover.ROCK, Cover.SAND):
        return _ROCKS if scene.cover is Cover.ROCK else _STRAND
    if place is Place.HILLS and scene.cover is Cover.FLOWERS:
        return _MEADOW
    if scene.road and place in _ROADED:
        land = _LANDS[place]
        return replace(land, site=replace(land.site, low=5.0, low_pitch=1.0))
    return _LANDS[place]


def has_river(scene: Scene) -> bool:
    return scene.water >= _RIVER and land_of(scene).lowest is not None and scene.place is not Place.DUNES
