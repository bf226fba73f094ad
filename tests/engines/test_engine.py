"""The engine `previz` from a spec to a file, through the call that a render process makes."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image

from rushes.engines import registry, render
from rushes.engines.previz.landscape import Landscape
from rushes.engines.previz.sound import compose
from rushes.engines.previz.understand import understand
from rushes.errors import BadMedia, RenderError
from rushes.media.probe import MediaFacts, probe
from rushes.media.samples import read_audio
from rushes.models.spec import Spec

SIZE = (256, 144)
FPS = 24
PROMPT = "drone shot over misty hills at sunrise"


def fields(prompt: str, **changes: Any) -> dict[str, Any]:
    base = {"model": "sora-2", "prompt": prompt, "width": SIZE[0], "height": SIZE[1], "seconds": 1, "seed": 9}
    return base | changes


def animated(prompt: str, **changes: Any) -> dict[str, Any]:
    reference = {"asset_id": "a", "sha256": "0" * 64, "media_type": "image/png"}
    return fields(prompt, operation="animate", reference=reference, **changes)


def extended(prompt: str, source: dict[str, Any], seconds: int) -> dict[str, Any]:
    """As the service does it: a copy of the source's spec."""
    came_from = {"video_id": "video_1", "asset_id": "asset_1", "spec": source}
    return source | {"operation": "extend", "prompt": prompt, "seconds": seconds, "source": came_from}


def make(
    out: Path, spec: dict[str, Any], *, reference: Path | None = None, source: Path | None = None
) -> tuple[dict[str, Any], list[float]]:
    shares: list[float] = []
    args = {
        "engine": "previz",
        "spec": spec,
        "out": str(out),
        "reference": str(reference) if reference else None,
        "source": str(source) if source else None,
    }
    return render.run(args, shares.append), shares


