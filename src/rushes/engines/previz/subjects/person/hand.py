"""The flesh of a hand with fingers, for those who are looked at closely; others have mittens (`body`)."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Floats, Mesh, Point, merged
from rushes.engines.previz.shapes import ball, tube
from rushes.engines.previz.subjects.flesh.lump import Lump
from rushes.engines.previz.subjects.flesh.skin import skin
from rushes.engines.previz.subjects.person.fingers import FINGER_BONES, FINGERS, Array, Finger
from rushes.engines.previz.subjects.person.form import Form
from rushes.engines.previz.subjects.person.frame import ARMS, BONES, Frame

#: What is more or less red than the rest, times its colour.
_TIP, _NAIL = (1.06, 0.86, 0.82), (1.3, 1.12, 1.08)
#: Metres about a joint over which its bend is shared.
_SOFT = 0.0075
_SIDES = 9
_WHITE = (1.0, 1.0, 1.0)


def hands(form: Form, bones: Frame, colour: Colour) -> list[Mesh]:
    """Both; their fingers' bones come after all others, what is of the palm follows the wrist."""
    made: list[Mesh] = []
    unit = bones.unit * (0.94 + 0.06 * form.limbs)
    for number, arm in enumerate(bones.arms):
        mesh = _left(gloved="gloves" in form.wears).moved(arm.hand(unit))
        first = BONES + FINGER_BONES * number
        followed = np.where(mesh.bones == 0, ARMS[number] + 2, mesh.bones.astype(np.int64) + first - 1)
        colours = np.clip(mesh.colours * np.array(colour, np.float32), 0.0, 1.0)
        made.append(replace(mesh, bones=followed.astype(np.uint8), colours=colours.astype(np.float32)))
    return made


@cache
def _left(*, gloved: bool) -> Mesh:
    """White; bone 0 is the hand's, then three of each finger."""
    parts = [_palm()]
    for number, finger in enumerate(FINGERS):
        parts.append(_flesh(finger, 1 + 3 * number, 1.16 if gloved else 1.0))
        if not gloved:
            parts.append(_nail(finger, 3 + 3 * number))
    return merged(parts)


def _palm() -> Mesh:
    def lump(a: Point, b: Point, ra: float, rb: float, blend: float = 0.012) -> Lump:
        return Lump(a, b, ra, rb, 0, _WHITE, blend=blend)

    lumps = [
        # The wrist is round, so that it bends in the forearm's end.
        lump((0.0, -0.004, 0.002), (0.0, 0.028, 0.01), 0.0228, 0.0175),
        lump((0.0, -0.004, -0.002), (0.0, 0.028, -0.01), 0.0228, 0.0175),
        # The balls of the thumb and of the hand.
        lump((0.005, 0.026, 0.017), (0.009, 0.05, 0.032), 0.0165, 0.0135),
        lump((0.005, 0.026, -0.02), (0.003, 0.06, -0.027), 0.0155, 0.0125),
    ]
    for finger in FINGERS[1:]:
        x, y, z = (float(c) for c in finger.root)
        lumps.append(lump((0.0, 0.02, 0.5 * z), (x, y - 0.004, z), 0.0145, 0.0112))
        # Its knuckle.
        lumps.append(lump((x - 0.003, y - 0.003, z), (x - 0.003, y + 0.001, z), 0.0098, 0.0095, 0.006))
    return skin(lumps, triangles=800, roughness=0.8, mixed=0.0)


def _flesh(finger: Finger, first: int, thick: float) -> Mesh:
    a, b, c = finger.lengths
    whole = a + b + c
    low, high = (thick * r for r in finger.radii)

    def radius(s: float) -> float:
        return low + (high - low) * s / whole

    rings = [
        (-0.016, 0.8 * low), (-0.006, low), (0.25 * a, 1.02 * low), (0.6 * a, 0.95 * radius(0.6 * a)),
        (a - 0.006, 0.99 * radius(a)), (a, 1.05 * radius(a)), (a + 0.006, 0.99 * radius(a)),
        (a + 0.55 * b, 0.95 * radius(a + 0.5 * b)), (a + b - 0.005, radius(a + b)),
        (a + b + 0.003, 1.01 * radius(a + b)), (a + b + 0.45 * c, 1.03 * high),
        (a + b + 0.74 * c, 0.94 * high), (a + b + 0.9 * c, 0.68 * high), (whole, 0.22 * high),
    ]  # fmt: skip
    at = np.array([s for s, _ in rings])
    way = finger.root + at[:, None] * finger.way
    mesh = tube(way.tolist(), [r for _, r in rings], sides=_SIDES, roughness=0.8)
    s = (mesh.points - finger.root) @ finger.way
    bones, weights = _shared(s, finger, first)
    share = np.clip((s - a - b) / c, 0.0, 1.0)[:, None]
    tips = 1.0 + share * (np.array(_TIP) - 1.0)
    return replace(mesh, bones=bones, weights=weights, colours=tips.astype(np.float32))


def _shared(s: Array, finger: Finger, first: int) -> tuple[NDArray[np.uint8], Floats]:
    """Bones and weights at ``s`` metres from the root: of the palm and of each bone after the other."""
    a, b, _ = finger.lengths
    passed = np.stack([np.clip((s - joint) / (2.0 * _SOFT) + 0.5, 0.0, 1.0) for joint in (0.0, a, a + b)], -1)
    passed = passed * passed * (3.0 - 2.0 * passed)
    weights = np.stack(
        [1.0 - passed[:, 0], passed[:, 0] - passed[:, 1], passed[:, 1] - passed[:, 2], passed[:, 2]], -1
    )
    bones = np.tile(np.array([0, first, first + 1, first + 2], np.uint8), (len(s), 1))
    return bones, weights.astype(np.float32)


def _nail(finger: Finger, bone: int) -> Mesh:
    c, r = finger.lengths[2], finger.radii[1]
    middle = finger.joint(2) + 0.6 * c * finger.way - 0.9 * r * finger.inward
    place = np.eye(4)
    place[:3, 0], place[:3, 1] = finger.inward, finger.way
    place[:3, 2] = np.cross(finger.inward, finger.way)
    place[:3, 3] = middle
    return ball(0.16 * r, 0.3 * c, 0.62 * r, sides=8, colour=_NAIL, roughness=0.35, bone=bone).moved(place)
