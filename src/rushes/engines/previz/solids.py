"""Meshes on the device, and how they are drawn: in places that are built, and as subjects anywhere.

::

    solids = Solids(context, ["SHADOW", "LAMPS 6"])
    table, fox = solids.still(mesh), solids.boned(actor.mesh)
    solids.shade(table, {"view": ..., "eye": (0.0, 0.0, 0.0)})            # into a bound shadow map
    solids.draw(table, values)
    solids.draw(fox, values, where, actor.pose(action, t))

``values`` are the frame's uniforms, under the names that the landscapes' shaders have: ``eye`` and ``view``
(which turns and projects what is relative to the eye), ``keyDir``, ``keyColour``, ``skyAbove``, ``skySide``,
``groundBounce``; ``mirrored`` and ``waterLevel`` for what is seen upside down in water. What is not given
is 0.

Definitions: ``AIR`` puts the landscape's haze between (its uniforms, with the textures of `outdoors.dome`
bound), with ``MIST`` its mist too; without it there is a plain fog: ``fogColour``, ``fogLit``, ``fogBeta``.
``LAMPS n`` takes ``lampAt``, ``lampColour`` and ``lampTowards``. ``SHADOW`` reads ``shadowMap``.
See solid.vert and solid.frag.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import moderngl
import numpy as np

from rushes.engines.previz.drawing.programs import assign, program
from rushes.engines.previz.mesh import Floats, Material, Matrix, Mesh
from rushes.engines.previz.pieces import CLEAR, Pieces, cut

#: Bones of one body.
MOST_BONES = 112
#: Texture unit of the patterns of materials.
_PATTERNS = 12
_PATTERN_SIZE = 256
#: Defaults of uniforms that not everybody has a word for.
_DEFAULTS: dict[str, Any] = {
    "mirrored": False,
    "waterLevel": -10000.0,
    "rimColour": (0.0, 0.0, 0.0),
    "rimDir": (0.0, 0.0, 1.0),
    "softBox": 2.0,
    "fogColour": (0.0, 0.0, 0.0),
    "fogLit": (0.0, 0.0, 0.0),
    "fogBeta": (0.0, 0.0, 0.0),
    "lightsOn": 1.0,
    "lampsOn": 1.0,
    "lightGain": 1.0,
    "wet": 0.0,
    "stir": 0.0,
    "ripple": 0.0,
    "keyReach": 0.0,
}
#: Materials that differ in numbers alone share a shader: ``broad``, ``fine`` and ``body`` of material.glsl.
_SOFT: dict[Material, tuple[tuple[float, ...], tuple[float, ...], tuple[float, ...]]] = {
    Material.PLAIN: ((0.4, 0.05, 0.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 0.0, 0.0)),
    Material.ASPHALT: ((0.11, 0.44, 0.1, 0.0), (1.9, 0.7, 0.0), (0.0, 0.0, 0.0, 0.0)),
    Material.CONCRETE: ((0.32, 0.28, 0.06, 0.2), (1.3, 0.22, 0.0), (0.0, 0.0, 0.0, 0.0)),
    Material.FABRIC: ((0.8, 0.16, 0.0, 0.0), (13.0, 0.35, 1.0), (0.2, 0.0, 0.5, 0.0)),
    Material.GRASS: ((0.09, 0.5, 0.35, 0.0), (1.6, 0.8, 0.0), (0.25, 0.0, 0.3, 0.0)),
    Material.METAL: ((0.7, 0.0, 0.0, 0.1), (3.0, 0.12, 1.0), (0.0, 0.0, 0.0, 1.0)),
    Material.FUR: ((1.1, 0.24, 0.1, 0.0), (14.0, 0.30, 1.0), (0.2, 0.0, 0.5, 0.0)),
    Material.SKIN: ((3.0, 0.06, 0.0, 0.0), (9.0, 0.03, 0.0), (0.3, 0.0, 0.1, 0.0)),
    Material.LEAVES: ((0.9, 0.3, 0.2, 0.0), (2.0, 0.6, 0.0), (0.1, 0.45, 0.2, 0.0)),
}
_ADDED, _BLENDED = (moderngl.ONE, moderngl.ONE), (moderngl.SRC_ALPHA, moderngl.ONE_MINUS_SRC_ALPHA)
_IDENTITY = tuple(np.eye(4).ravel().tolist())


@dataclass
class Body:
    """A mesh on the device."""

    content: list[tuple[moderngl.Buffer, str, str]]
    order: moderngl.Buffer
    pieces: Pieces
    boned: bool
    #: Lowest and highest corner at rest.
    bounds: tuple[Floats, Floats]
    arrays: dict[str, moderngl.VertexArray] = field(default_factory=dict)


class Solids:
    """Owns shaders and meshes of one context. Depth test and blending are set by each call."""

    def __init__(self, context: moderngl.Context, defines: Sequence[str] = ()) -> None:
        self._context = context
        self._defines = tuple(defines)
        self._programs: dict[tuple[str, ...], moderngl.Program] = {}
        self._patterns = _patterns(context)
        self._bones = context.buffer(reserve=MOST_BONES * 48, dynamic=True)

    def still(self, mesh: Mesh, *, mirror: float | None = None, eye: Sequence[float] | None = None) -> Body:
        """``mirror``: the level at which what lies flat gives back ``mirrorMap`` (metres); ``eye``: triangles
        near it are drawn first, which hides what is behind before it costs anything."""
        return self._body(mesh, mirror, eye, boned=False)

    def boned(self, mesh: Mesh) -> Body:
        """A body that ``draw`` gives a pose. Raises ValueError for more than `MOST_BONES`."""
        if int(mesh.bones.max()) >= MOST_BONES:
            raise ValueError(f"A body has at most {MOST_BONES} bones, not {int(mesh.bones.max()) + 1}.")
        return self._body(mesh, None, None, boned=True)

    def draw(
        self,
        body: Body,
        values: Mapping[str, Any],
        matrix: Matrix | None = None,
        pose: Floats | None = None,
        *,
        clear: bool | None = None,
    ) -> None:
        """Into the bound framebuffer. ``matrix`` puts the body into the world; ``pose``: (bones, 4, 4).
        ``clear`` False leaves out glass and True draws nothing else: draw all glass after all the rest."""
        if clear and not body.pieces.clear:
            return
        context = self._context
        self._patterns.use(_PATTERNS)
        self._move(pose)
        context.depth_func = "<="
        own = {**_DEFAULTS, **values, "model": _columns(matrix), "patternMap": _PATTERNS}
        turned = matrix is not None and np.linalg.det(matrix[:3, :3]) < 0
        context.cull_face = "front" if bool(own["mirrored"]) != turned else "back"
        set_up: moderngl.VertexArray | None = None
        for piece in body.pieces.pieces:
            material = piece.material
            if clear is not None and clear is not (material in CLEAR):
                continue
            context.enable_only(moderngl.DEPTH_TEST | (moderngl.CULL_FACE if piece.closed else 0))
            beam = material is Material.BEAM
            if material in CLEAR:
                context.enable(moderngl.BLEND)
                context.blend_func = _ADDED if beam else _BLENDED
            # Beams cross one another.
            context.fbo.depth_mask = not beam
            soft = _SOFT.get(material)
            shader = Material.PLAIN if soft is not None else material
            defines = [f"MATERIAL {int(shader)}", *(["MIRROR"] if piece.mirrors else [])]
            array = self._array(body, "solid.frag", defines)
            if array is not set_up:
                assign(array.program, own)
                set_up = array
            if soft is not None:
                assign(array.program, dict(zip(("broad", "fine", "body"), soft, strict=True)))
            array.render(moderngl.TRIANGLES, vertices=piece.count, first=piece.first)
            context.fbo.depth_mask = True

    def shade(
        self, body: Body, values: Mapping[str, Any], matrix: Matrix | None = None, pose: Floats | None = None
    ) -> None:
        """Only its depth: into a map of shadows whose ``view`` and ``eye`` are given, or before it is drawn
        itself."""
        self._move(pose)
        self._context.enable_only(moderngl.DEPTH_TEST)
        self._context.depth_func = "<"
        array = self._array(body, "depth.frag", ["DEPTH"])
        assign(array.program, {**values, "model": _columns(matrix)})
        array.render(moderngl.TRIANGLES, vertices=body.pieces.casting)

    def press(
        self, body: Body, values: Mapping[str, Any], matrix: Matrix | None, pose: Floats | None
    ) -> None:
        """Flat onto a plane, as flat.frag has it; blending is the caller's. See `contact`."""
        self._move(pose)
        array = self._array(body, "flat.frag", ["FLAT"])
        assign(array.program, {**values, "model": _columns(matrix)})
        array.render(moderngl.TRIANGLES, vertices=body.pieces.casting)

    def _move(self, pose: Floats | None) -> None:
        if pose is None:
            return
        self._bones.orphan()
        self._bones.write(np.ascontiguousarray(pose[:, :3], "f4").tobytes())
        self._bones.bind_to_uniform_block(0)

    def _array(self, body: Body, fragment: str, defines: list[str]) -> moderngl.VertexArray:
        key = " ".join([fragment, *defines])
        if key not in body.arrays:
            made = self._program(fragment, (*defines, *(["BONES"] if body.boned else [])))
            # A driver drops the attributes that it finds unused.
            content = [part for part in body.content if part[2] in made]
            body.arrays[key] = self._context.vertex_array(made, content, body.order, index_element_size=4)
        return body.arrays[key]

    def _program(self, fragment: str, defines: tuple[str, ...]) -> moderngl.Program:
        key = (fragment, *defines)
        if key not in self._programs:
            made = program(self._context, "solid.vert", fragment, [*self._defines, *defines])
            self._programs[key] = made
        return self._programs[key]

    def _body(self, mesh: Mesh, mirror: float | None, eye: Sequence[float] | None, *, boned: bool) -> Body:
        order, pieces = cut(mesh, mirror, eye)
        content = [
            (mesh.points, "3f", "place"),
            (np.column_stack([mesh.normals, mesh.roughness]).astype("f2"), "4f2", "facing"),
            (np.column_stack([mesh.colours, mesh.openness]).astype("f2"), "4f2", "tone"),
        ]
        if boned:
            shares = np.clip(mesh.weights * 255.0 + 0.5, 0, 255).astype("u1")
            content += [(mesh.bones, "4u1", "joints"), (shares, "4f1", "shares")]
        buffer = self._context.buffer
        return Body(
            content=[
                (buffer(np.ascontiguousarray(rows).tobytes()), kind, name) for rows, kind, name in content
            ],
            order=buffer(mesh.triangles[order].astype("u4").tobytes()),
            pieces=pieces,
            boned=boned,
            bounds=(mesh.points.min(axis=0), mesh.points.max(axis=0)),
        )


