"""Triangles as plain arrays: what places and subjects are built of, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Self

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
#: 4x4, applied to columns: ``matrix @ (x, y, z, 1)``.
Matrix = NDArray[np.float64]
#: Metres.
Point = tuple[float, float, float]
#: Linear: albedo from 0 to 1, or light.
Colour = tuple[float, float, float]


class Material(IntEnum):
    """What the shader lays over a vertex's own colour; patterns follow the position at rest."""

    PLAIN = 0
    WOOD = 1
    BRICK = 2
    TILES = 3
    ASPHALT = 4
    CONCRETE = 5
    FABRIC = 6
    GRASS = 7
    GLASS = 8
    METAL = 9
    #: A wall of windows, some of them lit at night.
    FACADE = 10
    FUR = 11
    SKIN = 12
    LEAVES = 13
    #: Shines of itself: its colour is light.
    LIGHT = 14
    #: Air that a lamp shines through: its colour is light that is added to what is behind.
    BEAM = 15
    #: A window's pane, its colour times the light outside: smooth shows what is far, rough is milky.
    VIEW = 16
    #: A lampshade or a bulb: its colour is the light that it sends when the room's lamps are lit.
    LAMP = 17


@dataclass(frozen=True)
class Mesh:
    """``n`` vertices, ``m`` triangles. Metres; y up. Front faces are counterclockwise seen from outside."""

    #: (n, 3)
    points: Floats
    #: (n, 3), unit length.
    normals: Floats
    #: (n, 3), linear albedo 0 to 1; of a LIGHT its radiance, which may be more.
    colours: Floats
    #: (n,), 0 mirror to 1 chalk.
    roughness: Floats
    #: (n,) of `Material`.
    materials: NDArray[np.uint8]
    #: (n,), share of the open sky that a vertex sees: 1 everywhere unless it was reckoned.
    openness: Floats
    #: (m, 3)
    triangles: NDArray[np.uint32]
    #: (n, 4) numbers of bones and their weights, which add up to 1; all of bone 0 unless it was rigged.
    bones: NDArray[np.uint8]
    weights: Floats

    @classmethod
    def of(
        cls,
        points: NDArray[np.floating],
        triangles: NDArray[np.integer],
        normals: NDArray[np.floating] | None = None,
        *,
        colour: tuple[float, float, float] = (0.5, 0.5, 0.5),
        roughness: float = 0.8,
        material: Material = Material.PLAIN,
        bone: int = 0,
    ) -> Self:
        """One colour and material for all. Without ``normals`` it is flat: triangles share no vertices."""
        at, faces = np.asarray(points, np.float32), np.asarray(triangles, np.uint32)
        if normals is None:
            at = at[faces].reshape(-1, 3)
            faces = np.arange(len(at), dtype=np.uint32).reshape(-1, 3)
            across = np.cross(at[1::3] - at[::3], at[2::3] - at[::3])
            normals = np.repeat(across, 3, axis=0)
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        count = len(at)
        weights = np.zeros((count, 4), np.float32)
        weights[:, 0] = 1.0
        bones = np.zeros((count, 4), np.uint8)
        bones[:, 0] = bone
        return cls(
            points=at,
            normals=(normals / np.maximum(length, 1e-9)).astype(np.float32),
            colours=np.tile(np.asarray(colour, np.float32), (count, 1)),
            roughness=np.full(count, roughness, np.float32),
            materials=np.full(count, material, np.uint8),
            openness=np.ones(count, np.float32),
            triangles=faces,
            bones=bones,
            weights=weights,
        )

    def moved(self, matrix: Matrix) -> Self:
        """Turned, scaled and shifted."""
        turn = matrix[:3, :3]
        normals = self.normals @ np.linalg.inv(turn)
        length = np.linalg.norm(normals, axis=1, keepdims=True)
        triangles = self.triangles if np.linalg.det(turn) > 0 else self.triangles[:, ::-1]
        return replace(
            self,
            points=(self.points @ turn.T + matrix[:3, 3]).astype(np.float32),
            normals=(normals / np.maximum(length, 1e-9)).astype(np.float32),
            triangles=np.ascontiguousarray(triangles),
        )

    def posed(self, pose: Floats, every: int = 1) -> Floats:
        """Where its points are, or one in ``every`` of them, in a pose: (bones, 4, 4), applied to columns."""
        weights, bones = self.weights[::every], self.bones[::every]
        points = np.concatenate([self.points[::every], np.ones((len(weights), 1), np.float32)], axis=1)
        moved = np.einsum("nbij,nj->nbi", pose[bones, :3], points)
        return np.asarray(np.einsum("nb,nbi->ni", weights, moved), np.float32)

    @property
    def height(self) -> float:
        """Metres from its lowest to its highest point."""
        return float(np.ptp(self.points[:, 1]))


def merged(meshes: list[Mesh]) -> Mesh:
    """All as one; raises ValueError for none."""
    starts = np.cumsum([0, *(len(mesh.points) for mesh in meshes[:-1])])
    triangles = [mesh.triangles + np.uint32(start) for mesh, start in zip(meshes, starts, strict=True)]
    return Mesh(
        points=np.concatenate([mesh.points for mesh in meshes]),
        normals=np.concatenate([mesh.normals for mesh in meshes]),
        colours=np.concatenate([mesh.colours for mesh in meshes]),
        roughness=np.concatenate([mesh.roughness for mesh in meshes]),
        materials=np.concatenate([mesh.materials for mesh in meshes]),
        openness=np.concatenate([mesh.openness for mesh in meshes]),
        triangles=np.concatenate(triangles),
        bones=np.concatenate([mesh.bones for mesh in meshes]),
        weights=np.concatenate([mesh.weights for mesh in meshes]),
    )


def linear(colour: str) -> tuple[float, float, float]:
    """``#rrggbb`` as linear light, 0 to 1."""
    red, green, blue = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))

    def opened(x: float) -> float:
        return x / 12.92 if x <= 0.04045 else float(((x + 0.055) / 1.055) ** 2.4)

    return opened(red), opened(green), opened(blue)
