"""Everything that the director knows, as tables: one file a subject."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon import camera, grammar, light, look, places, weather
from rushes.engines.previz.understand.lexicon.grammar import FILLERS
from rushes.engines.previz.understand.terms import Lexicon

#: Where two tables hold the same phrase, the earlier one wins.
LEXICON = Lexicon(term for table in (grammar, light, weather, places, look, camera) for term in table.TERMS)

__all__ = ["FILLERS", "LEXICON"]
