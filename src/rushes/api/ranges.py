"""The ``Range`` header (RFC 9110, section 14) for a file of known size."""

from __future__ import annotations

import re

from rushes.errors import RangeNotSatisfiable

_ONE = re.compile(r"bytes=\s*(\d{0,18})-(\d{0,18})\s*", re.IGNORECASE)


def wanted(header: str | None, size: int) -> tuple[int, int] | None:
    """``(start, end)``, end exclusive; None for the whole file.

    As the RFC allows, a header that is malformed, in other units or for several ranges counts as absent.
    Raises RangeNotSatisfiable when the range begins at or after the end.
    """
    match = _ONE.fullmatch(header) if header else None
    if match is None or match[1] == match[2] == "":
        return None
    if match[1] == "":
        start, end = max(0, size - int(match[2])), size
    else:
        start, end = int(match[1]), min(size, int(match[2]) + 1) if match[2] else size
        if match[2] and int(match[2]) < start:
            return None
    if start >= size:
        raise RangeNotSatisfiable(
            f"The range begins at or after the end of the file, which has {size} bytes."
        )
    return start, end
