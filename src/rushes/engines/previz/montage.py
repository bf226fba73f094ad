"""The pictures of several shots as those of one clip."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from rushes.engines.previz.filming import Pictures
from rushes.engines.previz.shots import Shot
from rushes.media.encode import Yuv

#: Opens a shot for those of its own frames.
Opens = Callable[[Shot, range], Pictures]


class Montage(Pictures):
    """One shot is open at a time, from the first frame that is asked of it until one of another is."""

    def __init__(self, shots: Sequence[Shot], frames: range, opens: Opens) -> None:
        """``frames`` are counted from the clip's start."""
        self.frames = frames
        self._shots = [shot for shot in shots if shot.first < frames.stop and shot.last > frames.start]
        self._opens = opens
        self._shot: Shot | None = None
        self._pictures: Pictures | None = None
        self._told: dict[int, dict[str, Any]] = {}

    def yuv(self, index: int, into: Yuv | None = None) -> Yuv:
        shot = next(shot for shot in self._shots if shot.first <= index < shot.last)
        if shot is not self._shot:
            self.close()
            first = max(self.frames.start, shot.first)
            last = min(self.frames.stop, shot.last)
            self._shot = shot
            self._pictures = self._opens(shot, range(first - shot.first, last - shot.first))
        assert self._pictures is not None
        return self._pictures.yuv(index - shot.first, into)

    def close(self) -> None:
        pictures, shot = self._pictures, self._shot
        self._pictures = self._shot = None
        if pictures is not None and shot is not None:
            self._told[shot.first] = pictures.details
            pictures.close()

    @property
    def details(self) -> dict[str, Any]:
        """Plain JSON: of each shot that was drawn its first frame and its own details."""
        told = dict(self._told)
        if self._pictures is not None and self._shot is not None:
            told[self._shot.first] = self._pictures.details
        return {"shots": [{"first_frame": first, **details} for first, details in sorted(told.items())]}
