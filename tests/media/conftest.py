from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from rushes.media.encode import Encoder
from rushes.models.size import Size

SIZE = Size(320, 180)


def picture(number: int, size: Size = SIZE) -> np.ndarray:
    """A textured YUV 4:2:0 picture that moves with ``number``, so that every frame differs."""
    y, x = np.mgrid[0 : size.height, 0 : size.width].astype(np.float32)
    luma = 120 + 50 * np.sin((x + 3 * number) / 17) + 40 * np.cos((y - number) / 11)
    chroma = [np.full((size.height // 2) * (size.width // 2), value) for value in (110 + number % 20, 140)]
    flat = np.concatenate([luma.ravel(), *chroma])
    return flat.astype(np.uint8).reshape(size.height * 3 // 2, size.width)


def tone(seconds: float, hertz: float = 440.0) -> np.ndarray:
    at = np.arange(round(seconds * 48_000)) / 48_000
    return np.stack([0.2 * np.sin(2 * np.pi * hertz * at)] * 2, axis=1).astype(np.float32)


@pytest.fixture
def make_clip(tmp_path: Path) -> Callable[..., Path]:
    def make(
        name: str, first: int, last: int, *, fps: int = 24, size: Size = SIZE, sound: bool = True
    ) -> Path:
        path = tmp_path / name
        audio = tone(last / fps)[first * 48_000 // fps :] if sound else None
        with Encoder(
            path, size, fps, audio=audio, tags={"title": "a clip", "comment": "made for a test"}
        ) as out:
            for number in range(first, last):
                out.write(picture(number, size))
        return path

    return make


@pytest.fixture
def draw() -> Callable[..., np.ndarray]:
    return picture


@pytest.fixture
def sine() -> Callable[..., np.ndarray]:
    return tone
