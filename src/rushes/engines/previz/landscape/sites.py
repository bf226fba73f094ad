"""What each place is made of: its ground, its plants and where the camera stands."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

from rushes.engines.previz.camera import Site
from rushes.engines.previz.drawing.enlarge import Effort
from rushes.engines.previz.landscape.grounds import surface
from rushes.engines.previz.landscape.lands import Land, has_river, land_of
from rushes.engines.previz.landscape.nest import Carving
from rushes.engines.previz.scene import Cover, Flora, Place, Scene, Tie
from rushes.engines.previz.subjects.catalogue import KINDS, Home
from rushes.models.spec import Style


@dataclass(frozen=True)
class Stage:
    """A place made ready to draw."""

    land: Land
    #: The land's own, turned to this scene.
    site: Site
    #: Uniforms of relief, ground and surface.
    uniforms: dict[str, Any]
    carving: Carving
    #: Which relief, and what is laid into it: see place.glsl.
    shapes: tuple[str, ...]
    #: What surface.frag must know about this ground; the rest costs nothing.
    features: tuple[str, ...]
    #: Metres; far below the ground where there is no water.
    water_level: float
    #: Metres between vertices next to the eye.
    finest: float = 4.0
    effort: Effort = Effort.USUAL


_NO_WATER = -4000.0
#: A pixel takes long to draw, as of water and of trees.
_COSTLY = (Place.LAKE, Place.COAST, Place.FOREST, Place.ICE)
_FARMED = (Cover.GRASS, Cover.AUTUMN, Cover.SNOW)


def _way(scene: Scene) -> tuple[tuple[float, float, float, float], tuple[float, float]]:
    phase = (scene.seed * 1.618) % math.tau, (scene.seed * 2.414 + 1.0) % math.tau
    if scene.place is Place.VALLEY:
        return (330.0, 120.0, 520.0, 230.0), phase
    if scene.place is Place.MOUNTAINS:
        return (260.0, 90.0, 700.0, 310.0), phase
    if has_river(scene):
        return (70.0, 26.0, 240.0, 110.0), phase
    return (0.0, 0.0, 500.0, 200.0), phase


def stage(scene: Scene) -> Stage:
    """The place of a scene, with its seed's own shape."""
    land = land_of(scene)
    axis, phase = _way(scene)
    level = _water_level(scene, land)
    site = _site(scene, land, axis, phase)
    ground = surface(scene)
    # Of the opening alone: a beat that an extension adds leaves all before it as it was.
    misty = max(scene.beats[0].weather.mist, scene.beats[0].weather.fog) >= 0.3
    flowers = "FLOWERS" in _features(scene, 0.0)
    costly = scene.place in _COSTLY or scene.trees > 0.7 or misty or has_river(scene) or flowers
    shape = {"axis": axis, "axisPhase": phase, "gap": 1.0, "water": scene.water, "waterLevel": level}
    return Stage(
        land=land,
        site=site,
        carving=replace(land.carving, gullies=max(land.carving.gullies, 90.0))
        if scene.peaks
        else land.carving,
        uniforms={"seed": scene.seed & 0xFFFFFFFF, **shape, **ground},
        shapes=_shapes(scene, land),
        features=_features(scene, ground["trees"]),
        water_level=level,
        finest=4.0 if site.low > 20 else 2.0,
        effort=Effort.MORE if costly else Effort.USUAL,
    )


def _water_level(scene: Scene, land: Land) -> float:
    if land.lowest is None:
        return 0.0
    if has_river(scene):
        return land.lowest + 12.0
    return land.lowest + 34.0 * scene.water if scene.water > 0.02 else _NO_WATER


def afloat(scene: Scene) -> bool:
    """Whether the first subject is at home on the water."""
    if not scene.subjects:
        return False
    ridden = scene.subjects[0].prop(Tie.RIDES)
    if ridden is not None and ridden.kind == "surfboard":
        return scene.deeds(0)[0].goes
    return KINDS[scene.subjects[0].kind if ridden is None else ridden.kind].home is Home.WATER


def by_the_sea(scene: Scene) -> bool:
    """Whether the picture is of somebody on a shore."""
    return scene.place is Place.COAST and bool(scene.subjects) and not afloat(scene)


def _shapes(scene: Scene, land: Land) -> tuple[str, ...]:
    there = {"RIVER": has_river(scene), "PEAKS": scene.peaks, "SEAWARD": by_the_sea(scene)}
    return (f"PLACE_{land.relief.upper()}", *(name for name, shown in there.items() if shown))


def _site(
    scene: Scene, land: Land, axis: tuple[float, float, float, float], phase: tuple[float, float]
) -> Site:
    """Where the camera stands and what its lens is; a flight through a valley follows the valley."""

    def way(z: float) -> float:
        # As axisAt in place.glsl.
        far = 1.0 + 0.12 * abs(z) / 1000.0
        return far * (
            axis[0] * (math.sin(z / axis[2] + phase[0]) - math.sin(phase[0]))
            + axis[1] * (math.sin(z / axis[3] + phase[1]) - math.sin(phase[1]))
        )

    site = land.site
    if has_river(scene):
        site = replace(site, low=min(site.low, 6.0), flight=min(site.flight, 55.0))
    # Over the crests of a high sea.
    storm = scene.beats[0].weather.storm if scene.place in (Place.SEA, Place.COAST) else 0.0
    lens = {Style.CINEMATIC: 0.86, Style.DOCUMENTARY: 0.95}.get(scene.style, 1.0)
    return replace(
        site,
        fov=site.fov * lens,
        low=site.low + 12.0 * storm,
        low_pitch=site.low_pitch - 3.0 * storm,
        shake=0.12 if scene.style is Style.DOCUMENTARY else 0.0,
        way=way if any(axis[:2]) else None,
    )


def _features(scene: Scene, trees: float) -> tuple[str, ...]:
    grown = {
        "TREES": trees > 0.004,
        "FLOWERS": scene.cover is Cover.FLOWERS and scene.place is not Place.DUNES,
        "FIELDS": scene.place is Place.HILLS and scene.cover in _FARMED and scene.flora is not Flora.SAVANNA,
    }
    return tuple(name for name, there in grown.items() if there)
