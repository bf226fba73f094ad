"""Waves on open water: the spectrum method of J. Tessendorf, "Simulating Ocean Water", on a tile."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.scene import Place, Scene, Weather

Complex = NDArray[np.complex64]
_GRAVITY = 9.81
#: Samples along a side: of salt water, which shows their shape, and of a lake.
_SAMPLES = (256, 128)


def salt(scene: Scene) -> bool:
    return scene.place in (Place.SEA, Place.COAST)


def waves_of(scene: Scene) -> Waves:
    """The waves' shape is that of the opening: a beat that comes later, in an extension perhaps, may change
    nothing of what was drawn before it. Their height follows the weather."""
    wind, storm = scene.beats[0].weather.wind, scene.beats[0].weather.storm
    if not salt(scene):
        return Waves(scene.seed, 46.0, 4.0, _SAMPLES[1])
    return Waves(scene.seed, 300.0 + 160.0 * storm, 7.0 + 9.0 * wind + 8.0 * storm, _SAMPLES[0])


def steep(weather: Weather) -> float:
    """Mean slope of salt water in such weather."""
    return 0.055 + 0.10 * weather.wind + 0.09 * weather.storm


class Waves:
    """A square of water ``extent`` metres wide that repeats, ``size`` samples along a side, under a wind of
    ``wind`` metres a second."""

    def __init__(self, seed: int, extent: float, wind: float, size: int) -> None:
        self.extent = extent
        self.size = size
        k = np.fft.fftfreq(size, 1.0 / size) * (math.tau / extent)
        kz, kx = np.meshgrid(k, k, indexing="ij")
        length = np.hypot(kx, kz)
        length[0, 0] = 1.0
        way = (kx * 0.83 + kz * 0.56) / length
        largest = wind**2 / _GRAVITY
        power = np.exp(-1.0 / (length * largest) ** 2) / length**4
        power *= (0.12 + 0.88 * way**2) * np.where(way < 0, 0.25, 1.0)
        power *= np.exp(-((length * extent / (size * 2.2)) ** 2))
        power[0, 0] = 0.0
        random = np.random.default_rng([seed & 0xFFFFFFFF, 5])
        noise = random.normal(size=(size, size)) + 1j * random.normal(size=(size, size))
        first = noise * np.sqrt(power / 2)
        first /= math.sqrt(float((np.abs(first) ** 2).sum()) * 2)
        #: Mean slope of waves of mean height 1 m.
        self.steepness = math.sqrt(float((np.abs(first) ** 2 * length**2).sum()) * 2)
        self._first = first.astype(np.complex64)
        mirrored = np.roll(np.flip(first), (1, 1), (0, 1))
        self._mirrored = np.conj(mirrored).astype(np.complex64)
        self._pace = np.sqrt(_GRAVITY * length).astype("f4")
        self._kx, self._kz = kx.astype("f4"), kz.astype("f4")
        self._length = length.astype("f4")

    def calm(self, t: float) -> NDArray[np.uint8]:
        """At ``t`` seconds, as bytes: slope x and z (128 is level, 0 and 255 are 4 mean slopes), no foam,
        mean height. For waves too low to be seen but in what they mirror. Shape (size, size, 4)."""
        out = np.zeros((self.size, self.size, 4), np.uint8)
        out[..., :2] = _bytes(self._slopes(self._now(t)))
        out[..., 3] = 128
        return out

    def high(self, t: float) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        """At ``t`` seconds, for waves of mean height 1 m: height, sideways x and z, fold (metres); and as
        ``calm`` slope x and z, foam, height. Shapes (size, size, 4)."""
        now = self._now(t)
        scale = self.size**2
        sides = np.fft.ifft2(now * (self._kx * 1j - self._kz) * (-1.0 / self._length)) * scale
        height = np.fft.ifft2(now).real * scale
        shape = np.empty((self.size, self.size, 4), np.float16)
        shape[..., 0] = height
        shape[..., 1] = sides.real * 0.8
        shape[..., 2] = sides.imag * 0.8
        gx = np.roll(sides.real, -1, 1) - np.roll(sides.real, 1, 1)
        gz = np.roll(sides.imag, -1, 0) - np.roll(sides.imag, 1, 0)
        squeeze = -(gx + gz) * (self.size / self.extent) * 0.5
        spread = float(np.sqrt((squeeze**2).mean())) + 1e-6
        fold = np.clip(squeeze / (3.2 * spread), 0.0, 1.0)
        shape[..., 3] = fold
        seen = np.empty((self.size, self.size, 4), np.uint8)
        seen[..., :2] = _bytes(self._slopes(now))
        seen[..., 2] = _bytes(fold)
        seen[..., 3] = _bytes(height * 0.15 + 0.5)
        return shape, seen

    def strongest(self, count: int, shortest: float) -> tuple[NDArray[Any], ...]:
        """Of ``count`` waves at least ``shortest`` metres long, each with its mirror image: both amplitudes,
        pace (radians a second), and k along x and z."""
        power = np.abs(self._first) ** 2 + np.abs(self._mirrored) ** 2
        power = np.where((self._kx > 0) & (self._length < math.tau / shortest), power, 0.0)
        chosen = np.argsort(-power, axis=None, kind="stable")[:count]
        fields = (self._first, self._mirrored, self._pace, self._kx, self._kz)
        return tuple(field.ravel()[chosen] for field in fields)

    def _now(self, t: float) -> Complex:
        turn = np.exp(1j * self._pace * np.float32(t)).astype(np.complex64)
        return np.asarray(self._first * turn + self._mirrored * np.conj(turn))

    def _slopes(self, now: Complex) -> NDArray[np.floating[Any]]:
        """Slope x and z, 0.5 for level, 0 and 1 for 4 mean slopes."""
        slopes = np.fft.ifft2(now * (1j * self._kx - self._kz)) * self.size**2
        return np.stack([slopes.real, slopes.imag], -1) / (8.0 * self.steepness) + 0.5


def _bytes(shares: NDArray[np.floating[Any]]) -> NDArray[np.uint8]:
    return np.asarray(np.clip(shares, 0.0, 1.0) * 255.0 + 0.5, np.uint8)
