"""What a video file really is, whatever its maker said."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import IntEnum
from fractions import Fraction
from pathlib import Path
from typing import BinaryIO

import av
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.packet import Packet
from av.stream import Stream
from av.video.reformatter import ColorPrimaries, ColorTrc
from av.video.stream import VideoStream

from rushes.errors import BadMedia
from rushes.media.faults import reading
from rushes.media.source import media_type_of, name_of, open_video, video_of
from rushes.models.size import Size
from rushes.models.spec import Frozen


class AudioFacts(Frozen):
    codec: str
    #: ``LC`` for the AAC that every player takes.
    profile: str | None
    sample_rate: int
    channels: int
    #: What is presented: without the encoder's priming and padding, where the container says so.
    seconds: float


class MediaFacts(Frozen):
    """The facts of one video file. ``seconds`` is the picture's length."""

    #: Media type by content: ``video/mp4``, ``video/quicktime``, ``video/webm``, ``video/x-matroska``.
    container: str
    size_bytes: int
    seconds: float
    #: Counted, not read from a header.
    frames: int
    width: int
    height: int
    #: Average frames per second.
    fps: float
    #: Degrees that a player turns the picture by, counter-clockwise.
    rotation: int
    codec: str
    profile: str | None
    pix_fmt: str
    #: Colour tags as ffprobe writes them: ``bt709``, ``tv``; ``unspecified`` where there is none.
    primaries: str
    transfer: str
    matrix: str
    range: str
    audio: AudioFacts | None
    #: The index lies in front of the data, so that playing starts before all is loaded (MP4 and MOV).
    faststart: bool
    tags: dict[str, str]

    @property
    def size(self) -> Size:
        return Size(self.width, self.height)


def probe(source: Path | BinaryIO) -> MediaFacts:
    """Read the facts of a video: reads all of it, decodes one picture.

    Raises `rushes.errors.BadMedia` for what is empty, cut off, damaged, an image, or no video at all.
    """
    name = name_of(source)
    with open_video(source) as container, reading(name):
        video = video_of(container, name)
        context = video.codec_context
        rotation = _first_picture(container, video, name)
        sound = container.streams.audio[0] if container.streams.audio else None
        picture_span, sound_span, text_spans = _spans(container, video, sound)
        _check_whole(container, video, (picture_span, sound_span, text_spans), name)
        seconds = picture_span.seconds
        return MediaFacts(
            container=media_type_of(source),
            size_bytes=_size_bytes(source),
            seconds=float(seconds),
            frames=picture_span.packets,
            width=context.width,
            height=context.height,
            fps=float(video.average_rate or picture_span.packets / seconds),
            rotation=rotation,
            codec=context.codec.canonical_name,
            profile=context.profile,
            pix_fmt=context.pix_fmt or "unspecified",
            primaries=_tag(ColorPrimaries, context.color_primaries),
            transfer=_tag(ColorTrc, context.color_trc),
            matrix=_MATRICES.get(context.colorspace, "unspecified"),
            range=_RANGES.get(context.color_range, "unspecified"),
            audio=_audio_facts(sound, sound_span) if sound is not None else None,
            faststart=_faststart(source),
            tags={key: value for key, value in container.metadata.items() if key not in _CONTAINER_KEYS},
        )


# https://ffmpeg.org/doxygen/trunk/pixfmt_8h.html
_MATRICES = {0: "gbr", 1: "bt709", 4: "fcc", 5: "bt470bg", 6: "smpte170m", 9: "bt2020nc", 10: "bt2020c"}
# FFmpeg lists these beside the tags; they say which container it is.
_CONTAINER_KEYS = frozenset({"major_brand", "minor_version", "compatible_brands"})
_RANGES = {1: "tv", 2: "pc"}


def _tag(names: type[IntEnum], value: int) -> str:
    return {int(known): known.name.lower() for known in names}.get(value, "unspecified")


def _first_picture(container: InputContainer, video: VideoStream, name: str) -> int:
    """Decode one picture and rewind; its rotation. What cannot show one is no video."""
    frame = next(container.decode(video), None)
    if frame is None:
        raise BadMedia(f"{name} holds no picture that can be decoded.")
    container.seek(0)
    return frame.rotation


