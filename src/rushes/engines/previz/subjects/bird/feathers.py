"""Wings and tails."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from rushes.engines.previz.mesh import Mesh
from rushes.engines.previz.shapes import ball, shift, tube, turn
from rushes.engines.previz.subjects.bird.form import Form
from rushes.engines.previz.subjects.bird.frame import (
    BODY,
    TAIL,
    WINGS,
    Frame,
    point,
)
from rushes.engines.previz.subjects.joints import vector
from rushes.engines.previz.subjects.loft import smoothed


def wings(form: Form, bones: Frame) -> Iterator[Mesh]:
    """Spread at rest: a thin, feathered blade in two halves."""
    if "arms" in form.extras:
        for side, shoulder, bone in zip((1, -1), bones.shoulders, WINGS, strict=True):
            at = shoulder + vector((0.0, -0.25, 0.25)) * form.size
            way = [
                point(at),
                point(at + vector((0.02 * side, -0.13, 0.06)) * form.size),
                point(at + vector((0.0, -0.15, 0.18)) * form.size),
            ]
            yield tube(
                way,
                [0.05 * form.size, 0.035 * form.size, 0.02 * form.size],
                sides=10,
                colour=form.back,
                bone=bone,
            )
        return
    for side, shoulder, bone in zip((1, -1), bones.shoulders, WINGS, strict=True):
        yield _wing(form, side, bone).moved(shift(*shoulder))


def _wing(form: Form, side: int, bone: int) -> Mesh:
    s = form.size
    span, deep = form.wing * s, form.wing_deep * s
    across, along = 22, 6
    u = np.linspace(0.0, 1.0, across + 1)
    # The leading edge goes forward to the wrist and back to the tip.
    lead = np.interp(u, (0.0, 0.35, 0.7, 1.0), (0.0, 0.22, 0.14, -0.3)) * deep
    if "membrane" in form.extras:
        chord = np.interp(u, (0.0, 0.2, 0.6, 1.0), (1.0, 1.0, 0.75, 0.1)) * (
            0.88 + 0.12 * np.cos(u * math.tau * 3.0)
        )
    else:
        chord = np.interp(u, (0.0, 0.3, 0.75, 0.95, 1.0), (0.92, 1.0, 0.8, 0.5, 0.2))
        chord = chord + np.where(u > 0.55, 0.09 * np.cos(u * math.tau * 11.0), 0.0)
    v = np.linspace(0.0, 1.0, along + 1)
    z = lead[:, None] - chord[:, None] * deep * v[None]
    x = np.broadcast_to(u[:, None] * span, z.shape)
    camber = 0.1 * deep * np.sin(math.pi * np.minimum(v * 1.3, 1.0))[None] * (1.0 - 0.5 * u[:, None])
    thick = (0.24 * deep * np.sqrt(v) * (1.0 - v))[None] * ((1.0 - u) * np.minimum(1.0, 12.0 * u))[:, None]
    top = np.stack([x * side, camber + 0.5 * thick, z], -1).reshape(-1, 3)
    bottom = np.stack([x * side, camber - 0.5 * thick, z], -1).reshape(-1, 3)
    i, j = np.meshgrid(np.arange(across), np.arange(along), indexing="ij")
    a = (i * (along + 1) + j).ravel()
    b, c, d = a + along + 1, a + along + 2, a + 1
    faces = np.concatenate([np.column_stack([a, b, c]), np.column_stack([a, c, d])])
    count = len(top)
    both = (
        np.concatenate([faces, faces[:, ::-1] + count])
        if side > 0
        else np.concatenate([faces[:, ::-1], faces + count])
    )
    made = smoothed(Mesh.of(np.concatenate([top, bottom]), both, np.ones((2 * count, 3)), roughness=0.85))
    share = np.tile(np.broadcast_to(u[:, None], z.shape).ravel(), 2)
    rear = np.tile(np.broadcast_to(v[None], z.shape).ravel(), 2)
    dark = np.clip(np.maximum((share - 0.72) * 5.0, (rear - 0.66) * 3.5), 0.0, 1.0)[:, None]
    colours = np.asarray(form.back) * (1.0 - dark) + np.asarray(form.tips) * dark
    pale = (np.arange(2 * count) >= count)[:, None] & (dark < 0.5)
    colours = np.where(pale, 0.5 * colours + 0.5 * np.asarray(form.belly), colours)
    bones_of = np.zeros((2 * count, 4), np.uint8)
    weights = np.zeros((2 * count, 4), np.float32)
    outer = np.clip((share - 0.36) / 0.2, 0.0, 1.0)
    inner = np.clip((share - 0.0) / 0.06 + 0.4, 0.0, 1.0)
    bones_of[:, 0], bones_of[:, 1], bones_of[:, 2] = bone, bone + 1, BODY
    weights[:, 0], weights[:, 1], weights[:, 2] = inner * (1.0 - outer), inner * outer, 1.0 - inner
    return replace(made, colours=colours.astype(np.float32), bones=bones_of, weights=weights)


def tail(form: Form, bones: Frame) -> Iterator[Mesh]:
    if form.tail > 1.2 or form.tail <= 0.0:
        return
    s = form.size
    long, wide = form.tail * s, form.tail_wide * s
    count = 5
    for i in range(count):
        spread = (i - 2) * (16.0 if form.tail_wide > 0.2 else 8.0)
        feather = ball(
            0.34 * wide,
            0.02 * s,
            0.5 * long,
            sides=10,
            colour=form.tips if i % 2 else form.back,
            roughness=0.85,
            bone=TAIL,
        )
        out = turn("x", form.tail_up) @ turn("y", spread) @ shift(0.0, 0.004 * s * i, -0.42 * long)
        yield feather.moved(shift(*bones.tail) @ out)
