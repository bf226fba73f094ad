"""Clips that somebody else made: what an edit does to them, and how they go on after their end."""

from __future__ import annotations

import math
from collections.abc import Callable
from fractions import Fraction
from itertools import pairwise
from pathlib import Path
from typing import Any

import av
import numpy as np
import pytest
from PIL import Image, ImageDraw

from rushes.engines import registry, render
from rushes.engines.previz.footage.asked import asked
from rushes.engines.previz.footage.drift import drift
from rushes.engines.previz.footage.sound import carried_on
from rushes.errors import RenderError
from rushes.media.aac import SAMPLE_RATE
from rushes.media.probe import MediaFacts, probe
from rushes.media.samples import read_audio
from rushes.models.spec import Clip, Operation, Source, Spec, begun_seconds

WIDTH, HEIGHT = 256, 192
NTSC = Fraction(30000, 1001)
#: Pixels in a frame by which what is filmed goes to the left.
PAN = 1.5
Picture = np.ndarray[Any, Any]
Shape = tuple[int, int]


def filmed(number: int) -> Picture:
    """A camera that pans over a wall of soft patches: R'G'B'."""
    patches = np.random.default_rng(4).integers(30, 225, (14, 60, 3), np.uint8)
    wall = Image.fromarray(patches).resize((1200, HEIGHT), Image.Resampling.BICUBIC)
    left = 40 + PAN * number
    return np.asarray(wall.transform((WIDTH, HEIGHT), Image.Transform.AFFINE, (1, 0, left, 0, 1, 0), 2))


def pendulum(number: int) -> Picture:
    """Something that swings to and fro in half a second at 24 pictures, before a camera that stays."""
    picture = Image.fromarray(filmed(0))
    x = WIDTH / 2 + 60 * math.sin(math.tau * number / 12)
    ImageDraw.Draw(picture).ellipse((x - 20, 70, x + 20, 110), fill=(250, 240, 200))
    return np.asarray(picture)


def camera(
    path: Path,
    frames: int,
    rate: Fraction | int,
    codec: str = "libx264",
    size: Shape = (WIDTH, HEIGHT),
    shown: Callable[[int], Picture] = filmed,
) -> Path:
    """A file as another program writes it, with a tone."""
    with av.open(str(path), "w") as out:
        video = out.add_stream(codec, rate=rate)
        video.width, video.height = size
        video.pix_fmt = "yuv420p"
        video.options = {"preset": "veryfast", "profile": "main"} if codec == "libx264" else {"qscale": "3"}
        sound = out.add_stream("aac", rate=SAMPLE_RATE)
        sound.layout = "stereo"
        for number in range(frames):
            frame = av.VideoFrame.from_ndarray(shown(number), format="rgb24")
            out.mux(video.encode(frame.reformat(video.width, video.height)))
        out.mux(video.encode(None))
        at = np.arange(int(frames / rate * SAMPLE_RATE)) / SAMPLE_RATE
        tone = np.stack([0.2 * np.sin(2 * np.pi * 220 * at)] * 2).astype(np.float32)
        for start in range(0, tone.shape[1], 1024):
            block = np.ascontiguousarray(tone[:, start : start + 1024])
            frame = av.AudioFrame.from_ndarray(block, format="fltp", layout="stereo")
            frame.rate, frame.pts = SAMPLE_RATE, start
            out.mux(sound.encode(frame))
        out.mux(sound.encode(None))
    return path


