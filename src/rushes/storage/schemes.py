"""Which storage a URL means."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

from rushes.errors import Fatal
from rushes.storage.base import Storage, StorageError
from rushes.storage.file import FileStorage


def open_storage(url: str) -> Storage:
    """Open and check it. Raises Fatal in one line."""
    parts = urlsplit(url)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost"):
        raise Fatal(f"RUSHES_STORAGE: {url!r} is not a storage; this version knows file:///a/folder.")
    storage = FileStorage(Path(unquote(parts.path)))
    try:
        storage.check()
    except StorageError as error:
        raise Fatal(error.message) from None
    return storage
