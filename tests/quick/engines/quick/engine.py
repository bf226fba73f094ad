"""The engine itself.

A prompt that begins with "break" cannot be made. One that begins with "hold until " is made as soon as there
is a file of that name; while it is held, there is a file "held" beside what will be the clip.
"""

from __future__ import annotations

import time
from pathlib import Path

import numpy as np

from rushes.engines.base import Progress, RenderJob, RenderReport
from rushes.errors import RenderError
from rushes.media.encode import Encoder
from rushes.models.capabilities import Capabilities
from rushes.models.size import Size
from rushes.models.spec import Operation

from .capabilities import CAPABILITIES

_GREY = 128
_HOLD = "hold until "
#: In seconds, between two words of a render that is held.
_TICK = 0.05
#: Pixels. Clips of larger pictures have one a second.
_SMALL = 256 * 256


class Quick:
    name = "quick"
    capabilities: Capabilities = CAPABILITIES

    def __init__(self) -> None:
        self._made: dict[tuple[Size, int, int, bool], bytes] = {}

    def render(self, job: RenderJob, progress: Progress) -> RenderReport:
        spec = job.spec
        if spec.prompt.startswith("break"):
            raise RenderError("It was asked to break.")
        if spec.operation is Operation.ANIMATE and job.reference is None:
            raise RenderError("The image is missing.")
        if spec.prompt.startswith(_HOLD):
            job.out.with_name("held").touch()
            _hold(Path(spec.prompt.removeprefix(_HOLD)), progress)
        fps = spec.fps if spec.size.pixels <= _SMALL else 1
        known = (spec.size, spec.seconds, fps, spec.audio)
        if known in self._made:
            job.out.write_bytes(self._made[known])
            return RenderReport("quick/1")
        picture = np.full((spec.height * 3 // 2, spec.width), _GREY, np.uint8)
        silence = np.zeros((0, 2), np.float32)
        with Encoder(job.out, spec.size, fps, audio=silence if spec.audio else None) as encoder:
            for _ in range(spec.seconds * fps):
                encoder.write(picture)
                progress(encoder.frames / (spec.seconds * fps))
        self._made[known] = job.out.read_bytes()
        return RenderReport("quick/1")


def _hold(gate: Path, progress: Progress) -> None:
    while not gate.exists():
        progress(0.5)
        time.sleep(_TICK)


ENGINE = Quick()
