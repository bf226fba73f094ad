"""What the encoder writes, read back packet by packet."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from rushes.errors import DiskFull, RenderError
from rushes.media.encode import Encoder
from rushes.media.probe import probe
from rushes.media.samples import read_audio
from rushes.models.size import Size

Make = Callable[..., Path]
Draw = Callable[..., np.ndarray]


def psnr(a: np.ndarray, b: np.ndarray) -> float:
    return float(10 * np.log10(255**2 / np.mean((a.astype(float) - b.astype(float)) ** 2)))


@pytest.mark.parametrize("height", [180, 182])
def test_colours_lie_where_they_belong_at_any_height(tmp_path: Path, height: int) -> None:
    yuv = np.full((height * 3 // 2, 160), 120, np.uint8)
    blue = yuv.reshape(-1)[160 * height : 200 * height].reshape(height // 2, 80)
    blue[:] = np.arange(20, 20 + height // 2)[:, None]
    with Encoder(tmp_path / "clip.mp4", Size(160, height), 24) as encoder:
        for _ in range(4):
            encoder.write(yuv)
    with av.open(str(tmp_path / "clip.mp4")) as container:
        seen = next(container.decode(video=0)).to_ndarray().reshape(-1)[160 * height : 200 * height]
    assert np.abs(seen.reshape(height // 2, 80).astype(int) - blue).max() <= 3


def test_a_clip_is_what_every_player_takes(make_clip: Make) -> None:
    facts = probe(make_clip("clip.mp4", 0, 60))

    assert (facts.codec, facts.profile, facts.pix_fmt) == ("h264", "High", "yuv420p")
    assert (facts.primaries, facts.transfer, facts.matrix, facts.range) == ("bt709", "bt709", "bt709", "tv")
    assert (facts.frames, facts.seconds, facts.fps, facts.size) == (60, 2.5, 24.0, Size(320, 180))
    assert facts.audio is not None
    assert (facts.audio.codec, facts.audio.profile) == ("aac", "LC")
    assert (facts.audio.sample_rate, facts.audio.channels) == (48_000, 2)
    assert facts.container == "video/mp4"
    assert facts.faststart
    assert facts.tags == {"title": "a clip", "comment": "made for a test"}


@pytest.mark.parametrize("fps", [24, 25, 30, 60])
@pytest.mark.parametrize("frames", [1, 24, 49])
def test_sound_ends_with_the_picture_to_the_sample(make_clip: Make, frames: int, fps: int) -> None:
    path = make_clip("clip.mp4", 0, frames, fps=fps)
    with av.open(path) as container:
        video, audio = container.streams.video[0], container.streams.audio[0]
        assert video.frames == frames
        assert video.start_time == audio.start_time == 0
        assert video.duration * video.time_base == Fraction(frames, fps)
        assert audio.duration * audio.time_base == Fraction(frames, fps)
    with av.open(path) as container:
        packets = [packet for packet in container.demux(audio=0) if packet.size]
        decoded = sum(frame.samples for packet in packets for frame in packet.decode())
    presented = sum(packet.duration for packet in packets if packet.pts >= 0)
    assert presented == frames * 48_000 // fps
    assert presented <= decoded < presented + 1024


def test_sound_stays_where_it_was(make_clip: Make, sine: Draw) -> None:
    """The encoder's priming is skipped: no offset between what was given and what is heard."""
    heard = read_audio(make_clip("clip.mp4", 0, 48))
    assert heard is not None
    given = sine(2.0)
    middle = slice(4_000, 90_000)
    assert np.abs(heard[middle] - given[middle]).max() < 0.01


@pytest.mark.parametrize("length", [0, 30_000, 200_000])
def test_sound_of_another_length_is_filled_or_cut(
    tmp_path: Path, sine: Draw, draw: Draw, length: int
) -> None:
    path = tmp_path / "clip.mp4"
    with Encoder(path, Size(320, 180), 24, audio=sine(5.0)[:length]) as out:
        for number in range(36):
            out.write(draw(number))
    facts = probe(path)
    assert facts.audio is not None
    assert facts.audio.seconds == facts.seconds == 1.5


def test_frames_are_evenly_spaced_and_look_like_the_source(make_clip: Make, draw: Draw) -> None:
    with av.open(make_clip("clip.mp4", 0, 60)) as container:
        frames = list(container.decode(video=0))
    assert [frame.pts * frame.time_base * 24 for frame in frames] == list(range(60))
    assert psnr(frames[0].to_ndarray(), draw(0)) > 42
    assert min(psnr(frame.to_ndarray(), draw(number)) for number, frame in enumerate(frames)) > 38


