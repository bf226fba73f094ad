"""Image-to-video: the first frame is the picture, the move stays inside it, and near things move more."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from rushes.engines.previz import gl
from rushes.engines.previz.scene import Beat, Move, MoveKind, Scene, Weather
from rushes.engines.previz.still import Still
from rushes.engines.previz.still.depth import estimate
from rushes.engines.previz.still.output import Bytes
from rushes.engines.previz.still.path import StillPath

WIDTH, HEIGHT, FPS = 320, 180, 24
MOVES = [
    Move(kind=kind, direction=direction, speed=2.0, shake=shake)
    for kind in MoveKind
    for direction, shake in ((-1.0, 0.0), (1.0, 0.7))
]


pytestmark = pytest.mark.usefixtures("apart_once")


def noise(seed: int, cells: int) -> np.ndarray[Any, Any]:
    """Smooth noise (HEIGHT, WIDTH, 3), 0 to 255."""
    coarse = np.random.default_rng(seed).integers(0, 255, (cells, cells * 2, 3), np.uint8)
    return np.asarray(Image.fromarray(coarse).resize((WIDTH, HEIGHT), Image.Resampling.BICUBIC), np.float32)


def landscape() -> Image.Image:
    """Blue sky over darker, textured hills that get darker towards the viewer."""
    rows = np.linspace(0, 1, HEIGHT)[:, None, None]
    sky = np.array([110, 160, 235]) * (1 - rows) + np.array([215, 225, 240]) * rows
    ground = np.array([95, 125, 70]) * (1.4 - rows) * (0.5 + noise(1, 40) / 255)
    line = 0.42 + 0.06 * np.sin(np.linspace(0, 9, WIDTH))[None, :, None]
    return Image.fromarray(np.clip(np.where(rows > line, ground, sky), 0, 255).astype(np.uint8))


def product() -> Image.Image:
    """A dark blue box with a light label on white."""
    image = Image.new("RGB", (WIDTH, HEIGHT), (250, 250, 250))
    draw = ImageDraw.Draw(image)
    draw.rectangle((130, 40, 190, 150), fill=(30, 70, 150))
    draw.rectangle((130, 80, 190, 110), fill=(235, 230, 215))
    return image.filter(ImageFilter.GaussianBlur(0.6))


def scene(move: Move, motion: float = 0.5, **changes: Any) -> Scene:
    return Scene(beats=(Beat(move=move),), motion=motion, seed=5, **changes)


def frames(image: Image.Image, scene: Scene, *seconds: float) -> list[Bytes]:
    with Still.open(scene, image, fps=FPS, frames=range(8 * FPS)) as still:
        return [still.rgb(round(t * FPS)) for t in seconds]


def difference(one: Bytes, other: Bytes) -> float:
    return float(np.abs(one.astype(np.int16) - other).mean())


def test_the_first_frame_is_the_picture() -> None:
    image = Image.fromarray(noise(2, 90).clip(0, 255).astype(np.uint8))
    for move in (Move(kind=MoveKind.ORBIT, speed=3.0), Move(kind=MoveKind.HANDHELD, shake=1.0)):
        assert np.array_equal(frames(image, scene(move), 0.0)[0], np.asarray(image))


def test_the_first_frame_as_yuv_is_bt709() -> None:
    image = landscape()
    with Still.open(scene(Move()), image, fps=FPS, frames=range(1 * FPS)) as still:
        yuv = still.yuv(0)
    pixels = np.asarray(image, np.float64) / 255
    luma = pixels @ [0.2126, 0.7152, 0.0722]
    assert np.abs(yuv[:HEIGHT] - (16 + 219 * luma)).max() <= 1.01
    blocks = pixels.reshape(HEIGHT // 2, 2, WIDTH // 2, 2, 3).mean(axis=(1, 3))
    blue = 128 + 224 * (blocks[..., 2] - blocks @ [0.2126, 0.7152, 0.0722]) / 1.8556
    assert np.abs(yuv[HEIGHT : HEIGHT * 5 // 4].reshape(HEIGHT // 2, WIDTH // 2) - blue).mean() < 1.5


def test_frames_go_on_smoothly_from_the_first() -> None:
    image = landscape()
    with Still.open(scene(Move(kind=MoveKind.FLIGHT)), image, fps=FPS, frames=range(2 * FPS)) as still:
        pictures = [still.rgb(index) for index in range(12)]
    steps = [difference(a, b) for a, b in pairwise(pictures)]
    assert steps[0] < 2 * max(steps[1:])
    assert max(steps) < 8


@pytest.mark.parametrize("move", MOVES, ids=str)
def test_the_border_never_shows(move: Move) -> None:
    """Past the border the cleared target would show, black; the picture has no dark pixel."""
    bright = Image.fromarray((128 + noise(3, 30).clip(0, 255) / 2.1).astype(np.uint8))
    for picture in frames(bright, scene(move, motion=1.0), 0.1, 1.0, 3.0, 5.5, 7.9):
        assert picture.min() > 100


def test_the_border_never_shows_over_two_minutes() -> None:
    still = {"border": _square(), "steepness": (0.5, 0.5)}
    beats = tuple(Beat(start=10.0 * i, move=move) for i, move in enumerate(MOVES[:12]))
    path = StillPath(Scene(beats=beats, motion=1.0), WIDTH / HEIGHT, 2.0, **still)
    zooms = [path.pose(t / FPS)[1] for t in range(120 * FPS)]
    assert min(zooms) >= 1.0
    assert max(zooms) < 2.5
    speeds = [b - a for a, b in pairwise(zooms)]
    assert max(abs(b - a) for a, b in pairwise(speeds)) < 0.01


def _square() -> np.ndarray[Any, Any]:
    x = np.linspace(-0.5, 0.5, 16)
    y = np.linspace(-0.5 * HEIGHT / WIDTH, 0.5 * HEIGHT / WIDTH, 16)
    sides = [(x, y[-1]), (x, y[0]), (x[0], y), (x[-1], y)]
    return np.concatenate([np.stack([*np.broadcast_arrays(a, b, 1.0)], axis=1) for a, b in sides]) * 2.0


@pytest.mark.parametrize("kind", [MoveKind.DOLLY, MoveKind.ORBIT, MoveKind.PAN, MoveKind.HANDHELD])
def test_motion_intensity_moves_more(kind: MoveKind) -> None:
    image = landscape()
    moved = []
    for motion in (0.0, 0.3, 0.6, 1.0):
        first, last = frames(image, scene(Move(kind=kind), motion), 0.0, 4.0)
        moved.append(difference(first, last))
    assert moved == sorted(moved)
    assert moved[-1] > 2 * moved[0]


def test_a_static_camera_stays() -> None:
    first, last = frames(landscape(), scene(Move(kind=MoveKind.STATIC), motion=0.0), 0.0, 7.0)
    assert difference(first, last) < 0.5


def test_light_drifts_over_what_stays() -> None:
    first, soon, last = frames(landscape(), scene(Move(kind=MoveKind.STATIC)), 0.0, 0.05, 7.0)
    assert difference(first, soon) < 0.5
    assert 1.0 < difference(first, last) < 8.0
    share = (last.astype(float).mean(axis=2) + 4) / (first.astype(float).mean(axis=2) + 4)
    assert 0.8 < share.min() < share.max() < 1.25
    # Nothing moves: what changes has no edges.
    assert np.abs(np.diff(share, axis=1)).mean() < 0.01


@pytest.mark.parametrize("weather", [Weather(rain=0.9), Weather(snow=0.8), Weather(fog=0.8)], ids=str)
def test_weather_comes_up_over_the_untouched_picture(weather: Weather) -> None:
    image = landscape()
    still = Move(kind=MoveKind.STATIC)
    first, soon, later = frames(image, Scene(beats=(Beat(move=still, weather=weather),)), 0.0, 0.05, 5.0)
    assert np.array_equal(first, np.asarray(image))
    assert difference(first, soon) < 1
    assert difference(first, later) > 5
    assert later[: HEIGHT // 3].std() < first[: HEIGHT // 3].std()


def test_near_things_move_more_than_far_ones() -> None:
    """Pushed in, a mark low in the landscape grows more than the line of the hills."""
    nearness = estimate(landscape()).nearness
    top, bottom = nearness[: len(nearness) // 4], nearness[-len(nearness) // 5 :]
    assert top.max() < 0.2
    assert bottom.min() > 0.6
    move = scene(Move(kind=MoveKind.TRUCK, speed=1.0))
    first, last = (picture.astype(np.float64) for picture in frames(landscape(), move, 0.0, 5.0))
    assert _shift(first[165:175], last[165:175]) < _shift(first[82:92], last[82:92]) - 2


def _shift(before: np.ndarray[Any, Any], after: np.ndarray[Any, Any]) -> int:
    """By how many columns the rows have moved to the right, by the best match."""
    middle = slice(100, 220)
    costs = {by: np.abs(before[:, middle] - after[:, 100 + by : 220 + by]).mean() for by in range(-60, 61)}
    return min(costs, key=lambda by: costs[by])


def test_a_subject_stands_out_as_one_body() -> None:
    depth = estimate(product())
    assert depth.subject > 0.1
    rows, columns = depth.nearness.shape
    body = depth.nearness[rows * 45 // 180 : rows * 145 // 180, columns * 133 // 320 : columns * 187 // 320]
    assert body.min() > 0.8
    assert body.max() - body.min() < 0.1
    assert depth.nearness[: rows // 2, columns // 8 : columns // 4].max() < 0.6


def test_what_alone_is_sharp_lies_before_the_rest() -> None:
    """A crowd out of focus, and somebody of the same colours in focus."""
    crowd = Image.fromarray(noise(4, 90).clip(0, 255).astype(np.uint8)).resize((WIDTH, HEIGHT))
    picture = crowd.filter(ImageFilter.GaussianBlur(6))
    somebody = Image.new("L", crowd.size)
    ImageDraw.Draw(somebody).ellipse((110, 30, 210, 240), fill=255)
    picture.paste(crowd, mask=somebody)
    nearness = estimate(picture).nearness
    rows, columns = nearness.shape
    middle = nearness[rows // 3 : rows * 2 // 3, columns * 2 // 5 : columns * 3 // 5]
    assert middle.min() > nearness[: rows // 2, : columns // 5].max() + 0.1
    assert middle.max() - middle.min() < 0.15


def test_what_stands_on_a_floor_stands_upright() -> None:
    """Crates before a wall of shelves: from its foot up each is at one distance, the floor comes nearer."""
    pixels = np.full((HEIGHT, WIDTH, 3), (150.0, 145.0, 140.0))
    for column in range(0, WIDTH, 20):
        pixels[:120, column : column + 20] = (60 + column % 90, 40 + column % 70, 30)
    pixels[50:145, 120:170] = (170, 60, 30)
    nearness = estimate(Image.fromarray((pixels + noise(1, 8)).clip(0, 255).astype(np.uint8))).nearness
    rows, columns = nearness.shape
    for across in (0.2, 0.45, 0.8):
        up = nearness[rows // 8 : rows * 6 // 10, int(across * columns)]
        assert up.max() - up.min() < 0.1
    floor_ = nearness[:, columns // 5]
    assert floor_[-2] > floor_[rows * 6 // 10] + 0.3
    assert nearness[rows // 2, int(0.45 * columns)] > nearness[rows // 2, columns // 5] + 0.05


@pytest.mark.parametrize(
    "image",
    [
        Image.new("RGB", (WIDTH, HEIGHT), "white"),
        Image.new("RGB", (128, 1920), "black"),
        Image.fromarray(noise(4, 90).clip(0, 255).astype(np.uint8)),
    ],
    ids=["white", "tall and black", "noise"],
)
def test_any_picture_has_a_depth(image: Image.Image) -> None:
    nearness = estimate(image).nearness
    assert np.isfinite(nearness).all()
    assert nearness.min() >= 0
    assert nearness.max() <= 1


def test_the_same_frames_again_and_from_the_middle() -> None:
    image, moving = product(), scene(Move(kind=MoveKind.HANDHELD, shake=0.8))
    with Still.open(moving, image, fps=FPS, frames=range(2 * FPS)) as still:
        whole = [still.yuv(index) for index in still.frames]
    with Still.open(moving, image, fps=FPS, frames=range(24, 48)) as still:
        assert still.frames == range(24, 48)
        for index in (40, 24, 47):
            assert np.array_equal(still.yuv(index), whole[index])


def test_the_device_is_reported() -> None:
    with Still.open(
        scene(Move()), product(), fps=FPS, frames=range(1 * FPS), opened=gl.open_device()
    ) as still:
        assert "OpenGL" in still.details["device"]
        assert still.details["depth"]["subject"] > 0
