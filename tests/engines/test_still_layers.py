"""Image-to-video in layers: the foreground is found, parted from what lies behind, and moves before it."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from rushes.engines.previz.scene import Beat, Move, MoveKind, Place, Scene, Weather
from rushes.engines.previz.still import Still
from rushes.engines.previz.still.fill import filled
from rushes.engines.previz.still.joined import joined
from rushes.engines.previz.still.layers import apart
from rushes.engines.previz.still.matte import parted
from rushes.engines.previz.still.output import Bytes

WIDTH, HEIGHT, FPS = 320, 180, 24
pytestmark = pytest.mark.usefixtures("apart_once")
RED, PAPER = (200, 40, 30), (246, 246, 244)


def shot(size: tuple[int, int] = (WIDTH, HEIGHT)) -> tuple[Image.Image, np.ndarray[Any, Any]]:
    """A red jar with its soft shadow on paper, and where the jar is."""
    width, height = size
    x, y, r = width // 2, height // 2, min(size) // 4
    image = Image.new("RGB", size, PAPER)
    ImageDraw.Draw(image).ellipse(
        (x - r, y + r - r // 4, x + r + r // 2, y + r + r // 4), fill=(190, 190, 188)
    )
    image = image.filter(ImageFilter.GaussianBlur(r / 6))
    body = Image.new("L", size)
    ImageDraw.Draw(body).rounded_rectangle((x - r * 2 // 3, y - r, x + r * 2 // 3, y + r), r // 4, fill=255)
    body = body.filter(ImageFilter.GaussianBlur(0.6))
    image.paste(RED, mask=body)
    return image, np.asarray(body, np.float32) / 255


def grain(size: tuple[int, int], low: int, high: int) -> np.ndarray[Any, Any]:
    coarse = np.random.default_rng(7).integers(low, high, (size[1] // 4, size[0] // 4, 3), np.uint8)
    return np.asarray(Image.fromarray(coarse).resize(size, Image.Resampling.BICUBIC), np.float32)


def bust(size: tuple[int, int] = (WIDTH, HEIGHT)) -> tuple[Image.Image, np.ndarray[Any, Any]]:
    """Somebody in orange down to the lower edge, before leaves, and where."""
    width, height = size
    x, r = width // 2, min(size) // 5
    body = Image.new("L", size)
    draw = ImageDraw.Draw(body)
    draw.ellipse((x - r, height // 5, x + r, height // 5 + 2 * r + r // 2), fill=255)
    draw.ellipse((x - 2 * r, height // 5 + 2 * r, x + 2 * r, height + 2 * r), fill=255)
    mask = np.asarray(body.filter(ImageFilter.GaussianBlur(0.6)), np.float32)[..., None] / 255
    leaves = grain(size, 30, 110) * np.array([0.7, 1.1, 0.5])
    coat = np.array([225, 140, 50]) + 0.1 * grain(size, 0, 120)
    pixels = leaves + mask * (coat - leaves)
    return Image.fromarray(pixels.clip(0, 255).astype(np.uint8)), mask[..., 0]


def scene(kind: MoveKind = MoveKind.ORBIT, motion: float = 1.0, **changes: Any) -> Scene:
    return Scene(beats=(Beat(move=Move(kind=kind), **changes),), motion=motion, seed=5)


def rgb(image: Image.Image, scene: Scene, *seconds: float, fps: int = FPS) -> list[Bytes]:
    with Still.open(scene, image, fps=fps, frames=range(25 * fps)) as still:
        return [still.rgb(round(t * fps)) for t in seconds]


@pytest.mark.parametrize(("picture", "plain"), [(shot, True), (bust, False)], ids=["product", "portrait"])
def test_the_foreground_is_found_and_what_is_behind_it_filled(picture: Any, plain: bool) -> None:
    image, body = picture()
    found = apart(image).foreground
    assert found is not None
    assert found.plain is plain
    parts = parted(image, found.share, plain=plain)
    alpha = parts.front[..., 3]
    assert np.minimum(alpha, body).sum() > 0.95 * body.sum()
    if plain:
        # All of it that is not the jar is the darkest of its shadow, under it.
        assert alpha[: HEIGHT * 3 // 5][body[: HEIGHT * 3 // 5] < 0.05].max() < 0.2
        assert np.abs(parts.back[body > 0.5] - np.array(PAPER) / 255).max() < 0.3
    else:
        assert np.minimum(alpha, body).sum() > 0.92 * np.maximum(alpha, body).sum()
        # Leaves are hardly redder than they are green, and nothing else is behind.
        assert (parts.back[..., 1] - parts.back[..., 0])[body > 0.5].min() > -0.18
    together = parts.front[..., :3] + (1 - alpha[..., None]) * parts.back
    assert np.abs(together - np.asarray(image) / 255).mean() < 0.002


def test_texture_and_lines_go_on_behind_the_foreground() -> None:
    """Leaves have as many shades behind the outline as beside it; a shelf's edge is carried on."""
    rng = np.random.default_rng(3)
    pixels = np.full((90, 160, 3), (0.7, 0.6, 0.5), np.float32)
    pixels[40:] = (0.3, 0.25, 0.2)
    pixels += 0.08 * rng.standard_normal(pixels.shape).astype(np.float32)
    covered = np.zeros((90, 160), np.float32)
    covered[10:70, 60:100] = 1.0
    back = filled(np.where(covered[..., None] > 0, np.float32(1.0), pixels), covered, plain=False)
    assert np.array_equal(back[covered == 0], pixels[covered == 0])
    behind = back[:, 62:72].mean(axis=2)
    assert behind[20:36].std() > 0.6 * pixels[20:36, :50].mean(axis=2).std()
    assert behind[30:38].mean() - behind[43:51].mean() > 0.3


