"""The frames of a treated clip: the same calls as a ``Landscape``."""

from __future__ import annotations

import math
from collections.abc import Generator
from pathlib import Path
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz import gl
from rushes.engines.previz.drawing.programs import assign, fullscreen
from rushes.engines.previz.filming import Pictures
from rushes.engines.previz.footage.treatment import Hour, Treatment
from rushes.engines.previz.mesh import linear
from rushes.engines.previz.scene import Look
from rushes.engines.previz.still.output import Bytes, YuvPlanes
from rushes.engines.previz.still.path import Pose, slopes
from rushes.engines.previz.still.weather import Air, Falling
from rushes.errors import BadMedia
from rushes.media.pictures import coloured
from rushes.models.size import Size
from rushes.models.spec import Style

#: Most that a shaking hand moves the picture, as a share of its size, and turns it, in radians; and the share
#: of the picture that is left for it.
_SHAKE, _TILT, _MARGIN = 0.012, 0.008, 0.95
_TINT = 0.62


class Footage(Pictures):
    """An open clip at its own size and a constant rate. Belongs to the thread that opened it; close it there.

    Frames are asked for in order; one that lies before the last is had by reading the clip again.
    """

    def __init__(
        self, source: Path, clip: Size, treatment: Treatment, size: Size, fps: int, frames: range, seed: int
    ) -> None:
        """``clip`` is the size of the file's picture, ``size`` that of the result."""
        opened = gl.open_device()
        self.frames = frames
        self._source, self._clip, self._treatment = source, clip, treatment
        self._size, self._fps, self._seed = size, fps, seed
        self._context, self._device = opened.context, opened.device
        self._reader: Generator[Bytes, None, None] | None = None
        self._held: tuple[Bytes, Bytes] | None = None
        self._at = -1
        self._shown: tuple[int, int] | None = None
        self._make()

    def close(self) -> None:
        self._close_reader()
        self._context.release()

    @property
    def details(self) -> dict[str, Any]:
        return {
            "device": str(self._device),
            "refused": list(self._device.refused),
            "internal_size": list(self._size),
            "treatment": self._treatment.model_dump(mode="json", exclude_defaults=True),
        }

    def yuv(self, index: int, into: Bytes | None = None) -> Bytes:
        """Frame ``index`` as Y, U and V planes, BT.709, limited range. Raises `BadMedia`."""
        self._draw(index)
        return self._planes.read(index, into)

    def rgb(self, index: int) -> Bytes:
        """Frame ``index`` as R'G'B': uint8, shape (height, width, 3). Raises `BadMedia`."""
        self._draw(index)
        width, height = self._size
        raw = np.frombuffer(self._display.read(components=3, alignment=1), np.uint8)
        return np.ascontiguousarray(raw.reshape(height, width, 3)[::-1])

    def _make(self) -> None:
        context, treatment = self._context, self._treatment
        self._textures = [context.texture(self._clip, 4) for _ in range(2)]
        for texture in self._textures:
            texture.repeat_x = texture.repeat_y = False
        target = context.texture(self._size, 4)
        self._display = context.framebuffer([target])
        self._planes = YuvPlanes(context, target)
        outlined = treatment.style is Style.ANIMATED
        painted = outlined or Look.WATERCOLOUR in treatment.looks
        asked = {"PAINTED": painted, "OUTLINED": outlined, "BLENDED": treatment.tempo < 1.0}
        defines = [name for name, on in asked.items() if on]
        self._pass = fullscreen(context, "footage.frag", defines)
        self._falling: Falling | None = None

    def _draw(self, index: int) -> None:
        at = index / self._fps * self._treatment.tempo * self._fps
        whole = int(at + 1e-6)
        # Slower than the clip: the pictures between two are mixed of them.
        share = at - whole if self._treatment.tempo < 1.0 else 0.0
        before, after = self._pair(whole)
        if self._shown != (whole, whole + 1):
            for texture, picture in zip(self._textures, (before, after), strict=True):
                texture.write(np.ascontiguousarray(picture[::-1]))
            self._shown = (whole, whole + 1)
        light = float(before[::16, ::16, :3].mean()) / 255.0
        air = self._air()
        t = index / self._fps
        self._display.use()
        self._context.enable_only(moderngl.NOTHING)
        for unit, texture in enumerate(self._textures):
            texture.use(unit)
        values = self._uniforms(before, light, air) | self._framed(index)
        assign(self._pass.program, values | {"share": share, "frame": float(index % 64)})
        self._pass.render(vertices=3)
        if air.rain or air.snow:
            if self._falling is None:
                self._falling = Falling(self._context, self._seed, self._light(light))
            self._falling.draw(air, Pose(), t + 20.0, self._size, slopes(self._size.ratio))

    def _light(self, clip: float) -> float:
        """Brightness of the treated picture, about."""
        dark = {Hour.NIGHT: 0.35, Hour.DUSK: 0.75, Hour.DAWN: 0.85, None: 1.0}[self._treatment.hour]
        return min(1.0, clip * dark * math.exp2(0.45 * self._treatment.exposure))

    def _air(self) -> Air:
        it = self._treatment
        veil = min(1.0, it.fog + 0.3 * it.rain + 0.3 * it.snow)
        return Air(it.rain, it.snow, veil, 0.2, gloom=min(0.5, 0.45 * it.rain + 0.2 * it.snow))

    def _uniforms(self, picture: Bytes, light: float, air: Air) -> dict[str, Any]:
        it = self._treatment
        looks = {look.value: float(look in it.looks) for look in Look}
        sky = picture[: max(1, len(picture) // 5) : 8, ::8, :3].mean(axis=(0, 1)) / 255.0
        fog = (0.4 * sky + 0.6 * (0.25 + 0.6 * light)) * (0.3 if it.hour is Hour.NIGHT else 1.0)
        tints = sorted((linear(each) for each in it.tints), key=sum) or [(0.0, 0.0, 0.0)]
        low, mid, high = (tuple(c ** (1 / 2.2) for c in tints[n]) for n in (0, len(tints) // 2, -1))
        return looks | {
            "before": 0,
            "after": 1,
            "pixel": (1.0 / self._clip.width, 1.0 / self._clip.height),
            "warmth": it.warmth,
            "exposure": 2.0**it.exposure,
            "contrast": it.contrast,
            "saturation": it.saturation,
            "vignette": it.vignette,
            **{hour.value: float(it.hour is hour) for hour in Hour},
            "cinematic": float(it.style is Style.CINEMATIC),
            "documentary": float(it.style is Style.DOCUMENTARY),
            "tint": _TINT if it.tints else 0.0,
            "low": low,
            "mid": mid,
            "high": high,
            "fog": air.fog,
            "fogColour": tuple(float(c) for c in fog),
            "gloom": air.gloom,
            "mirrored": float(it.mirrored),
            "aspect": self._size.ratio,
        }

    def _framed(self, index: int) -> dict[str, Any]:
        """Which part of the clip's picture is seen."""
        it = self._treatment
        done = index / max(len(self.frames) - 1, 1)
        eased = done * done * (3.0 - 2.0 * done)
        # A zoom is even to the eye when it grows by equal factors.
        near = it.zoom[0] ** (1.0 - eased) * it.zoom[1] ** eased
        span = (1.0 - (1.0 - _MARGIN) * min(1.0, it.shake * 1.4)) / near
        part = (
            span * min(1.0, self._size.ratio / self._clip.ratio),
            span * min(1.0, self._clip.ratio / self._size.ratio),
        )
        t = index / self._fps
        sway = [it.shake * _wander(t, self._seed, channel) for channel in range(3)]
        middle = (0.5 + _SHAKE * sway[0], 0.5 + _SHAKE * sway[1])
        return {"part": part, "middle": middle, "turned": _TILT * sway[2]}

    def _pair(self, whole: int) -> tuple[Bytes, Bytes]:
        """The clip's picture of that number and the next one; at its end the last one again."""
        if whole < self._at or self._held is None:
            self._close_reader()
            self._reader = coloured(self._source, self._clip, self._fps)
            first = next(self._reader, None)
            if first is None:
                raise BadMedia("The clip holds no picture that can be decoded.")
            self._held, self._at = (first, next(self._reader, first)), 0
        while self._at < whole and self._reader is not None:
            self._held = (self._held[1], next(self._reader, self._held[1]))
            self._at += 1
        return self._held

    def _close_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()


def _wander(t: float, seed: int, channel: int) -> float:
    """-1 to 1, as a hand wanders."""
    phase = (seed % 997) * 0.37 + channel * 2.1
    waves = ((1.83, 0.5), (0.97, 0.3), (0.53, 0.2))
    return sum(
        size * math.sin(t * math.tau / period + phase * (1 + n)) for n, (period, size) in enumerate(waves)
    )
