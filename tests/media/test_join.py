"""Joined clips: the same pictures, one clock, sound without a gap."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import av
import numpy as np
import pytest

from rushes.errors import BadMedia
from rushes.media.join import join
from rushes.media.probe import probe
from rushes.media.samples import read_audio
from rushes.models.size import Size

Make = Callable[..., Path]


def pictures(path: Path) -> list[np.ndarray]:
    with av.open(path) as container:
        return [frame.to_ndarray() for frame in container.decode(video=0)]


@pytest.mark.parametrize("cuts", [(0, 48, 96), (0, 40, 41, 90), (0, 1, 2)])
def test_pictures_are_copied_and_counted(tmp_path: Path, make_clip: Make, cuts: tuple[int, ...]) -> None:
    parts = [make_clip(f"{a}.mp4", a, b) for a, b in pairwise(cuts)]
    out = tmp_path / "joined.mp4"
    assert join(parts, out, tags={"title": "both"}) == cuts[-1]

    facts = probe(out)
    assert facts.frames == cuts[-1]
    assert facts.seconds == cuts[-1] / 24
    assert facts.audio is not None
    assert facts.audio.seconds == facts.seconds
    assert facts.faststart
    assert facts.fps == 24
    assert (facts.matrix, facts.profile) == ("bt709", "High")
    assert facts.tags == {"title": "both"}
    with av.open(out) as container:
        times = [frame.pts * frame.time_base * 24 for frame in container.decode(video=0)]
    assert times == list(range(cuts[-1]))
    copied = [picture for part in parts for picture in pictures(part)]
    assert all(np.array_equal(a, b) for a, b in zip(copied, pictures(out), strict=True))


def test_given_sound_has_no_seam(tmp_path: Path, make_clip: Make, sine: Callable[..., np.ndarray]) -> None:
    parts = [make_clip("a.mp4", 0, 48), make_clip("b.mp4", 48, 96)]
    out = tmp_path / "joined.mp4"
    join(parts, out, audio=sine(4.0))
    heard = read_audio(out)
    assert heard is not None
    around = slice(96_000 - 4_800, 96_000 + 4_800)
    assert np.abs(heard[around] - sine(4.0)[around]).max() < 0.01


def test_sound_of_the_parts_stays_at_its_place(tmp_path: Path, make_clip: Make) -> None:
    parts = [make_clip("a.mp4", 0, 24), make_clip("b.mp4", 24, 48, sound=False), make_clip("c.mp4", 48, 72)]
    out = tmp_path / "joined.mp4"
    join(parts, out)
    heard = read_audio(out)
    assert heard is not None
    level = [
        np.abs(heard[second * 48_000 + 5_000 : (second + 1) * 48_000 - 5_000]).max() for second in range(3)
    ]
    assert level[0] > 0.15
    assert level[1] < 0.001
    assert level[2] > 0.15


def test_without_any_sound_there_is_no_track(tmp_path: Path, make_clip: Make) -> None:
    parts = [make_clip(name, 0, 5, sound=False) for name in ("a.mp4", "b.mp4")]
    join(parts, tmp_path / "joined.mp4")
    assert probe(tmp_path / "joined.mp4").audio is None


@pytest.mark.parametrize(
    ("other", "said"),
    [({"size": Size(180, 320)}, "size is 180x320, not 320x180"), ({"fps": 30}, "frame rate is 30, not 24")],
)
def test_clips_that_differ_are_refused(
    tmp_path: Path, make_clip: Make, other: dict[str, object], said: str
) -> None:
    parts = [make_clip("a.mp4", 0, 5), make_clip("b.mp4", 0, 5, **other)]
    with pytest.raises(BadMedia, match=said):
        join(parts, tmp_path / "joined.mp4")
    assert not (tmp_path / "joined.mp4").exists()


def test_a_clip_of_another_encoder_is_refused(tmp_path: Path, make_clip: Make) -> None:
    foreign = tmp_path / "foreign.mp4"
    with av.open(str(foreign), "w") as container:
        stream = container.add_stream("libx264", rate=24, options={"preset": "ultrafast"})
        stream.width, stream.height, stream.pix_fmt = 320, 180, "yuv420p"
        for _ in range(5):
            container.mux(stream.encode(av.VideoFrame(320, 180, "yuv420p")))
        container.mux(stream.encode(None))
    with pytest.raises(BadMedia, match="other settings"):
        join([make_clip("a.mp4", 0, 5), foreign], tmp_path / "joined.mp4")


def test_a_damaged_clip_is_refused(tmp_path: Path, make_clip: Make) -> None:
    damaged = make_clip("b.mp4", 0, 5)
    damaged.write_bytes(damaged.read_bytes()[:400])
    with pytest.raises(BadMedia, match=r"b\.mp4"):
        join([make_clip("a.mp4", 0, 5), damaged], tmp_path / "joined.mp4")
