"""Waves on open water: the spectrum method of J. Tessendorf, "Simulating Ocean Water", on a tile."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Complex = NDArray[np.complex64]
SIZE = 256
_GRAVITY = 9.81


class Waves:
    """A square of sea ``extent`` metres wide that repeats, under a wind of ``wind`` metres a second."""

    def __init__(self, seed: int, extent: float, wind: float) -> None:
        self.extent = extent
        k = np.fft.fftfreq(SIZE, 1.0 / SIZE) * (math.tau / extent)
        kz, kx = np.meshgrid(k, k, indexing="ij")
        length = np.hypot(kx, kz)
        length[0, 0] = 1.0
        way = (kx * 0.83 + kz * 0.56) / length
        largest = wind**2 / _GRAVITY
        power = np.exp(-1.0 / (length * largest) ** 2) / length**4
        power *= (0.12 + 0.88 * way**2) * np.where(way < 0, 0.25, 1.0)
        power *= np.exp(-((length * extent / (SIZE * 2.2)) ** 2))
        power[0, 0] = 0.0
        random = np.random.default_rng([seed & 0xFFFFFFFF, 5])
        noise = random.normal(size=(SIZE, SIZE)) + 1j * random.normal(size=(SIZE, SIZE))
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

    def at(self, t: float) -> tuple[NDArray[np.float16], NDArray[np.uint8]]:
        """At ``t`` seconds, for waves of mean height 1 m: height, sideways x and z, fold (metres); and as
        bytes slope x and z (128 is level, 0 and 255 are 4 mean slopes), foam, height. Shapes (SIZE, SIZE, 4).
        """
        turn = np.exp(1j * self._pace * np.float32(t)).astype(np.complex64)
        now = self._first * turn + self._mirrored * np.conj(turn)
        scale = SIZE * SIZE
        slopes = np.fft.ifft2(now * (1j * self._kx - self._kz)) * scale
        sides = np.fft.ifft2(now * (self._kx * 1j - self._kz) * (-1.0 / self._length)) * scale
        height = np.fft.ifft2(now).real * scale
        out = np.empty((SIZE, SIZE, 4), np.float16)
        out[..., 0] = height
        out[..., 1] = sides.real * 0.8
        out[..., 2] = sides.imag * 0.8
        gx = np.roll(sides.real, -1, 1) - np.roll(sides.real, 1, 1)
        gz = np.roll(sides.imag, -1, 0) - np.roll(sides.imag, 1, 0)
        squeeze = -(gx + gz) * (SIZE / self.extent) * 0.5
        spread = float(np.sqrt((squeeze**2).mean())) + 1e-6
        fold = np.clip(squeeze / (3.2 * spread), 0.0, 1.0)
        out[..., 3] = fold
        slope = np.empty((SIZE, SIZE, 4), np.float32)
        slope[..., 0] = slopes.real / (8.0 * self.steepness) + 0.5
        slope[..., 1] = slopes.imag / (8.0 * self.steepness) + 0.5
        slope[..., 2] = fold
        slope[..., 3] = height * 0.15 + 0.5
        return out, (np.clip(slope, 0.0, 1.0) * 255.0 + 0.5).astype(np.uint8)
