"""How much room the disk has left: work is refused before the database itself runs out of it."""

from __future__ import annotations

import shutil
from pathlib import Path

_MIB = 1024 * 1024


class Headroom:
    def __init__(self, folder: Path, min_free_mb: int) -> None:
        self._folder = folder
        self._min_free = min_free_mb * _MIB

    def problem(self) -> str | None:
        """A sentence if there is too little, else None."""
        free = shutil.disk_usage(self._folder).free
        if free >= self._min_free:
            return None
        return (
            f"Only {free // _MIB} MiB of disk are free at {self._folder}; "
            f"at least {self._min_free // _MIB} MiB are needed (RUSHES_MIN_FREE_MB)."
        )
