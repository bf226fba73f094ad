"""The port of a subject: a body with bones, and how it moves."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from rushes.engines.previz.mesh import Floats, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.gait import Footfalls
from rushes.engines.previz.subjects.joints import Vector


class Actor(Protocol):
    """One body. Its own space: metres, feet on y = 0 (or its lowest point), facing +z, its left towards +x.

    A function of its kind, colour, size and seed alone; made once for a clip, so it may cost half a second.
    """

    #: At rest; ``bones`` of its vertices count the matrices of `pose`.
    mesh: Mesh
    #: Its face, or what a close shot is of.
    face: tuple[float, float, float]
    #: Height and length (along z) in metres, as a camera has to frame it.
    height: float
    length: float

    def pace(self, action: Action) -> float:
        """Metres a second that it goes forward so that no foot slides; 0 on the spot."""
        ...

    def pose(self, action: Action, t: float) -> Floats:
        """(bones, 4, 4) at ``t`` seconds, applied to columns of points at rest. Never jumps in ``t``.

        It says what the whole body does on the spot (a hop, a bank, a sway); where it goes is not its to say.
        """
        ...

    def footfalls(self, action: Action) -> Footfalls | None:
        """When its feet come down in this action; None where none does, or none is heard."""
        ...


@runtime_checkable
class Handed(Protocol):
    """An actor with hands that do something."""

    def hands(self, pose: Floats) -> Vector:
        """The middle of what they do in this pose, in its own space; one that hangs counts for little."""
        ...
