"""Small pictures from the whole length, in a grid, for scrubbing."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rushes.media.spritesheet import spritesheet
from rushes.models.asset import Variant
from rushes.pipeline.step import Product


@dataclass(frozen=True)
class Spritesheet:
    def run(self, video: Path, folder: Path) -> Product:
        out = folder / "spritesheet.jpg"
        out.write_bytes(spritesheet(video).jpeg)
        return Product(Variant.SPRITESHEET, out, "image/jpeg")