def pictures(path: Path) -> list[np.ndarray[Any, Any]]:
    """The luma planes, 16 to 235."""
    with av.open(str(path)) as container:
        frames = [frame.to_ndarray() for frame in container.decode(video=0)]
    return [frame[: len(frame) * 2 // 3].astype(np.float32) for frame in frames]


def check_seam(frames: list[np.ndarray[Any, Any]], at: int) -> None:
    """Frame ``at`` differs from the one before it no more than its neighbours do from theirs.

    Blocks are averaged, and half a step of 255 is let pass: the seam is a keyframe, which is a little
    sharper than the frame before it, like every keyframe in a clip.
    """
    height, width = frames[0].shape
    blocks = [f.reshape(height // 12, 12, width // 8, 8).mean(axis=(1, 3)) for f in frames]
    steps = [float(np.abs(b - a).mean()) for a, b in pairwise(blocks)]
    assert steps[at - 1] < max(steps[at - 7 : at - 1] + steps[at : at + 6]) + 0.5


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("previz")


@pytest.fixture(scope="module")
def image(folder: Path) -> Path:
    """A picture of another shape than the video."""
    path = folder / "reference.png"
    coarse = np.random.default_rng(1).integers(40, 220, (12, 12, 3), np.uint8)
    Image.fromarray(coarse).resize((300, 300), Image.Resampling.BICUBIC).save(path)
    return path


@pytest.fixture(scope="module")
def clip(folder: Path) -> tuple[Path, dict[str, Any], list[float], MediaFacts]:
    """One second of landscape, made once for several tests."""
    path = folder / "clip.mp4"
    report, shares = make(path, fields(PROMPT))
    return path, report, shares, probe(path)


@pytest.fixture(scope="module")
def longer(folder: Path, clip: tuple[Path, Any, Any, Any]) -> tuple[Path, dict[str, Any]]:
    """The landscape clip and one more second."""
    path = folder / "longer.mp4"
    spec = extended("then the camera pans right", fields(PROMPT), 2)
    report, _ = make(path, spec, source=clip[0])
    return path, report


def test_the_clip_is_what_the_spec_asked_for(clip: tuple[Path, Any, Any, MediaFacts]) -> None:
    found = clip[3]
    assert (found.width, found.height) == SIZE
    assert (found.frames, found.fps, found.seconds) == (FPS, FPS, 1.0)
    assert (found.codec, found.profile, found.pix_fmt) == ("h264", "High", "yuv420p")
    assert (found.primaries, found.transfer, found.matrix, found.range) == ("bt709", "bt709", "bt709", "tv")
    assert found.faststart
    assert found.audio is not None
    assert (found.audio.codec, found.audio.sample_rate, found.audio.channels) == ("aac", 48000, 2)
    assert found.audio.seconds == pytest.approx(1.0, abs=1e-4)


def test_the_clip_says_what_it_is(clip: tuple[Path, Any, Any, MediaFacts]) -> None:
    tags = clip[3].tags
    assert tags["title"] == PROMPT
    assert tags["artist"] == "Rushes previz/1"
    assert "draft" in tags["comment"]
    assert "seed 9" in tags["comment"]


def test_the_clip_shows_and_sounds(clip: tuple[Path, Any, Any, Any]) -> None:
    frames = pictures(clip[0])
    assert frames[0].std() > 10
    assert 0.05 < np.abs(frames[0] - frames[-1]).mean() < 60
    sound = read_audio(clip[0])
    assert sound is not None
    assert 0.001 < np.sqrt((sound**2).mean()) < 0.5
    assert np.abs(sound).max() < 1.0


def test_progress_is_real_and_only_rises(clip: tuple[Path, Any, list[float], Any]) -> None:
    shares = clip[2]
    assert shares == sorted(shares)
    assert len(set(shares)) > FPS
    assert 0 <= shares[0] <= 0.05
    assert 0.9 <= shares[-1] <= 1


def test_the_report(clip: tuple[Path, dict[str, Any], Any, Any]) -> None:
    report = clip[1]
    assert report["engine"] == "previz/1"
    details = report["details"]
    assert details["understanding"]["scene"]["place"] == "hills"
    assert "OpenGL" in details["picture"]["device"]
    assert details["frames"] == details["frames_rendered"] == FPS
    assert {"setup", "draw", "encoder", "finish", "total"} <= set(details["seconds"])


def test_an_extension_is_source_and_more_in_one_file(longer: tuple[Path, dict[str, Any]]) -> None:
    path, report = longer
    found = probe(path)
    assert (found.frames, found.seconds) == (2 * FPS, 2.0)
    assert found.audio is not None
    assert found.audio.seconds == pytest.approx(2.0, abs=1e-4)
    assert report["details"]["frames_rendered"] == FPS
    assert [child.name for child in path.parent.glob("longer*")] == ["longer.mp4"]


def test_the_seam_is_not_seen(longer: tuple[Path, dict[str, Any]], clip: tuple[Path, Any, Any, Any]) -> None:
    frames = pictures(longer[0])
    for old, kept in zip(pictures(clip[0]), frames, strict=False):
        assert np.array_equal(old, kept)
    check_seam(frames, FPS)


def test_what_an_extension_changes_does_not_show_before_it() -> None:
    """The source is drawn already: wind, waves, clouds and light stand at the seam as they stood there."""
    source = fields("a calm sea at noon, slow pan", seconds=2)
    stormy = extended("a storm breaks out and night falls", source, 4)
    last = 2 * FPS - 1
    drawn = []
    for spec in (source, stormy):
        scene = understand(Spec.model_validate(spec)).scene
        with Landscape.open(scene, *SIZE, fps=FPS, seconds_from=1.9, seconds_to=2.0) as landscape:
            drawn.append(landscape.rgb(last).astype(np.int16))
    assert np.abs(drawn[0] - drawn[1]).max() <= 2


def test_the_seam_is_not_heard(longer: tuple[Path, dict[str, Any]]) -> None:
    sound = read_audio(longer[0])
    assert sound is not None
    scene = understand(Spec.model_validate(extended("then the camera pans right", fields(PROMPT), 2))).scene
    wanted = compose(scene, 2.0)
    middle = slice(47_000, 49_000)
    error = sound[middle] - wanted[middle]
    assert np.sqrt((error**2).mean()) < 0.3 * np.sqrt((wanted[middle] ** 2).mean())


def test_a_still_starts_with_its_picture(folder: Path, image: Path) -> None:
    path = folder / "still.mp4"
    report, _ = make(path, animated("fast push in", fit="stretch"), reference=image)
    fitted = np.asarray(Image.open(image).resize(SIZE, Image.Resampling.LANCZOS), np.float32)
    wanted = 16 + fitted / 255 @ [0.2126, 0.7152, 0.0722] * 219
    errors = [float(np.abs(frame - wanted).mean()) for frame in pictures(path)]
    assert len(errors) == FPS
    assert errors[0] < 1.0
    assert errors[-1] > 2 * errors[0]
    assert report["details"]["picture"]["depth"]["method"].startswith("estimated")


def test_a_still_can_be_extended(folder: Path, image: Path) -> None:
    spec = animated("slow push in", audio=False)
    first, both = folder / "first.mp4", folder / "both.mp4"
    make(first, spec, reference=image)
    make(both, extended("orbit to the left", spec, 3), reference=image, source=first)
    frames = pictures(both)
    assert len(frames) == 3 * FPS
    check_seam(frames, FPS)


def test_without_audio_there_is_no_sound_track(folder: Path, image: Path) -> None:
    path = folder / "silent.mp4"
    report, _ = make(path, animated("雪", audio=False), reference=image)
    found = probe(path)
    assert found.audio is None
    assert found.tags["title"] == "雪"
    assert report["details"]["sound"] is False


@pytest.mark.parametrize(("fps", "prompt"), [(25, "\x00 \x1b[0m"), (30, "🏔️" * 300), (60, "line\nbreak")])
def test_any_frame_rate_is_kept_and_any_prompt_can_be_a_tag(
    folder: Path, image: Path, fps: int, prompt: str
) -> None:
    path = folder / f"{fps}.mp4"
    make(path, animated(prompt, fps=fps), reference=image)
    found = probe(path)
    assert (found.frames, found.fps, found.seconds) == (fps, fps, 1.0)
    assert found.tags["title"]


def test_the_same_spec_makes_the_same_file(folder: Path, image: Path) -> None:
    spec = animated("handheld, waves and wind")
    one, other = folder / "one.mp4", folder / "other.mp4"
    make(one, spec, reference=image)
    make(other, spec, reference=image)
    assert one.read_bytes() == other.read_bytes()


def test_a_broken_reference_is_refused_in_plain_words(folder: Path) -> None:
    broken = folder / "broken.png"
    broken.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 50)
    out = folder / "refused.mp4"
    with pytest.raises(RenderError, match="reference image cannot be used"):
        make(out, animated("push in"), reference=broken)
    assert not out.exists()


def test_a_source_of_another_length_is_refused(folder: Path, clip: tuple[Path, Any, Any, Any]) -> None:
    out = folder / "wrong.mp4"
    with pytest.raises(BadMedia, match="length"):
        make(out, extended("go on", fields(PROMPT, seconds=2), 3), source=clip[0])
    assert not out.exists()


def test_the_registry_reads_capabilities_and_loads_engines() -> None:
    for name, capabilities in registry.capabilities().items():
        engine = registry.load(name)
        assert engine.name == name
        assert engine.capabilities == capabilities
