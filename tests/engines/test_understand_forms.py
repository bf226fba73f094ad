"""Prompts as people write them: forms with headings, JSON, slips of the keyboard."""

from __future__ import annotations

import json

import pytest
from tests.engines.prompts import scene_of, spec, subjects

from rushes.engines.previz.heard import Music
from rushes.engines.previz.scene import Lighting, Look, MoveKind, Place
from rushes.engines.previz.understand import understand

FORM = """Style: hand-painted 2D/3D hybrid animation, soft brush strokes. A small robot sits on a bench.
Lens: 35 mm. Lighting: warm key from above.
Actions: - The robot waves.
Audio: gentle piano music, a dog barks."""


def test_headings_of_light_style_and_sound_bring_nobody_into_the_picture() -> None:
    scene = scene_of(FORM)
    assert subjects(scene) == ["robot x0.7 sit"]
    assert (scene.looks, scene.music) == ((Look.WATERCOLOUR,), Music.CALM)


def test_json_is_read_as_what_its_values_say() -> None:
    prompt = {
        "scene": "a snowy mountain cabin at night",
        "subject": "a red fox",
        "action": "runs through the snow",
        "camera": {"movement": "slow push in"},
        "palette": ["teal", "orange"],
        "duration": 8,
    }
    said = [json.dumps(prompt), f"```json\n{json.dumps(prompt, indent=2)}\n```"]
    for scene in map(scene_of, said):
        assert scene.place is Place.MOUNTAINS
        assert scene.subjects[0].kind == "fox"
        assert subjects(scene)[0] == "fox run"
        assert scene.beats[0].move.kind is MoveKind.DOLLY
        assert scene.beats[0].hour > 20
        assert not {"teal", "orange"} & {subject.kind for subject in scene.subjects}


def test_json_tells_who_wears_what() -> None:
    prompt = {"subject": {"who": "an old man", "clothing": "a red coat"}, "setting": "beach at dusk"}
    scene = scene_of(json.dumps(prompt))
    assert (subjects(scene), scene.place) == ([f"old man {RED} stand"], Place.COAST)


RED = "#c0282d"


@pytest.mark.parametrize("text", ["{not json", "[]", "{}", '{"a": [1, null, {"b": true}]}', "[" * 9000])
def test_what_only_looks_like_json_gives_a_scene(text: str) -> None:
    assert scene_of(text).subjects == ()


def test_slips_of_the_keyboard_are_read_as_what_was_meant_and_said() -> None:
    understanding = understand(spec("a beutiful women walkin in teh rain with a umbrela in lodon at nigth"))
    scene = understanding.scene
    assert (scene.place, scene.lighting, scene.beats[0].weather.rain > 0.5) == (
        Place.STREET,
        Lighting.NEON,
        True,
    )
    assert [subject.action.value for subject in scene.subjects] == ["walk"]
    assert "'nigth' is read as 'night'" in understanding.guessed


@pytest.mark.parametrize(
    "word", ["form", "knees", "adventures", "tries", "alone", "chart", "Lodon", "kombucha"]
)
def test_words_that_are_right_and_names_stay(word: str) -> None:
    assert not any("is read as" in guess for guess in understand(spec(f"a dog and {word}")).guessed)


def test_emoji_alone_are_read_by_their_names() -> None:
    scene = scene_of("🐶🏖️🌅")
    assert (scene.place, scene.subjects[0].kind) == (Place.COAST, "dog")
    assert 5 < scene.beats[0].hour < 8
    assert scene_of("a cat in a kitchen 🔥🐶").subjects == scene_of("a cat in a kitchen").subjects


@pytest.mark.parametrize("depth", [10, 400, *range(900, 1010, 2)])
def test_json_of_any_depth_gives_a_scene(depth: int) -> None:
    scene_of("[" * depth + '"a cat"' + "]" * depth)


@pytest.mark.parametrize(
    ("prompt", "dark"),
    [
        ("a wizard in a dark castle", True),
        ("a man walks through a dark corridor", True),
        ("a woman walks through a corridor", False),
        ("a boat on a dark blue lake", False),
    ],
)
def test_dark_places_are_seen_after_dark(prompt: str, dark: bool) -> None:
    assert (scene_of(prompt).beats[0].hour > 20.0) is dark
