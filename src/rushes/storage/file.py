"""Storage in a folder."""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
import shutil
from collections.abc import AsyncGenerator, Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from rushes.storage.base import StorageError

T = TypeVar("T")

_CHUNK = 256 * 1024
_PART = ".part"
#: A delete beside us may take away the folder that we have just made; not as often as this.
_TRIES = 20


class FileStorage:
    """Keys are paths under the root. A file appears under its key complete and on disk, or not at all."""

    def __init__(self, root: Path) -> None:
        # Links followed once: deleting climbs from real paths up to this one, and stops here.
        self._root = root.resolve()

    def check(self) -> None:
        """Raises StorageError, in one line, unless files can be made and deleted here."""
        try:
            self._root.mkdir(parents=True, exist_ok=True)
            probe = self._root / f".probe-{secrets.token_hex(4)}{_PART}"
            try:
                _write_through(probe, b"rushes")
            finally:
                probe.unlink(missing_ok=True)
        except OSError as error:
            raise StorageError(f"The storage {self._root} cannot be written: {error.strerror}.") from None

    async def put(self, key: str, path: Path) -> None:
        await self._in_thread(self._put, key, path)

    async def open(self, key: str, start: int, end: int) -> AsyncGenerator[bytes, None]:
        file: BinaryIO = await self._in_thread(_open, self._path(key))
        try:
            await asyncio.to_thread(file.seek, start)
            left = end - start
            while left > 0 and (chunk := await asyncio.to_thread(file.read, min(_CHUNK, left))):
                left -= len(chunk)
                yield chunk
        finally:
            file.close()

    async def stat(self, key: str) -> int | None:
        try:
            return (await asyncio.to_thread(self._path(key).stat)).st_size
        except FileNotFoundError:
            return None

    async def url(self, key: str) -> str | None:
        return None

    async def delete(self, key: str) -> None:
        await self._in_thread(self._delete, key)

    def _path(self, key: str) -> Path:
        path = (self._root / key).resolve()
        if not path.is_relative_to(self._root):
            raise StorageError(f"The key {key!r} leads out of the storage.")
        return path

    def _put(self, key: str, source: Path) -> None:
        target = self._path(key)
        part = target.with_name(f"{target.name}.{secrets.token_hex(4)}{_PART}")
        try:
            _place(source, part)
            _sync(part)
            part.replace(target)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        _sync(target.parent)

    def _delete(self, key: str) -> None:
        target = self._path(key)
        target.unlink(missing_ok=True)
        with suppress(FileNotFoundError):  # the folder, and with it all that was in it
            for part in target.parent.glob(f"{target.name}.*{_PART}"):
                part.unlink(missing_ok=True)
        folder = target.parent
        with suppress(OSError):  # not empty: somebody else's files are in it
            while folder != self._root:
                folder.rmdir()
                folder = folder.parent

    async def _in_thread(self, function: Callable[..., T], *args: object) -> T:
        try:
            return await asyncio.to_thread(function, *args)
        except OSError as error:
            raise StorageError(f"The storage {self._root} failed: {error.strerror}.") from error


def _open(path: Path) -> BinaryIO:
    return path.open("rb")


def _place(source: Path, part: Path) -> None:
    for _ in range(_TRIES):
        try:
            _make_folder(part.parent)
            _link_or_copy(source, part)
        except (FileNotFoundError, FileExistsError):  # the latter: mkdir saw it, and then it was gone
            if not source.exists():
                raise
        else:
            return
    raise FileNotFoundError(errno.ENOENT, "its folder is deleted again and again", str(part.parent))


def _make_folder(folder: Path) -> None:
    """Durable like what will be in it: each new folder's name is synced too."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync(folder.parent)


def _link_or_copy(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:  # another file system, or one without hard links
        shutil.copyfile(source, target)


def _write_through(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    _sync(path)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