@dataclass
class _Span:
    """What the packets of one stream cover. Counted in its ticks: fractions of a second for every packet
    would take longer than to read it."""

    #: Seconds that a tick lasts.
    tick: Fraction
    #: Ticks of a packet that does not say how long it is.
    usual: Fraction = Fraction(0)
    packets: int = 0
    #: Packets that the container's edit list leaves out.
    hidden: int = 0
    #: A packet is shorter than the index says.
    damaged: bool = False
    first: int | None = None
    last: int | Fraction = 0

    def add(self, packet: Packet[Stream]) -> None:
        self.damaged = self.damaged or packet.is_corrupt
        at = packet.pts
        if at is None or packet.is_discard:
            self.hidden += 1
            return
        self.packets += 1
        # Priming of a sound stream lies before zero and is not played.
        start = max(at, 0)
        self.first = start if self.first is None else min(self.first, start)
        self.last = max(self.last, at + (packet.duration or self.usual))

    @property
    def end(self) -> Fraction:
        return self.last * self.tick

    @property
    def seconds(self) -> Fraction:
        return (self.last - (self.first or 0)) * self.tick


def _spans(
    container: InputContainer, video: VideoStream, sound: AudioStream | None
) -> tuple[_Span, _Span, list[_Span]]:
    """Of the picture, the sound and the subtitles."""
    streams: list[Stream] = [video] if sound is None else [video, sound]
    streams += container.streams.subtitles
    spans = {each.index: _Span(each.time_base or Fraction(1, av.time_base)) for each in streams}
    picture = spans[video.index]
    if video.average_rate:
        picture.usual = 1 / (video.average_rate * picture.tick)
    for packet in container.demux(streams):
        if packet.size:
            spans[packet.stream_index].add(packet)
    heard = _Span(Fraction(1)) if sound is None else spans[sound.index]
    return picture, heard, [spans[each.index] for each in container.streams.subtitles]


def _check_whole(
    container: InputContainer, video: VideoStream, spans: tuple[_Span, _Span, list[_Span]], name: str
) -> None:
    """A file that was cut off promises more than it holds: in its index (MP4) or its header (WebM)."""
    picture, sound, texts = spans
    end = max(each.end for each in (picture, sound, *texts))
    promised = Fraction(container.duration or 0, av.time_base)
    missing_seconds = promised - end > max(Fraction(1, 2), promised / 20)
    missing_frames = video.frames > picture.packets + picture.hidden
    if picture.seconds <= 0 or missing_frames or missing_seconds or picture.damaged or sound.damaged:
        raise BadMedia(
            f"{name} is cut off or damaged: it promises {float(promised):.1f} s "
            f"and holds {picture.packets} pictures."
        )


def _audio_facts(sound: AudioStream, span: _Span) -> AudioFacts:
    context = sound.codec_context
    return AudioFacts(
        codec=context.codec.canonical_name,
        profile=context.profile,
        sample_rate=context.sample_rate,
        channels=context.channels,
        seconds=float(span.seconds),
    )


def _size_bytes(source: Path | BinaryIO) -> int:
    if isinstance(source, Path):
        return source.stat().st_size
    return source.seek(0, os.SEEK_END)


def _faststart(source: Path | BinaryIO) -> bool:
    if isinstance(source, Path):
        with source.open("rb") as file:
            return _moov_before_mdat(file)
    source.seek(0)
    return _moov_before_mdat(source)


def _moov_before_mdat(file: BinaryIO) -> bool:
    """Walk the top boxes of an ISO media file; False for any other container."""
    while len(head := file.read(16)) >= 8:
        size, kind = int.from_bytes(head[:4], "big"), head[4:8]
        if kind in {b"moov", b"mdat"}:
            return kind == b"moov"
        if size == 1:
            size = int.from_bytes(head[8:16], "big")
        if size < 8:
            return False
        file.seek(size - len(head), os.SEEK_CUR)
    return False