@pytest.fixture(scope="module")
def clip(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return camera(tmp_path_factory.mktemp("footage") / "clip.mp4", 45, NTSC)


def of(path: Path) -> Clip:
    facts = probe(path)
    return Clip(
        asset_id="asset_1", sha256="", media_type=facts.container, seconds=facts.seconds, fps=facts.fps
    )


def prompted(prompt: str, operation: Operation, path: Path, **changes: Any) -> Spec:
    """As it is accepted."""
    clip = of(path)
    spec = Spec(
        operation=operation,
        model="sora-2",
        prompt=prompt,
        width=WIDTH,
        height=HEIGHT,
        seconds=clip.whole_seconds,
        lasts=clip.seconds,
        fps=round(clip.fps),
        seed=5,
        source=clip,
    )
    return spec.model_copy(update=changes)


def make(spec: Spec, source: Path, out: Path) -> dict[str, Any]:
    args = {"engine": "previz", "spec": spec.model_dump(mode="json"), "out": str(out), "source": str(source)}
    return render.run(args, lambda _: None)["details"]


def edited(prompt: str, source: Path, out: Path) -> tuple[MediaFacts, list[Picture]]:
    spec = prompted(prompt, Operation.EDIT, source)
    planned = registry.edit_of_clip("previz", spec)
    assert planned.refusal is None
    lasts = spec.length / planned.tempo
    width, height = planned.size
    seconds = begun_seconds(lasts, spec.fps)
    update = {"width": width, "height": height, "lasts": lasts, "seconds": seconds}
    make(spec.model_copy(update=update), source, out)
    facts = probe(out)
    assert facts.size == planned.size
    assert abs(facts.seconds - lasts) <= 1 / spec.fps
    return facts, colours(out)


def colours(path: Path) -> list[Picture]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray(format="rgb24").astype(np.float32) for frame in container.decode(video=0)]


@pytest.mark.parametrize(
    ("prompt", "sets"),
    [
        ("Make it warmer and a bit brighter", {"warmth": 0.6, "exposure": 0.35}),
        ("black and white film noir", {"looks": ["monochrome", "noir"]}),
        ("Turn day into night with heavy rain", {"hour": "night", "rain": 1.0}),
        ("add snow over the street, 2x faster", {"snow": 0.7, "tempo": 2.0}),
        ("slow motion; crop to square", {"tempo": 0.5, "shape": "square"}),
        (
            "Shift the color palette to teal, sand, and rust, with a warm backlight.",
            {"tints": ["#1f7f86", "#e2cfa6", "#a4552f"], "warmth": 0.6},
        ),
        ("make the mountains colder", {"warmth": -0.6}),
        ("reduce the contrast, increase the brightness", {"contrast": -0.5, "exposure": 0.7}),
    ],
)
def test_what_can_be_done_is_read(clip: Path, prompt: str, sets: dict[str, Any]) -> None:
    found = asked(prompted(prompt, Operation.EDIT, clip))
    assert found.refusal is None
    assert found.treatment.model_dump(mode="json", exclude_defaults=True) == sets


@pytest.mark.parametrize(
    ("prompt", "named"),
    [
        ("replace the man with a robot", "'replace the man with a robot'"),
        ("warmer, and add a dragon to the sky", "'add a dragon to the sky'"),
        ("remove the car", "'remove the car'"),
        ("make the car red", "'make the car red'"),
        ("no rain", "'no rain'"),
        ("stop the rain", "'stop the rain'"),
        ("reduce the fog", "'reduce the fog'"),
        ("9x faster", "'9 times the speed, which may be 0.1 to 8 times'"),
        ("a", "finds nothing"),
    ],
)
def test_what_cannot_be_done_is_refused_by_name(clip: Path, prompt: str, named: str) -> None:
    refusal = registry.edit_of_clip("previz", prompted(prompt, Operation.EDIT, clip)).refusal
    assert refusal is not None
    assert named in refusal
    assert "it can change colour and light" in refusal


def test_an_edit_changes_light_and_colour_and_keeps_the_rest(clip: Path, tmp_path: Path) -> None:
    before = colours(clip)
    facts, grey = edited("black and white", clip, tmp_path / "grey.mp4")
    assert len(grey) == len(before)
    assert facts.audio is not None
    assert np.ptp(grey[20], axis=2).max() < 8
    light = before[20] @ [0.2126, 0.7152, 0.0722]
    likeness = np.corrcoef(light.ravel(), grey[20].mean(axis=2).ravel())[0, 1]
    assert likeness > 0.97
    _, night = edited("at night", clip, tmp_path / "night.mp4")
    assert night[20].mean() < 0.55 * before[20].mean()
    _, warm = edited("warmer", clip, tmp_path / "warm.mp4")
    red, _, blue = (warm[20] - before[20]).mean(axis=(0, 1))
    assert red > 4
    assert blue < -4


