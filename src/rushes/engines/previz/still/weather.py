"""Rain, snow and fog between the camera and a still picture, coming up after its first frame."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.camera import weights
from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.still.path import Pose

_COUNT = 10_000
#: Seconds in which the weather comes up over the untouched first frame.
_RISE = 2.5
#: Uniforms of fall.vert and fall.frag: metres, metres a second, seconds.
_RAIN: dict[str, Any] = {
    "nearest": (1.0, 4.0),
    "box": 9.5,
    "width": 0.006,
    "streak": 1 / 30,
    "flutter": 0.0,
    "opacity": 0.55,
    "roundness": 0.0,
}
_SNOW: dict[str, Any] = {
    "nearest": (1.0, 4.0),
    "box": 14.0,
    "width": 0.024,
    "streak": 1 / 80,
    "flutter": 0.35,
    "opacity": 0.85,
    "roundness": 1.0,
}
#: How far a camera move of one unit of the relief goes through the rain, metres.
_METRES = 4.0


@dataclass(frozen=True, slots=True)
class Air:
    """Shares at one moment, 0 to 1."""

    rain: float = 0.0
    snow: float = 0.0
    fog: float = 0.0
    wind: float = 0.0
    #: Colour and light that the clouds of rain and snow take away.
    gloom: float = 0.0


def air(scene: Scene, t: float) -> Air:
    """The weather in front of the picture ``t`` seconds after it."""
    rise = 1.0 - math.exp(-((t / _RISE) ** 2))
    rain = snow = fog = wind = 0.0
    for share, beat in zip(weights(scene.beats, t), scene.beats, strict=True):
        weather = beat.weather
        rain += share * weather.rain
        snow += share * weather.snow
        fog += share * min(1.0, weather.fog + 0.5 * weather.mist)
        wind += share * weather.wind
    # Rain and snow veil what is far, too.
    veil = min(1.0, fog + 0.35 * rain + 0.3 * snow)
    return Air(rise * rain, rise * snow, rise * veil, wind, gloom=rise * min(0.5, 0.45 * rain + 0.25 * snow))


class Falling:
    """Drops and flakes as small quads, drawn over the picture."""

    def __init__(self, context: moderngl.Context, seed: int, light: float) -> None:
        """``light`` is the picture's mean brightness, 0 to 1."""
        drops = np.random.default_rng([seed & 0xFFFFFFFF, 17]).random((_COUNT, 4)).astype("f4")
        self._context = context
        self._light = light
        made = program(context, "fall.vert", "fall.frag")
        self._mesh = context.vertex_array(made, [(context.buffer(drops.tobytes()), "4f/i", "drop")])

    def draw(self, now: Air, pose: Pose, t: float, size: tuple[int, int], slope: tuple[float, float]) -> None:
        blow = 1.0 + 6.0 * now.wind
        grey = 0.35 + 0.6 * self._light
        shared = {
            "view": _view(pose, slope),
            "eye": (_METRES * pose.right, _METRES * pose.up, -_METRES * pose.ahead),
            "screen": size,
            "time": t,
        }
        if now.rain > 0.002:
            colour = (0.95 * grey, grey, 1.05 * grey)
            self._layer(
                shared | _RAIN | {"velocity": (0.6 * blow, -9.5, 0.3), "fallColour": colour}, now.rain
            )
        if now.snow > 0.002:
            white = 0.55 + 0.45 * self._light
            colour = (white, white, white)
            self._layer(
                shared | _SNOW | {"velocity": (0.4 * blow, -1.5, 0.2), "fallColour": colour}, now.snow
            )

    def _layer(self, values: dict[str, Any], share: float) -> None:
        context = self._context
        context.enable_only(moderngl.BLEND)
        context.blend_func = moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA
        assign(self._mesh.program, values)
        self._mesh.render(moderngl.TRIANGLE_STRIP, vertices=4, instances=round(_COUNT * share))


def _view(pose: Pose, slope: tuple[float, float]) -> tuple[float, ...]:
    """Clip space of directions with x right, y up and z towards the viewer; columns first."""
    towards_ahead = np.diag([1.0, 1.0, -1.0])
    lens = np.array([[1.0 / slope[0], 0, 0], [0, 1.0 / slope[1], 0], [0, 0, 0], [0, 0, 1.0]])
    view = np.zeros((4, 4))
    view[:, :3] = lens @ pose.turn() @ towards_ahead
    return tuple(float(value) for value in view.T.flatten())
