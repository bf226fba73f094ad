"""``rushes explain`` and ``rushes render``: prompts told back, and scenes written by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import av
import pytest
from typer.testing import CliRunner

from rushes.cli import app
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.written import read_scene
from rushes.errors import Fatal, InvalidRequest

PROMPT = 'Two brown dogs run on a beach at dawn. Then they sleep. A synergy. A narrator says "Good night."'


def explained(*words: str) -> str:
    result = CliRunner().invoke(app, ["explain", *words])
    assert result.exit_code == 0, result.output
    return result.output


def test_explain_tells_it_in_a_table() -> None:
    shown = explained(PROMPT)
    for words in (
        "coast",
        "dog, 2 of them, #7a5236: run",
        "from 4 s",
        "dog: sleep",
        '"Good night."',
        "synergy",
    ):
        assert words in shown, words


def test_explain_keeps_out_what_is_not_wanted() -> None:
    assert "person" not in explained("a street full of people", "--negative", "people")


def test_explain_prints_a_scene_that_render_takes() -> None:
    scene = Scene.model_validate(json.loads(explained(PROMPT, "--json")))
    assert read_scene(scene.model_dump_json()) == scene
    assert scene.subjects[0].count == 2


def test_a_scene_by_hand_needs_only_what_it_changes() -> None:
    assert read_scene('{"place": "street", "subjects": [{"kind": "taxi"}]}').subjects[0].kind == "taxi"


@pytest.mark.parametrize(
    ("scene", "field"),
    [
        ({"place": "moonbase"}, "place: "),
        ({"subjects": [{"kind": "carr"}]}, "subjects.0.kind: there is no 'carr'; there is car"),
        ({"subjects": [{"kind": "car", "colour": "red"}]}, "subjects.0.colour: "),
        ({"weather": {}}, "weather: Extra inputs"),
        ({"beats": [{"move": {"direction": 3}}]}, "beats.0.move.direction: "),
        ({"beats": [{"start": 1}]}, "beats: the first must start at 0"),
        ({"beats": [{"start": 0}, {"start": 0}]}, "beats: each must start after"),
        ({"beats": [{"actions": ["run"]}]}, "beats.0.actions: "),
        ({"lines": [{"text": "Hello", "speaker": 0}]}, "lines.0.speaker: "),
        (
            {"subjects": [{"kind": "man", "props": [{"tie": "holds", "kind": "guitr"}]}]},
            "subjects.0.props.0.kind: there is no 'guitr'; there is guitar",
        ),
        (
            {"subjects": [{"kind": "man", "props": [{"tie": "holds", "kind": "guitar"}] * 2}]},
            "subjects.0.props: there is more than one of the same tie",
        ),
        ({"subjects": [{"kind": "characterone"}]}, "subjects.0.kind: there is no 'characterone'"),
        ({"seed": 2**32}, "seed: "),
        ({"beats": [{}, {"start": float("inf")}]}, "beats.1.start: "),
    ],
)
def test_a_wrong_scene_is_refused_with_the_field(scene: dict[str, Any], field: str) -> None:
    with pytest.raises(InvalidRequest) as refused:
        read_scene(json.dumps(scene))
    assert field in refused.value.message


def test_what_is_no_json_is_refused() -> None:
    with pytest.raises(InvalidRequest, match="the file: Invalid JSON"):
        read_scene("{")


def test_render_makes_the_video(tmp_path: Path) -> None:
    scene = tmp_path / "scene.json"
    scene.write_text('{"place": "studio", "subjects": [{"kind": "cube", "action": "spin"}]}')
    made = tmp_path / "cube.mp4"
    asked = ["--size", "256x144", "--seconds", "1"]
    result = CliRunner().invoke(app, ["render", str(scene), str(made), *asked])
    assert result.exit_code == 0, result.output
    with av.open(str(made)) as video:
        stream = video.streams.video[0]
        assert (stream.width, stream.height, stream.frames) == (256, 144, 24)
        assert video.streams.audio


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        (["--size", "large"], "--size"),
        (["--size", "64x64"], "--size"),
        (["--fps", "23"], "--fps"),
    ],
)
def test_render_refuses_what_cannot_be_drawn(tmp_path: Path, asked: list[str], message: str) -> None:
    scene = tmp_path / "scene.json"
    scene.write_text("{}")
    result = CliRunner().invoke(app, ["render", str(scene), str(tmp_path / "x.mp4"), *asked])
    assert isinstance(result.exception, Fatal)
    assert message in result.exception.message
