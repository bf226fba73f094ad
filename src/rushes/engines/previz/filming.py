"""Drawing and encoding at the same time: the encoder works in a thread of its own, a few pictures behind."""

from __future__ import annotations

import time
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from types import TracebackType
from typing import Any, Self

from rushes.media.encode import Encoder, Yuv

#: Pictures that may wait for the encoder: enough to even out its rhythm, 3 MB each at 1080p.
_WAITING = 3


class Pictures(ABC):
    """Frames by absolute number; all calls and closing belong to the thread that opened it."""

    frames: range

    @property
    @abstractmethod
    def details(self) -> dict[str, Any]:
        """Plain JSON for the render report."""

    @abstractmethod
    def yuv(self, index: int, into: Yuv | None = None) -> Yuv:
        """Frame ``index`` as Y, U and V planes, BT.709, limited range: uint8, shape (height * 3 // 2, width);
        in ``into`` or a new array."""

    @abstractmethod
    def close(self) -> None: ...

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def film(pictures: Pictures, encoder: Encoder, progress: Callable[[float], None]) -> dict[str, float]:
    """Write all frames and close the encoder; ``progress`` gets the share that is drawn.

    Returns the seconds spent drawing, waiting for the encoder, and finishing the file.
    """
    drawing = waiting = 0.0
    total = len(pictures.frames)
    with encoder, ThreadPoolExecutor(1, "encoder") as thread:
        pending: deque[tuple[Future[None], Yuv]] = deque()
        # What the encoder is done with: a new array for each frame takes longer to get than to fill.
        spare: Yuv | None = None
        for done, index in enumerate(pictures.frames, start=1):
            started = time.perf_counter()
            yuv = pictures.yuv(index, spare)
            drawn = time.perf_counter()
            spare = None
            if len(pending) == _WAITING:
                write, spare = pending.popleft()
                write.result()
            pending.append((thread.submit(encoder.write, yuv), yuv))
            drawing += drawn - started
            waiting += time.perf_counter() - drawn
            progress(done / total)
        drawn = time.perf_counter()
        for write, _ in pending:
            write.result()
        encoder_left = time.perf_counter() - drawn
        drawn = time.perf_counter()
    return {"draw": drawing, "encoder": waiting + encoder_left, "finish": time.perf_counter() - drawn}
