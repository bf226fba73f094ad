"""Opening a video that somebody else made."""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

import av
from av.container import InputContainer
from av.video.stream import VideoStream

from rushes.errors import BadMedia
from rushes.media.faults import reading
from rushes.media.sniff import SNIFF_BYTES, sniff

# FFmpeg would also open playlists and concat scripts, which name other files and hosts to read
# (https://ffmpeg.org/ffmpeg-formats.html, hls and concat). So the container is decided here, by content,
# and FFmpeg is told which one it is.
_DEMUXERS = {
    "video/mp4": "mov",
    "video/quicktime": "mov",
    "video/webm": "matroska",
    "video/x-matroska": "matroska",
}


def open_video(source: Path | BinaryIO) -> InputContainer:
    """Open an MP4, MOV, WebM or Matroska file; a context manager. Raises `BadMedia` for all else."""
    media_type = media_type_of(source)
    demuxer = _DEMUXERS.get(media_type)
    if demuxer is None:
        raise BadMedia(f"{name_of(source)} is {media_type}, not an MP4, MOV, WebM or Matroska video.")
    where = f"file:{source}" if isinstance(source, Path) else source
    with reading(name_of(source)):
        return av.open(where, "r", format=demuxer)


def video_of(container: InputContainer, name: str) -> VideoStream:
    """The picture's stream. Raises `BadMedia` when there is none."""
    if not container.streams.video:
        raise BadMedia(f"{name} holds no picture.")
    return container.streams.video[0]


def name_of(source: Path | BinaryIO) -> str:
    return source.name if isinstance(source, Path) else "The file"


def media_type_of(source: Path | BinaryIO) -> str:
    """The media type by content; rewinds a file object."""
    if isinstance(source, Path):
        with source.open("rb") as file:
            return sniff(file.read(SNIFF_BYTES))
    source.seek(0)
    head = source.read(SNIFF_BYTES)
    source.seek(0)
    return sniff(head)
