"""What a camera sees of the world: its turn, its projection, and the ground before it."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.camera import Pose

Matrix = NDArray[np.floating[Any]]


#: Metres to what is seen farthest of a landscape.
FARTHEST = 60000.0


def turning(pose: Pose) -> Matrix:
    """Rows right, up, back of the camera, in the world."""
    yaw, pitch, roll = (math.radians(a) for a in (pose.yaw, pose.pitch, pose.roll))
    ahead = np.array([math.sin(yaw) * math.cos(pitch), math.sin(pitch), -math.cos(yaw) * math.cos(pitch)])
    right = np.array([math.cos(yaw), 0.0, math.sin(yaw)])
    up = np.cross(right, ahead)
    c, s = math.cos(roll), math.sin(roll)
    return np.stack([c * right - s * up, s * right + c * up, -ahead])


def projection(fov: float, aspect: float, near: float = 2.0, far: float = FARTHEST) -> Matrix:
    """``fov`` is the vertical angle of view, degrees; metres to what is seen nearest and farthest."""
    f = 1.0 / math.tan(math.radians(fov) / 2)
    return np.array(
        [
            [f / aspect, 0, 0, 0],
            [0, f, 0, 0],
            [0, 0, (far + near) / (near - far), 2 * far * near / (near - far)],
            [0, 0, -1, 0],
        ]
    )


def viewing(pose: Pose, aspect: float) -> Matrix:
    """Turns and projects what is relative to the eye."""
    turn = np.eye(4)
    turn[:3, :3] = turning(pose)
    return projection(pose.fov, aspect, pose.near) @ turn


def columns(matrix: Matrix) -> tuple[float, ...]:
    return tuple(matrix.T.astype("f4").ravel().tolist())


def wedge(pose: Pose, aspect: float) -> NDArray[np.float32]:
    """Half-planes of the ground that hold all that the camera sees (see ``Levels.select``)."""
    rows = turning(pose)
    tan = math.tan(math.radians(pose.fov) / 2)
    corners = [rows[0] * x * tan * aspect + rows[1] * y * tan - rows[2] for x in (-1, 1) for y in (-1, 1)]
    yaw = math.radians(pose.yaw)
    angles = [math.atan2(c[0], -c[2]) - yaw for c in corners]
    angles = [(a + math.pi) % math.tau - math.pi for a in angles]
    if max(abs(a) for a in angles) > 1.4:
        return np.zeros((0, 3), "f4")
    low, high = min(angles) - 0.03 + yaw, max(angles) + 0.03 + yaw
    margin = 30.0
    return np.array(
        [
            [math.cos(low), math.sin(low), margin],
            [-math.cos(high), -math.sin(high), margin],
        ],
        "f4",
    )
