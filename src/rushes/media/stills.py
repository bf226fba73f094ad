"""A few pictures from all over a clip, decoding as little as possible."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Literal

import av
from av.video.frame import VideoFrame
from PIL import Image

from rushes.errors import BadMedia
from rushes.media.faults import reading
from rushes.media.source import open_video, video_of
from rushes.models.size import Size

#: What is left out while decoding: nothing, the B-frames (one picture in four is left), all but keyframes.
Skip = Literal["DEFAULT", "BIDIR", "NONKEY"]


def stills(path: Path, count: int, *, skip: Skip) -> Iterator[VideoFrame]:
    """Up to ``count`` pictures, in order: those that are shown in the middle of ``count`` equal stretches,
    each picture once. Raises `rushes.errors.BadMedia`."""
    with open_video(path) as container, reading(path.name):
        video = video_of(container, path.name)
        video.thread_type = "AUTO"
        video.codec_context.skip_frame = skip
        total = Fraction(container.duration or 0, av.time_base)
        targets = [total * (2 * number + 1) / (2 * count) for number in range(count)]
        latest: VideoFrame | None = None
        for frame in container.decode(video):
            if latest is not None and targets[0] < frame.time:
                yield latest
                while targets and targets[0] < frame.time:
                    del targets[0]
                if not targets:
                    return
            latest = frame
        if latest is not None:
            yield latest


def seconds_of(path: Path) -> float:
    """The clip's length as its header says."""
    with open_video(path) as container:
        if not container.duration:
            raise BadMedia(f"{path.name} does not say how long it is.")
        return float(container.duration / av.time_base)


def rgb(frame: VideoFrame, size: Size | None = None) -> Image.Image:
    """A decoded picture as an upright RGB image, scaled to ``size`` (before it is turned)."""
    width, height = size or (frame.width, frame.height)
    image = Image.fromarray(
        frame.to_ndarray(format="rgb24", width=width, height=height, interpolation="AREA")
    )
    return image.rotate(frame.rotation, expand=True) if frame.rotation else image
