"""Thumbnails and spritesheets of real clips."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from rushes.errors import BadMedia
from rushes.media.encode import Encoder
from rushes.media.spritesheet import spritesheet, tile_size
from rushes.media.thumbnail import thumbnail
from rushes.models.size import Size

Make = Callable[..., Path]


def grey(level: int) -> np.ndarray:
    picture = np.full((270, 320), 128, np.uint8)
    picture[:180] = level
    return picture


def test_a_thumbnail_is_a_webp_as_large_as_the_clip(make_clip: Make) -> None:
    content = thumbnail(make_clip("clip.mp4", 0, 30))
    image = Image.open(io.BytesIO(content))
    assert (image.format, image.size) == ("WEBP", (320, 180))


@pytest.mark.parametrize("seconds", [3, 8])
def test_a_thumbnail_is_not_the_black_part(
    tmp_path: Path, draw: Callable[..., np.ndarray], seconds: int
) -> None:
    path = tmp_path / "clip.mp4"
    with Encoder(path, Size(320, 180), 24) as out:
        for number in range(24 * seconds):
            out.write(draw(number) if number > 24 * seconds * 0.6 else grey(16))
    image = Image.open(io.BytesIO(thumbnail(path))).convert("L")
    assert np.std(np.asarray(image)) > 20


def test_colours_are_those_of_bt709(tmp_path: Path) -> None:
    red, green, blue = 200, 60, 30
    luma = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    planes = (
        np.full(320 * 180, round(16 + 219 / 255 * luma)),
        np.full(160 * 90, round(128 + 224 / 255 * (blue - luma) / 1.8556)),
        np.full(160 * 90, round(128 + 224 / 255 * (red - luma) / 1.5748)),
    )
    path = tmp_path / "clip.mp4"
    with Encoder(path, Size(320, 180), 24) as out:
        for _ in range(5):
            out.write(np.concatenate(planes).astype(np.uint8).reshape(270, 320))
    for content in (thumbnail(path), spritesheet(path).jpeg):
        pixel = Image.open(io.BytesIO(content)).convert("RGB").getpixel((100, 100))
        assert np.abs(np.array(pixel) - (red, green, blue)).max() <= 4


@pytest.mark.parametrize(
    ("frames", "tiles", "size"), [(240, 20, (1600, 720)), (48, 20, (1600, 720)), (3, 3, (960, 180))]
)
def test_a_sheet_has_the_layout_it_says(
    make_clip: Make, frames: int, tiles: int, size: tuple[int, int]
) -> None:
    sheet = spritesheet(make_clip("clip.mp4", 0, frames))
    image = Image.open(io.BytesIO(sheet.jpeg))
    assert (image.format, image.size) == ("JPEG", size)
    assert (sheet.tiles, sheet.tile) == (tiles, Size(320, 180))
    assert image.size == (sheet.columns * sheet.tile.width, sheet.rows * sheet.tile.height)


def test_tiles_are_evenly_spaced(tmp_path: Path) -> None:
    """Brightness grows with time, so each tile says which moment it shows."""
    path = tmp_path / "clip.mp4"
    with Encoder(path, Size(320, 180), 24) as out:
        for number in range(200):
            out.write(grey(20 + number))
    sheet = spritesheet(path)
    image = np.asarray(Image.open(io.BytesIO(sheet.jpeg)).convert("L"), float)
    shown = [
        image[row * 180 + 90, column * 320 + 160] * 219 / 255 + 16 - 20
        for row in range(4)
        for column in range(5)
    ]
    wanted = [200 * (2 * number + 1) / 40 for number in range(20)]
    assert np.abs(np.array(shown) - wanted).max() < 5


@pytest.mark.parametrize(
    ("picture", "tile"),
    [
        (Size(1920, 1080), Size(320, 180)),
        (Size(720, 1280), Size(180, 320)),
        (Size(1792, 1024), Size(320, 182)),
    ],
)
def test_tiles_keep_the_shape(picture: Size, tile: Size) -> None:
    assert tile_size(picture) == tile


def test_a_broken_clip_is_said(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom")
    for make in (thumbnail, spritesheet):
        with pytest.raises(BadMedia, match=r"clip\.mp4"):
            make(path)
