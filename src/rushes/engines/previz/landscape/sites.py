"""What each place is made of: its ground, its plants and where the camera stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from rushes.engines.previz.camera import Site
from rushes.engines.previz.landscape.nest import Carving
from rushes.engines.previz.scene import Cover, Place, Scene
from rushes.models.spec import Style

Rgb = tuple[float, float, float]


@dataclass(frozen=True)
class Stage:
    """A place made ready to draw."""

    site: Site
    carving: Carving
    #: Uniforms of relief, ground and surface.
    uniforms: dict[str, Any]
    #: What surface.frag must know about this ground; the rest costs nothing.
    features: tuple[str, ...]
    #: Metres; far below the ground where there is no water.
    water_level: float
    #: Height to which mist lies and how far above that it thins out, metres.
    mist: tuple[float, float] = (38.0, 34.0)
    #: Metres between vertices next to the eye.
    finest: float = 4.0
    #: A pixel takes longer to draw here than elsewhere, or shows less.
    costly: bool = False


_CARVING = {
    Place.MOUNTAINS: Carving(150.0, 620.0, 14.0),
    Place.VALLEY: Carving(105.0, 640.0, 9.0),
    Place.LAKE: Carving(110.0, 560.0, 9.0),
    Place.HILLS: Carving(26.0, 420.0, 2.0),
    Place.FOREST: Carving(34.0, 460.0, 3.0),
    Place.DUNES: Carving(0.0, 400.0, 0.0),
    Place.SEA: Carving(0.0, 400.0, 0.0),
    Place.COAST: Carving(42.0, 360.0, 6.0),
}

_SITES = {
    Place.MOUNTAINS: Site(flight=190.0, orbit=140.0, low=45.0, pitch=-4.0, low_pitch=1.5),
    Place.VALLEY: Site(flight=170.0, orbit=120.0, low=45.0, pitch=-4.0, low_pitch=1.5),
    Place.LAKE: Site(flight=42.0, orbit=40.0, low=9.0, pitch=-2.5, low_pitch=-0.5),
    Place.HILLS: Site(flight=70.0, orbit=60.0, low=34.0, pitch=-5.0, low_pitch=-2.5),
    Place.FOREST: Site(flight=70.0, orbit=60.0, low=30.0, pitch=-6.0, low_pitch=-3.0),
    Place.DUNES: Site(flight=64.0, orbit=60.0, low=46.0, pitch=-7.0, low_pitch=-5.0),
    Place.SEA: Site(flight=24.0, orbit=20.0, low=6.0, pitch=-3.0, low_pitch=-0.5),
    Place.COAST: Site(flight=70.0, orbit=60.0, low=22.0, pitch=-5.0, low_pitch=-3.0),
}

_LOW: dict[Cover, tuple[Rgb, Rgb]] = {
    Cover.GRASS: ((0.085, 0.125, 0.032), (0.135, 0.140, 0.050)),
    Cover.AUTUMN: ((0.190, 0.125, 0.038), (0.120, 0.110, 0.035)),
    Cover.SNOW: ((0.62, 0.65, 0.70), (0.50, 0.54, 0.60)),
    Cover.ROCK: ((0.150, 0.132, 0.108), (0.105, 0.098, 0.080)),
    Cover.SAND: ((0.500, 0.350, 0.205), (0.540, 0.385, 0.230)),
    Cover.FLOWERS: ((0.080, 0.125, 0.035), (0.120, 0.140, 0.045)),
}
_FARMED = (Cover.GRASS, Cover.AUTUMN, Cover.SNOW)
_CANOPY: dict[Cover, tuple[Rgb, Rgb]] = {
    Cover.GRASS: ((0.022, 0.040, 0.016), (0.042, 0.066, 0.020)),
    Cover.AUTUMN: ((0.130, 0.055, 0.014), (0.190, 0.110, 0.020)),
    Cover.SNOW: ((0.030, 0.045, 0.032), (0.060, 0.072, 0.062)),
    Cover.ROCK: ((0.026, 0.040, 0.018), (0.045, 0.058, 0.022)),
    Cover.SAND: ((0.050, 0.062, 0.022), (0.070, 0.075, 0.030)),
    Cover.FLOWERS: ((0.026, 0.046, 0.016), (0.048, 0.074, 0.020)),
}
_MIST = {
    Place.LAKE: (5.0, 12.0),
    Place.SEA: (6.0, 14.0),
    Place.COAST: (8.0, 18.0),
    Place.HILLS: (30.0, 24.0),
    Place.FOREST: (18.0, 22.0),
}
_NO_WATER = -4000.0
#: Height of the lowest ground near the way (metres), from where water rises.
_LOWEST = {
    Place.MOUNTAINS: -24.0,
    Place.VALLEY: -2.0,
    Place.HILLS: 30.0,
    Place.FOREST: 34.0,
    Place.DUNES: 18.0,
}


def _way(scene: Scene) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    phase = (scene.seed * 1.618) % math.tau, (scene.seed * 2.414 + 1.0) % math.tau
    if scene.place is Place.VALLEY:
        return (330.0, 120.0, 520.0, 230.0), phase
    if scene.place is Place.MOUNTAINS:
        return (260.0, 90.0, 700.0, 310.0), phase
    return (0.0, 0.0, 500.0, 200.0), phase


def stage(scene: Scene) -> Stage:
    """The place of a scene, with its seed's own shape."""
    place = scene.place
    axis, phase = _way(scene)
    wet = place in (Place.SEA, Place.COAST, Place.LAKE)
    level = 0.0 if wet else (_LOWEST[place] + 34.0 * scene.water if scene.water > 0.02 else _NO_WATER)
    site = _site(scene, axis, phase)
    surface = _surface(scene)
    # Of the opening alone: a beat that an extension adds leaves all before it as it was.
    misty = max(scene.beats[0].weather.mist, scene.beats[0].weather.fog) >= 0.3
    shape = {"axis": axis, "axisPhase": phase, "gap": 1.0, "water": scene.water, "waterLevel": level}
    return Stage(
        site=site,
        carving=_CARVING[place],
        uniforms={"seed": scene.seed & 0xFFFFFFFF, **shape, **surface},
        features=_features(scene, surface["trees"]),
        water_level=level,
        mist=_MIST.get(place, (38.0, 34.0)),
        finest=4.0 if site.low > 20 else 2.0,
        costly=place in (Place.LAKE, Place.COAST, Place.FOREST) or scene.trees > 0.7 or misty,
    )


