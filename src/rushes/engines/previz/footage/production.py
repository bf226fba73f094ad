"""An uploaded clip in, a finished MP4 out: edited, or carried on after its end."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from rushes.engines.base import Progress, RenderJob
from rushes.engines.previz.filming import Pictures, film
from rushes.engines.previz.footage import repeat, sound
from rushes.engines.previz.footage.asked import asked
from rushes.engines.previz.footage.drift import Drift, drift
from rushes.engines.previz.footage.picture import Footage
from rushes.engines.previz.footage.repeat import Repeated
from rushes.engines.previz.scene import Move, MoveKind, Scene
from rushes.engines.previz.still import Still
from rushes.engines.previz.still.path import Pose, slopes
from rushes.engines.previz.tags import tags
from rushes.engines.previz.understand import Understanding, understand
from rushes.errors import BadMedia, RenderError
from rushes.media.aac import Audio, samples_of
from rushes.media.encode import Encoder
from rushes.media.join import Seam, join, seam
from rushes.media.pictures import ending, ending_planes, pictures
from rushes.media.probe import probe
from rushes.media.samples import read_audio
from rushes.models.size import Size
from rushes.models.spec import Operation, Reference, Spec

#: Seconds at the clip's end from which its movement is read.
_SEEN = 0.25
#: How much a camera leans in that nobody speaks of; 0.5 is the usual.
_QUIET = 0.3
#: Bytes of pictures that are held to find where a clip repeats.
_HELD = 160_000_000
#: Share of the work that is done when the first new picture is drawn.
_READY = 0.05


def treat(job: RenderJob, progress: Progress) -> dict[str, Any]:
    """An edit. Raises `rushes.errors.RenderError`."""
    spec, source = job.spec, _source(job)
    started = time.perf_counter()
    found = asked(spec)
    if found.refusal is not None:  # accepted for another prompt, or for another model
        raise RenderError(f"previz {found.refusal}")
    facts = probe(source)
    clip = facts.size if facts.rotation % 180 == 0 else Size(facts.height, facts.width)
    audio: Audio | None = None
    if spec.audio:
        own = None if found.treatment.mute else read_audio(source)
        audio = sound.treated(own, found.treatment, spec.length, spec.engine_seed)
    frames = range(max(1, round(spec.length * spec.fps)))
    opened = Footage(source, clip, found.treatment, spec.size, spec.fps, frames, spec.engine_seed)
    with opened as footage:
        encoder = Encoder(job.out, spec.size, spec.fps, audio=audio, tags=tags(spec))
        timings = film(footage, encoder, progress)
        details = footage.details
    return {
        "understanding": {
            "understood": [{"words": words, "sets": sets} for words, sets in found.understood],
            "ignored": found.ignored,
        },
        "picture": details,
        "frames": len(frames),
        "frames_rendered": len(frames),
        "sound": audio is not None,
        "seconds": _rounded(timings | {"total": time.perf_counter() - started}),
    }


def carry_on(job: RenderJob, progress: Progress) -> dict[str, Any]:
    """An extension: the clip's own pictures, then new ones. Raises `rushes.errors.RenderError`."""
    spec, source = job.spec, _source(job)
    started = time.perf_counter()
    copied, new = (job.out.with_name(f"{job.out.stem}.{part}.mp4") for part in ("old", "new"))
    try:
        base, joint = _joinable(source, copied, spec, lambda: progress(0.02))
        progress(_READY)
        last = ending(base, max(2, round(_SEEN * joint.rate) + 1))
        going = drift(last, float(joint.rate))
        understood = understand(_from_picture(spec))
        count = round(spec.new_seconds * joint.rate)
        # Frame 0 is the clip's last picture, which is in the file already.
        frames = range(1, count + 1)
        pictures_after: Pictures | None = None
        if going.none and not _says_more(understood):
            pictures_after = _again(base, joint, spec.size, frames)
        if pictures_after is None:
            pictures_after = Still.open(
                _scene(understood),
                Image.fromarray(last[-1]),
                fps=joint.rate,
                frames=frames,
                carried=_carried(going, spec.size.ratio),
            )
        with pictures_after:
            encoder = Encoder(new, spec.size, joint.rate, header=joint.header)
            timings = film(pictures_after, encoder, lambda share: progress(_READY + 0.9 * share))
            details = pictures_after.details
        audio = _sound(source, joint, spec)
        join([base, new], job.out, audio=audio, tags=tags(spec))
    finally:
        for left in (copied, new):
            left.unlink(missing_ok=True)
    return {
        "understanding": understood.report(),
        "picture": details,
        "copied": base == source,
        "movement": {"x": round(going.x, 4), "y": round(going.y, 4), "growth": round(going.growth, 4)},
        "frames": joint.frames + count,
        "frames_rendered": count,
        "sound": audio is not None,
        "seconds": _rounded(timings | {"total": time.perf_counter() - started}),
    }


