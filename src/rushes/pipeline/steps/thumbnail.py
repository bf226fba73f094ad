"""The still picture that stands for the video."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from rushes.media.thumbnail import thumbnail
from rushes.models.asset import Variant
from rushes.pipeline.step import Product


@dataclass(frozen=True)
class Thumbnail:
    def run(self, video: Path, folder: Path) -> Product:
        out = folder / "thumbnail.webp"
        out.write_bytes(thumbnail(video))
        return Product(Variant.THUMBNAIL, out, "image/webp")
