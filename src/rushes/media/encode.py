"""Frames and samples in, a finished MP4 out: H.264 and AAC, made to seek, stream and join well."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from types import TracebackType
from typing import Self

import av
import numpy as np
import numpy.typing as npt
from av.video.stream import VideoStream

from rushes.media.aac import SAMPLE_RATE, AacTrack, Audio, samples_of
from rushes.media.faults import writing
from rushes.media.subtitles import Cue, TextTrack
from rushes.models.size import Size

#: One picture as planar YUV 4:2:0, BT.709, limited range: shape (height * 3 // 2, width).
Yuv = npt.NDArray[np.uint8]

#: Longest stretch between two keyframes; a player seeks to one of them.
KEYFRAME_SECONDS = 2

# Chosen by measuring 96 frames of moving 1080p24 landscape (dithered sky, haze, fine texture) on two cores.
# CPU seconds, Mbit/s and luma PSNR: veryfast 3.0, 3.9, 49.3 dB; fast 7.7, 5.1, 49.6; medium 8.8, 4.6, 49.6.
# At one size fast is not better (crf 19.5: 7.7 s, 3.8 Mbit/s, 49.0 dB), and all of them look like the source.
PRESET = "veryfast"
CRF = 18
# Skies are where H.264 fails: the encoder calls the renderer's dither noise, drops it, and bands appear.
# More bits for flat and dark blocks and a softer deblocking filter left 34 % of the sky's blocks flat
# instead of 44 %, for 3.9 instead of 2.4 Mbit/s.
_PICTURE = "aq-mode=3:aq-strength=1.2:deblock=-1,-1"
# The output depends on the number of threads, so it is fixed: same frames, same bytes. So that it does not
# depend on the processor as well (with AVX-512, x264 differs even from run to run where the width is no
# multiple of 256), `cpu-independent` is set below. Only a clip that reaches the bit rate's cap may differ.
THREADS = 4
#: Most bits per pixel, for pictures of rain on every leaf: 20 Mbit/s at 1080p24.
_MAX_BITS_PER_PIXEL = 0.4

# What the MP4 container has an own field for (https://ffmpeg.org/ffmpeg-formats.html, mov); with any other
# tag the file keeps all of them as QuickTime key-value pairs, which fewer players show.
_ITUNES_TAGS = frozenset({"title", "artist", "date", "comment", "description", "copyright", "genre"})


@dataclass(frozen=True)
class Header:
    """What a decoder is told of the pictures, and the number by which it is told."""

    #: Of the parameter sets, 0 to 31: another than those of a clip that this one will be joined to.
    number: int = 0
    #: Primaries, transfer, matrix (ITU-T H.273) and range (1 limited) of what is written: names, not acts.
    colours: tuple[int, int, int, int] = (1, 1, 1, 1)


class Encoder:
    """Writes one MP4. Use as a context manager; on an error nothing is left at ``path``.

    Constant frame rate, exactly as many frames as were written, closed groups of pictures, index in
    front. The sound is cut, or filled with silence, to exactly the length of the picture. ``cues`` become a
    track of subtitles; they have to lie within that length.

    Raises `rushes.errors.DiskFull` and `rushes.errors.RenderError`.
    """

    def __init__(
        self,
        path: Path,
        size: Size,
        fps: int | Fraction,
        *,
        audio: Audio | None = None,
        cues: Sequence[Cue] = (),
        tags: dict[str, str] | None = None,
        header: Header | None = None,
    ) -> None:
        self.frames = 0
        self._path = path
        self._size = size
        self._fps = Fraction(fps)
        with writing(path.name):
            self._container = open_mp4(path, tags or {})
            self._video = _video_stream(self._container, size, self._fps, header or Header())
            self._sound = AacTrack(self._container, audio) if audio is not None else None
            if cues:
                TextTrack(self._container, cues).write()

    def write(self, yuv: Yuv) -> None:
        """Append one picture. The buffer may be reused as soon as this returns."""
        if yuv.shape != (self._size.height * 3 // 2, self._size.width):
            raise ValueError(f"a {self._size} picture in YUV 4:2:0 does not have the shape {yuv.shape}")
        frame = _frame(yuv, self._size)
        frame.pts = self.frames
        frame.time_base = 1 / self._fps
        with writing(self._path.name):
            self._container.mux(self._video.encode(frame))
            self.frames += 1
            if self._sound is not None:
                # As far as the picture goes, so that both lie close together in the file.
                self._sound.write_until(samples_of(self.frames, self._fps))

    def close(self) -> None:
        """Finish the file."""
        with writing(self._path.name):
            self._container.mux(self._video.encode(None))
            if self._sound is not None:
                self._sound.finish(samples_of(self.frames, self._fps))
            self._container.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is None:
            try:
                self.close()
            except BaseException:
                self._abandon()
                raise
        else:
            self._abandon()

    def _abandon(self) -> None:
        with contextlib.suppress(av.FFmpegError, OSError):
            self._container.close()
        self._path.unlink(missing_ok=True)


def _frame(yuv: Yuv, size: Size) -> av.VideoFrame:
    # PyAV shifts the colours of a buffer whose height no four divide.
    if size.height % 4 == 0:
        return av.VideoFrame.from_numpy_buffer(yuv, format="yuv420p")
    frame = av.VideoFrame(size.width, size.height, "yuv420p")
    flat, start = yuv.reshape(-1), 0
    for plane in frame.planes:
        end = start + plane.width * plane.height
        rows = np.zeros((plane.height, plane.line_size), np.uint8)
        rows[:, : plane.width] = flat[start:end].reshape(plane.height, plane.width)
        plane.update(rows.tobytes())
        start = end
    return frame


def open_mp4(path: Path, tags: dict[str, str]) -> av.container.OutputContainer:
    """A new MP4 with the index in front (``+faststart``) and these tags."""
    flags = "+faststart" if tags.keys() <= _ITUNES_TAGS else "+faststart+use_metadata_tags"
    # Edit lists count in the movie's time scale; the default of 1/1000 s would round the sound's length.
    options = {"movflags": flags, "movie_timescale": str(SAMPLE_RATE), "fflags": "+bitexact"}
    container = av.open(str(path), "w", format="mp4", options=options)
    container.metadata.update(tags)
    return container


def _video_stream(
    container: av.container.OutputContainer, size: Size, fps: Fraction, header: Header
) -> VideoStream:
    keyint = max(1, int(fps * KEYFRAME_SECONDS))
    max_kbit = int(_MAX_BITS_PER_PIXEL * size.pixels * fps / 1000)
    stream = container.add_stream(
        "libx264",
        rate=fps,
        options={
            "preset": PRESET,
            "crf": str(CRF),
            "profile": "high",
            "threads": str(THREADS),
            # stitchable: headers that do not depend on the content, so that parts can be joined by copying.
            "x264-params": f"keyint={keyint}:min-keyint={max(1, keyint // 4)}:open-gop=0:force-cfr=1:"
            f"sps-id={header.number}:stitchable=1:cpu-independent=1:"
            f"vbv-maxrate={max_kbit}:vbv-bufsize={2 * max_kbit}:{_PICTURE}",
        },
    )
    stream.width, stream.height = size
    stream.pix_fmt = "yuv420p"
    context = stream.codec_context
    primaries, transfer, matrix, extent = header.colours
    context.color_primaries, context.color_trc = primaries, transfer
    context.colorspace, context.color_range = matrix, extent
    return stream
