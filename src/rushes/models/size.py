"""A picture's size in pixels."""

from __future__ import annotations

import re
from typing import NamedTuple

_SIZE = re.compile(r"([1-9]\d{0,4})x([1-9]\d{0,4})")


class Size(NamedTuple):
    """Width and height in pixels, written ``1280x720``."""

    width: int
    height: int

    @classmethod
    def parse(cls, text: str) -> Size:
        """Read ``1280x720``; raises ValueError on anything else."""
        match = _SIZE.fullmatch(text)
        if match is None:
            raise ValueError(f"{text!r} is not a size like '1280x720'")
        return cls(int(match[1]), int(match[2]))

    def __str__(self) -> str:
        return f"{self.width}x{self.height}"

    @property
    def pixels(self) -> int:
        return self.width * self.height

    @property
    def ratio(self) -> float:
        return self.width / self.height
