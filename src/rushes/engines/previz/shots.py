"""The shots of a clip: what is drawn and composed by itself, one after the other."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.engines.previz.scene import Scene


@dataclass(frozen=True, slots=True)
class Shot:
    """A stretch of the clip. Frames are counted from the clip's start, ``last`` is one beyond."""

    first: int
    last: int
    fps: int
    #: Without cuts; its times count from the shot's start.
    scene: Scene

    @property
    def start(self) -> float:
        return self.first / self.fps

    @property
    def end(self) -> float:
        return self.last / self.fps

    @property
    def seconds(self) -> float:
        return (self.last - self.first) / self.fps


def shots(scene: Scene, seconds: float, fps: int) -> tuple[Shot, ...]:
    """At least one. A cut that comes too late is left out, and of two on the same frame the first."""
    scenes = [(0, scene.model_copy(update={"cuts": ()}) if scene.cuts else scene)]
    scenes += [(round(cut.at * fps), cut.scene) for cut in scene.cuts]
    total = round(seconds * fps)
    ends = [*(first for first, _ in scenes[1:]), total]
    return tuple(
        Shot(first, min(last, total), fps, each)
        for (first, each), last in zip(scenes, ends, strict=True)
        if first < min(last, total)
    )
