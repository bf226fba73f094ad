"""The kinds of subjects and the nouns that mean them: plain data, see `subjects.making` for the bodies."""

from __future__ import annotations

from rushes.engines.previz.subjects.catalogue.animals import ANIMALS
from rushes.engines.previz.subjects.catalogue.characters import CHARACTERS
from rushes.engines.previz.subjects.catalogue.growing import GROWING
from rushes.engines.previz.subjects.catalogue.kind import Home, Kind
from rushes.engines.previz.subjects.catalogue.machines import MACHINES
from rushes.engines.previz.subjects.catalogue.people import PEOPLE
from rushes.engines.previz.subjects.catalogue.things import THINGS

__all__ = ["CHARACTERS", "KINDS", "NOUNS", "Home", "Kind"]

#: By name.
KINDS = {kind.name: kind for kind in (*ANIMALS, *PEOPLE, *MACHINES, *GROWING, *THINGS, *CHARACTERS)}
#: Every noun, singular and in lower case, with the kind that it means.
NOUNS = {noun: kind for kind in KINDS.values() for noun in kind.nouns}
