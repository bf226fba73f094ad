"""The frames of an animated still: the same calls as a ``Landscape``."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Any, Self

import moderngl
import numpy as np
import numpy.typing as npt
from PIL import Image

from rushes.engines.previz import gl
from rushes.engines.previz.landscape.programs import assign, fullscreen, program
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.still.depth import estimate
from rushes.engines.previz.still.path import FARTHEST, StillPath, slopes
from rushes.engines.previz.still.weather import Falling, air

Bytes = npt.NDArray[np.uint8]
#: Columns (or rows, whichever are more) of the relief's grid.
_GRID = 96
#: Enlargement of the picture that is sampled from.
_FINER = 2


class Still:
    """An open picture at one size and rate. Belongs to the thread that opened it; close it there.

    Frame 0 is the picture, to the pixel. A frame is a function of picture, scene, fps and its absolute
    number alone.
    """

    def __init__(
        self, scene: Scene, picture: Image.Image, fps: int, frames: range, opened: gl.Opened
    ) -> None:
        started = time.perf_counter()
        self.frames = frames
        self._fps = fps
        self._size = picture.size
        self._context = opened.context
        self._device = opened.device
        self._depth = estimate(picture)
        relief = _relief(self._depth.nearness, picture.width / picture.height)
        self._path = StillPath(
            scene,
            picture.width / picture.height,
            self._focus(),
            _border(relief).astype(np.float64),
            _steepness(self._depth.nearness),
        )
        self._scene = scene
        self._make(picture, relief)
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
        fps: int,
        seconds_from: float = 0.0,
        seconds_to: float,
        opened: gl.Opened | None = None,
    ) -> Self:
        """``picture`` is RGB at the video's size (even sides). Raises ``gl.NoOpenGL``."""
        frames = range(round(seconds_from * fps), round(seconds_to * fps))
        return cls(scene, picture, fps, frames, opened or gl.open_device())

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
            "animated": "camera, rain, snow and fog; nothing in the picture itself moves",
            "depth": {
                "method": "estimated from position, sky and outlines",
                "sky": round(self._depth.sky, 3),
                "subject": round(self._depth.subject, 3),
            },
            "setup_seconds": round(self._setup, 3),
        }

    def yuv(self, index: int) -> Bytes:
        """Frame ``index`` (absolute) as Y, U and V planes, BT.709, limited range: uint8, shape
        (height * 3 // 2, width)."""
        self._draw(index)
        width, height = self._size
        self._packed.read_into(self._bytes, components=1, alignment=1)
        return np.frombuffer(self._bytes, np.uint8).reshape(height * 3 // 2, width).copy()

    def rgb(self, index: int) -> Bytes:
        """Frame ``index`` (absolute) as R'G'B': uint8, shape (height, width, 3)."""
        self._draw(index)
        width, height = self._size
        raw = np.frombuffer(self._display.read(components=3, alignment=1), np.uint8)
        return np.ascontiguousarray(raw.reshape(height, width, 3)[::-1])

    def _focus(self) -> float:
        """Distance of what is in the middle, where the eye rests."""
        nearness = self._depth.nearness
        rows, columns = nearness.shape
        middle = nearness[rows // 3 : 2 * rows // 3, columns // 3 : 2 * columns // 3]
        return float(_distance(np.float32(np.median(middle))))

    def _make(self, picture: Image.Image, relief: npt.NDArray[np.float32]) -> None:
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
        self._packed = context.framebuffer([context.texture((width, height * 3 // 2), 1)])
        self._luma = fullscreen(context, "still_planes.frag")
        self._chroma = fullscreen(context, "still_planes.frag", ("CHROMA",))
        self._program = program(context, "still.vert", "still.frag")
        points = context.buffer(relief.tobytes())
        corners = context.buffer(_triangles(relief.shape[0], relief.shape[1]).tobytes())
        self._mesh = context.vertex_array(self._program, [(points, "3f4", "point")], index_buffer=corners)
        self._bytes = bytearray(width * height * 3 // 2)

    def _draw(self, index: int) -> None:
        if index == self._drawn:
            return
        context, (width, height) = self._context, self._size
        if index == 0:
            self._colours.write(self._upright)
        else:
            self._see(index)
        context.enable_only(moderngl.NOTHING)
        self._packed.use()
        self._colours.use(0)
        for planes, viewport in (
            (self._luma, (0, 0, width, height)),
            (self._chroma, (0, height, width, height // 2)),
        ):
            context.viewport = viewport
            assign(planes.program, {"display": 0, "size": self._size, "frame": float(index)})
            planes.render(vertices=3)
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
        }
        assign(self._program, values)
        self._mesh.render(moderngl.TRIANGLES)
        self._falling.draw(now, pose, t, self._size, slopes(width / height))


def _distance(nearness: npt.NDArray[np.float32] | np.float32) -> npt.NDArray[np.float32] | np.float32:
    """Distance from nearness: even steps of nearness are even steps of parallax."""
    far = np.float32(1.0 / FARTHEST)
    return 1.0 / (far + (1.0 - far) * nearness)


def _relief(nearness: npt.NDArray[np.float32], aspect: float) -> npt.NDArray[np.float32]:
    """Points in space (rows, columns, 3), row 0 at the bottom."""
    columns = _GRID if aspect >= 1.0 else max(2, round(_GRID * aspect))
    rows = _GRID if aspect < 1.0 else max(2, round(_GRID / aspect))
    smooth = Image.fromarray(nearness).resize((columns + 1, rows + 1), Image.Resampling.BICUBIC)
    z = np.asarray(_distance(np.clip(np.asarray(smooth, np.float32)[::-1], 0.0, 1.0)))
    x_slope, y_slope = slopes(aspect)
    x = np.linspace(-x_slope, x_slope, columns + 1, dtype=np.float32)[None, :]
    y = np.linspace(-y_slope, y_slope, rows + 1, dtype=np.float32)[:, None]
    return np.stack([x * z, y * z, z], axis=2).astype(np.float32)


def _steepness(nearness: npt.NDArray[np.float32]) -> tuple[float, float]:
    """The largest change of nearness along x and along y, for half the picture's width and height."""
    rows, columns = nearness.shape
    along_x, along_y = np.abs(np.diff(nearness, axis=1)), np.abs(np.diff(nearness, axis=0))
    return float(along_x.max()) * columns / 2, float(along_y.max()) * rows / 2


def _border(relief: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
    """Points along the upper, lower, left and right border, equally many of each: (4 n, 3)."""
    count = 64
    rows = np.linspace(0, relief.shape[0] - 1, count).round().astype(int)
    columns = np.linspace(0, relief.shape[1] - 1, count).round().astype(int)
    return np.concatenate([relief[-1, columns], relief[0, columns], relief[rows, 0], relief[rows, -1]])


def _triangles(rows: int, columns: int) -> npt.NDArray[np.uint32]:
    corner = np.arange(rows * columns, dtype=np.uint32).reshape(rows, columns)
    a, b, c, d = corner[:-1, :-1], corner[:-1, 1:], corner[1:, :-1], corner[1:, 1:]
    return np.stack([a, b, c, b, d, c], axis=2).reshape(-1)
