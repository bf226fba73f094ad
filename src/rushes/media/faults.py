"""What FFmpeg raises, said in Rushes' own errors."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager

import av

from rushes.errors import BadMedia, DiskFull, RenderError

_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def writing(what: str) -> Iterator[None]:
    """Turn a failure to write ``what`` into `DiskFull` or `RenderError`."""
    try:
        yield
    except (av.FFmpegError, OSError) as error:
        if error.errno in _NO_ROOM:
            raise DiskFull(f"There is no room left on the disk to write {what}.") from error
        raise RenderError(f"Writing {what} failed: {error}") from error


@contextmanager
def reading(what: str) -> Iterator[None]:
    """Turn a failure to read ``what`` into `BadMedia`."""
    try:
        yield
    except av.FFmpegError as error:
        raise BadMedia(f"{what} is not a video that can be read: {error.strerror or error}.") from error
