"""The frames of an animated still: the same calls as a ``Landscape``."""

from __future__ import annotations

import math
import time
from dataclasses import replace
from fractions import Fraction
from types import TracebackType
from typing import Any, Self

import moderngl
import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz import gl
from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.still.depth import estimate
from rushes.engines.previz.still.output import Bytes, YuvPlanes
from rushes.engines.previz.still.path import Pose, StillPath, slopes
from rushes.engines.previz.still.relief import border, focus, relief, steepness, triangles
from rushes.engines.previz.still.weather import Falling, air

#: Enlargement of the picture that is sampled from.
_FINER = 2
#: Most that drifting light adds to a colour, as a share, and the seconds in which it comes up.
_LIGHT, _LIGHT_RISE = 0.26, 2.0


class Still:
    """An open picture at one size and rate. Belongs to the thread that opened it; close it there.

    Frame 0 is the picture, to the pixel. A frame is a function of picture, scene, fps and its absolute
    number alone.
    """

    def __init__(
        self,
        scene: Scene,
        picture: Image.Image,
        fps: float,
        frames: range,
        opened: gl.Opened,
        carried: Pose | None = None,
    ) -> None:
        started = time.perf_counter()
        self.frames = frames
        self._fps = fps
        self._size = picture.size
        self._context = opened.context
        self._device = opened.device
        self._depth = estimate(picture)
        points = relief(self._depth.nearness, picture.width / picture.height)
        distance = focus(self._depth.nearness)
        self._path = StillPath(
            scene,
            picture.width / picture.height,
            distance,
            border(points).astype(np.float64),
            steepness(self._depth.nearness),
            carried=carried and replace(carried, ahead=carried.ahead * distance),
        )
        self._scene = scene
        self._make(picture, points)
        pixels = np.asarray(picture.resize((32, 32)).convert("RGB"), np.float32) / 255.0
        self._falling = Falling(self._context, scene.seed, float(pixels.mean()))
        # Fog has the colour of the picture's light: its upper part, paler.
        self._fog_colour = tuple(
            float(c) for c in 0.45 * pixels[:12].mean(axis=(0, 1)) + 0.55 * pixels.mean() + 0.08
        )
        self._drawn: int | None = None
        self._setup = time.perf_counter() - started

    @classmethod
    def open(
        cls,
        scene: Scene,
        picture: Image.Image,
        *,
        fps: Fraction | int,
        frames: range,
        carried: Pose | None = None,
        opened: gl.Opened | None = None,
    ) -> Self:
        """``picture`` is RGB at the video's size (even sides). ``carried`` is what the camera was moving by
        in a second when it was taken, ``ahead`` as a share of the way to what it looks at. Raises
        ``gl.NoOpenGL``."""
        return cls(scene, picture, float(fps), frames, opened or gl.open_device(), carried)

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
            "internal_size": list(self._size),
            "animated": "camera, light, rain, snow and fog; nothing in the picture itself moves",
            "depth": {
                "method": "estimated from position, sky and outlines",
                "sky": round(self._depth.sky, 3),
                "subject": round(self._depth.subject, 3),
            },
            "setup_seconds": round(self._setup, 3),
        }

    def yuv(self, index: int, into: Bytes | None = None) -> Bytes:
        """Frame ``index`` (absolute) as Y, U and V planes, BT.709, limited range: uint8, shape
        (height * 3 // 2, width); in ``into`` or a new array."""
        self._draw(index)
        return self._planes.read(index, into)

    def rgb(self, index: int) -> Bytes:
        """Frame ``index`` (absolute) as R'G'B': uint8, shape (height, width, 3)."""
        self._draw(index)
        width, height = self._size
        raw = np.frombuffer(self._display.read(components=3, alignment=1), np.uint8)
        return np.ascontiguousarray(raw.reshape(height, width, 3)[::-1])

    def _make(self, picture: Image.Image, points: npt.NDArray[np.float32]) -> None:
        context, (width, height) = self._context, self._size
        # Four channels, though one is unused: what llvmpipe samples and writes fastest.
        self._upright = np.asarray(picture.convert("RGBA"))[::-1].tobytes()
        # Plain bilinear sampling would blur and sharpen in turns while the camera creeps over the pixels;
        # from a finely enlarged picture it does not, and is twice as fast as a bicubic filter.
        finer = picture.resize((width * _FINER, height * _FINER), Image.Resampling.LANCZOS).convert("RGBA")
        self._picture = context.texture(finer.size, 4, np.asarray(finer)[::-1].tobytes())
        self._picture.repeat_x = self._picture.repeat_y = False
        colours = context.texture((width, height), 4)
        colours.repeat_x = colours.repeat_y = False
        self._colours = colours
        self._display = context.framebuffer([colours], context.depth_renderbuffer((width, height)))
        self._planes = YuvPlanes(context, colours)
        self._program = program(context, "still.vert", "still.frag")
        corners = context.buffer(triangles(*points.shape[:2]).tobytes())
        self._mesh = context.vertex_array(
            self._program, [(context.buffer(points.tobytes()), "3f4", "point")], index_buffer=corners
        )

    def _draw(self, index: int) -> None:
        if index == self._drawn:
            return
        if index == 0:
            self._colours.write(self._upright)
        else:
            self._see(index)
        self._drawn = index

    def _see(self, index: int) -> None:
        context, (width, height) = self._context, self._size
        t = index / self._fps
        pose, zoom = self._path.pose(t)
        now = air(self._scene, t)
        self._display.use()
        self._display.clear()
        context.enable_only(moderngl.DEPTH_TEST)
        self._picture.use(0)
        values = {
            "picture": 0,
            "turn": tuple(pose.turn().T.flatten()),
            "eye": tuple(pose.eye),
            "slope": slopes(width / height),
            "zoom": zoom,
            "fog": now.fog,
            "gloom": now.gloom,
            "fogColour": self._fog_colour,
            "drift": _light(t, self._scene),
        }
        assign(self._program, values)
        self._mesh.render(moderngl.TRIANGLES)
        self._falling.draw(now, pose, t, self._size, slopes(width / height))


def _light(t: float, scene: Scene) -> tuple[float, float, float, float]:
    """Middle (x, y), width and strength of the light that drifts over the picture; at first there is none."""
    side = 1.0 if scene.seed % 2 else -1.0
    way = side * math.sin(0.17 * t - 0.6)
    rise = 1.0 - math.exp(-((t / _LIGHT_RISE) ** 2))
    return 0.5 + 0.55 * way, 0.62 + 0.08 * math.sin(0.23 * t), 0.95, rise * _LIGHT * scene.motion
