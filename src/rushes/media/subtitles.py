"""Subtitles as the text track of an MP4 (3GPP timed text, which FFmpeg calls mov_text)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from av.container import OutputContainer
from av.subtitles.subtitle import SubtitleSet

from rushes.media.faults import reading
from rushes.media.source import open_video

#: Ticks a second of a text track.
_CLOCK = 1000
#: The encoder takes SubStation Alpha, and its styles first: plain white text at the bottom.
_STYLES = b"""[Script Info]
ScriptType: v4.00+
[V4+ Styles]
Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, \
MarginR, MarginV, Encoding
Style: Default,Arial,16,&Hffffff,&Hffffff,&H0,&H0,0,0,0,0,100,100,0,0,1,1,0,2,10,10,10,1
[Events]
Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text
"""


@dataclass(frozen=True)
class Cue:
    """What is read from ``start`` to ``end``, seconds."""

    start: float
    end: float
    text: str


class TextTrack:
    """A new English text track of ``container``. `write` once, when every track has been added."""

    def __init__(self, container: OutputContainer, cues: Sequence[Cue]) -> None:
        self._container = container
        self._cues = sorted(cues, key=lambda cue: cue.start)
        self._stream = container.add_stream("mov_text")
        self._stream.metadata["language"] = "eng"
        self._stream.codec_context.subtitle_header = _STYLES
        self._stream.time_base = self._stream.codec_context.time_base = Fraction(1, _CLOCK)

    def write(self) -> None:
        """All of it; the container puts each cue beside the pictures of its time."""
        self._container.start_encoding()
        free = 0
        for cue in self._cues:
            # They may not overlap in this format: the next one waits for the last to end.
            start, end = max(round(cue.start * _CLOCK), free), round(cue.end * _CLOCK)
            if end <= start:
                continue
            free = end
            shown = SubtitleSet.create(b"0,0,Default,,0,0,0,," + _plain(cue.text), 0, end - start)
            packet = self._stream.codec_context.encode_subtitle(shown)
            packet.stream = self._stream
            packet.time_base = Fraction(1, _CLOCK)
            packet.pts = packet.dts = start
            packet.duration = end - start
            self._container.mux(packet)


def read_cues(path: Path) -> list[Cue]:
    """Those of the first text track, in time; none where there is no such track of the MP4's own kind."""
    with open_video(path) as container, reading(path.name):
        tracks = [track for track in container.streams.subtitles if track.codec_context.name == "mov_text"]
        if not tracks:
            return []
        found: list[Cue] = []
        for packet in container.demux(tracks[0]):
            text = _text(bytes(packet))
            if text and packet.pts is not None:
                start = float(packet.pts * packet.time_base)
                found.append(Cue(start, start + float((packet.duration or 0) * packet.time_base), text))
        return found


def within(cues: Iterable[Cue], seconds: float) -> list[Cue]:
    """Those of a clip that ends after so many seconds."""
    return [Cue(cue.start, min(cue.end, seconds), cue.text) for cue in cues if cue.start < seconds]


def _plain(text: str) -> bytes:
    """Without what SubStation Alpha would take for a command: braces and backslashes."""
    safe = text.replace("\\", "/").replace("{", "(").replace("}", ")")
    return safe.replace("\r", "").replace("\n", "\\N").encode()


def _text(sample: bytes) -> str:
    """Two bytes of length, then the text; styles may follow."""
    length = int.from_bytes(sample[:2], "big")
    return sample[2 : 2 + length].decode("utf-8", "replace")
