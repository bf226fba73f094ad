"""The frames of an animated still: the same calls as a ``Landscape``."""

from __future__ import annotations

import time
from dataclasses import replace
from fractions import Fraction
from typing import Any, Self

import numpy as np
from PIL import Image

from rushes.engines.previz import gl
from rushes.engines.previz.filming import Pictures
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.still.drawn import Drawn
from rushes.engines.previz.still.focus import Focus
from rushes.engines.previz.still.layers import apart
from rushes.engines.previz.still.light import light
from rushes.engines.previz.still.output import Bytes, YuvPlanes
from rushes.engines.previz.still.path import Pose, StillPath, slopes
from rushes.engines.previz.still.weather import Falling, air


class Still(Pictures):
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
        parts = self._parts = apart(picture, room=scene.place.room and not scene.subjects)
        self._path = StillPath(
            scene,
            picture.width / picture.height,
            parts.focus,
            parts.border.reshape(-1, 3).astype(np.float64),
            parts.steepness,
            carried=carried and replace(carried, ahead=carried.ahead * parts.focus),
        )
        self._scene = scene
        self._make(picture)
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

    def close(self) -> None:
        self._context.release()

    @property
    def details(self) -> dict[str, Any]:
        depth = self._parts.depth
        return {
            "device": str(self._device),
            "refused": list(self._device.refused),
            "internal_size": list(self._size),
            "animated": "camera, light, focus, rain, snow and fog; nothing in the picture itself moves",
            "depth": {
                "method": "estimated from position, sky and outlines",
                "sky": round(depth.sky, 3),
                "subject": round(depth.subject, 3),
            },
            "foreground": self._foreground(),
            "setup_seconds": round(self._setup, 3),
        }

    def yuv(self, index: int, into: Bytes | None = None) -> Bytes:
        self._draw(index)
        return self._planes.read(index, into)

    def rgb(self, index: int) -> Bytes:
        """Frame ``index`` (absolute) as R'G'B': uint8, shape (height, width, 3)."""
        self._draw(index)
        width, height = self._size
        raw = np.frombuffer(self._display.read(components=3, alignment=1), np.uint8)
        return np.ascontiguousarray(raw.reshape(height, width, 3)[::-1])

    def _foreground(self) -> dict[str, Any]:
        found = self._parts.foreground
        if found is None:
            return {"separated": False, "why": "nothing stands out clearly; the picture is one relief"}
        return {
            "separated": True,
            "before": "a plain background" if found.plain else "a varied background",
            "share": round(float(found.share.mean()), 3),
            "confidence": round(found.confidence, 3),
            "behind": "filled from what is around it",
        }

    def _make(self, picture: Image.Image) -> None:
        context, (width, height) = self._context, self._size
        # Four channels, though one is unused: what llvmpipe samples and writes fastest.
        self._upright = np.asarray(picture.convert("RGBA"))[::-1].tobytes()
        colours = context.texture((width, height), 4)
        colours.repeat_x = colours.repeat_y = False
        self._colours = colours
        self._display = context.framebuffer([colours], context.depth_renderbuffer((width, height)))
        self._planes = YuvPlanes(context, colours)
        found = self._parts.foreground
        separated = found is not None and not found.plain
        self._focus = Focus(self._scene, self._parts.focus, height, separated=separated)
        self._layers = [
            Drawn(context, layer, before=index > 0, soft=self._focus.asked if index else self._focus.soft)
            for index, layer in enumerate(self._parts.layers)
        ]

    def _draw(self, index: int) -> None:
        if index == self._drawn:
            return
        if index == 0:
            self._colours.write(self._upright)
        else:
            self._see(index)
        self._drawn = index

    def _see(self, index: int) -> None:
        width, height = self._size
        t = index / self._fps
        pose, zoom = self._path.pose(t)
        now = air(self._scene, t)
        self._display.use()
        self._display.clear()
        separated = self._parts.foreground
        values = {
            "turn": tuple(pose.turn().T.flatten()),
            "eye": tuple(pose.eye),
            "slope": slopes(width / height),
            "zoom": zoom,
            "fog": now.fog,
            "gloom": now.gloom,
            "fogColour": self._fog_colour,
            "lens": self._focus.at(t),
        }
        values |= light(t, self._scene, product=separated is not None and separated.plain)
        for layer in self._layers:
            layer.draw(values)
        self._falling.draw(now, pose, t, self._size, slopes(width / height))