def test_an_edit_may_change_speed_and_shape(clip: Path, tmp_path: Path) -> None:
    before = colours(clip)
    facts, slow = edited("slow motion", clip, tmp_path / "slow.mp4")
    assert facts.frames == pytest.approx(2 * len(before), abs=2)
    assert np.abs(slow[40] - before[20]).mean() < 6
    sound = read_audio(tmp_path / "slow.mp4")
    assert sound is not None
    assert np.argmax(np.abs(np.fft.rfft(sound[:SAMPLE_RATE, 0]))) == pytest.approx(110, abs=2)
    facts, tall = edited("crop to vertical, rain", clip, tmp_path / "tall.mp4")
    # As small as anything is made.
    assert (facts.width, facts.height) == (128, 228)
    middle = Image.fromarray(before[10][:, 74:182].astype(np.uint8)).resize((128, 228))
    assert 3 < np.abs(tall[10] - np.asarray(middle, float)).mean() < 40


def luma(path: Path) -> list[Picture]:
    with av.open(str(path)) as container:
        return [frame.to_ndarray()[:HEIGHT].astype(np.float32) for frame in container.decode(video=0)]


def test_an_extension_copies_the_clip_and_goes_on_as_it_went(clip: Path, tmp_path: Path) -> None:
    spec = prompted("it goes on", Operation.EXTEND, clip)
    spec = spec.model_copy(update={"seconds": spec.seconds + 1, "lasts": spec.length + 1})
    details = make(spec, clip, tmp_path / "longer.mp4")
    facts = probe(tmp_path / "longer.mp4")
    assert details["copied"] is True
    assert (facts.frames, Fraction(facts.fps).limit_denominator(2000)) == (75, NTSC)
    before, after = luma(clip), luma(tmp_path / "longer.mp4")
    assert all(np.array_equal(a, b) for a, b in zip(before, after, strict=False))
    steps = [float(np.abs(b - a).mean()) for a, b in pairwise(after)]
    assert max(steps[43:48]) < 1.5 * max(steps[30:44])
    # What is seen goes on to the left, about as fast.
    going = drift([np.repeat(f[:, :, None], 3, axis=2).astype(np.uint8) for f in after[45:51]], float(NTSC))
    assert going.x == pytest.approx(-PAN * float(NTSC) / (WIDTH / 2), rel=0.35)
    again = spec.model_copy(
        update={
            "seconds": spec.seconds + 1,
            "lasts": spec.length + 1,
            "source": Source(video_id="video_1", asset_id="asset_2", spec=spec),
        }
    )
    assert again.of_clip
    make(again, tmp_path / "longer.mp4", tmp_path / "longest.mp4")
    longest = luma(tmp_path / "longest.mp4")
    assert len(longest) == 105
    assert all(np.array_equal(a, b) for a, b in zip(after, longest, strict=False))


def test_what_moves_before_a_camera_that_stays_moves_on(tmp_path: Path) -> None:
    source = camera(tmp_path / "clip.mp4", 40, 24, shown=pendulum)
    spec = prompted("it goes on", Operation.EXTEND, source)
    spec = spec.model_copy(update={"seconds": spec.seconds + 1, "lasts": spec.length + 1})
    details = make(spec, source, tmp_path / "longer.mp4")
    assert details["picture"]["round_seconds"] % 0.5 == pytest.approx(0.0, abs=0.01)
    frames = luma(tmp_path / "longer.mp4")
    assert len(frames) == 64
    for number in range(40, 64):
        alike, other = (np.abs(frames[number] - frames[12 + (number + by) % 12]).mean() for by in (0, 3))
        assert alike < 0.4 * other