def test_a_player_finds_a_keyframe_every_two_seconds(make_clip: Make) -> None:
    with av.open(make_clip("clip.mp4", 0, 150)) as container:
        keys = [packet.pts * packet.time_base for packet in container.demux(video=0) if packet.is_keyframe]
    assert keys[0] == 0
    assert max(later - earlier for earlier, later in pairwise(keys)) <= 2


def test_groups_of_pictures_are_closed(make_clip: Make) -> None:
    """No picture is shown before the keyframe that was sent before it: a file can be cut or joined there."""
    with av.open(make_clip("clip.mp4", 0, 100)) as container:
        shown, key = [], -1
        for packet in container.demux(video=0):
            if packet.size:
                key = packet.pts if packet.is_keyframe else key
                shown.append(packet.pts >= key)
    assert all(shown)


def test_sound_and_picture_lie_side_by_side(make_clip: Make) -> None:
    """A streaming player gets both: within the file they are never a second apart."""
    apart = 0.0
    latest = {"video": 0.0, "audio": 0.0}
    with av.open(make_clip("clip.mp4", 0, 240)) as container:
        for packet in sorted((p for p in container.demux() if p.size), key=lambda packet: packet.pos):
            latest[packet.stream.type] = float(packet.dts * packet.time_base)
            apart = max(apart, abs(latest["video"] - latest["audio"]))
    assert apart < 1.2


def test_the_same_frames_make_the_same_bytes(make_clip: Make) -> None:
    assert make_clip("one.mp4", 0, 30).read_bytes() == make_clip("two.mp4", 0, 30).read_bytes()


def test_the_buffer_may_be_reused(tmp_path: Path, draw: Draw) -> None:
    path, buffer = tmp_path / "clip.mp4", np.empty((270, 320), np.uint8)
    with Encoder(path, Size(320, 180), 24) as out:
        for number in range(30):
            buffer[:] = draw(number)
            out.write(buffer)
            buffer[:] = 0
    with av.open(path) as container:
        for number, frame in enumerate(container.decode(video=0)):
            assert psnr(frame.to_ndarray(), draw(number)) > 38


def test_unusual_sizes_and_tags_are_kept(tmp_path: Path, draw: Draw) -> None:
    path, size = tmp_path / "clip.mp4", Size(322, 182)
    with Encoder(path, size, 24, tags={"title": "früh", "rushes.engine": "previz/1"}) as out:
        for number in range(3):
            out.write(draw(number, size))
    facts = probe(path)
    assert (facts.size, facts.frames, facts.audio) == (size, 3, None)
    assert facts.tags == {"title": "früh", "rushes.engine": "previz/1"}


def test_a_picture_of_the_wrong_shape_is_refused(tmp_path: Path, draw: Draw) -> None:
    with (
        pytest.raises(ValueError, match="320x180"),
        Encoder(tmp_path / "clip.mp4", Size(320, 180), 24) as out,
    ):
        out.write(draw(0, Size(180, 320)))


def test_an_error_leaves_nothing_behind(tmp_path: Path, draw: Draw) -> None:
    path = tmp_path / "clip.mp4"

    def interrupted() -> None:
        with Encoder(path, Size(320, 180), 24) as out:
            out.write(draw(0))
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert not path.exists()


@contextmanager
def small_disk(size: int) -> Iterator[None]:
    """Files may not grow beyond a size; Linux answers the write with an error, as a full disk does.

    All files, even the one that pytest's own words may go to: so no longer than the writing takes.
    """
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("share", [0.0, 0.4, 0.8, 0.99])
def test_a_full_disk_is_said_and_leaves_nothing_behind(tmp_path: Path, make_clip: Make, share: float) -> None:
    whole = make_clip("whole.mp4", 0, 60).stat().st_size
    with small_disk(int(whole * share)), pytest.raises(DiskFull, match=r"no room.*clip\.mp4"):
        make_clip("clip.mp4", 0, 60)
    assert not (tmp_path / "clip.mp4").exists()


def test_a_folder_that_is_not_there_is_said(tmp_path: Path, draw: Draw) -> None:
    with (
        pytest.raises(RenderError, match=r"clip\.mp4"),
        Encoder(tmp_path / "no" / "clip.mp4", Size(320, 180), 24) as out,
    ):
        out.write(draw(0))
