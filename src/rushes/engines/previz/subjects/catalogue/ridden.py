"""What somebody is drawn on; of cars nobody sees who drives."""

from __future__ import annotations

from rushes.engines.previz.subjects.catalogue import KINDS

#: What is stood on: how high its top is, and metres a second.
BOARDS: dict[str, tuple[float, float]] = {
    "skateboard": (0.12, 3.4),
    "surfboard": (0.05, 4.5),
    "snowboard": (0.03, 6.0),
    "lily pad": (0.012, 0.0),
}
_OTHERS = BOARDS.keys() | {"bicycle", "motorcycle", "dragon", "ostrich"}


def rideable(kind: str) -> bool:
    return KINDS[kind].family == "quadruped" or kind in _OTHERS