def _source(job: RenderJob) -> Path:
    if job.source is None:
        raise BadMedia("The video that is to be worked on is not there any more.")
    return job.source


def _joinable(source: Path, copied: Path, spec: Spec, alive: Callable[[], None]) -> tuple[Path, Seam]:
    """The clip as it is, if new pictures can stand beside its own; else the same pictures encoded anew."""
    facts = probe(source)
    if facts.size == spec.size and facts.rotation == 0 and facts.range != "pc":
        try:
            return source, seam(source)
        except BadMedia:  # another codec, say, or a clock that stutters
            pass
    with Encoder(copied, spec.size, Fraction(spec.fps)) as encoder:
        for picture in pictures(source, spec.size, spec.fps):
            encoder.write(picture)
            alive()
    return copied, seam(copied)


def _from_picture(spec: Spec) -> Spec:
    """The prompt alone, read as one that goes with a picture."""
    assert spec.source is not None
    picture = Reference(asset_id=spec.source.asset_id, sha256="", media_type="video/mp4")
    update = {"operation": Operation.ANIMATE, "source": None, "reference": picture}
    return spec.model_copy(update=update | {"seconds": spec.new_seconds, "lasts": None})


def _says_more(understood: Understanding) -> bool:
    """Whether the prompt asks for what the clip's own pictures do not show."""
    weathers = [beat.weather for beat in understood.scene.beats]
    return understood.camera_named or any(max(each.rain, each.snow, each.fog) > 0.0 for each in weathers)


def _again(base: Path, joint: Seam, size: Size, frames: range) -> Repeated | None:
    """Where things move before a camera that stays, they move on, if they can."""
    rate = float(joint.rate)
    most = _HELD // (size.width * size.height * 3 // 2)
    own = ending_planes(base, min(round(repeat.SEEN * rate), most))
    again = repeat.found(own, rate)
    return None if again is None else Repeated(own, rate, again, frames)


def _scene(understood: Understanding) -> Scene:
    """A camera that the prompt says nothing of leans in a little, beside going on as it went."""
    scene = understood.scene
    if understood.camera_named:
        return scene
    leaning = Move(kind=MoveKind.DOLLY, speed=0.5)
    beats = tuple(beat.model_copy(update={"move": leaning}) for beat in scene.beats)
    return scene.model_copy(update={"beats": beats, "motion": min(scene.motion, _QUIET)})


def _carried(going: Drift, aspect: float) -> Pose:
    """The camera's own movement, in a second: what is seen goes left when it turns right."""
    across, along = slopes(aspect)
    return Pose(
        yaw=-math.degrees(math.atan(going.x * across)),
        pitch=-math.degrees(math.atan(going.y * along)),
        ahead=going.growth,
    )


def _sound(source: Path, joint: Seam, spec: Spec) -> Audio | None:
    if not spec.audio:
        return None
    own = read_audio(source)
    begun = samples_of(joint.frames, joint.rate)
    return sound.carried_on(
        np.zeros((begun, 2), np.float32) if own is None else own,
        begun,
        spec.new_seconds,
        spec.engine_seed,
    )


def _rounded(timings: dict[str, float]) -> dict[str, float]:
    return {name: round(seconds, 3) for name, seconds in timings.items()}
