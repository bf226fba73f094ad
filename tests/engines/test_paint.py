"""Colours and materials that a prompt gives to the place itself."""

from __future__ import annotations

import numpy as np
import pytest

from rushes.engines.previz.mesh import Material, Mesh, linear
from rushes.engines.previz.scene import Lighting, Place, Scene, Subject, Tabletop
from rushes.engines.previz.sets.places import layout
from rushes.engines.previz.understand import understand
from rushes.models.spec import Spec


def scene_of(prompt: str) -> Scene:
    return understand(
        Spec(model="sora-2", prompt=prompt, width=640, height=360, seconds=4, fps=24, seed=3)
    ).scene


@pytest.mark.parametrize(
    ("prompt", "place", "palette"),
    [
        ("a dna helix spinning on a dark blue background", Place.STUDIO, ["#1a3462"]),
        ("a red apple on a white background", Place.STUDIO, ["#f2f1ec"]),
        ("a watch, dark background", Place.STUDIO, ["#1b1c20"]),
        ("a sneaker before a teal to navy gradient backdrop", Place.STUDIO, ["#2a9d98", "#1f2f57"]),
        ("abstract flowing shapes in blue and orange", Place.ABSTRACT, ["#2f5fb3", "#e07b28"]),
        ("a living room with white walls and a blue sofa", Place.LIVING_ROOM, ["#f2f1ec"]),
        ("a bottle isolated on white", Place.STUDIO, ["#f2f1ec"]),
        ("a blue car in the street", Place.STREET, []),
        ("waves of blue light over the sea", Place.SEA, []),
        ("a city street with a mountain in the background", Place.STREET, []),
    ],
)
def test_colours_of_the_place(prompt: str, place: Place, palette: list[str]) -> None:
    scene = scene_of(prompt)
    assert scene.place is place
    assert list(scene.palette) == palette


def test_a_subjects_colour_is_not_the_places() -> None:
    scene = scene_of("a red apple on a dark green background")
    assert scene.subjects[0].colour == "#c0282d"
    assert scene.palette == ("#214d26",)
    # "Blue" of a background makes no cold light.
    assert scene_of("an apple on a blue background").warmth == 0.0


@pytest.mark.parametrize(
    ("prompt", "top"),
    [
        ("a burger on a wooden table, studio lighting", Tabletop.WOOD),
        ("a perfume bottle on a marble surface", Tabletop.MARBLE),
        ("a cup on a slate board, product shot", Tabletop.STONE),
        ("a wooden toy on a white background", None),
    ],
)
def test_tables_of_the_studio(prompt: str, top: Tabletop | None) -> None:
    scene = scene_of(prompt)
    assert scene.tabletop is top
    assert scene.place is Place.STUDIO


def has(mesh: Mesh, colour: str) -> bool:
    return bool((np.abs(mesh.colours - linear(colour)).max(axis=1) < 0.01).any())


def test_backdrops_walls_and_shapes_are_in_their_colours() -> None:
    for place in (Place.STUDIO, Place.LIVING_ROOM, Place.OFFICE, Place.KITCHEN, Place.BEDROOM, Place.HALLWAY):
        plain = layout(Scene(place=place, seed=4)).mesh
        painted = layout(Scene(place=place, seed=4, palette=("#1a3462",))).mesh
        changed = (
            (plain.colours != painted.colours).any(axis=1) if len(plain.points) == len(painted.points) else 1
        )
        assert np.mean(changed) > 0.0, place
    studio = layout(Scene(place=Place.STUDIO, palette=("#2a9d98", "#1f2f57"))).mesh
    assert has(studio, "#2a9d98")
    assert has(studio, "#1f2f57")
    shapes = layout(Scene(place=Place.ABSTRACT, palette=("#2f5fb3", "#e07b28"))).parts
    hues = {tuple(np.round(part.mesh.colours.max(axis=0), 1)) for part in shapes}
    assert len(hues) <= 4


def test_a_wooden_table_carries_what_is_shown() -> None:
    scene = Scene(place=Place.STUDIO, tabletop=Tabletop.WOOD, subjects=(Subject(kind="burger"),))
    made = layout(scene)
    wood = made.mesh.points[made.mesh.materials == Material.WOOD]
    assert wood[:, 1].max() == pytest.approx(made.floor(0.0, 0.0), abs=1e-3)
    assert np.ptp(wood[:, 0]) > 1.5


def test_neon_shines_in_many_pure_colours() -> None:
    mesh = layout(Scene(place=Place.STREET, lighting=Lighting.NEON, seed=5)).mesh
    light = mesh.colours[mesh.materials == Material.LIGHT]
    pure = light[light.min(axis=1) < 0.05 * light.max(axis=1)]
    assert len(np.unique(np.round(pure, 2), axis=0)) >= 5


def test_a_picture_of_a_planet_has_no_other() -> None:
    with_rocket = layout(Scene(place=Place.SPACE, subjects=(Subject(kind="rocket"),)))
    of_saturn = layout(Scene(place=Place.SPACE, subjects=(Subject(kind="saturn"),)))
    assert len(of_saturn.parts) == len(with_rocket.parts) - 1
