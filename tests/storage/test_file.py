"""Storage in a folder: complete or not there, wherever the folder is and whoever deletes beside it."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from rushes.storage.base import StorageError
from rushes.storage.file import FileStorage


async def read(storage: FileStorage, key: str, start: int = 0, end: int = 1 << 20) -> bytes:
    return b"".join([chunk async for chunk in storage.open(key, start, end)])


def source(folder: Path, content: bytes = b"rushes") -> Path:
    path = folder / "source"
    path.write_bytes(content)
    return path


def test_what_is_put_is_read_in_whole_and_in_part_and_replaced(tmp_path: Path) -> None:
    async def test() -> None:
        storage = FileStorage(tmp_path / "storage")
        await storage.put("videos/a/clip.mp4", source(tmp_path))
        assert await read(storage, "videos/a/clip.mp4") == b"rushes"
        assert await read(storage, "videos/a/clip.mp4", 2, 4) == b"sh"
        await storage.put("videos/a/clip.mp4", source(tmp_path, b"again"))
        assert await read(storage, "videos/a/clip.mp4") == b"again"
        assert await storage.stat("videos/a/clip.mp4") == 5

    asyncio.run(test())


def test_on_another_file_system_than_the_source(tmp_path: Path) -> None:
    other = Path("/dev/shm")
    if not other.is_dir() or other.stat().st_dev == tmp_path.stat().st_dev:
        pytest.skip("needs a second file system at /dev/shm")
    root = other / f"rushes-test-{os.getpid()}"

    async def test() -> None:
        storage = FileStorage(root)
        await storage.put("videos/a/clip.mp4", source(tmp_path))
        assert await read(storage, "videos/a/clip.mp4") == b"rushes"
        await storage.delete("videos/a/clip.mp4")
        assert list(root.rglob("*")) == []

    root.mkdir()
    try:
        asyncio.run(test())
    finally:
        root.rmdir()


def test_the_last_file_takes_its_folders_along_and_never_the_root(tmp_path: Path) -> None:
    """Not even where the root is a link, as /tmp is on a Mac."""
    real = tmp_path / "disk" / "storage"
    real.mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to(real)

    async def test() -> None:
        storage = FileStorage(link)
        await storage.put("videos/a/clip.mp4", source(tmp_path))
        await storage.delete("videos/a/clip.mp4")
        assert list(real.rglob("*")) == []
        assert real.is_dir()
        await storage.delete("videos/a/clip.mp4")

    asyncio.run(test())


def test_a_put_outlives_deletes_that_empty_its_folder(tmp_path: Path) -> None:
    async def test() -> None:
        storage = FileStorage(tmp_path / "storage")
        path = source(tmp_path)

        async def come_and_go(number: int) -> None:
            for turn in range(150):
                await storage.put(f"uploads/{number}-{turn}", path)
                await storage.delete(f"uploads/{number}-{turn}")

        await asyncio.gather(*(come_and_go(number) for number in range(3)))

    asyncio.run(test())


@pytest.mark.parametrize("key", ["../outside", "videos/../../outside", "/etc/hostname"])
def test_a_key_does_not_lead_out(tmp_path: Path, key: str) -> None:
    with pytest.raises(StorageError, match="leads out"):
        asyncio.run(FileStorage(tmp_path / "storage").put(key, source(tmp_path)))
    assert not (tmp_path / "outside").exists()


def test_what_is_missing_is_an_error_in_words(tmp_path: Path) -> None:
    async def test() -> None:
        storage = FileStorage(tmp_path / "storage")
        with pytest.raises(StorageError, match="No such file"):
            await read(storage, "videos/none")
        with pytest.raises(StorageError, match="No such file"):
            await storage.put("videos/none", tmp_path / "none")
        assert await storage.stat("videos/none") is None
        assert [path for path in (tmp_path / "storage").rglob("*") if path.is_file()] == []

    asyncio.run(test())
