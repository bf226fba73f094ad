"""Shadows of bodies on ground that has no map of them: pressed onto a plane along the key light, and a dark
patch right below, so that what stands there touches the ground."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.drawing.view import columns
from rushes.engines.previz.mesh import Floats, Matrix
from rushes.engines.previz.solids import Body, Solids

_SIZE = 256
#: Sine of the lowest light that is followed: below it shadows would go on without end.
_LOWEST = 0.28
#: Share of the distance by which a shadow lies before the ground.
_LIFT = 0.015
Vector = NDArray[np.float64]


class Contact:
    """Call ``draw`` for each body when the ground is drawn and the bodies are not."""

    def __init__(self, context: moderngl.Context, solids: Solids) -> None:
        self._context = context
        self._solids = solids
        self._maps = [self._map(), self._map()]
        self._targets = [context.framebuffer([map_]) for map_ in self._maps]
        self._patch = context.vertex_array(program(context, "contact.vert", "contact.frag"), [])

    def draw(
        self,
        body: Body,
        values: Mapping[str, Any],
        matrix: Matrix,
        pose: Floats | None = None,
        *,
        point: tuple[float, float, float],
        normal: tuple[float, float, float] = (0.0, 1.0, 0.0),
    ) -> None:
        """Darken the bound framebuffer where the plane through ``point`` (metres) lies in the body's shadow.

        ``values`` are the frame's uniforms: ``eye``, ``view``, ``keyDir``, ``keyColour``, ``skyAbove`` and,
        where there is haze, ``hazeBeta``.
        """
        target = self._context.fbo
        up = np.asarray(normal, np.float64)
        light = _raised(np.asarray(values["keyDir"], np.float64), up)
        low, high = (np.asarray(corner, np.float64) for corner in body.bounds)
        reach = float(np.linalg.norm(high - low)) * 0.62 * float(np.cbrt(abs(np.linalg.det(matrix[:3, :3]))))
        middle = (np.asarray(matrix, np.float64) @ [*((low + high) / 2), 1.0])[:3]
        foot = middle - up * float((middle - point) @ up)
        thrown = middle - light * (float((middle - point) @ up) / float(light @ up))
        away = thrown - foot
        length = float(np.linalg.norm(away))
        along = away / length if length > 1e-6 else _across(up)
        # It holds the body's foot and the farthest end of its shadow.
        ahead = 0.5 * length + reach / max(float(light @ up), 0.3)
        centre = foot + along * 0.5 * length
        first, second = along * ahead, np.cross(up, along) * reach * 1.3
        flat = {
            "view": columns(_onto(first, second)),
            "eye": tuple(centre),
            "planePoint": point,
            "planeNormal": normal,
            "low": max(0.35 * reach, 0.05),
        }
        context = self._context
        context.enable_only(moderngl.BLEND)
        context.blend_equation = moderngl.MAX, moderngl.MAX
        context.blend_func = moderngl.ONE, moderngl.ONE
        for target_, pressed in zip(self._targets, (light, up), strict=True):
            target_.use()
            target_.clear()
            self._solids.press(body, {**flat, "pressed": tuple(pressed)}, matrix, pose)
        context.blend_equation = moderngl.FUNC_ADD, moderngl.FUNC_ADD
        for unit, map_ in enumerate(self._maps, start=20):
            map_.build_mipmaps()
            map_.use(unit)
        target.use()
        context.enable_only(moderngl.DEPTH_TEST | moderngl.BLEND)
        context.depth_func = "<="
        context.blend_func = moderngl.ZERO, moderngl.SRC_COLOR
        target.depth_mask = False
        key = np.asarray(values["keyColour"]) * max(float(np.asarray(values["keyDir"]) @ up), 0.0)
        sky = np.asarray(values["skyAbove"])
        assign(
            self._patch.program,
            {
                **values,
                "cast_": 20,
                "near_": 21,
                "middle": tuple(centre),
                "first": tuple(first),
                "second": tuple(second),
                "lift": _LIFT,
                "foot": (0.5 - 0.25 * length / ahead, 0.5),
                "soft": 6.0,
                "keyPart": tuple(key / np.maximum(key + sky, 1e-6)),
                "openPart": 0.75,
            },
        )
        self._patch.render(moderngl.TRIANGLE_STRIP, vertices=4)
        target.depth_mask = True

    def _map(self) -> moderngl.Texture:
        texture = self._context.texture((_SIZE, _SIZE), 4)
        texture.repeat_x = texture.repeat_y = False
        texture.build_mipmaps()
        texture.filter = (moderngl.LINEAR_MIPMAP_LINEAR, moderngl.LINEAR)
        return texture


def _raised(light: Vector, up: Vector) -> Vector:
    """The same light, but never lower over the plane than shadows can be followed."""
    rise = float(light @ up)
    if rise >= _LOWEST:
        return light
    flat = light - up * rise
    flat /= max(float(np.linalg.norm(flat)), 1e-9)
    return up * _LOWEST + flat * math.sqrt(1.0 - _LOWEST**2)


def _across(up: Vector) -> Vector:
    side = np.cross(up, (0.0, 0.0, 1.0) if abs(up[2]) < 0.9 else (1.0, 0.0, 0.0))
    return np.asarray(side / np.linalg.norm(side))


def _onto(first: Vector, second: Vector) -> Matrix:
    """Clip coordinates of a place relative to the rectangle's middle with these half sides."""
    matrix = np.zeros((4, 4))
    matrix[0, :3] = first / float(first @ first)
    matrix[1, :3] = second / float(second @ second)
    matrix[3, 3] = 1.0
    return matrix