def test_a_clip_of_another_codec_is_encoded_anew_and_extended(tmp_path: Path) -> None:
    source = camera(tmp_path / "old.mov", 24, 24, "mpeg4")
    spec = prompted("slow push in, fog", Operation.EXTEND, source)
    spec = spec.model_copy(update={"seconds": spec.seconds + 1, "lasts": spec.length + 1})
    details = make(spec, source, tmp_path / "longer.mp4")
    facts = probe(tmp_path / "longer.mp4")
    assert details["copied"] is False
    assert (facts.codec, facts.frames, facts.fps) == ("h264", 48, 24)
    before, after = colours(source), colours(tmp_path / "longer.mp4")
    assert np.abs(before[10] - after[10]).mean() < 4


@pytest.mark.parametrize(("size", "rate"), [((128, 226), 60), ((144, 144), 30), ((226, 128), 25)])
def test_shapes_and_rates_stay(tmp_path: Path, size: tuple[int, int], rate: int) -> None:
    source = camera(tmp_path / "clip.mp4", rate, rate, size=size)
    same = {"width": size[0], "height": size[1]}
    spec = prompted("snow, film grain", Operation.EDIT, source, **same)
    make(spec, source, tmp_path / "edited.mp4")
    longer = {"seconds": spec.seconds + 1, "lasts": spec.length + 1}
    make(prompted("on", Operation.EXTEND, source, **same, **longer), source, tmp_path / "longer.mp4")
    for name, seconds in (("edited.mp4", 1), ("longer.mp4", 2)):
        facts = probe(tmp_path / name)
        assert (facts.size, facts.fps, facts.frames) == (size, rate, rate * seconds)


def test_an_edit_that_nobody_judged_fails_by_name(clip: Path, tmp_path: Path) -> None:
    with pytest.raises(RenderError, match="cannot 'add a dragon'"):
        make(prompted("add a dragon", Operation.EDIT, clip), clip, tmp_path / "out.mp4")


def test_sound_goes_on_without_a_jump_and_as_loud() -> None:
    at = np.arange(2 * SAMPLE_RATE) / SAMPLE_RATE
    noise = np.random.default_rng(1).normal(0, 0.02, len(at))
    known = np.stack([0.2 * np.sin(2 * np.pi * 180 * at) + noise] * 2, axis=1).astype(np.float32)
    whole = carried_on(known, len(known), 3.0, 7)
    assert len(whole) == 5 * SAMPLE_RATE
    assert np.array_equal(whole[: len(known)], known)
    steps = np.abs(np.diff(whole[:, 0]))
    assert steps[len(known) - 1] <= steps[: len(known) - 2].max()
    power = [
        float(np.sqrt((whole[a : a + SAMPLE_RATE] ** 2).mean()))
        for a in (0, 2 * SAMPLE_RATE, 3 * SAMPLE_RATE)
    ]
    assert min(power) > 0.6 * max(power)


@pytest.mark.parametrize(
    ("x", "y", "growth"), [(0.12, 0.0, 0.0), (0.0, -0.1, 0.0), (0.0, 0.0, 0.1), (0, 0, 0)]
)
def test_the_way_of_a_camera_is_seen(x: float, y: float, growth: float) -> None:
    patches = np.random.default_rng(2).integers(0, 255, (24, 32, 3), np.uint8)
    wall = Image.fromarray(patches).resize((960, 720), Image.Resampling.BICUBIC)
    shown = []
    for number in range(7):
        t = number / 24
        near = 1 / (1 + growth * t)
        left = 480 - 160 * near - x * t * 160
        top = 360 - 120 * near + y * t * 120
        box = (left, top, left + 320 * near, top + 240 * near)
        shown.append(np.asarray(wall.resize((320, 240), Image.Resampling.BICUBIC, box=box)))
    found = drift(shown, 24)
    assert (found.x, found.y, found.growth) == pytest.approx((x, y, growth), abs=0.03)
