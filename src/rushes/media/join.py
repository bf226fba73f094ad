"""Several clips as one file: the pictures are copied as they are, the sound is encoded anew."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from pathlib import Path

import numpy as np

from rushes.errors import BadMedia
from rushes.media import parameters
from rushes.media.aac import AacTrack, Audio, samples_of
from rushes.media.encode import Header, open_mp4
from rushes.media.faults import writing
from rushes.media.packets import Clip
from rushes.media.samples import read_audio
from rushes.media.source import open_video
from rushes.media.subtitles import Cue, TextTrack, read_cues, within

#: Denominator of the oddest frame rate that a clip can be carried on at; 30000/1001 is the usual one.
_FINEST = 1001


def join(
    parts: Sequence[Path],
    out: Path,
    *,
    audio: Audio | None = None,
    cues: Sequence[Cue] | None = None,
    tags: dict[str, str] | None = None,
) -> int:
    """Join H.264 clips without touching a picture; the number of frames. They are of one encoder and one
    setting, or their parameter sets have different numbers (`Encoder` takes one).

    ``audio`` (n, 2) at 48 kHz becomes the sound of the whole; without it the parts' own sound is decoded
    and encoded as one track (copied AAC overlaps at every seam, because each part has priming of its
    own). The sound is cut or filled with silence to the picture's length. ``cues`` likewise become its
    subtitles; without them the parts keep theirs. On an error nothing is left at ``out``. Raises
    `rushes.errors.BadMedia` when a part is broken or differs from the first.
    """
    if not parts:
        raise ValueError("there is nothing to join")
    with contextlib.ExitStack() as stack:
        clips = [Clip.scan(part, stack.enter_context(open_video(part))) for part in parts]
        for clip in clips[1:]:
            _check_same(clips[0], clip)
        header = _common_header(clips)
        if audio is None:
            audio = _joined_audio(clips)
        if cues is None:
            cues = _joined_cues(clips)
        try:
            _write(out, clips, header, audio, cues, tags or {})
        except BaseException:
            out.unlink(missing_ok=True)
            raise
    return sum(clip.frames for clip in clips)


@dataclass(frozen=True)
class Seam:
    """What a part has to be encoded with so that it can be joined to a clip."""

    rate: Fraction
    #: Of the clip itself.
    frames: int
    header: Header


def seam(path: Path) -> Seam:
    """Raises `rushes.errors.BadMedia` if the clip's pictures cannot be copied beside those of `Encoder`."""
    with open_video(path) as container:
        clip = Clip.scan(path, container)
        context = clip.video.codec_context
        colours = (context.color_primaries, context.color_trc, context.colorspace, context.color_range)
        if context.name != "h264" or context.pix_fmt != "yuv420p" or clip.fps.denominator > _FINEST:
            raise BadMedia(f"{path.name} is not H.264 in 4:2:0 at a plain frame rate.")
        primaries, transfer, matrix, extent = map(int, colours)
        number = parameters.Parameters.read(context.extradata).free
        return Seam(clip.fps, clip.frames, Header(number, (primaries, transfer, matrix, extent)))


def _check_same(first: Clip, other: Clip) -> None:
    """Copied pictures share one track, so everything in it must be the same."""
    a, b = first.video.codec_context, other.video.codec_context
    first_name, name = first.path.name, other.path.name
    for what, mine, theirs in (
        ("codec", a.name, b.name),
        ("size", f"{a.width}x{a.height}", f"{b.width}x{b.height}"),
        ("frame rate", f"{first.fps}", f"{other.fps}"),
        ("pixel format", a.pix_fmt, b.pix_fmt),
    ):
        if mine != theirs:
            raise BadMedia(f"{name} cannot be joined to {first_name}: its {what} is {theirs}, not {mine}.")


def _common_header(clips: Sequence[Clip]) -> bytes | None:
    """None where it is the same in all, whatever it is."""
    headers = [clip.video.codec_context.extradata for clip in clips]
    if len(set(headers)) == 1:
        return None
    try:
        return parameters.joined(headers)
    except BadMedia as error:
        raise BadMedia(
            f"{clips[-1].path.name} cannot be joined to {clips[0].path.name}: {error.message}."
        ) from None


def _joined_audio(clips: Sequence[Clip]) -> Audio | None:
    """Every clip's sound at its place; silence where a clip has none."""
    sounds = [read_audio(clip.path) for clip in clips]
    if all(sound is None for sound in sounds):
        return None
    starts = [samples_of(first, clips[0].fps) for first in accumulate((c.frames for c in clips), initial=0)]
    joined = np.zeros((starts[-1], 2), np.float32)
    for sound, start, end in zip(sounds, starts, starts[1:], strict=False):
        if sound is not None:
            length = min(len(sound), end - start)
            joined[start : start + length] = sound[:length]
    return joined


def _joined_cues(clips: Sequence[Clip]) -> list[Cue]:
    """Every clip's subtitles at their place, none longer than its clip."""
    joined: list[Cue] = []
    start = 0.0
    for clip in clips:
        seconds = float(clip.frames / clip.fps)
        own = within(read_cues(clip.path), seconds)
        joined += [Cue(start + cue.start, start + cue.end, cue.text) for cue in own]
        start += seconds
    return joined


def _write(
    out: Path,
    clips: Sequence[Clip],
    header: bytes | None,
    audio: Audio | None,
    cues: Sequence[Cue],
    tags: dict[str, str],
) -> None:
    fps = clips[0].fps
    delay = max(clip.delay for clip in clips)
    with writing(out.name), open_mp4(out, tags) as container:
        picture = container.add_stream_from_template(clips[0].video)
        if header is not None:
            picture.codec_context.extradata = header
        sound = AacTrack(container, audio) if audio is not None else None
        if cues:
            TextTrack(container, cues).write()
        first = 0
        for clip in clips:
            for sent, packet in enumerate(clip.packets(), start=first):
                number = clip.number(packet)
                packet.stream = picture
                packet.time_base = 1 / fps
                packet.pts = first + number
                # One clock through all clips: they may differ in how early they send.
                packet.dts = sent - delay
                packet.duration = 1
                container.mux(packet)
            first += clip.frames
            if sound is not None:
                sound.write_until(samples_of(first, fps))
        if sound is not None:
            sound.finish(samples_of(first, fps))
