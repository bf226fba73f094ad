"""How much room the disk has left: work is refused before the database itself runs out of it."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

_MIB = 1024 * 1024
#: A disk does not fill up between two requests.
_FRESH_SECONDS = 0.5


class Headroom:
    def __init__(self, folder: Path, min_free_mb: int) -> None:
        self._folder = folder
        self._min_free = min_free_mb * _MIB
        self._looked = float("-inf")
        self._free = 0

    def problem(self) -> str | None:
        """A sentence if there is too little, else None."""
        if time.monotonic() - self._looked > _FRESH_SECONDS:
            self._free = shutil.disk_usage(self._folder).free
            self._looked = time.monotonic()
        free = self._free
        if free >= self._min_free:
            return None
        return (
            f"Only {free // _MIB} MiB of disk are free at {self._folder}; "
            f"at least {self._min_free // _MIB} MiB are needed (RUSHES_MIN_FREE_MB)."
        )
