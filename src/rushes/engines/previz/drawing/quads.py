"""Many small rectangles, each made of one row of numbers: trees, leaves, drops, stars."""

from __future__ import annotations

import moderngl
import numpy as np
from numpy.typing import NDArray


class Quads:
    """A vertex shader gets every row four times and finds its corner in the last two bits of ``gl_VertexID``.

    Not instances: a software renderer starts anew for each of them, which takes longer than drawing it.
    """

    def __init__(
        self,
        context: moderngl.Context,
        made: moderngl.Program,
        layout: str,
        names: tuple[str, ...],
        most: int,
    ) -> None:
        #: Bytes of a row, all of it 32-bit floats.
        width = 4 * sum(int(part[:-1]) for part in layout.split())
        self._data = context.buffer(reserve=4 * width * most, dynamic=True)
        corners = np.array([0, 1, 2, 2, 1, 3], "u4")
        indices = (4 * np.arange(most, dtype="u4")[:, None] + corners).tobytes()
        self._indices = context.buffer(indices)
        self._mesh = context.vertex_array(made, [(self._data, layout, *names)], self._indices)
        self.program = made

    def write(self, rows: NDArray[np.float32]) -> None:
        """Rows to draw from now on; at most as many as were announced."""
        self._data.orphan()
        self._data.write(np.repeat(rows, 4, axis=0).tobytes())

    def render(self, count: int) -> None:
        """The first ``count`` rows, in their order."""
        self._mesh.render(moderngl.TRIANGLES, vertices=6 * count)

    def release(self) -> None:
        for made in (self._mesh, self._indices, self._data):
            made.release()
