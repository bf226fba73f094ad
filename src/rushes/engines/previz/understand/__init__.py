"""The director: reads a prompt and decides what is in the picture. Plain Python, fast to import."""

from __future__ import annotations

from rushes.engines.previz.understand.direct import understand
from rushes.engines.previz.understand.understanding import Understanding

__all__ = ["Understanding", "understand"]
