"""The port of a thing that a person has to do with."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from rushes.engines.previz.mesh import Floats, Matrix, Mesh
from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.actor import Actor
from rushes.engines.previz.subjects.person.posture import Posture


class Part(Protocol):
    """In the person's own space: metres, y up, facing +z, its left towards +x."""

    #: With bones of its own, from 0.
    mesh: Mesh

    def settle(self, p: Posture, action: Action, t: float) -> None:
        """Make the person's posture what the thing asks for."""
        ...

    def pose(self, action: Action, t: float, chest: Matrix) -> Floats:
        """(bones, 4, 4); ``chest`` takes a place of the person's chest at rest to where it is."""
        ...


def frozen(actor: Actor, action: Action = Action.STAND, t: float = 0.0) -> Mesh:
    """What the actor looks like at one moment, all of bone 0."""
    return posed(actor.mesh, actor.pose(action, t))


def posed(mesh: Mesh, pose: Floats) -> Mesh:
    """The mesh as its bones ``pose`` it, all of bone 0."""
    blended = (pose[mesh.bones] * mesh.weights[..., None, None]).sum(axis=1)
    points = np.einsum("nij,nj->ni", blended[:, :3, :3], mesh.points) + blended[:, :3, 3]
    normals = np.einsum("nij,nj->ni", blended[:, :3, :3], mesh.normals)
    still = Mesh.of(points, mesh.triangles, normals)
    return Mesh(
        points=still.points, normals=still.normals, colours=mesh.colours, roughness=mesh.roughness,
        materials=mesh.materials, openness=mesh.openness, triangles=mesh.triangles, bones=still.bones,
        weights=still.weights,
    )  # fmt: skip
