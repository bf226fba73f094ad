"""Is this the video that was asked for?"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rushes.errors import BadMedia, Fate, RenderError
from rushes.media.probe import MediaFacts, probe
from rushes.models.asset import Variant
from rushes.models.spec import Spec
from rushes.pipeline.step import Product


class WrongVideo(RenderError):
    """The file is not the video that was asked for."""

    code = "wrong_video"
    fate = Fate.TRANSIENT


@dataclass(frozen=True)
class Verify:
    """Passes the file on unchanged if its size, length, codec and sound are as ordered."""

    spec: Spec

    def run(self, video: Path, folder: Path) -> Product:
        try:
            facts = probe(video)
        except BadMedia as error:  # after a power cut, say; what it was made from is still good
            raise WrongVideo(error.message) from error
        for problem in self._problems(facts):
            raise WrongVideo(f"The file is not the video that was asked for: {problem}.")
        return Product(Variant.VIDEO, video, facts.container)

    def _problems(self, facts: MediaFacts) -> list[str]:
        spec = self.spec
        slack = 1.0 / spec.fps
        checks = (
            (facts.container == "video/mp4", f"it is {facts.container}"),
            (facts.size == spec.size, f"it is {facts.size}, not {spec.size}"),
            (
                abs(facts.seconds - spec.length) <= slack,
                f"it lasts {facts.seconds:.3f} s, not {spec.length:g}",
            ),
            (facts.codec == "h264", f"its codec is {facts.codec}"),
            (facts.audio is not None or not spec.audio, "it has no sound"),
        )
        return [problem for fine, problem in checks if not fine]