def test_where_nothing_stands_out_nothing_is_cut() -> None:
    rows = np.linspace(0, 1, HEIGHT)[:, None, None]
    land = np.where(rows > 0.45, grain((WIDTH, HEIGHT), 40, 120), np.array([150, 180, 230]))
    for pixels in (land, np.full((HEIGHT, WIDTH, 3), 255.0)):
        image = Image.fromarray(pixels.clip(0, 255).astype(np.uint8))
        assert apart(image).foreground is None
    # In a room that is what the picture is of, furniture stays where it is.
    assert apart(bust()[0], room=True).foreground is None


def test_what_is_not_cut_out_with_it_is_not_torn_from_it() -> None:
    """Of a red head on a blue body the head alone was found: the background below comes along, above not."""
    pixels = grain((144, 80), 40, 90) * np.array([0.6, 1.0, 0.5]) / 255
    pixels[48:, 50:94] = (0.2, 0.25, 0.6)
    pixels[20:48, 60:84] = (0.8, 0.25, 0.2)
    share = np.zeros((80, 144), np.float32)
    share[20:48, 60:84] = 1.0
    together = joined(pixels.astype(np.float32), share)
    assert together[50:56, 66:78].min() > 0.9
    assert together[12:18, 66:78].max() < 0.1


def test_the_report_says_what_was_separated() -> None:
    with Still.open(scene(), shot()[0], fps=FPS, frames=range(1)) as still:
        assert still.details["foreground"]["separated"]
        assert still.details["foreground"]["before"] == "a plain background"
    room = Scene(place=Place.LIVING_ROOM, beats=(Beat(move=Move(kind=MoveKind.PAN)),))
    with Still.open(room, bust()[0], fps=FPS, frames=range(1)) as still:
        assert not still.details["foreground"]["separated"]


@pytest.mark.parametrize("picture", [shot, bust], ids=["product", "portrait"])
def test_the_first_frame_is_the_picture_and_the_next_goes_on_from_it(picture: Any) -> None:
    image, _ = picture()
    first, second = rgb(image, scene(), 0.0, 1 / FPS)
    assert np.array_equal(first, np.asarray(image))
    assert np.abs(first.astype(float) - second).mean() < 0.6


def test_nothing_of_the_foreground_stays_where_it_was() -> None:
    """No halo, no ghost, no stretch: after the move there is paper, jar and shadow, and nothing between."""
    image, body = shot()
    moved = rgb(image, scene(MoveKind.TRUCK), 8.0)[0].astype(float)
    red = (moved[..., 0] - moved[..., 1:].mean(axis=2)) / 165
    assert np.abs((red > 0.5).mean() / (body > 0.5).mean() - 1) < 0.35
    # Drifting light warms the paper a little.
    assert ((red > 0.12) & (red < 0.6)).mean() < 0.02
    outline = (red[:, 1:] > 0.5) != (red[:, :-1] > 0.5)
    assert outline.sum(axis=1).max() == 2


