"""Uploads on their way in: from the socket to a file, hashed as they pass."""

from __future__ import annotations

import asyncio
import hashlib
import secrets
from pathlib import Path
from types import TracebackType
from typing import Self

from rushes.errors import Unavailable
from rushes.service.orders import Upload

#: Bytes held in memory before they are written: one hop to a thread for each.
_BATCH = 1 << 20
_SUFFIX = ".upload"


class Incoming:
    """One file of one request while it arrives."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._pending = bytearray()
        self._digest = hashlib.sha256()
        self._size = 0

    def append(self, data: bytes) -> None:
        self._pending += data

    @property
    def empty(self) -> bool:
        return not self._pending and not self._size

    @property
    def due(self) -> bool:
        return len(self._pending) >= _BATCH

    async def flush(self) -> None:
        batch, self._pending = self._pending, bytearray()
        try:
            await asyncio.to_thread(self._write, batch)
        except OSError as problem:
            raise Unavailable("The upload could not be kept: the server's disk refused it.") from problem

    def _write(self, batch: bytearray) -> None:
        with self.path.open("ab") as file:
            file.write(batch)
        self._digest.update(batch)
        self._size += len(batch)

    def upload(self) -> Upload:
        return Upload(self.path, self._size, self._digest.hexdigest())


class Spool:
    """The files of one request. Leaving the ``with`` removes those that nobody moved away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._files: list[Incoming] = []

    def begin(self) -> Incoming:
        incoming = Incoming(self._folder / (secrets.token_hex(16) + _SUFFIX))
        self._files.append(incoming)
        return incoming

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for incoming in self._files:
            incoming.path.unlink(missing_ok=True)


def sweep(folder: Path) -> None:
    """Remove what a killed server left. The folder belongs to one server, so all of it is that."""
    for path in folder.glob("*" + _SUFFIX):
        path.unlink(missing_ok=True)
