"""What some cars carry: signs, lights, cargo, ladders, turrets."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import numpy as np
from numpy.typing import NDArray

from rushes.engines.previz.mesh import Colour, Material, Mesh, Point, linear
from rushes.engines.previz.shapes import box, cylinder, lathe, scale, shift, tube, turn
from rushes.engines.previz.subjects.loft import loft
from rushes.engines.previz.subjects.vehicle.form import Car
from rushes.engines.previz.subjects.vehicle.parts import BLUE, DARK, GLASS, RED, lamp

STEEL: Colour = (0.5, 0.51, 0.53)


def _taxi_sign(shape: Car) -> Iterator[Mesh]:
    top = max(station[2] for station in shape.cabin)
    yield box(0.42, 0.13, 0.2, colour=(1.6, 1.3, 0.5), material=Material.LIGHT).moved(
        shift(0.0, top - 0.01, 0.0)
    )


def _blue_lights(shape: Car) -> Iterator[Mesh]:
    top = max(max(station[2] for station in shape.cabin), max(station[2] for station in shape.hull))
    z = 0.0 if "boxed" not in shape.extras else 0.3
    yield box(1.1, 0.06, 0.26, colour=DARK).moved(shift(0.0, top - 0.02, z))
    for side, colour in ((1, BLUE), (-1, RED)):
        yield lamp(0.24, 0.09, 0.11, (side * 0.29, top + 0.07, z), colour)


def _spoiler(shape: Car) -> Iterator[Mesh]:
    back = shape.hull[1]
    yield box(1.5, 0.035, 0.26, colour=shape.colour, roughness=0.25).moved(
        shift(0.0, back[2] + 0.2, back[0] + 0.12)
    )
    for side in (1, -1):
        yield box(0.04, 0.25, 0.16, colour=DARK).moved(shift(side * 0.55, back[2] - 0.04, back[0] + 0.14))


def _cargo(shape: Car) -> Iterator[Mesh]:
    """A lorry's box behind the cab."""
    hull = (
        (-4.6, 0.75, 3.3, 1.2),
        (-4.58, 0.72, 3.34, 1.22),
        (0.98, 0.72, 3.34, 1.22),
        (1.0, 0.75, 3.3, 1.2),
    )
    yield loft(hull, square=14.0, sides=40, sharp=True, colour=shape.second, roughness=0.6)
    yield box(1.9, 0.3, 6.6, colour=DARK).moved(shift(0.0, 0.5, -1.4))


def _open_bed(shape: Car) -> Iterator[Mesh]:
    yield box(1.5, 0.02, 1.5, colour=DARK, roughness=0.9).moved(shift(0.0, 1.0, -1.55))


def _ladder(shape: Car) -> Iterator[Mesh]:
    for side in (1, -1):
        yield box(0.07, 0.07, 5.6, colour=(0.6, 0.6, 0.62), material=Material.METAL).moved(
            shift(side * 0.35, 3.42, -1.6)
        )
    for i in range(12):
        yield box(0.7, 0.05, 0.05, colour=(0.6, 0.6, 0.62), material=Material.METAL).moved(
            shift(0.0, 3.43, -4.2 + 0.47 * i)
        )


def _cross(shape: Car) -> Iterator[Mesh]:
    half = max(station[3] for station in shape.hull)
    for side in (1, -1):
        for y, z in ((0.5, 0.16), (0.16, 0.5)):
            yield box(0.03, y, z, colour=(0.7, 0.03, 0.03)).moved(
                shift(side * (half + 0.002), 1.35 - 0.5 * y, -1.0)
            )


def _band(shape: Car) -> Iterator[Mesh]:
    half = max(station[3] for station in shape.hull)
    for side in (1, -1):
        yield box(0.02, 0.14, 3.0, colour=shape.second).moved(shift(side * half, 0.85, -0.85))


def _turret(shape: Car) -> Iterator[Mesh]:
    dome = lathe(
        [(1.05, 0.0), (1.0, 0.35), (0.6, 0.6), (0.0, 0.66)], sides=24, colour=shape.colour, roughness=0.8
    )
    yield dome.moved(shift(0.0, 1.45, -0.3) @ scale(1.0, 1.0, 1.2))
    yield cylinder(0.09, 3.2, sides=14, colour=shape.colour).moved(shift(0.0, 1.75, 0.6) @ turn("x", 86.0))
    for side in (1, -1):
        track = loft(
            (
                (-2.9, 0.5, 0.75, 0.25),
                (-2.6, 0.06, 1.02, 0.27),
                (2.5, 0.06, 1.02, 0.27),
                (2.9, 0.5, 0.8, 0.25),
            ),
            square=5.0,
            sharp=True,
            colour=DARK,
            roughness=0.9,
        )
        yield track.moved(shift(side * 1.3, 0.0, 0.0))