def _site(scene: Scene, axis: tuple[float, float, float, float], phase: tuple[float, float]) -> Site:
    """Where the camera stands and what its lens is; a flight through a valley follows the valley."""

    def way(z: float) -> float:
        # As axisAt in place.glsl.
        far = 1.0 + 0.12 * abs(z) / 1000.0
        return far * (
            axis[0] * (math.sin(z / axis[2] + phase[0]) - math.sin(phase[0]))
            + axis[1] * (math.sin(z / axis[3] + phase[1]) - math.sin(phase[1]))
        )

    site = _SITES[scene.place]
    # Over the crests of a high sea.
    storm = scene.beats[0].weather.storm if scene.place in (Place.SEA, Place.COAST) else 0.0
    lens = {Style.CINEMATIC: 0.86, Style.DOCUMENTARY: 0.95}.get(scene.style, 1.0)
    return replace(
        site,
        fov=site.fov * lens,
        low=site.low + 12.0 * storm,
        low_pitch=site.low_pitch - 3.0 * storm,
        shake=0.12 if scene.style is Style.DOCUMENTARY else 0.0,
        way=way if scene.place in (Place.VALLEY, Place.MOUNTAINS) else None,
    )


def _features(scene: Scene, trees: float) -> tuple[str, ...]:
    grown = {
        "TREES": trees > 0.004,
        "FLOWERS": scene.cover is Cover.FLOWERS and scene.place is not Place.DUNES,
        "FIELDS": scene.place is Place.HILLS and scene.cover in _FARMED,
    }
    return tuple(name for name, there in grown.items() if there)


def _surface(scene: Scene) -> dict[str, Any]:
    """Uniforms of what lies and grows on the ground."""
    place = scene.place
    dunes = place is Place.DUNES
    cover = Cover.SAND if dunes else scene.cover
    low, patch = _LOW[cover]
    canopy, canopy_patch = _CANOPY[cover]
    wooded = max(scene.trees, 0.75 if place is Place.FOREST else 0.0)
    return {
        "lowColour": low,
        "patchColour": patch,
        "flowerColour": (0.42, 0.10, 0.16),
        "rockColour": (0.135, 0.120, 0.105),
        "screeColour": (0.185, 0.168, 0.145),
        "canopyColour": canopy,
        "canopyPatch": canopy_patch,
        "shoreColour": (0.30, 0.25, 0.18) if place is Place.COAST else (0.16, 0.145, 0.115),
        "trees": 0.0 if place in (Place.DUNES, Place.SEA) else wooded,
        "treeline": 900.0,
        "snowline": 9000.0 if dunes else 550.0 if scene.snow_caps else 1350.0,
        "snowCover": 1.0 if cover is Cover.SNOW else 0.0,
        "rockSlope": 9.0 if dunes else 0.92,
    }
