"""The engine itself. A prompt that begins with "break" cannot be made."""

from __future__ import annotations

import numpy as np

from rushes.engines.base import Progress, RenderJob, RenderReport
from rushes.errors import RenderError
from rushes.media.encode import Encoder
from rushes.models.capabilities import Capabilities
from rushes.models.size import Size
from rushes.models.spec import Operation

from .capabilities import CAPABILITIES

_GREY = 128


class Quick:
    name = "quick"
    capabilities: Capabilities = CAPABILITIES

    def __init__(self) -> None:
        self._made: dict[tuple[Size, int, bool], bytes] = {}

    def render(self, job: RenderJob, progress: Progress) -> RenderReport:
        spec = job.spec
        if spec.prompt.startswith("break"):
            raise RenderError("It was asked to break.")
        if spec.operation is Operation.ANIMATE and job.reference is None:
            raise RenderError("The image is missing.")
        known = (spec.size, spec.seconds, spec.audio)
        if known in self._made:
            job.out.write_bytes(self._made[known])
            return RenderReport("quick/1")
        picture = np.full((spec.height * 3 // 2, spec.width), _GREY, np.uint8)
        silence = np.zeros((0, 2), np.float32)
        with Encoder(job.out, spec.size, 1, audio=silence if spec.audio else None) as encoder:
            for second in range(spec.seconds):
                encoder.write(picture)
                progress((second + 1) / spec.seconds)
        self._made[known] = job.out.read_bytes()
        return RenderReport("quick/1")


ENGINE = Quick()
