"""Those whom a caller brings along: a clip shows who it is, a name in the prompt calls it."""

from __future__ import annotations

from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.catalogue.kind import PERSON, THING, Home, Kind

#: As many as a request may have; their nouns stand in the prompt where their names stood.
CHARACTERS = tuple(
    Kind(name, (name,), "character", name, Home.GROUND, Action.STAND, PERSON | THING)
    for name in ("characterone", "charactertwo")
)
