"""Somebody else's video, made to be the one that was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rushes.errors import BadMedia
from rushes.media.conform import conform
from rushes.models.asset import Variant
from rushes.models.spec import Spec
from rushes.pipeline.step import Product
from rushes.pipeline.steps.verify import WrongVideo


@dataclass(frozen=True)
class Conform:
    """Cut to length, brought to size, and tagged with who made it. What cannot be is a wrong video."""

    spec: Spec
    engine: str
    sound: bool

    def run(self, video: Path, folder: Path) -> Product:
        target = folder / "conformed.mp4"
        tags = {"artist": f"Rushes, made by {self.engine}", "comment": f"Made by {self.engine}"}
        spec = self.spec
        try:
            conform(video, target, spec.size, spec.seconds, sound=self.sound, tags=tags)
        except BadMedia as error:
            raise WrongVideo(f"The file is not the video that was asked for: {error.message}.") from error
        return Product(Variant.VIDEO, target, "video/mp4")
