"""Somebody else's file becomes the one that was asked for, and what is right in it is not touched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest

from rushes.errors import BadMedia
from rushes.media.conform import conform
from rushes.media.cut import cut
from rushes.media.encode import Encoder
from rushes.media.probe import probe
from rushes.media.samples import read_audio
from rushes.models.size import Size

Make = Callable[..., Path]
Sine = Callable[..., np.ndarray]
SIZE = Size(320, 180)
TAGS = {"artist": "Rushes, made by a vendor", "comment": "Made by a vendor"}


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(path) as container:
        return [frame.to_ndarray() for frame in container.decode(video=0)]


def packets(path: Path, kind: str) -> list[bytes]:
    with av.open(path) as container:
        streams = getattr(container.streams, kind)
        return [bytes(packet) for packet in container.demux(streams) if packet.size]


def conformed(source: Path, tmp_path: Path, size: Size = SIZE, seconds: int = 2) -> Path:
    """It, and that it is what was asked for, whatever it was."""
    out = tmp_path / "conformed.mp4"
    conform(source, out, size, seconds, sound=True, tags=TAGS)
    facts = probe(out)
    assert (facts.size, facts.seconds, facts.fps, facts.codec) == (size, seconds, 24, "h264")
    assert facts.audio is not None
    assert facts.audio.seconds == pytest.approx(seconds, abs=1 / 48_000)
    assert facts.faststart
    assert facts.tags == TAGS
    with av.open(out) as container:
        times = [frame.pts * frame.time_base * 24 for frame in container.decode(video=0)]
    assert times == list(range(seconds * 24))
    return out


@pytest.mark.parametrize("frames", [48, 72, 96])
def test_what_is_right_is_copied_picture_and_sound(
    tmp_path: Path, make_clip: Make, sine: Sine, frames: int
) -> None:
    """Whole, or cut where its encoder began a new group of pictures."""
    source = make_clip("vendors.mp4", 0, frames)
    out = conformed(source, tmp_path)
    assert packets(out, "video") == packets(source, "video")[:48]
    heard = packets(out, "audio")
    assert heard == packets(source, "audio")[: len(heard)]
    samples = read_audio(out)
    assert samples is not None
    assert np.abs(samples[4_800 : 2 * 48_000 - 4_800] - sine(2.0)[4_800 : 2 * 48_000 - 4_800]).max() < 0.02


def test_every_cut_that_is_copied_shows_the_same_pictures(tmp_path: Path, make_clip: Make) -> None:
    """Between B-frames it is refused, never guessed."""
    source = make_clip("vendors.mp4", 0, 60)
    shown, copied = pictures(source), []
    for frames in range(1, 61):
        out = tmp_path / f"{frames}.mp4"
        try:
            cut(source, out, frames, own_sound=True, tags={})
        except BadMedia:
            assert not out.exists()
            continue
        copied.append(frames)
        assert all(np.array_equal(a, b) for a, b in zip(shown[:frames], pictures(out), strict=True))
        assert probe(out).seconds == frames / 24
    assert 48 in copied
    assert 60 in copied
    assert len(copied) < 60, "this encoder writes no B-frames, so the test shows nothing"


def test_a_cut_between_b_frames_is_encoded(tmp_path: Path, make_clip: Make) -> None:
    source = make_clip("vendors.mp4", 0, 120)
    between = next(frames for frames in (24, 72) if not _copies(source, tmp_path, frames))
    conformed(source, tmp_path, seconds=between // 24)


def _copies(source: Path, tmp_path: Path, frames: int) -> bool:
    try:
        cut(source, tmp_path / "tried.mp4", frames, tags={})
    except BadMedia:
        return False
    return True


def test_other_sound_is_encoded_and_the_pictures_are_copied(
    tmp_path: Path, draw: Callable[..., np.ndarray], sine: Sine
) -> None:
    """Sound that is shorter than the picture is filled with silence."""
    source = tmp_path / "vendors.mp4"
    with Encoder(source, SIZE, 24, audio=None, tags={}) as made:
        for number in range(48):
            made.write(draw(number, SIZE))
    with_sound = tmp_path / "with_sound.mp4"
    cut(source, with_sound, 48, audio=sine(2.0), tags={})
    short = tmp_path / "short.mp4"
    _with_mono(source, short, seconds=1)
    for each in (with_sound, short):
        out = conformed(each, tmp_path)
        assert packets(out, "video") == packets(source, "video")


def _with_mono(source: Path, out: Path, seconds: int) -> None:
    """The pictures of the one, and AAC such as vendors write it: 44.1 kHz, one channel."""
    with av.open(source) as opened, av.open(out, "w") as made:
        picture = made.add_stream_from_template(opened.streams.video[0])
        sound = made.add_stream("aac", rate=44_100, layout="mono")
        for packet in opened.demux(opened.streams.video[0]):
            if packet.size:
                packet.stream = picture
                made.mux(packet)
        for start in range(0, seconds * 44_100, 1024):
            frame = av.AudioFrame.from_ndarray(np.zeros((1, 1024), np.float32), format="fltp", layout="mono")
            frame.sample_rate, frame.pts = 44_100, start
            made.mux(sound.encode(frame))
        made.mux(sound.encode(None))


def test_what_cannot_be_made_to_fit_is_refused_in_words(tmp_path: Path, make_clip: Make) -> None:
    source = make_clip("vendors.mp4", 0, 48)
    for size, seconds, said in (
        (SIZE, 3, "lasts 2.00 s, not 3"),
        (Size(180, 320), 2, "not of the shape"),
        (Size(640, 360), 2, "much smaller"),
    ):
        with pytest.raises(BadMedia, match=said):
            conform(source, tmp_path / "no.mp4", size, seconds, sound=True, tags={})
    assert not (tmp_path / "no.mp4").exists()


def test_a_larger_one_is_brought_to_size(tmp_path: Path, make_clip: Make) -> None:
    conformed(make_clip("vendors.mp4", 0, 60, size=Size(334, 188)), tmp_path)
