"""Patches of a mesh (see ``mesh``) as triangles."""

from __future__ import annotations

import math

import moderngl
import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.landscape.mesh import CELLS, corners, triangles

#: Patches at a time: as many as indices of 16 bits can number.
_MOST = 65536 // (CELLS + 1) ** 2
_TRIANGLES = 2 * CELLS**2


class Grid:
    """A vertex shader gets every corner's place in its patch with the row of that patch.

    Not instances: a software renderer starts anew for each of them, which takes as long as to draw it.
    """

    def __init__(self, context: moderngl.Context) -> None:
        self._context = context
        self._corners = corners(CELLS)
        self._data = context.buffer(reserve=_MOST * len(self._corners) * 6 * 4, dynamic=True)
        self._indices = context.buffer(reserve=_MOST * _TRIANGLES * 3 * 2)
        self._faced: tuple[bool, bool, bool] | None = None

    def array(self, made: moderngl.Program) -> moderngl.VertexArray:
        """What draws patches with this program, whose inputs are ``corner`` and ``patch_``."""
        content = [(self._data, "2f 4f", "corner", "patch_")]
        return self._context.vertex_array(made, content, self._indices, index_element_size=2)

    def face(self, yaw: float) -> None:
        """The nearest triangles of each patch come first from now on, for a camera that looks along ``yaw``
        (degrees): what they hide is not shaded."""
        x, z = math.sin(math.radians(yaw)), -math.cos(math.radians(yaw))
        faced = (x >= 0, z >= 0, abs(z) > abs(x))
        if faced != self._faced:
            self._faced = faced
            shifts = np.arange(_MOST) * len(self._corners)
            order = triangles(CELLS, x, z)[None, :] + shifts[:, None]
            self._indices.write(order.astype(np.uint16).tobytes())

    def render(self, array: moderngl.VertexArray, rows: NDArray[np.float32]) -> None:
        """Draw the patches of these rows (see ``mesh.Patches``), in their order."""
        for first in range(0, len(rows), _MOST):
            some = rows[first : first + _MOST]
            data = np.empty((len(some), len(self._corners), 6), np.float32)
            data[..., :2] = self._corners
            data[..., 2:] = some[:, None]
            self._data.orphan()
            self._data.write(data.tobytes())
            array.render(moderngl.TRIANGLES, vertices=3 * _TRIANGLES * len(some))
