"""Places that are built of meshes, as layouts and as pictures."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from rushes.engines import render
from rushes.engines.previz.scene import (
    Beat,
    Feature,
    Lighting,
    Look,
    Move,
    MoveKind,
    Place,
    Scene,
    Subject,
    Weather,
)
from rushes.engines.previz.sets.picture import FilmSet
from rushes.engines.previz.sets.places import layout
from rushes.engines.previz.solids import MOST_BONES
from rushes.engines.previz.staging import cast_for
from rushes.media.probe import probe

SIZE = (192, 108)
FPS = 24
LUMA = np.array([0.2126, 0.7152, 0.0722])
BUILT = [place for place in Place if not place.landscape]
#: Those that a shop's or a town's own light does not light alike at any hour.
BY_HOUR = [Place.STREET, Place.SKYLINE, Place.SUBURB, Place.LIVING_ROOM, Place.HALLWAY]
MOST_TRIANGLES = 160_000
Picture = np.ndarray[Any, Any]


def scene(place: Place, hour: float = 10.0, **fields: Any) -> Scene:
    weather = Weather(**{name: fields.pop(name) for name in ("wet", "rain", "clouds") if name in fields})
    beat = Beat(hour=hour, weather=weather, move=Move(kind=fields.pop("move", MoveKind.STATIC)))
    return Scene(place=place, beats=(beat,), **{"seed": 1, **fields})


@functools.cache
def drawn(one: Scene, *frames: int, size: tuple[int, int] = SIZE) -> list[Picture]:
    """Not to be changed: several tests look at the same."""
    with FilmSet.open(one, *size, fps=FPS, seconds_to=5.0) as pictures:
        return [pictures.rgb(index).astype(float) for index in frames or (0,)]


def luma(picture: Picture) -> Picture:
    return picture @ LUMA


@pytest.mark.parametrize("place", BUILT)
def test_every_place_is_laid_out_by_its_seed_and_makes_a_picture(place: Place) -> None:
    other, one = (layout(scene(place, seed=seed)) for seed in (2, 1))
    for made in (one, other):
        whole = [made.mesh, *(part.mesh for part in made.parts)]
        assert 0 < sum(len(mesh.triangles) for mesh in whole) < MOST_TRIANGLES
        for mesh in whole:
            assert np.isfinite(mesh.points).all()
            assert int(mesh.triangles.max()) < len(mesh.points)
            # But at the tip of a cone, where there is none.
            length = np.linalg.norm(mesh.normals, axis=1)
            assert (np.abs(length - 1.0) < 2e-2).mean() > 0.97
            assert length.max() < 1.02
            assert int(mesh.bones.max()) < MOST_BONES
        low, high = (np.array(corner) for corner in made.free)
        assert (low < high).all()
        assert (low <= made.eye).all()
        assert (np.array(made.eye) <= high).all()
    assert one.mesh.points.shape != other.mesh.points.shape or not np.allclose(
        [*one.mesh.points.mean(axis=0), *one.mesh.colours.mean(axis=0)],
        [*other.mesh.points.mean(axis=0), *other.mesh.colours.mean(axis=0)],
        atol=1e-4,
    )
    bare = layout(scene(place, furnished=False))
    pieces = len(one.mesh.triangles) + len(one.parts)
    assert len(bare.mesh.triangles) + len(bare.parts) < pieces
    (picture,) = drawn(scene(place))  # seed 1, laid out already
    light = luma(picture)
    assert 12 < light.mean() < 215
    assert light.std() > 8
    assert (light < 2).mean() < (0.75 if place is Place.SPACE else 0.35)
    assert (light > 252).mean() < 0.12


def test_a_place_is_the_same_in_every_run_and_goes_on_by_itself() -> None:
    one = scene(Place.UNDERWATER, move=MoveKind.STATIC)
    first, later = drawn(one, 30, 48)
    (again,) = drawn(one, 48)  # opened once more
    assert np.array_equal(again, later)
    # Kelp and beams move while the camera does not.
    assert np.abs(first - later).mean() > 0.3


@pytest.mark.parametrize("place", BY_HOUR)
def test_night_is_darker_than_day_and_its_lights_are_lit(place: Place) -> None:
    (day,) = drawn(scene(place))
    (night,) = drawn(scene(place, 23.0))
    assert luma(night).mean() < 0.8 * luma(day).mean()
    assert luma(night).max() > 120
    assert luma(night).mean() > 10


FEATURES = [
    (Place.LIVING_ROOM, Feature.FIREPLACE),
    (Place.LIVING_ROOM, Feature.CHRISTMAS),
    (Place.LIVING_ROOM, Feature.TOWN_VIEW),
    (Place.BEDROOM, Feature.BRICKS),
    (Place.BALCONY, Feature.SEA_VIEW),
    (Place.SUBURB, Feature.POOL),
    (Place.SHOP, Feature.GROCERIES),
    (Place.SKYLINE, Feature.FIREWORKS),
]


@pytest.mark.parametrize(("place", "feature"), FEATURES)
def test_what_a_place_has_is_seen(place: Place, feature: Feature) -> None:
    hour = 22.0 if feature is Feature.FIREWORKS else 10.0
    (without,) = drawn(scene(place, hour), 24)
    (picture,) = drawn(scene(place, hour, features=(feature,)), 24)
    assert (np.abs(picture - without).max(axis=-1) > 12).mean() > 0.01


def test_water_leaps_up_around_a_product() -> None:
    made = scene(Place.STUDIO, subjects=(Subject(kind="perfume"),))
    splashed = made.model_copy(update={"features": (Feature.SPLASH,)})
    with FilmSet.open(splashed, *SIZE, fps=FPS, seconds_to=2.0, actors=cast_for(splashed)) as pictures:
        one, other = (pictures.rgb(index).astype(float) for index in (0, 12))
    assert np.abs(one - other).mean() > 0.5


def test_wet_streets_mirror_the_lights() -> None:
    (dry,) = drawn(scene(Place.STREET, 23.0))
    (wet,) = drawn(scene(Place.STREET, 23.0, wet=1.0))
    road = slice(int(0.72 * SIZE[1]), SIZE[1])
    assert luma(wet[road]).std() > 1.3 * luma(dry[road]).std()
    top = slice(0, int(0.4 * SIZE[1]))
    assert np.abs(wet[top] - dry[top]).mean() < 3


def test_lighting_and_looks_change_the_picture() -> None:
    (usual,) = drawn(scene(Place.BEDROOM, 20.0))
    (candle,) = drawn(scene(Place.BEDROOM, 20.0, lighting=Lighting.CANDLE))
    (neon,) = drawn(scene(Place.BEDROOM, 20.0, lighting=Lighting.NEON))
    (noir,) = drawn(scene(Place.BEDROOM, 20.0, looks=(Look.NOIR,)))
    assert candle[..., 0].mean() > 1.6 * candle[..., 2].mean()
    assert neon[..., 2].mean() > 1.1 * neon[..., 1].mean()
    assert np.ptp(noir, axis=-1).max() <= 12
    assert np.ptp(usual, axis=-1).mean() > 15
    for look in (Look.WATERCOLOUR, Look.ANAMORPHIC, Look.PASTEL):
        (other,) = drawn(scene(Place.BEDROOM, 20.0, looks=(look,)))
        assert np.abs(other - usual).mean() > 1


def test_blur_softens_what_is_out_of_focus() -> None:
    (sharp,) = drawn(scene(Place.STREET))
    (soft,) = drawn(scene(Place.STREET, blur=1.0))

    def detail(picture: Picture) -> float:
        return float(np.abs(np.diff(luma(picture), axis=1)).mean())

    assert detail(soft) < 0.75 * detail(sharp)


@pytest.mark.parametrize("size", [(108, 192), (128, 128)])
def test_places_fill_every_format(size: tuple[int, int]) -> None:
    (picture,) = drawn(scene(Place.LIVING_ROOM), size=size)
    assert picture.shape == (size[1], size[0], 3)
    assert luma(picture).std() > 15


def test_a_clip_of_a_street_at_night(tmp_path: Path) -> None:
    spec = {
        "model": "sora-2",
        "prompt": "a rainy city street at night, neon signs, slow dolly forward",
        "width": 320,
        "height": 180,
        "seconds": 1,
        "seed": 3,
    }
    out = tmp_path / "street.mp4"
    args = {"engine": "previz", "spec": spec, "out": str(out), "reference": None, "source": None}
    report = render.run(args, lambda share: None)
    facts = probe(out)
    assert (facts.width, facts.height) == (320, 180)
    assert report["details"]["frames"] == 24
    assert report["details"]["picture"]["triangles"] > 10_000
