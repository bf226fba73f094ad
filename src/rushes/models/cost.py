"""What a provider takes for a video, by its own dated price list. What customers pay is `models/price.py`."""

from __future__ import annotations

from rushes.models.price import Dollars
from rushes.models.spec import Frozen

_LARGER = 1280 * 720


class Cost(Frozen):
    """Dollars in files, micro-dollars here. What is not said costs nothing."""

    per_second: Dollars = 0
    #: A second of more than 1280 x 720 pixels, where that has a price of its own.
    larger: Dollars | None = None
    per_video: Dollars = 0

    def of(self, pixels: int, seconds: int) -> int:
        """Micro-dollars for the seconds that the provider is asked for."""
        rate = self.per_second if self.larger is None or pixels <= _LARGER else self.larger
        return rate * seconds + self.per_video
