"""Somebody else's file as the file that was asked for: cut to length, brought to size, tagged.

What is right in a file already is copied, pictures and sound. Nothing is made longer or blown up: what is too
short, of another shape or much too small is not the video that was asked for.
"""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from rushes.errors import BadMedia
from rushes.media.aac import SAMPLE_RATE, Audio
from rushes.media.cut import cut
from rushes.media.encode import Encoder, Yuv
from rushes.media.pictures import pictures
from rushes.media.probe import MediaFacts, probe
from rushes.media.samples import read_audio
from rushes.media.subtitles import read_cues, within
from rushes.models.size import Size

#: How much a vendor's idea of 16:9 may differ from ours: 1284x716 is 1280x720 to them.
_MOST_ASPECT = 0.03
#: The least of the height that was asked for.
_LEAST_SCALE = 0.75
_RATES = (24, 25, 30, 48, 50, 60)
#: Frames that a length may be off: 96 of them are 4.004 s at 23.976 a second, and nobody minds.
_MOST_OFF = 0.5
#: Seconds that the sound may end before the picture.
_SILENCE = 0.1


def conform(source: Path, out: Path, size: Size, seconds: int, *, sound: bool, tags: dict[str, str]) -> None:
    """Write ``out``: H.264 in MP4, exactly ``size`` and ``seconds``, constant rate, the index in front.

    Raises BadMedia, in words that say what is wrong with the file.
    """
    facts = probe(source)
    frame = 1 / facts.fps if facts.fps else 0.1
    if facts.seconds < seconds - 1.5 * frame:
        raise BadMedia(f"it lasts {facts.seconds:.2f} s, not {seconds}")
    if abs(facts.width / facts.height / size.ratio - 1) > _MOST_ASPECT:
        raise BadMedia(f"it is {facts.size}, not of the shape of {size}")
    if facts.height < _LEAST_SCALE * size.height:
        raise BadMedia(f"it is {facts.size}, much smaller than {size}")
    if sound and facts.audio is None:
        raise BadMedia("it has no sound")
    own_sound = sound and _as_ours(facts)
    audio = read_audio(source) if sound and not own_sound else None
    frames = round(seconds * facts.fps)
    if _right(facts, size) and abs(frames - seconds * facts.fps) <= _MOST_OFF:
        try:
            cut(source, out, frames, own_sound=own_sound, audio=audio, tags=tags)
        except BadMedia:  # its clock stutters, say; its pictures are good
            pass
        else:
            return
    audio = read_audio(source) if sound else None
    _encode(source, out, size, seconds, _rate(facts.fps), audio, tags)


def _right(facts: MediaFacts, size: Size) -> bool:
    return facts.codec == "h264" and facts.pix_fmt == "yuv420p" and facts.rotation == 0 and facts.size == size


def _as_ours(facts: MediaFacts) -> bool:
    """Whether the sound is such as ours, and as long as the picture."""
    sound = facts.audio
    return (
        sound is not None
        and (sound.codec, sound.profile) == ("aac", "LC")
        and (sound.sample_rate, sound.channels) == (SAMPLE_RATE, 2)
        and sound.seconds > facts.seconds - _SILENCE
    )


def _rate(fps: float) -> int:
    """The rate that people know which is nearest."""
    return min(_RATES, key=lambda rate: abs(rate - fps))


def _encode(
    source: Path, out: Path, size: Size, seconds: int, fps: int, audio: Audio | None, tags: dict[str, str]
) -> None:
    wanted = seconds * fps
    last: Yuv | None = None
    cues = within(read_cues(source), float(seconds))
    with Encoder(out, size, Fraction(fps), audio=audio, cues=cues, tags=tags) as encoder:
        for picture in pictures(source, size, fps):
            last = picture
            encoder.write(picture)
            if encoder.frames == wanted:
                return
        # Clocks that round differently leave one or two too few at the end.
        while last is not None and encoder.frames < wanted <= encoder.frames + 2:
            encoder.write(last)
        if encoder.frames < wanted:
            raise BadMedia(f"it has pictures for {encoder.frames / fps:.2f} s, not {seconds}")
