"""The port of a step: file in, file out."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from rushes.models.asset import Variant


@dataclass(frozen=True)
class Product:
    """A file that a step made. Its folder is the render's own and goes with it."""

    variant: Variant
    path: Path
    media_type: str


class Step(Protocol):
    def run(self, video: Path, folder: Path) -> Product:
        """Look at ``video``, write into ``folder``. Raises RenderError; blocks."""
        ...
