"""Where sun and moon stand, what colour their light has, and the map of the clear sky."""

from __future__ import annotations

import math

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, fullscreen

Vector = tuple[float, float, float]
_SIZE = (192, 128)
#: As in sky_lut.frag: scattering per metre at sea level.
_RAYLEIGH = np.array([5.8e-6, 13.6e-6, 33.1e-6])
_MIE = 4.0e-6
_OZONE = np.array([0.65e-6, 1.88e-6, 0.085e-6])
_EARTH, _TOP = 6360e3, 6420e3

DAWN, DUSK = 5.4, 18.6


def sun_elevation(hour: float) -> float:
    """Degrees above the horizon, on a mild summer's day: lingers low around sunrise and sunset."""
    hour %= 24.0
    if DAWN <= hour <= DUSK:
        return 57.0 * math.pow(math.sin(math.pi * (hour - DAWN) / (DUSK - DAWN)), 1.3)
    night = ((hour - DUSK) % 24.0) / (24.0 - (DUSK - DAWN))
    return -46.0 * math.pow(math.sin(math.pi * night), 1.1)


def direction(azimuth: float, elevation: float) -> Vector:
    """Unit vector; azimuth 0 looks along -z, 90 along +x. Degrees."""
    a, e = math.radians(azimuth), math.radians(elevation)
    return (math.sin(a) * math.cos(e), math.sin(e), -math.cos(a) * math.cos(e))


def sunlight(elevation: float, aerosol: float) -> NDArray[np.float64]:
    """What the air lets through of the sun's light, per channel, 0 to 1."""
    e = math.radians(max(elevation, -2.0))
    origin = np.array([0.0, _EARTH + 400.0])
    ray = np.array([math.cos(e), math.sin(e)])
    b = float(origin @ ray)
    length = -b + math.sqrt(b * b - float(origin @ origin) + _TOP**2)
    a = (np.arange(64) + 0.5) / 64
    points = origin + ray * (length * a * a)[:, None]
    height = np.maximum(np.hypot(points[:, 0], points[:, 1]) - _EARTH, 0.0)
    step = length * 2.0 * a / 64
    air = (np.exp(-height / 8000.0) * step).sum()
    dust = (np.exp(-height / 1200.0) * step).sum() * aerosol
    ozone = (np.maximum(0.0, 1.0 - np.abs(height - 25e3) / 15e3) * step).sum()
    return np.asarray(np.exp(-(_RAYLEIGH * air + _MIE * 1.1 * dust + _OZONE * ozone)))


class SkyMap:
    """Radiance of the clear sky under a sun of irradiance 1, as a texture, and its means."""

    def __init__(self, context: moderngl.Context) -> None:
        self._context = context
        self._pass = fullscreen(context, "sky_lut.frag")
        self.texture = context.texture(_SIZE, 4, dtype="f2")
        self.texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
        self.texture.repeat_x = self.texture.repeat_y = False
        self._target = context.framebuffer([self.texture])
        self._made: tuple[Vector, float] | None = None
        self.above = np.zeros(3)
        self.towards = np.zeros(3)

    def make(self, sun: Vector, aerosol: float) -> None:
        """Draw the map for a sun in this direction; the means follow."""
        if (sun, aerosol) == self._made:
            return
        self._made = (sun, aerosol)
        self._target.use()
        assign(self._pass.program, {"sun": sun, "aerosol": aerosol, "groundAlbedo": 0.3})
        self._pass.render(vertices=3)
        pixels = np.frombuffer(self.texture.read(), "f2").reshape(_SIZE[1], _SIZE[0], 4)[..., :3]
        self._average(pixels.astype("f8"))

    def _average(self, pixels: NDArray[np.float64]) -> None:
        v = np.arange(_SIZE[1]) / (_SIZE[1] - 1)
        u = np.arange(_SIZE[0]) / (_SIZE[0] - 1)
        sine = v**2
        azimuth = 2 * np.arcsin(u)
        area = (2 * v)[:, None] * np.gradient(azimuth)[None, :]
        cosine = area * sine[:, None]
        self.above = (pixels * cosine[..., None]).sum((0, 1)) / cosine.sum()
        near = area * (azimuth < 1.2)[None, :] * (sine < 0.56)[:, None]
        self.towards = (pixels * near[..., None]).sum((0, 1)) / near.sum()
