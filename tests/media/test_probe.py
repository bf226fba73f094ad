"""What is no whole video is refused, by name of what it is."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from rushes.errors import BadMedia
from rushes.media.probe import MediaFacts, probe

Make = Callable[..., Path]


def image(kind: str) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (64, 64), "red").save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "x-empty"),
        (b"hello", "text/plain"),
        (image("PNG"), "image/png"),
        (image("GIF"), "image/gif"),
        (bytes(range(256)) * 20, "octet-stream"),
        (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"junk" * 500, "read|picture"),
        # FFmpeg itself would open these, and read what they name.
        (b"#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n", "text/plain"),
        (b"ffconcat version 1.0\nfile '/etc/passwd'\n", "text/plain"),
    ],
)
def test_what_is_no_video_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    path = tmp_path / "clip.mp4"
    path.write_bytes(content)
    for source in (path, io.BytesIO(content)):
        with pytest.raises(BadMedia, match=said):
            probe(source)


@pytest.mark.parametrize("share", [0.05, 0.5, 0.9, 0.999])
def test_a_clip_that_was_cut_off_is_refused(make_clip: Make, share: float) -> None:
    path = make_clip("clip.mp4", 0, 48)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(BadMedia, match=r"clip\.mp4"):
        probe(path)


def test_sound_alone_is_no_video(tmp_path: Path) -> None:
    path = tmp_path / "sound.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("aac", rate=48_000)
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        frame.sample_rate = 48_000
        container.mux(stream.encode(frame))
        container.mux(stream.encode(None))
    with pytest.raises(BadMedia, match="picture"):
        probe(path)


def test_webm_is_read_too(tmp_path: Path) -> None:
    path = tmp_path / "clip.webm"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libvpx", rate=25)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        for _ in range(50):
            container.mux(stream.encode(av.VideoFrame(160, 90, "yuv420p")))
        container.mux(stream.encode(None))
    facts = probe(path)
    assert (facts.container, facts.codec, facts.frames, facts.fps) == ("video/webm", "vp8", 50, 25.0)
    assert facts.seconds == pytest.approx(2.0, abs=0.002)
    assert not facts.faststart
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(BadMedia):
        probe(path)


def test_facts_are_the_same_from_path_and_file_and_survive_json(make_clip: Make) -> None:
    path = make_clip("clip.mp4", 0, 24)
    facts = probe(path)
    with path.open("rb") as file:
        assert probe(file) == facts
    assert facts.size_bytes == path.stat().st_size
    assert MediaFacts.model_validate_json(facts.model_dump_json()) == facts


def test_an_index_at_the_end_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "clip.mp4"
    with av.open(str(path), "w") as container:
        stream = container.add_stream("libx264", rate=24)
        stream.width, stream.height, stream.pix_fmt = 160, 90, "yuv420p"
        container.mux(stream.encode(av.VideoFrame(160, 90, "yuv420p")))
        container.mux(stream.encode(None))
    assert not probe(path).faststart