def test_the_foreground_moves_otherwise_than_what_is_behind_it() -> None:
    image, body = bust()
    first, last = rgb(image, scene(MoveKind.TRUCK), 0.0, 6.0)
    coat = [(picture[60:110].astype(float) @ [1, -0.5, -0.5]) > 60 for picture in (first, last)]
    by = [float(np.nonzero(there)[1].mean()) for there in coat]
    leaves = (slice(20, 60), slice(16, 70))
    away = {
        shift: np.abs(first[leaves].astype(float) - np.roll(last, -shift, axis=1)[leaves]).mean()
        for shift in range(-40, 41)
    }
    assert abs(by[1] - by[0] - min(away, key=lambda shift: away[shift])) > 4
    assert body.any()


@pytest.mark.parametrize("kind", [MoveKind.ORBIT, MoveKind.DOLLY])
def test_motion_intensity_raises_the_optical_flow(kind: MoveKind) -> None:
    image, _ = shot()
    flows = []
    for motion in (0.0, 0.2, 0.5, 1.0):
        pictures = rgb(image, scene(kind, motion), *(1.0 + n / FPS for n in range(3)))
        flows.append(np.mean([_flow(a, b) for a, b in pairwise(pictures)]))
    assert flows == sorted(flows)
    assert flows[-1] > 4 * flows[0]


def _flow(before: Bytes, after: Bytes) -> float:
    """Mean movement along the gradient, in pixels, where there is one."""
    one, other = (picture.astype(float).mean(axis=2) for picture in (before, after))
    steep = np.hypot(*np.gradient(one))
    return float((np.abs(other - one) / np.maximum(steep, 1.0))[steep > 12].mean())


@pytest.mark.parametrize(
    ("picture", "size"),
    [(bust, (180, 320)), (shot, (208, 208)), (shot, (320, 136))],
    ids=["portrait", "square", "wide"],
)
def test_no_border_shows_at_any_shape(picture: Any, size: tuple[int, int]) -> None:
    """Beyond the border the cleared target would show, black; brightened, no picture has a black pixel."""
    image = Image.eval(picture(size)[0], lambda value: 90 + value * 160 // 255)
    for kind in (MoveKind.ORBIT, MoveKind.TILT):
        for frame in rgb(image, scene(kind), 1.0, 9.0, 24.9):
            assert frame.shape == (size[1], size[0], 3)
            assert frame.max(axis=2).min() > 50


def test_time_is_the_same_at_every_rate() -> None:
    image, _ = shot()
    pictures = [rgb(image, scene(weather=Weather(snow=0.5)), 2.0, fps=fps)[0] for fps in (24, 30, 60)]
    assert np.array_equal(pictures[0], pictures[1])
    assert np.array_equal(pictures[0], pictures[2])


def test_light_falls_on_one_side_of_a_product_and_passes_over_it() -> None:
    image, body = shot()
    pictures = rgb(image, scene(MoveKind.STATIC, 0.6), 0.0, 2.0, 3.5, 5.0)
    inside = body > 0.9
    brightest = []
    for picture in pictures[1:]:
        shine = (picture.astype(float) - pictures[0])[..., 1:].mean(axis=2) * inside
        brightest.append(float((shine.clip(0).sum(axis=0) @ np.arange(WIDTH)) / shine.clip(0).sum()))
    assert abs(brightest[2] - brightest[0]) > 15
    assert brightest == sorted(brightest) or brightest == sorted(brightest, reverse=True)


def test_a_wandering_focus_softens_what_the_picture_is_about() -> None:
    image, _ = bust()
    for x in range(130, 190, 4):
        ImageDraw.Draw(image).line((x, 100, x, 170), fill=(120, 60, 20))
    sharp, soft = rgb(image, scene(MoveKind.RACK_FOCUS, 0.2), 0.0, 4.0)
    detail = [np.abs(np.diff(one[110:160, 135:185].astype(float), axis=1)).mean() for one in (sharp, soft)]
    assert detail[1] < 0.8 * detail[0]
