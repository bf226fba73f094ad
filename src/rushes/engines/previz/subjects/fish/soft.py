"""Seals, rays, turtles, jellyfish, octopuses, eels and seahorses. Metres."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, Material, Mesh, linear, merged
from rushes.engines.previz.shapes import ball, lathe, shift, tube, turn
from rushes.engines.previz.subjects.fish.parts import CHAIN, JAW, LEFT, RIGHT, Plan, chained, eyes, fin
from rushes.engines.previz.subjects.fish.shapes import DOLPHIN, fish
from rushes.engines.previz.subjects.flesh.noise import spots
from rushes.engines.previz.subjects.loft import loft, painted, smoothed


def seal(colour: Colour | None, seed: int) -> Plan:
    shape = replace(
        DOLPHIN,
        length=1.6,
        colour=linear("#5d5a58"),
        belly=linear("#a8a29a"),
        body=(
            (-0.46, -0.02, 0.02, 0.03),
            (-0.32, -0.05, 0.05, 0.05),
            (-0.05, -0.12, 0.12, 0.12),
            (0.18, -0.11, 0.12, 0.11),
            (0.32, -0.06, 0.1, 0.075),
            (0.42, -0.03, 0.11, 0.07),
            (0.48, 0.0, 0.07, 0.045),
            (0.5, 0.02, 0.05, 0.02),
        ),
        dorsal=((0.0, 0.1), (-0.02, 0.11), (-0.04, 0.11), (-0.05, 0.1)),
        eye=(0.055, 0.07, 0.44, 0.014),
        side_long=0.2,
    )
    return fish(shape, colour)


def ray(colour: Colour | None, seed: int) -> Plan:
    main = colour or linear("#4f5f6d")
    u, v = np.meshgrid(np.linspace(-1, 1, 33), np.linspace(0, 1, 15), indexing="ij")
    half = np.abs(u)
    front, back = 0.5 - 0.42 * half**1.4, -0.45 + 0.35 * half**0.8
    z = back + (front - back) * v
    thick = 0.11 * np.sin(math.pi * v) * (1.0 - half) ** 1.3
    top = np.stack([u * 1.0, thick, z], -1).reshape(-1, 3)
    bottom = np.stack([u * 1.0, -0.5 * thick, z], -1).reshape(-1, 3)
    i, j = np.meshgrid(np.arange(32), np.arange(14), indexing="ij")
    a = (i * 15 + j).ravel()
    faces = np.concatenate([np.column_stack([a, a + 1, a + 16]), np.column_stack([a, a + 16, a + 15])])
    made = smoothed(
        Mesh.of(
            np.concatenate([top, bottom]),
            np.concatenate([faces, faces[:, ::-1] + len(top)]),
            np.ones((2 * len(top), 3)),
            roughness=0.5,
        )
    )
    pale = np.arange(len(made.points)) >= len(top)
    made = replace(
        made,
        colours=np.where(pale[:, None], np.float32(0.75), np.asarray(main, np.float32)).astype(np.float32),
    )
    # The wings' outer parts follow bones of their own.
    side = np.clip((np.abs(made.points[:, 0]) - 0.15) / 0.7, 0.0, 1.0).astype(np.float32)
    bones = np.zeros_like(made.bones)
    weights = np.zeros_like(made.weights)
    bones[:, 1] = np.where(made.points[:, 0] > 0, LEFT, RIGHT)
    weights[:, 0], weights[:, 1] = 1.0 - side, side
    wings = replace(made, bones=bones, weights=weights)
    whip = tube(
        [(0.0, 0.0, -0.4), (0.0, 0.0, -0.8), (0.0, 0.02, -1.3)], [0.03, 0.018, 0.005], sides=8, colour=main
    )
    parts = [wings, chained(whip, 0.5, -1.3), *eyes(0.12, 0.07, 0.36, 0.025)]
    return Plan(
        [merged(parts)], 0.5, -1.3, sway=5.0, beats=0.6, pace=1.1, flippers=(0.15, 0.0, 0.0), row=26.0
    )


def turtle(colour: Colour | None, seed: int) -> Plan:
    shell_of = colour or linear("#6a5a30")
    skin = linear("#7d8f5a")
    shell = ball(0.36, 0.17, 0.45, sides=28, roughness=0.5)

    def paint(points: Floats, normals: Floats) -> NDArray[np.floating]:
        plates = spots(points, 0.2, 0.46, 2)[:, None]
        top = np.asarray(shell_of) * (0.45 + 0.55 * plates)
        return np.where((points[:, 1] < -0.03)[:, None], np.asarray(linear("#d8cfa0")), top)

    parts = [
        painted(shell, paint),
        tube(
            [(0.0, 0.0, 0.35), (0.0, 0.03, 0.56), (0.0, 0.04, 0.66), (0.0, 0.03, 0.72)],
            [0.1, 0.09, 0.085, 0.04],
            sides=14,
            colour=skin,
            roughness=0.6,
        ),
        *eyes(0.066, 0.07, 0.65, 0.018),
    ]
    for side, bone in ((1, LEFT), (-1, RIGHT)):
        fore = [(0.0, -0.08), (0.1, 0.1), (0.02, 0.42), (-0.2, 0.6), (-0.12, 0.3), (-0.12, 0.0)]
        blade = fin(fore, 0.04, skin)
        blade = replace(blade, bones=np.full_like(blade.bones, bone))
        parts.append(blade.moved(shift(side * 0.26, -0.02, 0.24) @ turn("z", -side * 96.0)))
        hind = fin([(0.0, -0.05), (0.06, 0.1), (-0.04, 0.26), (-0.16, 0.24), (-0.1, 0.0)], 0.03, skin)
        parts.append(hind.moved(shift(side * 0.2, -0.03, -0.34) @ turn("z", -side * 100.0)))
    return Plan(
        [merged(parts)], 0.72, -0.5, sway=0.0, beats=0.55, pace=0.7, flippers=(0.26, -0.02, 0.24), row=34.0
    )


def jellyfish(colour: Colour | None, seed: int) -> Plan:
    main = colour or linear("#d88ac0")
    outline = [(0.27, 0.0), (0.3, 0.05), (0.29, 0.14), (0.22, 0.24), (0.1, 0.295), (0.0, 0.3)]
    bell = lathe(outline, sides=30, colour=main, material=Material.GLASS, roughness=0.2)
    inside = lathe(
        [(0.0, 0.24), (0.12, 0.2), (0.22, 0.1), (0.26, 0.0)],
        sides=30,
        colour=(0.7 * main[0], 0.7 * main[1], 0.7 * main[2]),
        roughness=0.6,
    )
    parts = [
        bell,
        inside,
        ball(0.13, 0.07, 0.13, sides=18, colour=(0.85, 0.5, 0.7), roughness=0.5).moved(shift(0.0, 0.14, 0.0)),
    ]
    for i in range(14):
        a = math.tau * i / 14
        r = 0.25 if i % 2 else 0.09
        long = 0.75 if i % 2 else 0.6
        way = [
            (
                r * math.cos(a) * (1 - 0.25 * s),
                0.02 - long * s,
                r * math.sin(a) * (1 - 0.25 * s) + 0.03 * math.sin(7 * s + i),
            )
            for s in np.linspace(0, 1, 9)
        ]
        radii = [(0.008 if i % 2 else 0.03) * (1.0 - 0.8 * s) for s in np.linspace(0, 1, 9)]
        thread = tube(way, radii, sides=6, colour=main, roughness=0.4)
        place = np.clip((0.05 - thread.points[:, 1]) / long * (CHAIN - 1), 0.0, CHAIN - 1.001)
        low = place.astype(int)
        bones = np.zeros_like(thread.bones)
        weights = np.zeros_like(thread.weights)
        bones[:, 0], bones[:, 1] = low, np.minimum(low + 1, CHAIN - 1)
        weights[:, 1] = place - low
        weights[:, 0] = 1.0 - weights[:, 1]
        parts.append(replace(thread, bones=bones, weights=weights))
    return Plan([merged(parts)], 0.3, -0.3, beats=0.55, pace=0.12, bell=True)


def octopus(colour: Colour | None, seed: int) -> Plan:
    main = colour or linear("#c0523c")
    head = loft(
        (
            (-0.45, 0.12, 0.34, 0.08),
            (-0.3, 0.06, 0.42, 0.17),
            (-0.1, 0.04, 0.4, 0.17),
            (0.08, 0.03, 0.28, 0.13),
            (0.16, 0.06, 0.2, 0.05),
        ),
        square=2.0,
        colour=main,
        roughness=0.5,
    )
    parts = [head, *eyes(0.1, 0.24, 0.04, 0.04)]
    for arm in range(8):
        way = [
            (0.05 + 0.68 * s, 0.1 - 0.22 * s + 0.12 * s * s, 0.05 * math.sin(5 * s))
            for s in np.linspace(0, 1, 12)
        ]
        radii = [0.052 * (1 - 0.88 * s) for s in np.linspace(0, 1, 12)]
        limb = tube(way, radii, sides=9, colour=main, roughness=0.5)
        place = np.clip((limb.points[:, 0] - 0.13) / 0.2 + 0.5, 0.0, 2.999)
        low = np.minimum(place.astype(int), 2)
        bones = np.zeros_like(limb.bones)
        weights = np.zeros_like(limb.weights)
        first = JAW + 1 + 3 * arm
        bones[:, 0], bones[:, 1] = first + np.maximum(low - 1, 0), first + low
        weights[:, 1] = place - low
        weights[:, 0] = 1.0 - weights[:, 1]
        root = low == 0
        bones[root, 0] = 0
        parts.append(replace(limb, bones=bones, weights=weights).moved(turn("y", 45.0 * arm)))
    return Plan([merged(parts)], 0.2, -0.5, sway=0.0, beats=0.5, pace=0.35, limbs=24)


def eel(colour: Colour | None, seed: int) -> Plan:
    main = colour or linear("#6a7a3a")
    z = np.linspace(-0.9, 0.9, 16)
    radii = np.interp(z, (-0.9, -0.3, 0.6, 0.78, 0.9), (0.006, 0.04, 0.045, 0.055, 0.03))
    body = loft(
        [(float(a), -float(r), float(r), float(r)) for a, r in zip(z, radii, strict=True)],
        square=2.0,
        sides=16,
        steps=3,
        roughness=0.45,
    )

    def paint(points: Floats, normals: Floats) -> NDArray[np.floating]:
        dark = (np.sin(points[:, 2] * 40.0) > 0.55) & (normals[:, 1] > -0.1)
        return np.where(
            dark[:, None],
            0.35 * np.asarray(main),
            np.where((normals[:, 1] < -0.35)[:, None], np.asarray(linear("#cfc890")), np.asarray(main)),
        )

    parts = [chained(painted(body, paint), 0.9, -0.9), *eyes(0.04, 0.03, 0.8, 0.012)]
    return Plan([merged(parts)], 0.9, -0.9, sway=26.0, beats=0.8, pace=0.6)


def snake(colour: Colour | None, seed: int) -> Plan:
    """An eel that lives on land: flatter waves, and its head held up."""
    plan = eel(colour or linear("#7a6a34"), seed)
    body = plan.parts[0]
    points = body.points.copy()
    points[:, 1] += 0.9 * np.maximum(points[:, 2] - 0.55, 0.0) ** 1.6
    return replace(plan, parts=[replace(body, points=points)], sway=34.0, beats=0.7, pace=0.45, creeps=True)


def seahorse(colour: Colour | None, seed: int) -> Plan:
    main = colour or linear("#e0a53a")
    spine = [
        (0.0, -0.14, 0.04),
        (0.0, -0.16, -0.02),
        (0.0, -0.11, -0.05),
        (0.0, -0.04, -0.02),
        (0.0, 0.05, 0.02),
        (0.0, 0.12, 0.0),
        (0.0, 0.17, 0.02),
        (0.0, 0.16, 0.07),
    ]
    body = tube(
        spine, [0.008, 0.012, 0.018, 0.03, 0.038, 0.024, 0.028, 0.018], sides=14, colour=main, roughness=0.6
    )
    snout = tube([(0.0, 0.16, 0.05), (0.0, 0.145, 0.12)], [0.013, 0.01], sides=10, colour=main)
    back = fin([(-0.03, 0.0), (-0.08, 0.04), (-0.08, -0.03)], 0.006, linear("#f2cf80"))
    parts = [
        body,
        snout,
        replace(back, bones=np.full_like(back.bones, LEFT)),
        *eyes(0.022, 0.17, 0.05, 0.009),
    ]
    parts += [
        ball(0.006, 0.018, 0.006, sides=6, colour=main).moved(shift(0.0, 0.2 - 0.02 * i, -0.02 - 0.006 * i))
        for i in range(5)
    ]
    return Plan(
        [merged(parts)], 0.12, -0.08, sway=0.0, beats=1.2, pace=0.06, flippers=(0.0, 0.0, -0.03), row=18.0
    )
