"""Characters: cut out of a clip, called by name, recognisably the same wherever they play."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw

from rushes.engines import render
from rushes.engines.previz.scene import Action, Place
from rushes.engines.previz.subjects.character.actor import Character
from rushes.engines.previz.subjects.character.cutout import cut_out
from rushes.engines.previz.understand import understand
from rushes.models.capabilities import Capabilities
from rushes.models.size import Size
from rushes.models.spec import Operation, Player, Spec

ADA, BO = Player(id="char_1", name="Ada", asset_id="a"), Player(id="char_2", name="Bo Li", asset_id="b")
RED, BLUE, YELLOW = (220, 60, 50), (40, 60, 160), (250, 220, 60)


def puppet(number: int) -> tuple[np.ndarray[Any, Any], np.ndarray[Any, Any]]:
    """A red puppet with a yellow belt and blue legs before striped wallpaper, and where it is."""
    picture, mask = Image.new("RGB", (320, 180), (150, 170, 180)), Image.new("1", (320, 180))
    draw, shape = ImageDraw.Draw(picture), ImageDraw.Draw(mask)
    for x in range(0, 320, 32):
        draw.rectangle((x, 0, x + 15, 180), fill=(158, 178, 188))
    draw.rectangle((0, 155, 320, 180), fill=(120, 100, 80))
    x = 160 + 3 * np.sin(number / 6)
    for side in (-1, 1):
        box = (x + side * 20 - 13, 105, x + side * 20 + 13, 165)
        draw.rectangle(box, fill=BLUE)
        shape.rectangle(box, fill=1)
    for box, colour in (((x - 35, 50, x + 35, 120), RED), ((x - 35, 84, x + 35, 96), YELLOW)):
        draw.rectangle(box, fill=colour)
        shape.rectangle(box, fill=1)
    draw.ellipse((x - 26, 8, x + 26, 60), fill=(235, 190, 150))
    shape.ellipse((x - 26, 8, x + 26, 60), fill=1)
    return np.asarray(picture), np.asarray(mask)


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("characters") / "ada.mp4"
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=24)
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        for number in range(48):
            out.mux(video.encode(av.VideoFrame.from_ndarray(puppet(number)[0], format="rgb24")))
        out.mux(video.encode(None))
    return path


def test_who_it_is_is_cut_out_cleanly(clip: Path) -> None:
    found = cut_out(clip)
    _, mask = puppet(24)
    scale = 224 / 320
    rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
    assert found.alpha.shape[0] == pytest.approx(len(rows) * scale, abs=8)
    assert found.alpha.shape[1] == pytest.approx(len(columns) * scale, abs=8)
    assert found.alpha.sum() == pytest.approx(mask.sum() * scale**2, rel=0.06)
    # Nothing of the wallpaper sticks to the edge.
    edge = found.colours[(found.alpha > 0.3) & (found.alpha < 0.7)] * 255
    assert np.abs(edge - (154, 174, 184)).max(axis=1).min() > 20


@pytest.mark.parametrize(("light", "pan"), [(1.0, 0), (0.2, 0), (1.0, 1)], ids=["busy", "dark", "panned"])
def test_who_moves_before_clutter_is_cut_out_whole(tmp_path: Path, light: float, pan: int) -> None:
    """Patches of all colours behind a body of patches: only that it moves tells it apart."""
    random = np.random.default_rng(8)
    clutter, coat = (
        Image.fromarray(random.integers(20, 235, size, np.uint8)).resize((900, 360), Image.Resampling.BICUBIC)
        for size in ((24, 60, 3), (20, 50, 3))
    )
    path = tmp_path / "moving.mp4"
    with av.open(str(path), "w") as out:
        video = out.add_stream("libx264", rate=24)
        video.width, video.height, video.pix_fmt = 320, 180, "yuv420p"
        for number in range(60):
            picture = clutter.crop((100 + pan * number, 60, 420 + pan * number, 240))
            x = 70 + 2 * number
            body = Image.new("L", picture.size)
            ImageDraw.Draw(body).rounded_rectangle((x, 40, x + 70, 170), 24, fill=255)
            shifted = Image.new("RGB", picture.size)
            shifted.paste(coat, (x - 200, -60))
            picture.paste(shifted, mask=body)
            picture = Image.eval(picture, lambda value: round(light * value))
            out.mux(video.encode(av.VideoFrame.from_image(picture)))
        out.mux(video.encode(None))
    found = cut_out(path)
    scale = 224 / 320
    assert found.alpha.shape == pytest.approx((130 * scale, 70 * scale), abs=12)
    assert found.alpha.mean() > 0.7
    # What was filmed in the dark is seen by day.
    assert found.colours[found.alpha > 0.9].max() > 0.6


def test_its_body_is_small_and_stands_on_the_ground(clip: Path) -> None:
    actor = Character(cut_out(clip))
    mesh = actor.mesh
    assert len(mesh.triangles) <= 8000
    assert mesh.points[:, 1].min() == pytest.approx(0.0, abs=0.02)
    assert 1.4 < actor.height < 1.8
    assert np.abs(mesh.normals[mesh.points[:, 2] > 0.05][:, 2]).min() > 0.2
    assert actor.pace(Action.WALK) > 0 == actor.pace(Action.STAND)
    poses = np.stack([actor.pose(Action.WALK, t / 24) for t in range(48)])
    assert np.ptp(poses[:, 0, 1, 3]) > 0.02
    assert np.abs(np.diff(poses, axis=0)).max() < 0.1


@pytest.mark.parametrize(
    ("prompt", "subjects"),
    [
        ("Ada walks along a beach at sunset", [("characterone", "walk", "Ada")]),
        ("A street at night, where @ada dances", [("characterone", "dance", "Ada")]),
        (
            "Ada and Bo Li stand in a meadow",
            [("characterone", "stand", "Ada"), ("charactertwo", "stand", "Bo Li")],
        ),
        ("An empty kitchen", [("characterone", "stand", "Ada")]),
    ],
)
def test_names_call_them(prompt: str, subjects: list[tuple[str, str, str]]) -> None:
    players = (ADA, BO) if "Bo" in prompt else (ADA,)
    spec = Spec(model="m", prompt=prompt, width=64, height=64, seconds=4, seed=1, characters=players)
    understood = understand(spec)
    found = [(each.kind, each.action.value, each.words) for each in understood.scene.subjects]
    assert found == subjects
    assert not {"Ada", "Bo", "Li", "ada"} & set(understood.ignored)


@pytest.mark.parametrize(
    ("name", "prompt"),
    [
        ("Dawn", "Dawn walks on a beach at dawn"),
        ("dawn", "@dawn walks on a beach at dawn"),
        ("Beach", "@beach walks on a beach at dawn"),
        ("DAWN", "Dawn walks on a beach in the morning"),
    ],
)
def test_a_name_that_is_a_word_too_is_taken_for_the_word_where_it_is_not_called(
    name: str, prompt: str
) -> None:
    player = Player(id="char_1", name=name, asset_id="a")
    scene = understand(
        Spec(model="m", prompt=prompt, width=64, height=64, seconds=4, seed=1, characters=(player,))
    ).scene
    assert [(each.kind, each.action) for each in scene.subjects] == [("characterone", Action.WALK)]
    assert scene.place is Place.COAST
    assert scene.beats[0].hour < 10


def test_nobody_else_has_their_nouns() -> None:
    spec = Spec(model="m", prompt="Characterone waves", width=64, height=64, seconds=4, seed=1)
    assert [each.kind for each in understand(spec).scene.subjects] == ["person"]


def has(picture: np.ndarray[Any, Any], *colours: tuple[int, int, int]) -> bool:
    """Whether there is a good deal of each hue, however lit."""
    flat = picture.reshape(-1, 3).astype(float)
    hues = (flat - flat.mean(axis=1, keepdims=True)) / (flat.max(axis=1, keepdims=True) + 20)
    for colour in colours:
        wanted = np.array(colour, float)
        hue = (wanted - wanted.mean()) / (wanted.max() + 20)
        if (np.abs(hues - hue).max(axis=1) < 0.14).mean() < 0.003:
            return False
    return True


@pytest.mark.parametrize(
    ("prompt", "width", "height"),
    [("Ada walks over a snowy hill at noon", 320, 180), ("Ada stands in a bright living room", 180, 320)],
)
def test_it_is_the_same_in_any_scene_and_size(
    clip: Path, tmp_path: Path, prompt: str, width: int, height: int
) -> None:
    spec = Spec(model="m", prompt=prompt, width=width, height=height, seconds=1, seed=4, characters=(ADA,))
    args = {"engine": "previz", "spec": spec.model_dump(mode="json"), "out": str(tmp_path / "out.mp4")}
    render.run(args | {"characters": [str(clip)]}, lambda _: None)
    with av.open(str(tmp_path / "out.mp4")) as container:
        frames = [frame.to_ndarray(format="rgb24") for frame in container.decode(video=0)]
    assert has(frames[4], RED, BLUE, YELLOW)
    assert has(frames[-1], RED, BLUE)


def test_who_cannot_draw_them_is_passed_by() -> None:
    can = Capabilities(
        operations=frozenset(Operation),
        sizes=(Size(64, 64),),
        min_seconds=1,
        max_seconds=9,
        max_total_seconds=9,
        fps=(24,),
    )
    spec = Spec(model="m", prompt="Ada", width=64, height=64, seconds=4, seed=1, characters=(ADA,))
    lack = can.lack(spec, "The engine 'x'")
    assert lack is not None
    assert (lack.field, lack.ability) == ("characters", True)
    assert can.lack(spec.model_copy(update={"characters": ()}), "x") is None
