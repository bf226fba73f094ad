"""What somebody is drawn on; of cars nobody sees who drives."""

from __future__ import annotations

from rushes.engines.previz.subjects.catalogue import KINDS

#: What is stood on.
BOARDS = frozenset(("skateboard", "surfboard", "snowboard"))
_OTHERS = BOARDS | {"bicycle", "motorcycle", "dragon", "ostrich"}


def rideable(kind: str) -> bool:
    return KINDS[kind].family == "quadruped" or kind in _OTHERS
