"""A scene's frames, where its place is built of meshes."""

from __future__ import annotations

import time
from collections.abc import Sequence
from types import TracebackType
from typing import Any, Self

from rushes.engines.previz import gl
from rushes.engines.previz.camera import Pose
from rushes.engines.previz.drawing.enlarge import Bytes
from rushes.engines.previz.drawing.grade import features, style
from rushes.engines.previz.drawing.post import Post
from rushes.engines.previz.outdoors.daylight import bearings
from rushes.engines.previz.outdoors.sky import SkyMap
from rushes.engines.previz.rig import Rig
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sets.effort import expected
from rushes.engines.previz.sets.fireworks import with_fireworks
from rushes.engines.previz.sets.light import Light, along, arranged, inside, outside
from rushes.engines.previz.sets.places import layout
from rushes.engines.previz.sets.scenery import Scenery
from rushes.engines.previz.sets.splash import with_splash
from rushes.engines.previz.sets.tabletop import with_table
from rushes.engines.previz.shown import Shown
from rushes.engines.previz.staging import in_set
from rushes.engines.previz.subjects.actor import Actor


class FilmSet:
    """An open scene at one size and rate, as `landscape.Landscape` is one. Belongs to the thread that opened
    it; close it there."""

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
        self._fps = fps
        self._aspect = width / height
        self._context = opened.context
        self._device = opened.device
        dressed = with_splash(scene, with_table(scene, layout(scene), actors), actors)
        self._layout = with_fireworks(scene, arranged(scene, dressed))
        self._bearings = along(bearings(scene), scene)
        blocking, sight = in_set(scene, self._layout, list(actors))
        self._rig = Rig(scene, sight, blocking, width / height)
        self._sky = SkyMap(self._context)
        effort = expected(self._layout, scene)
        self._post = Post(opened, width, height, features=features(scene), effort=effort)
        self._scenery = Scenery(self._context, scene, self._layout, blocking, self._post.inner)
        self._grade = style(scene)
        self._drawn: int | None = None
        self._shown = Shown()
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

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._context.release()

    @property
    def details(self) -> dict[str, Any]:
        """Plain JSON for the render report."""
        return {
            "device": str(self._device),
            "refused": list(self._device.refused),
            "internal_size": list(self._post.inner),
            "antialiasing": "edges smoothed along their direction (FXAA)",
            "triangles": len(self._layout.mesh.triangles),
            "setup_seconds": round(self._setup, 3),
            **self._shown.report(),
        }

    def yuv(self, index: int, into: Bytes | None = None) -> Bytes:
        """Frame ``index`` (absolute) as Y, U and V planes, BT.709, limited range: uint8, shape
        (height * 3 // 2, width); in ``into`` or a new array."""
        with self._context:
            self._draw(index)
            return self._post.yuv(into)

    def rgb(self, index: int) -> Bytes:
        """Frame ``index`` (absolute) as R'G'B': uint8, shape (height, width, 3)."""
        with self._context:
            self._draw(index)
            return self._post.rgb()

    def pose(self, index: int) -> Pose:
        """The camera at frame ``index``."""
        return self._rig.pose(index / self._fps)

    def _light(self, t: float) -> Light:
        if self._layout.outdoors:
            return outside(self._layout, self._scene, self._bearings, t, self._sky)
        return inside(self._layout, self._scene, t)

    def _draw(self, index: int) -> None:
        if index == self._drawn:
            return
        t = index / self._fps
        now = self._light(t)
        pose = self._rig.pose(t)
        hidden = self._rig.hides(t)
        self._scenery.draw(now, pose, t, self._sky, self._post, hidden=hidden)
        if self._rig.blocking is not None and not hidden:
            self._shown.count(self._rig.blocking, t, pose, self._aspect)
        self._post.finish(index, self._grade | now.grade | {"exposure": now.exposure})
        self._drawn = index
