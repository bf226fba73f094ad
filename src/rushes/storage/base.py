"""The port of a storage: five verbs on keys like ``videos/video_…/1/video.mp4``."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from pathlib import Path
from typing import Protocol

from rushes.errors import Fate, RenderError


class StorageError(RenderError):
    """The storage cannot be read or written."""

    code = "storage_error"
    fate = Fate.TRANSIENT


class Storage(Protocol):
    async def put(self, key: str, path: Path) -> None:
        """Store the file's bytes, all or nothing; durable when this returns. Replaces what was there.

        Raises StorageError.
        """
        ...

    def open(self, key: str, start: int, end: int) -> AsyncGenerator[bytes, None]:
        """The bytes from ``start`` up to, not including, ``end``. Raises StorageError."""
        ...

    async def stat(self, key: str) -> int | None:
        """Size in bytes, or None if there is nothing under the key."""
        ...

    async def url(self, key: str) -> str | None:
        """An address from which anybody may fetch it for a while, or None where there is no such thing."""
        ...

    async def delete(self, key: str) -> None:
        """Take away the bytes and whatever an interrupted `put` left. No error if there are none."""
        ...
