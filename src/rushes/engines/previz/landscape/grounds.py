"""What lies and grows on the ground: its colours (albedos) and how far each goes."""

from __future__ import annotations

from typing import Any

from rushes.engines.previz.landscape.lands import has_river, land_of
from rushes.engines.previz.scene import Bloom, Cover, Flora, Place, Scene, World

Rgb = tuple[float, float, float]

_LOW: dict[Cover, tuple[Rgb, Rgb]] = {
    Cover.GRASS: ((0.085, 0.125, 0.032), (0.135, 0.140, 0.050)),
    Cover.AUTUMN: ((0.190, 0.125, 0.038), (0.120, 0.110, 0.035)),
    Cover.SNOW: ((0.62, 0.65, 0.70), (0.50, 0.54, 0.60)),
    Cover.ROCK: ((0.150, 0.132, 0.108), (0.105, 0.098, 0.080)),
    Cover.SAND: ((0.500, 0.350, 0.205), (0.540, 0.385, 0.230)),
    Cover.FLOWERS: ((0.080, 0.125, 0.035), (0.120, 0.140, 0.045)),
    Cover.DRY: ((0.370, 0.285, 0.105), (0.285, 0.225, 0.085)),
}
_CANOPY: dict[Cover, tuple[Rgb, Rgb]] = {
    Cover.GRASS: ((0.022, 0.040, 0.016), (0.042, 0.066, 0.020)),
    Cover.AUTUMN: ((0.150, 0.042, 0.010), (0.190, 0.115, 0.016)),
    Cover.SNOW: ((0.030, 0.045, 0.032), (0.060, 0.072, 0.062)),
    Cover.ROCK: ((0.026, 0.040, 0.018), (0.045, 0.058, 0.022)),
    Cover.SAND: ((0.050, 0.062, 0.022), (0.070, 0.075, 0.030)),
    Cover.FLOWERS: ((0.026, 0.046, 0.016), (0.048, 0.074, 0.020)),
    Cover.DRY: ((0.034, 0.042, 0.014), (0.058, 0.060, 0.018)),
}
_TROPICAL: tuple[Rgb, Rgb] = ((0.030, 0.066, 0.020), (0.062, 0.112, 0.026))
#: Dust, dust in patches, rock, scree.
_WORLDS: dict[World, tuple[Rgb, Rgb, Rgb, Rgb]] = {
    World.MOON: ((0.20, 0.195, 0.19), (0.15, 0.147, 0.143), (0.13, 0.128, 0.125), (0.23, 0.225, 0.22)),
    World.MARS: ((0.36, 0.155, 0.070), (0.27, 0.110, 0.052), (0.16, 0.070, 0.042), (0.30, 0.135, 0.070)),
}
#: The seed chooses among these for a world that has no name.
_ALIEN: tuple[tuple[Rgb, Rgb, Rgb, Rgb], ...] = (
    ((0.30, 0.215, 0.150), (0.22, 0.140, 0.130), (0.12, 0.080, 0.085), (0.26, 0.190, 0.150)),
    ((0.17, 0.205, 0.215), (0.12, 0.150, 0.185), (0.075, 0.085, 0.115), (0.20, 0.210, 0.200)),
    ((0.27, 0.150, 0.200), (0.18, 0.100, 0.165), (0.100, 0.062, 0.110), (0.25, 0.160, 0.180)),
    ((0.34, 0.270, 0.110), (0.25, 0.180, 0.085), (0.130, 0.095, 0.060), (0.30, 0.230, 0.120)),
)
#: Petals, as two kinds stand among one another.
PETALS: dict[Bloom, tuple[Rgb, Rgb]] = {
    Bloom.WILD: ((0.42, 0.10, 0.16), (0.50, 0.40, 0.06)),
    Bloom.POPPIES: ((0.62, 0.035, 0.018), (0.55, 0.060, 0.025)),
    Bloom.LAVENDER: ((0.160, 0.062, 0.440), (0.230, 0.090, 0.520)),
    Bloom.TULIPS: ((0.60, 0.045, 0.050), (0.70, 0.330, 0.030)),
    Bloom.SUNFLOWERS: ((0.78, 0.400, 0.018), (0.70, 0.320, 0.014)),
}
_BLUE_ICE: Rgb = (0.30, 0.52, 0.66)


def canopy(scene: Scene) -> tuple[Rgb, Rgb]:
    """Two colours of leaves, between which trees differ."""
    return _TROPICAL if scene.flora is Flora.TROPICAL else _CANOPY[scene.cover]


def rock(scene: Scene) -> tuple[Rgb, Rgb]:
    """Of bare rock, and of scree."""
    if scene.place is Place.ICE:
        return _BLUE_ICE, (0.62, 0.72, 0.80)
    if scene.place is Place.PLANET:
        return _dust(scene)[2:]
    return (0.135, 0.120, 0.105), (0.185, 0.168, 0.145)


def _dust(scene: Scene) -> tuple[Rgb, Rgb, Rgb, Rgb]:
    return _WORLDS.get(scene.world) or _ALIEN[scene.seed % len(_ALIEN)]


def _low(scene: Scene) -> tuple[Rgb, Rgb]:
    if scene.place is Place.PLANET:
        return _dust(scene)[:2]
    if scene.place is Place.ICE:
        return _LOW[Cover.SNOW]
    return _LOW[Cover.SAND if scene.place is Place.DUNES else scene.cover]


def _snow(scene: Scene) -> float:
    """Share of the ground that snow covers."""
    if scene.place is Place.PLANET:
        return 0.0
    return float(scene.place is Place.ICE or (scene.cover is Cover.SNOW and scene.place is not Place.DUNES))


def surface(scene: Scene) -> dict[str, Any]:
    """Uniforms of surface.frag."""
    place = scene.place
    dunes = place is Place.DUNES
    low, patch = _low(scene)
    leaves = canopy(scene)
    bare, scree = rock(scene)
    wooded = max(scene.trees, 0.75 if place is Place.FOREST else 0.0)
    treeless = place in (Place.DUNES, Place.SEA, Place.ICE, Place.PLANET)
    shore: Rgb = (0.30, 0.25, 0.18) if place is Place.COAST else (0.16, 0.145, 0.115)
    return {
        "lowColour": low,
        "patchColour": patch,
        "flowerColour": PETALS[scene.bloom][0],
        "flowerPatch": PETALS[scene.bloom][1],
        "fields": 0.20 if scene.bloom is Bloom.WILD else 0.70,
        "rockColour": bare,
        "screeColour": scree,
        "canopyColour": leaves[0],
        "canopyPatch": leaves[1],
        "shoreColour": _BLUE_ICE if place is Place.ICE else shore,
        # How far water keeps beaches bare and trees away, times the usual.
        "bank": _bank(scene),
        "trees": 0.0 if treeless else wooded,
        "treeline": 900.0,
        "snowline": 9000.0 if dunes or place is Place.PLANET else 550.0 if scene.snow_caps else 1350.0,
        "snowCover": _snow(scene),
        "rockSlope": 9.0 if dunes else 0.92,
    }


def _bank(scene: Scene) -> float:
    if scene.place is Place.ICE:
        return 0.12
    if _small(scene):
        return 0.3
    return 0.5 if land_of(scene).relief == "strand" else 1.0


def _small(scene: Scene) -> bool:
    """Whether the water is a pond's or a river's."""
    return has_river(scene) or land_of(scene).relief == "pond"
