"""Small pictures from the whole length, in a grid, for scrubbing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rushes.media.spritesheet import write_spritesheet
from rushes.models.asset import Variant
from rushes.pipeline.step import Product


@dataclass(frozen=True)
class Spritesheet:
    def run(self, video: Path, folder: Path) -> Product:
        out = folder / "spritesheet.jpg"
        write_spritesheet(video, out)
        return Product(Variant.SPRITESHEET, out, "image/jpeg")
