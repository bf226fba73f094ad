"""Everything that the director knows, as tables: one file an idea."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon import (
    actions,
    amounts,
    camera,
    colours,
    framing,
    geography,
    grammar,
    light,
    lighting,
    look,
    looks,
    music,
    outside,
    places,
    publicrooms,
    sets,
    sounds,
    subjects,
    weather,
)
from rushes.engines.previz.understand.lexicon.grammar import FILLERS
from rushes.engines.previz.understand.terms import Lexicon

#: What is said of the picture as a whole. No phrase stands in two of them.
SCENE_TABLES = (
    grammar,
    light,
    lighting,
    weather,
    places,
    sets,
    outside,
    publicrooms,
    geography,
    look,
    looks,
    framing,
    music,
    camera,
)
#: What is said of those who are in it. "Blue" is a colour of theirs, and without them a cold light.
CAST_TABLES = (subjects, actions, colours, amounts)

LEXICON = Lexicon(term for table in SCENE_TABLES for term in table.TERMS)
NOUNS = Lexicon(subjects.TERMS)
MODIFIERS = Lexicon(term for table in (colours, amounts) for term in table.TERMS)
VERBS = Lexicon(actions.TERMS)
SOUNDS = Lexicon(sounds.TERMS)

__all__ = ["CAST_TABLES", "FILLERS", "LEXICON", "MODIFIERS", "NOUNS", "SCENE_TABLES", "SOUNDS", "VERBS"]
