"""A size in vendors' words: most ask for a ratio and a number of lines."""

from __future__ import annotations

from math import gcd

from rushes.models.size import Size
from rushes.providers.offer import Offer


def shape(offer: Offer, size: Size) -> tuple[str, str]:
    """Ratio and resolution: ``words.sizes`` of the offer has the vendor's own, by size; ``16:9`` and ``720p``
    else, in lowest terms and by the shorter side.
    """
    named = offer.words.get("sizes", {}).get(str(size))
    if named is not None:
        ratio, resolution = named
        return ratio, resolution
    divisor = gcd(*size)
    return f"{size.width // divisor}:{size.height // divisor}", f"{min(size)}p"
