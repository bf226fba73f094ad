"""Several clips as one file: the pictures are copied as they are, the sound is encoded anew."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from rushes.errors import BadMedia
from rushes.media.aac import AacTrack, Audio, samples_of
from rushes.media.encode import open_mp4
from rushes.media.faults import writing
from rushes.media.packets import Clip
from rushes.media.samples import read_audio
from rushes.media.source import open_video


def join(
    parts: Sequence[Path],
    out: Path,
    *,
    audio: Audio | None = None,
    tags: dict[str, str] | None = None,
) -> int:
    """Join H.264 clips of one encoder and one setting without touching a picture; the number of frames.

    ``audio`` (n, 2) at 48 kHz becomes the sound of the whole; without it the parts' own sound is decoded
    and encoded as one track (copied AAC overlaps at every seam, because each part has priming of its
    own). The sound is cut or filled with silence to the picture's length. On an error nothing is left
    at ``out``. Raises `rushes.errors.BadMedia` when a part is broken or differs from the first.
    """
    if not parts:
        raise ValueError("there is nothing to join")
    with contextlib.ExitStack() as stack:
        clips = [Clip.scan(part, stack.enter_context(open_video(part))) for part in parts]
        for clip in clips[1:]:
            _check_same(clips[0], clip)
        if audio is None:
            audio = _joined_audio(clips)
        try:
            _write(out, clips, audio, tags or {})
        except BaseException:
            out.unlink(missing_ok=True)
            raise
    return sum(clip.frames for clip in clips)


def _check_same(first: Clip, other: Clip) -> None:
    """Copied pictures share one header, so everything in it must be the same."""
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
    if a.extradata != b.extradata:
        raise BadMedia(f"{name} cannot be joined to {first_name}: it was encoded with other settings.")


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


def _write(out: Path, clips: Sequence[Clip], audio: Audio | None, tags: dict[str, str]) -> None:
    fps = clips[0].fps
    delay = max(clip.delay for clip in clips)
    with writing(out.name), open_mp4(out, tags) as container:
        picture = container.add_stream_from_template(clips[0].video)
        sound = AacTrack(container, audio) if audio is not None else None
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
