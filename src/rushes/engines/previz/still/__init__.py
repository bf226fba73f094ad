"""A still picture set in motion: a depth is estimated and a camera moved through the relief."""

from __future__ import annotations

from rushes.engines.previz.still.picture import Still

__all__ = ["Still"]