def _farm(shape: Car) -> Iterator[Mesh]:
    """A tractor's cab, its exhaust and its large rear wheels' guards."""
    for x in (-0.62, 0.62):
        for z in (-1.2, 0.05):
            yield box(0.07, 1.3, 0.07, colour=DARK).moved(shift(x, 1.35, z))
    yield loft(
        ((-1.4, 2.62, 2.7, 0.72), (-1.3, 2.58, 2.76, 0.78), (0.2, 2.58, 2.76, 0.78), (0.3, 2.62, 2.7, 0.72)),
        square=5.0,
        colour=shape.colour,
        roughness=0.3,
    )
    yield box(1.2, 1.15, 1.2, colour=GLASS, material=Material.GLASS, roughness=0.08).moved(
        shift(0.0, 1.42, -0.58)
    )
    yield cylinder(0.05, 1.1, sides=12, colour=DARK).moved(shift(0.28, 1.5, 0.95))


def _open(shape: Car) -> Iterator[Mesh]:
    """What is seen where there is no roof: the dark inside and the seats."""
    leather: Colour = (0.16, 0.09, 0.05)
    yield loft(
        ((-1.35, 0.6, 0.9, 0.45), (-1.2, 0.6, 0.91, 0.56), (0.35, 0.6, 0.885, 0.58), (0.5, 0.6, 0.88, 0.5)),
        square=7.0,
        colour=DARK,
        roughness=0.9,
    )
    for x, z, high in ((0.36, -0.46, 0.5), (-0.36, -0.46, 0.5), (0.32, -1.22, 0.34), (-0.32, -1.22, 0.34)):
        back = loft(
            ((-0.08, 0.0, high - 0.05, 0.2), (-0.04, 0.0, high, 0.25), (0.07, 0.0, high - 0.04, 0.22)),
            square=4.0,
            colour=leather,
            roughness=0.6,
        )
        yield back.moved(shift(x, 0.7, z) @ turn("x", -12.0))


def _pane(wide: float, high: float, at: Point, *, tip: float = 0.0, aside: bool = False) -> Mesh:
    """Dark glass on a body that nobody looks into; it faces forward, or to a side."""
    pane = box(wide, high, 0.03, colour=GLASS, roughness=0.06)
    return pane.moved(shift(*at) @ turn("y", 90.0 if aside else 0.0) @ turn("x", tip))


def _van_panes(shape: Car) -> Iterator[Mesh]:
    yield _pane(1.5, 0.86, (0.0, 1.2, 2.0), tip=-46.0)
    for side in (1, -1):
        yield _pane(0.8, 0.5, (side * 0.985, 1.35, 0.95), aside=True)
    for side in (1, -1):
        yield _pane(0.6, 0.55, (side * 0.42, 1.45, -2.575))


def _truck_panes(shape: Car) -> Iterator[Mesh]:
    yield _pane(1.9, 0.72, (0.0, 1.62, 3.06), tip=-20.0)
    for side in (1, -1):
        yield _pane(0.8, 0.62, (side * 1.165, 1.65, 2.3), aside=True)


def _coach(shape: Car) -> Iterator[Mesh]:
    """A bus's roof on its pillars, and the seats behind its windows."""
    low, high = shape.hull[3][2], 2.36
    yield loft(
        tuple((z, high, 2.97 - drop, half) for z, drop, half in (
            (-5.4, 0.3, 1.1), (-5.3, 0.1, 1.22), (-4.5, 0.02, 1.27), (0.0, 0.0, 1.27), (4.5, 0.02, 1.27),
            (5.35, 0.1, 1.22), (5.45, 0.3, 1.1),
        )),
        square=7.0,
        colour=shape.colour,
        roughness=0.25,
    )  # fmt: skip
    for side in (1, -1):
        for z in (-5.2, -3.6, -1.7, 0.2, 2.1, 4.0):
            yield box(0.05, high - low + 0.2, 0.14, colour=DARK).moved(shift(side * 1.22, low - 0.1, z))
        yield box(0.06, high - low + 0.2, 0.1, colour=DARK).moved(shift(side * 1.12, low - 0.1, 5.3))
        for z in (3.2, 1.3, -0.6, -2.5, -4.2):
            seat = box(0.9, 0.62, 0.12, colour=(0.05, 0.09, 0.2), roughness=0.8)
            yield seat.moved(shift(side * 0.7, low - 0.2, z - 0.1))
    yield box(1.5, 0.26, 0.04, colour=DARK).moved(shift(0.0, 2.5, 5.44))
    yield box(1.1, 0.14, 0.04, colour=(1.5, 0.9, 0.2), material=Material.LIGHT).moved(shift(0.0, 2.56, 5.45))


