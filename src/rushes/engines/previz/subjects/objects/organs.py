"""Organs that are seen at work: a heart beats, lungs breathe, a nerve cell sends its pulses. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Colour, Material, Matrix, Mesh, Point, linear, merged
from rushes.engines.previz.scene import Action
from rushes.engines.previz.shapes import ball, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.flesh.noise import noise
from rushes.engines.previz.subjects.objects.forms import Build, numbered, standing
from rushes.engines.previz.subjects.thing import Motion, Thing, pivoted

_ARTERY, _VEIN, _FLESH = linear("#c02a2a"), linear("#3a5a9a"), linear("#a8322f")
_FAT, _PINK, _RING = linear("#e0b070"), linear("#d88a86"), linear("#e6d6c8")
#: Beats and breaths a second, and of its size how far it draws in and fills.
_BEATS, _DRAWS_IN = 1.15, 0.12
_BREATHS, _FILLS = 0.22, 0.16
#: Heights over a lung's middle, and how broad it is there.
_LOBE_AT = (-0.13, -0.125, -0.10, -0.02, 0.07, 0.12, 0.13)
_LOBE = (0.0, 0.045, 0.066, 0.062, 0.045, 0.02, 0.0)
#: Seconds that a pulse takes along a nerve, and how many are on their way.
_SENT, _PULSES = 1.8, 3


def _lumpy(mesh: Mesh, size: float, amount: float, seed: int) -> Mesh:
    lift = 1.0 + amount * noise(mesh.points, size, seed)
    return replace(mesh, points=(mesh.points * lift[:, None]).astype(np.float32))


def _drawn_in(t: float, after: float) -> float:
    """0 to 1; ``after``: share of a beat by which it comes later."""
    u = (_BEATS * t - after) % 1.0
    return math.sin(math.pi * u / 0.42) ** 2 if u < 0.42 else 0.0


def _heart(colour: Colour | None, seed: int) -> Thing:
    """Its chambers draw in one after the other, those above first."""
    red = colour or _FLESH
    body = _lumpy(ball(0.052, 0.072, 0.047, sides=40, colour=red, roughness=0.35), 0.05, 0.05, 3)
    ventricles = [body.moved(shift(0.0, 0.085, 0.0) @ turn("z", 22.0))]
    for k in range(5):
        # Vessels over its front, from the groove between the chambers down to the tip.
        way = []
        for s in np.linspace(0.0, 1.0, 9):
            a = 0.25 * math.sin(2.2 * s + k) + 0.42 * (k - 2) * (0.35 + 0.65 * s)
            up = 0.9 - 1.75 * float(s)
            r = math.sqrt(max(1.0 - up * up, 0.02))
            way.append((0.0535 * r * math.sin(a), 0.0735 * up, 0.049 * r * math.cos(a)))
        thick = [0.0026 * (1.15 - 0.8 * s) for s in np.linspace(0.0, 1.0, 9)]
        vessel = tube(way, thick, sides=7, colour=(_ARTERY, _FAT, _VEIN)[k % 3], roughness=0.4)
        ventricles.append(vessel.moved(shift(0.0, 0.085, 0.0) @ turn("z", 22.0)))
    atria = [
        _lumpy(ball(0.031, 0.026, 0.03, sides=24, colour=shade, roughness=0.4), 0.03, 0.06, 5).moved(
            shift(*at)
        )
        for at, shade in (((-0.036, 0.137, 0.004), _FLESH), ((0.026, 0.142, -0.016), _FLESH))
    ]
    arch = [(-0.004, 0.13, 0.004), (-0.012, 0.178, 0.006), (0.008, 0.203, -0.004), (0.036, 0.19, -0.018)]
    vessels = [
        tube([*arch, (0.044, 0.15, -0.03)], [0.015, 0.0145, 0.014, 0.0135, 0.013], sides=18, colour=_ARTERY),
        *(
            tube([(x, 0.197, -0.004), (1.4 * x, 0.228, -0.008)], [0.0055, 0.005], sides=12, colour=_ARTERY)
            for x in (-0.006, 0.008, 0.022)
        ),
        tube([(-0.04, 0.14, -0.004), (-0.042, 0.215, -0.008)], [0.0125, 0.012], sides=16, colour=_VEIN),
        tube(
            [(0.008, 0.13, 0.022), (0.018, 0.168, 0.016), (0.046, 0.178, 0.0), (0.066, 0.172, -0.006)],
            [0.0135, 0.0135, 0.012, 0.010],
            sides=16,
            colour=_VEIN,
        ),
    ]
    mesh = merged([*vessels, numbered(merged(ventricles), 1), numbered(merged(atria), 2)])

    def chamber(at: Point, after: float) -> Motion:
        def motion(action: Action, t: float) -> Matrix:
            size = 1.0 - _DRAWS_IN * _drawn_in(t, after)
            twist = turn("y", -7.0 * _drawn_in(t, after))
            return pivoted(at, twist @ scale(size, 1.0 - 0.6 * (1.0 - size), size))

        return motion

    sunk = float(mesh.points[:, 1].min())
    pivots = [((0.0, 0.145 - sunk, 0.0), 0.22), ((0.0, 0.14 - sunk, 0.0), 0.0)]
    return Thing(standing(mesh), [chamber(at, after) for at, after in pivots])


def _lungs(colour: Colour | None, seed: int) -> Thing:
    """They fill and empty over a diaphragm that goes down and up."""
    pink = colour or _PINK
    lobes = []
    for side in (-1.0, 1.0):
        profile = [
            (0.0, -0.13),
            (0.045, -0.135),
            (0.066, -0.10),
            (0.062, -0.02),
            (0.045, 0.07),
            (0.02, 0.125),
        ]
        steps = np.linspace(0.0, len(profile) - 1.0, 30)
        line = [
            (
                float(np.interp(s, range(len(profile)), [r for r, _ in profile])),
                float(np.interp(s, range(len(profile)), [y for _, y in profile])),
            )
            for s in steps
        ]
        lobe = lathe([*line, (0.0, 0.132)], sides=36, colour=pink, roughness=0.5)
        flat = replace(lobe, points=lobe.points * np.array((1.0, 1.0, 0.8), np.float32))
        lobes.append(
            _lumpy(flat, 0.045, 0.05, 7).moved(shift(0.078 * side, 0.17, 0.0) @ turn("z", -7.0 * side))
        )
    windpipe = [tube([(0.0, 0.22, 0.0), (0.0, 0.37, 0.0)], [0.013, 0.013], sides=16, colour=_RING)]
    windpipe += [
        tube(
            [(0.0, 0.225 + 0.012 * i, 0.0), (0.0, 0.23 + 0.012 * i, 0.0)],
            [0.0148, 0.0148],
            sides=16,
            colour=_RING,
        )
        for i in range(12)
    ]
    for side in (-1.0, 1.0):
        windpipe.append(
            tube(
                [(0.0, 0.225, 0.0), (0.02 * side, 0.205, 0.01), (0.05 * side, 0.185, 0.03)],
                [0.011, 0.0095, 0.008],
                sides=14,
                colour=_RING,
            )
        )
    dome = lathe(
        [(0.15, 0.0), (0.13, 0.016), (0.08, 0.03), (0.0, 0.036)], sides=40, colour=_FLESH, roughness=0.5
    )
    mesh = merged([*windpipe, *(numbered(lobe, 1 + n) for n, lobe in enumerate(lobes)), numbered(dome, 3)])

    def filled(t: float) -> float:
        return 0.5 - 0.5 * math.cos(math.tau * _BREATHS * t)

    def breath(side: float) -> Motion:
        def motion(action: Action, t: float) -> Matrix:
            size = 1.0 + _FILLS * filled(t)
            return pivoted((0.03 * side, 0.26, 0.0), scale(size, 1.0 + 0.7 * (size - 1.0), size))

        return motion

    def sinking(action: Action, t: float) -> Matrix:
        return shift(0.0, -0.022 * filled(t), 0.0)

    return Thing(mesh.moved(shift(0.0, 0.03, 0.0)), [breath(-1.0), breath(1.0), sinking])


def _neuron(colour: Colour | None, seed: int) -> Thing:
    """Pulses run from its body along the fibre to its endings."""
    tone = colour or linear("#5a7fd0")
    random = np.random.default_rng([seed & 0xFFFFFFFF, 61])
    soma = _lumpy(ball(0.06, 0.055, 0.055, sides=30, colour=tone, roughness=0.4), 0.05, 0.12, 9)
    parts = [soma.moved(shift(-0.26, 0.22, 0.0))]
    for i in range(7):
        a = math.radians(60.0 + 40.0 * i)
        way = [(-0.26 + 0.04 * math.cos(a), 0.22 + 0.04 * math.sin(a), 0.0)]
        for k in range(1, 4):
            x, y, z = way[-1]
            bend = a + float(random.uniform(-0.4, 0.4))
            way.append(
                (x + 0.035 * math.cos(bend), y + 0.035 * math.sin(bend), z + 0.02 * math.sin(2.0 * i + k))
            )
        parts.append(tube(way, [0.016, 0.011, 0.008, 0.004], sides=9, colour=tone))
        x, y, z = way[2]
        twig = (x + 0.04 * math.cos(a + 0.8), y + 0.04 * math.sin(a + 0.8), z)
        parts.append(tube([way[2], twig], [0.007, 0.003], sides=7, colour=tone))
    fibre = [
        (float(x), 0.22 - 0.05 * math.sin(5.0 * x + 1.0), 0.02 * math.sin(9.0 * x))
        for x in np.linspace(-0.22, 0.34, 29)
    ]
    parts.append(tube(fibre, [0.009] * len(fibre), sides=10, colour=tone))
    for i in range(6):
        sheath = fibre[3 + 4 * i : 6 + 4 * i]
        parts.append(tube(sheath, [0.015, 0.018, 0.015], sides=14, colour=_RING, roughness=0.5))
    x, y, z = fibre[-1]
    for i in range(5):
        end = (x + 0.07, y + 0.05 * (i - 2), z + 0.02 * (i % 2))
        parts += [
            tube(
                [fibre[-1], (x + 0.035, y + 0.02 * (i - 2), z), end],
                [0.008, 0.006, 0.004],
                sides=8,
                colour=tone,
            ),
            ball(0.009, 0.009, 0.009, sides=10, colour=_FAT).moved(shift(*end)),
        ]
    glow = ball(0.019, 0.019, 0.019, sides=14, colour=(2.6, 2.2, 0.7), material=Material.LIGHT)
    parts += [numbered(glow, 1 + n) for n in range(_PULSES)]
    mesh = merged(parts)
    sunk = float(mesh.points[:, 1].min())

    def pulse(phase: float) -> Motion:
        def motion(action: Action, t: float) -> Matrix:
            u = (t / _SENT + phase) % 1.0
            at = [
                float(np.interp(u, np.linspace(0.0, 1.0, len(fibre)), [p[i] for p in fibre]))
                for i in range(3)
            ]
            size = min(1.0, 8.0 * u, 8.0 * (1.0 - u)) + 1e-3
            there: Matrix = (
                shift(at[0], at[1] - sunk, at[2]) @ scale(size, size, size) @ shift(0.0, sunk, 0.0)
            )
            return there

        return motion

    return Thing(standing(mesh), [pulse(n / _PULSES) for n in range(_PULSES)])


ORGANS: dict[str, Build] = {"human heart": _heart, "lungs": _lungs, "neuron": _neuron}
