"""Finished videos, as a vendor would make them: real MP4s with sound."""

from __future__ import annotations

import os
import tempfile
import threading
from functools import cache
from pathlib import Path

import numpy as np

from rushes.media.aac import SAMPLE_RATE
from rushes.media.encode import Encoder
from rushes.models.size import Size

_FPS = 24
#: The variable that names a folder where all simulators of a test session keep what one of them has made.
KEPT = "SIMULATED_CLIPS"
_making = threading.Lock()


def clip(size: Size, seconds: int) -> bytes:
    """One picture that stands still: cheap to make, small, and all that a probe looks at is true of it."""
    with _making:  # or a crowd that wants the same one makes it a crowd of times
        return _clip(size, seconds)


@cache
def _clip(size: Size, seconds: int) -> bytes:
    if KEPT not in os.environ:
        return _made(size, seconds)
    path = Path(os.environ[KEPT], f"{size}-{seconds}.mp4")
    if not path.exists():
        part = path.with_suffix(f".{os.getpid()}")
        part.write_bytes(_made(size, seconds))
        part.replace(path)
    return path.read_bytes()


def _made(size: Size, seconds: int) -> bytes:
    picture = np.full((size.height * 3 // 2, size.width), 128, np.uint8)
    picture[: size.height] = np.linspace(40, 200, size.width, dtype=np.uint8)
    at = np.arange(seconds * SAMPLE_RATE) / SAMPLE_RATE
    tone = np.stack([0.1 * np.sin(2 * np.pi * 330 * at)] * 2, axis=1).astype(np.float32)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "clip.mp4")
        with Encoder(path, size, _FPS, audio=tone) as out:
            for _ in range(seconds * _FPS):
                out.write(picture)
        return path.read_bytes()


def named(content: bytes, name: str) -> bytes:
    """The clip with a name at its end, in a box that players skip: no two jobs give the same file."""
    return content + (8 + len(name)).to_bytes(4, "big") + b"free" + name.encode()
