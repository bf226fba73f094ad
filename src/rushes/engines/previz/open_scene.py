"""What a scene that is drawn is to whoever films it, over land as in a place that is built."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, Self

from rushes.engines.previz import gl
from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.enlarge import Bytes
from rushes.engines.previz.drawing.grade import style
from rushes.engines.previz.drawing.post import Post
from rushes.engines.previz.filming import Pictures
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.shown import Shown
from rushes.engines.previz.subjects.actor import Actor


class OpenScene(Pictures):
    """An open scene at one size and rate. Belongs to the thread that opened it; close it there. Several may
    be open at once: each makes its own context current while it draws."""

    #: What smooths edges, for the render report.
    antialiasing = "edges smoothed along their direction (FXAA)"
    _post: Post

    def __init__(
        self,
        scene: Scene,
        width: int,
        height: int,
        fps: int,
        frames: range,
        actors: Sequence[Actor],
        opened: gl.Opened,
    ) -> None:
        if width % 2 or height % 2:
            raise ValueError(f"width and height must be even, not {width}x{height}")
        started = time.perf_counter()
        self.frames = frames
        self._scene = scene
        self._size = (width, height)
        self._aspect = width / height
        self._fps = fps
        self._context = opened.context
        self._device = opened.device
        self._grade = style(scene)
        self._drawn: int | None = None
        self._shown = Shown()
        self._make(list(actors), opened)
        self._context.finish()
        self._setup = time.perf_counter() - started

    @classmethod
    def open(
        cls,
        scene: Scene,
        width: int,
        height: int,
        *,
        fps: int,
        seconds_from: float = 0.0,
        seconds_to: float,
        actors: Sequence[Actor] = (),
        opened: gl.Opened | None = None,
    ) -> Self:
        """Open a device and make everything that does not change; ``actors`` one for each body of the
        scene. Raises ``gl.NoOpenGL``."""
        frames = range(round(seconds_from * fps), round(seconds_to * fps))
        return cls(scene, width, height, fps, frames, actors, opened or gl.open_device())

    def close(self) -> None:
        self._context.release()

    @property
    def details(self) -> dict[str, Any]:
        return {
            "device": str(self._device),
            "refused": list(self._device.refused),
            "internal_size": list(self._post.inner),
            "antialiasing": self.antialiasing,
            "setup_seconds": round(self._setup, 3),
            **self._shown.report(),
        }

    def yuv(self, index: int, into: Bytes | None = None) -> Bytes:
        with self._context:
            self._draw_once(index)
            return self._post.yuv(into)

    def rgb(self, index: int) -> Bytes:
        """Frame ``index`` (absolute) as R'G'B': uint8, shape (height, width, 3)."""
        with self._context:
            self._draw_once(index)
            return self._post.rgb()

    @abstractmethod
    def pose(self, index: int) -> Pose:
        """The camera at frame ``index``."""

    def _draw_once(self, index: int) -> None:
        if index != self._drawn:
            self._draw(index)
            self._drawn = index

    @abstractmethod
    def _make(self, actors: list[Actor], opened: gl.Opened) -> None:
        """All that does not change, ``_post`` among it."""

    @abstractmethod
    def _draw(self, index: int) -> None:
        """Frame ``index`` (absolute) into ``_post``, finished."""
