"""Subtitles in the files that are written, joined, cut and brought into shape."""

from __future__ import annotations

from pathlib import Path

import av
import numpy as np
import pytest

from rushes.media.conform import conform
from rushes.media.encode import Encoder
from rushes.media.join import join
from rushes.media.probe import probe
from rushes.media.subtitles import Cue, read_cues
from rushes.models.size import Size

SIZE = Size(64, 48)
CUES = (Cue(0.5, 1.25, "“Hello”, {you} — there."), Cue(1.4, 2.0, "Two\nrows"))
READ = [(0.5, 1.25, "“Hello”, (you) — there."), (1.4, 2.0, "Two\nrows")]


def clip(path: Path, *, seconds: int = 2, cues: tuple[Cue, ...] = CUES, sound: bool = True) -> Path:
    tone = np.sin(np.arange(seconds * 48_000) / 20)[:, None].repeat(2, axis=1).astype(np.float32)
    with Encoder(path, SIZE, 24, audio=0.1 * tone if sound else None, cues=cues) as encoder:
        for number in range(24 * seconds):
            encoder.write(np.full((72, 64), 40 + number, np.uint8))
    return path


def read(path: Path) -> list[tuple[float, float, str]]:
    return [(cue.start, cue.end, cue.text) for cue in read_cues(path)]


def test_they_are_in_the_file_at_their_times_and_in_english(tmp_path: Path) -> None:
    made = clip(tmp_path / "made.mp4")
    assert read(made) == READ
    with av.open(str(made)) as container:
        (track,) = container.streams.subtitles
        assert (track.codec_context.name, track.language) == ("mov_text", "eng")
    facts = probe(made)
    assert (facts.frames, facts.seconds, facts.faststart) == (48, 2.0, True)
    assert facts.audio is not None
    assert facts.audio.seconds == pytest.approx(2.0)


def test_a_clip_without_lines_has_no_track(tmp_path: Path) -> None:
    made = clip(tmp_path / "made.mp4", cues=())
    assert read(made) == []
    with av.open(str(made)) as container:
        assert not container.streams.subtitles


def test_joined_clips_keep_theirs_or_get_others(tmp_path: Path) -> None:
    first, second = clip(tmp_path / "first.mp4"), clip(tmp_path / "second.mp4", cues=CUES[:1])
    out = tmp_path / "joined.mp4"
    assert join([first, second], out) == 96
    assert read(out) == [*READ, (2.5, 3.25, READ[0][2])]
    assert join([first, second], out, cues=[Cue(3.0, 3.5, "New")]) == 96
    assert read(out) == [(3.0, 3.5, "New")]
    assert probe(out).seconds == 4.0


@pytest.mark.parametrize("size", [SIZE, Size(56, 42)])
def test_what_is_cut_or_scaled_keeps_those_that_are_left(tmp_path: Path, size: Size) -> None:
    long = clip(tmp_path / "long.mp4", seconds=3, cues=(*CUES, Cue(2.1, 2.9, "Gone"), Cue(1.9, 2.5, "Half")))
    out = tmp_path / "out.mp4"
    conform(long, out, size, 2, sound=True, tags={})
    assert read(out)[: len(READ)] == READ
    assert all(end <= 2.0 for _, end, _ in read(out))
    assert probe(out).seconds == pytest.approx(2.0)


def test_subtitles_that_outlast_the_picture_do_not_make_a_file_damaged(tmp_path: Path) -> None:
    made = clip(tmp_path / "made.mp4", cues=(Cue(0.5, 9.0, "Long"),), sound=False)
    assert probe(made).frames == 48
