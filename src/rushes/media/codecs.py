"""What the bundled FFmpeg can do of what we need."""

from __future__ import annotations

import av
from av.codec import Codec
from av.codec.codec import UnknownCodecError

#: The encoders behind every video.
NEEDED = ("libx264", "aac")


def missing() -> list[str]:
    """The encoders that are not there."""
    return [name for name in NEEDED if not _has(name)]


def library() -> str:
    """Such as ``PyAV 18.1.0 (FFmpeg 8.1.2)``."""
    return f"PyAV {av.__version__} (FFmpeg {av.ffmpeg_version_info})"


def _has(name: str) -> bool:
    try:
        Codec(name, "w")
    except UnknownCodecError:
        return False
    return True
