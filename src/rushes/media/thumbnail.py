"""One picture that stands for a clip, as WebP."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
from av.video.frame import VideoFrame

from rushes.errors import BadMedia
from rushes.media.stills import Skip, rgb, seconds_of, stills

_CANDIDATES = 5
_QUALITY = 82
#: Above this length keyframes alone are choice enough, and take a tenth of the time.
_LONG = 4.0


def thumbnail(path: Path) -> bytes:
    """WebP bytes, as large as the clip: of five moments the one with the most contrast.

    Black, white and foggy pictures have little contrast, so they are taken only where there is nothing
    else. Raises `rushes.errors.BadMedia`.
    """
    skip: Skip = "NONKEY" if seconds_of(path) > _LONG else "BIDIR"
    best = max(stills(path, _CANDIDATES, skip=skip), key=_contrast, default=None)
    if best is None:
        raise BadMedia(f"{path.name} holds no picture that can be decoded.")
    out = io.BytesIO()
    rgb(best).save(out, "WEBP", quality=_QUALITY, method=2)
    return out.getvalue()


def _contrast(frame: VideoFrame) -> float:
    """Spread of the brightness, 0 to 127: on a small copy, so that it is composition and not grain."""
    small = frame.reformat(width=64, height=36, format="gray").to_ndarray()
    return float(np.std(small))
