"""The engine `previz`: reads the prompt, draws what it understood, composes the sound, writes the MP4."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import moderngl

from rushes.engines.base import Progress, RenderJob, RenderReport
from rushes.engines.previz.capabilities import CAPABILITIES
from rushes.engines.previz.filming import Pictures, film
from rushes.engines.previz.footage.production import carry_on, treat
from rushes.engines.previz.landscape import Landscape
from rushes.engines.previz.montage import Montage
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.picture import FilmSet
from rushes.engines.previz.shots import Shot, shots
from rushes.engines.previz.sound import fade, soundtrack, speeches, warnings
from rushes.engines.previz.staging import cast_for
from rushes.engines.previz.still import Still
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.tags import NAME_AND_VERSION, tags
from rushes.engines.previz.talking import with_mouths
from rushes.engines.previz.understand import Understanding, understand
from rushes.errors import BadMedia, InvalidRequest, RenderError
from rushes.media.aac import Audio
from rushes.media.encode import Encoder
from rushes.media.images import fit, read_image
from rushes.media.join import join
from rushes.media.subtitles import Cue, within
from rushes.models.spec import Operation, Spec

#: Share of the work that is done when the first picture is drawn, and when the last one is.
_OPENED, _FILMED = 0.02, 0.97


class Previz:
    """Previsualisation drafts of landscapes, and camera moves through still images.

    ``spec.audio`` False gives a file without a sound track. An extension renders the new seconds alone and
    copies the source's pictures; its sound is composed for the whole, so that nothing is heard at the seam.
    """

    name = "previz"
    capabilities = CAPABILITIES

    def render(self, job: RenderJob, progress: Progress) -> RenderReport:
        """Make ``job.out``. Raises ``rushes.errors.RenderError`` with a message for people."""
        progress(0.0)
        if job.spec.of_clip:
            work = carry_on if job.spec.operation is Operation.EXTEND else treat
            with _plainly():
                return RenderReport(engine=NAME_AND_VERSION, details=work(job, progress))
        return self.film(job, understand(job.spec), progress)

    def film(self, job: RenderJob, understood: Understanding, progress: Progress) -> RenderReport:
        """The same from a scene that is known already."""
        started = time.perf_counter()
        spec = job.spec
        with _plainly(), ThreadPoolExecutor(1, "sound") as composer:
            takes = _takes(job, understood.scene)
            sound = composer.submit(_sound, takes) if spec.audio else None
            with _open(job, understood, takes) as pictures:
                progress(_OPENED)
                heard = _awaited(sound, progress) if sound is not None else _Heard(None, [])
                opened = time.perf_counter()
                timings = _write(job, pictures, heard, progress)
                details = pictures.details
        missed = [
            warning for shot, _ in takes if spec.audio for warning in warnings(shot.scene, shot.seconds)
        ]
        timings = {"setup": opened - started, **timings, "total": time.perf_counter() - started}
        return RenderReport(
            engine=NAME_AND_VERSION,
            details={
                "understanding": understood.report() | {"warnings": [*understood.warnings, *missed]},
                "picture": details,
                "frames": spec.seconds * spec.fps,
                "frames_rendered": len(pictures.frames),
                "sound": spec.audio,
                "seconds": {name: round(seconds, 3) for name, seconds in timings.items()},
            },
        )


#: A shot with a body for each of its scene's.
_Take = tuple[Shot, list[Actor]]


def _takes(job: RenderJob, scene: Scene) -> list[_Take]:
    spec = job.spec
    taken = shots(scene, spec.seconds, spec.fps)
    if spec.reference is not None:
        return [(shot, []) for shot in taken]
    return [
        (shot, with_mouths(shot.scene, cast_for(shot.scene, job.characters), shot.seconds)) for shot in taken
    ]


def _open(job: RenderJob, understood: Understanding, takes: list[_Take]) -> Pictures:
    spec, scene = job.spec, understood.scene
    frames = range((spec.seconds - spec.new_seconds) * spec.fps, spec.seconds * spec.fps)
    if spec.reference is None:
        actors = dict(takes)

        def opened(shot: Shot, frames: range) -> Pictures:
            return _opened(spec, shot, frames, actors[shot])

        (shot, _), *cuts = takes
        return Montage([*actors], frames, opened) if cuts else opened(shot, frames)
    if job.reference is None:
        raise BadMedia("The reference image is not there any more.")
    try:
        picture = fit(read_image(job.reference), spec.size, spec.fit)
    except InvalidRequest as error:
        raise BadMedia(f"The reference image cannot be used. {error.message}") from error
    return Still.open(scene, picture, fps=spec.fps, frames=frames)


def _opened(spec: Spec, shot: Shot, frames: range, actors: list[Actor]) -> Pictures:
    place = Landscape if shot.scene.place.landscape else FilmSet
    return place.open(
        shot.scene,
        spec.width,
        spec.height,
        fps=spec.fps,
        seconds_from=frames.start / spec.fps,
        seconds_to=frames.stop / spec.fps,
        actors=actors,
    )


@dataclass(frozen=True)
class _Heard:
    """What belongs to the pictures: None is no sound track."""

    audio: Audio | None
    cues: Sequence[Cue]


def _sound(takes: Sequence[_Take]) -> _Heard:
    said = [
        Cue(shot.start + speech.start, min(shot.start + speech.end, shot.end), speech.line.text)
        for shot, _ in takes
        for speech in speeches(shot.scene, shot.seconds)
        if speech.start < shot.seconds
    ]
    return _Heard(fade(soundtrack(takes)), within(said, takes[-1][0].end))


def _awaited(sound: Future[_Heard], progress: Progress) -> _Heard:
    """The sound of two minutes takes a while; whoever watches is told that the render is alive."""
    while not wait([sound], timeout=1.0).done:
        progress(_OPENED)
    return sound.result()


def _write(job: RenderJob, pictures: Pictures, heard: _Heard, progress: Progress) -> dict[str, float]:
    """Write ``job.out``; the seconds that each part took."""

    def filmed(share: float) -> None:
        progress(_OPENED + (_FILMED - _OPENED) * share)

    spec = job.spec
    if spec.operation is not Operation.EXTEND:
        encoder = Encoder(job.out, spec.size, spec.fps, audio=heard.audio, cues=heard.cues, tags=tags(spec))
        return film(pictures, encoder, filmed)
    if job.source is None:
        raise BadMedia("The video that is to be extended is not there any more.")
    new = job.out.with_name(f"{job.out.stem}.new.mp4")
    try:
        timings = film(pictures, Encoder(new, spec.size, spec.fps), filmed)
        started = time.perf_counter()
        _join(job.source, new, job.out, heard, spec)
        return timings | {"join": time.perf_counter() - started}
    finally:
        new.unlink(missing_ok=True)


def _join(source: Path, new: Path, out: Path, heard: _Heard, spec: Spec) -> None:
    frames = join([source, new], out, audio=heard.audio, cues=heard.cues, tags=tags(spec))
    if frames != spec.seconds * spec.fps:
        out.unlink()
        raise BadMedia(
            f"The video that is to be extended has not the length it should have: with the extension it "
            f"makes {frames} frames, not {spec.seconds * spec.fps}."
        )


@contextmanager
def _plainly() -> Iterator[None]:
    """What the machine lacks, in words that help."""
    try:
        yield
    except MemoryError as error:
        raise RenderError("There is not enough memory to render this; ask for a smaller size.") from error
    except moderngl.Error as error:
        raise RenderError(f"The graphics driver failed: {error}") from error


ENGINE = Previz()
