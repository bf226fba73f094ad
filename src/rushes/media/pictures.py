"""A video's pictures as arrays, at one size and a constant rate."""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from fractions import Fraction
from pathlib import Path

import av
import numpy as np
from av.filter import Graph
from av.video.reformatter import ColorRange, Colorspace
from av.video.stream import VideoStream

from rushes.errors import BadMedia
from rushes.media.encode import Yuv
from rushes.media.faults import reading
from rushes.media.source import open_video, video_of
from rushes.models.size import Size

# FFmpeg's number for "unspecified" (https://ffmpeg.org/doxygen/trunk/pixfmt_8h.html).
_NO_MATRIX = 2
#: Rows from which players take an untagged picture for BT.709.
_HD = 720
#: Seconds before the end from which its last pictures are looked for.
_TAIL = 4
#: Filters that turn a picture as its container says, by degrees counter-clockwise.
_TURNS = {90: ("transpose", "cclock"), 180: ("rotate", "PI"), 270: ("transpose", "clock")}


def pictures(source: Path, size: Size, fps: int | Fraction) -> Iterator[Yuv]:
    """Upright, as planar YUV 4:2:0, BT.709, limited range. Raises `rushes.errors.BadMedia`."""
    for frame in _frames(source, size, fps, "out_color_matrix=bt709:out_range=tv", "yuv420p"):
        yield np.asarray(frame.to_ndarray(), np.uint8)


def coloured(source: Path, size: Size, fps: int | Fraction) -> Generator[Yuv, None, None]:
    """Upright, as R'G'B'A: (height, width, 4). Raises `rushes.errors.BadMedia`."""
    for frame in _frames(source, size, fps, "out_range=pc", "rgba"):
        yield np.asarray(frame.to_ndarray(), np.uint8)


def ending(source: Path, count: int) -> list[Yuv]:
    """The last ``count`` pictures, or all if there are fewer, as R'G'B': (height, width, 3), as they lie.

    The samples are taken for BT.709 in limited range, whatever the file says of them: what is made of these
    pictures and encoded so goes on where the file's own end, to the code. Raises `rushes.errors.BadMedia`.
    """
    last = _last(source, count)
    told = {"src_colorspace": Colorspace.ITU709, "src_color_range": ColorRange.MPEG}
    plain = [each.reformat(format="rgb24", dst_color_range=ColorRange.JPEG, **told) for each in last]
    return [np.asarray(each.to_ndarray(), np.uint8) for each in plain]


def ending_planes(source: Path, count: int) -> list[Yuv]:
    """The same as planar YUV 4:2:0, as they lie. Raises `rushes.errors.BadMedia`."""
    return [
        np.asarray(each.reformat(format="yuv420p").to_ndarray(), np.uint8) for each in _last(source, count)
    ]


def _last(source: Path, count: int) -> deque[av.VideoFrame]:
    last: deque[av.VideoFrame] = deque(maxlen=count)
    with open_video(source) as container, reading(source.name):
        stream = video_of(container, source.name)
        if container.duration:
            container.seek(max(0, container.duration - _TAIL * av.time_base))
        last.extend(container.decode(stream))
    if not last:
        raise BadMedia(f"{source.name} holds no picture that can be decoded.")
    return last


def _frames(
    source: Path, size: Size, fps: int | Fraction, colours: str, form: str
) -> Iterator[av.VideoFrame]:
    with open_video(source) as container, reading(source.name):
        stream = video_of(container, source.name)
        decoded = container.decode(stream)
        first = next(decoded, None)
        if first is None:
            return
        graph = Graph()
        filters = [graph.add_buffer(template=stream), graph.add("fps", f"fps={fps}:start_time=0")]
        if (turn := _TURNS.get(first.rotation % 360)) is not None:
            filters.append(graph.add(*turn))
        filters += [
            graph.add("scale", f"{size.width}:{size.height}:flags=lanczos:{_matrix(stream)}{colours}"),
            graph.add("format", form),
            graph.add("buffersink"),
        ]
        graph.link_nodes(*filters).configure()
        graph.push(first)
        yield from _drained(graph)
        for frame in decoded:
            graph.push(frame)
            yield from _drained(graph)
        graph.push(None)
        yield from _drained(graph)


def _matrix(stream: VideoStream) -> str:
    context = stream.codec_context
    untagged = context.colorspace == _NO_MATRIX and context.height >= _HD
    return "in_color_matrix=bt709:" if untagged else ""


def _drained(graph: Graph) -> Iterator[av.VideoFrame]:
    while True:
        try:
            frame = graph.pull()
        except (av.BlockingIOError, av.EOFError):
            return
        assert isinstance(frame, av.VideoFrame)
        yield frame