def _beam(start: Point, end: Point, thick: float, colour: Colour) -> Mesh:
    return tube([start, end], [thick, thick], sides=4, colour=colour, roughness=0.5)


def _arm(shape: Car) -> Iterator[Mesh]:
    """A digger's two booms and its bucket."""
    elbow, wrist = (0.0, 3.1, 2.7), (0.0, 1.5, 3.9)
    yield _beam((0.0, 1.3, 1.2), elbow, 0.2, shape.colour)
    yield _beam(elbow, wrist, 0.15, shape.colour)
    yield _beam((0.0, 1.5, 1.5), (0.0, 2.8, 2.2), 0.06, STEEL)
    bucket = box(0.8, 0.55, 0.55, colour=DARK, roughness=0.7)
    yield bucket.moved(shift(0.0, 0.85, 3.8) @ turn("x", 24.0))
    for x in (-0.3, 0.0, 0.3):
        yield _beam((x, 0.9, 4.05), (x, 0.72, 4.25), 0.05, STEEL)


def _forks(shape: Car) -> Iterator[Mesh]:
    """A mast, and a pallet with a box on the tines."""
    for side in (1, -1):
        yield box(0.1, 2.5, 0.12, colour=DARK, material=Material.METAL).moved(shift(0.34 * side, 0.15, 1.05))
        yield box(0.12, 0.05, 1.1, colour=STEEL, material=Material.METAL).moved(shift(0.26 * side, 0.4, 1.6))
    for y in (0.5, 2.55):
        yield box(0.8, 0.12, 0.1, colour=DARK, material=Material.METAL).moved(shift(0.0, y, 1.07))
    yield box(0.95, 0.1, 0.95, colour=linear("#a8814f"), material=Material.WOOD).moved(shift(0.0, 0.45, 1.7))
    yield box(0.8, 0.7, 0.8, colour=linear("#b98a54"), roughness=0.9).moved(shift(0.0, 0.55, 1.7))


def _boom(shape: Car) -> Iterator[Mesh]:
    """A lattice that reaches high and ahead, with a hook on its rope."""
    foot, head = np.array([0.0, 1.5, -0.9]), np.array([0.0, 8.4, 4.6])
    corners = [np.array([x, y, 0.0]) for x in (-0.28, 0.28) for y in (-0.22, 0.22)]
    for corner in corners:
        yield _beam(_point(foot + corner), _point(head + 0.5 * corner), 0.05, shape.colour)
    for step in range(12):
        first, second = foot + (head - foot) * step / 12, foot + (head - foot) * (step + 1) / 12
        for i, j in ((0, 1), (2, 3), (0, 2)):
            one, other = corners[i], corners[j]
            yield _beam(_point(first + 0.85 * one), _point(second + 0.85 * other), 0.025, shape.colour)
    yield _beam(_point(head), (0.0, 3.2, 4.6), 0.015, DARK)
    yield box(0.25, 0.35, 0.25, colour=DARK).moved(shift(0.0, 2.9, 4.6))


def _point(at: NDArray[np.float64]) -> Point:
    return (float(at[0]), float(at[1]), float(at[2]))


EXTRAS: dict[str, Callable[[Car], Iterator[Mesh]]] = {
    "taxi": _taxi_sign,
    "police": _blue_lights,
    "spoiler": _spoiler,
    "cargo": _cargo,
    "bed": _open_bed,
    "ladder": _ladder,
    "cross": _cross,
    "stripe": _band,
    "turret": _turret,
    "farm": _farm,
    "arm": _arm,
    "open": _open,
    "coach": _coach,
    "van panes": _van_panes,
    "truck panes": _truck_panes,
    "forks": _forks,
    "boom": _boom,
}