def _columns(matrix: Matrix | None) -> tuple[float, ...]:
    return _IDENTITY if matrix is None else tuple(np.asarray(matrix, "f4").T.ravel().tolist())


def _patterns(context: moderngl.Context) -> moderngl.Texture:
    """Noise that tiles, 0 to 1 about 0.5: see material.glsl."""
    random = np.random.default_rng(5)
    line = np.fft.fftfreq(_PATTERN_SIZE, 1 / _PATTERN_SIZE)
    across, along = np.meshgrid(line, line)
    away = np.hypot(across, along)
    away[0, 0] = 1.0
    shapes = (
        away**-1.7,
        away**-0.35 * np.exp(-((away / 110.0) ** 2)),
        np.exp(-((across / 5.0) ** 2)) * (1.0 + np.abs(along)) ** -0.5,
        away**-1.2 * np.exp(-((away / 14.0) ** 2)),
    )
    channels = []
    for shape in shapes:
        shape[0, 0] = 0.0
        waves = np.fft.fft2(random.normal(size=(_PATTERN_SIZE, _PATTERN_SIZE))) * shape
        noise = np.fft.ifft2(waves).real
        channels.append(0.5 + 0.19 * noise / noise.std())
    data = np.clip(np.stack(channels, -1) * 255.0 + 0.5, 0, 255).astype("u1")
    texture = context.texture((_PATTERN_SIZE, _PATTERN_SIZE), 4, data.tobytes())
    texture.filter = (moderngl.LINEAR, moderngl.LINEAR)
    return texture
