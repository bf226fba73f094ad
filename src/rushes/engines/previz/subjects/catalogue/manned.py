"""Where people sit and stand in what drives, floats and flies, driver first."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Way(StrEnum):
    """How somebody is aboard."""

    #: Hands on a wheel.
    DRIVES = "drives"
    SITS = "sits"
    #: With both oars of a rowing boat, back to its bow.
    ROWS = "rows"
    STANDS = "stands"


@dataclass(frozen=True)
class Berth:
    """Metres in the vehicle's own space: of the hips, or of the feet of who stands."""

    at: tuple[float, float, float]
    way: Way = Way.SITS
    #: Degrees to the left of where the vehicle goes that they face.
    turned: float = 0.0
    #: Degrees that they lean back.
    back: float = 6.0


def _pair(x: float, y: float, z: float, back: float = 6.0) -> tuple[Berth, ...]:
    """A driver on the left and somebody beside."""
    return Berth((x, y, z), Way.DRIVES, back=back), Berth((-x, y, z), back=back)


def _bench(x: float, y: float, z: float) -> tuple[Berth, ...]:
    return Berth((x, y, z)), Berth((-x, y, z))


_CAR = (*_pair(0.36, 0.53, -0.1, 14.0), *_bench(0.34, 0.5, -0.85))
_BUS = (
    Berth((0.7, 1.4, 4.5), Way.DRIVES),
    *(Berth((x, 1.4, z)) for z in (3.4, 1.5, -0.4, -2.3) for x in (-0.85, 0.85)),
)
_DECK = tuple(
    Berth((x, 7.5, z), Way.STANDS, turn)
    for x, z, turn in (
        (2.6, 27.0, 70.0), (1.2, 31.0, 10.0), (3.4, 24.0, 90.0), (-2.2, 28.0, -60.0), (0.4, 29.0, 100.0),
        (-3.0, 25.0, -90.0), (1.9, 25.4, 130.0), (-0.8, 32.0, -10.0),
    )
)  # fmt: skip
BERTHS: dict[str, tuple[Berth, ...]] = {
    "car": _CAR,
    "taxi": _CAR,
    "police car": _CAR,
    "sports car": _pair(0.34, 0.34, -0.25, 26.0),
    "convertible": (*_pair(0.36, 0.46, -0.18, 10.0), *_bench(0.32, 0.5, -0.95)),
    "suv": (*_pair(0.4, 0.8, 0.0), *_bench(0.38, 0.8, -0.95)),
    "vintage car": (*_pair(0.3, 0.7, -0.1), *_bench(0.3, 0.66, -0.8)),
    "pickup": _pair(0.38, 0.72, 0.1),
    "bus": _BUS,
    "tractor": (Berth((0.0, 1.62, -0.62), Way.DRIVES),),
    "excavator": (Berth((0.0, 1.62, -0.62), Way.DRIVES),),
    "forklift": (Berth((0.0, 1.62, -0.62), Way.DRIVES),),
    "go-kart": (Berth((0.0, 0.34, -0.25), Way.DRIVES, back=20.0),),
    "rowing boat": (
        Berth((0.0, 0.53, 0.5), Way.ROWS, 180.0, 0.0),
        Berth((0.0, 0.53, -1.0), back=0.0),
        Berth((0.0, 0.53, 1.15), Way.SITS, 180.0, 0.0),
    ),
    "sailboat": (
        Berth((0.55, 1.0, -2.3), Way.SITS, -70.0, 4.0),
        Berth((-0.6, 1.0, -1.9), Way.SITS, 80.0, 4.0),
        Berth((0.6, 1.0, -1.6), Way.SITS, -80.0, 4.0),
    ),
    "speedboat": (*_pair(0.36, 0.62, -0.15), Berth((0.0, 0.62, -0.85))),
    "ship": _DECK,
    "pirate ship": (
        Berth((0.0, 4.1, -6.4), Way.STANDS),
        *(Berth((x, 2.62, z), Way.STANDS, turn) for x, z, turn in ((1.4, 2.2, 80.0), (-1.2, 0.6, -90.0))),
        *(Berth((x, 2.62, z), Way.STANDS, turn) for x, z, turn in ((1.6, -2.4, 100.0), (-0.6, 5.6, 0.0))),
    ),
    "hot-air balloon": (
        Berth((0.22, 0.1, 0.1), Way.STANDS, 60.0),
        Berth((-0.25, 0.1, -0.15), Way.STANDS, -100.0),
    ),
}  # fmt: skip
#: What never goes without somebody: nobody would believe it.
HELMED = BERTHS.keys() - {"ship", "pirate ship"}
#: What runs on rails.
RAILED = frozenset({"train", "steam train", "tram"})
