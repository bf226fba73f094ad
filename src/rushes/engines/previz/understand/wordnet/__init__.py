"""What is a what: English nouns for things that can be seen, and verbs, from WordNet 3.1 (see LICENSE)."""

from __future__ import annotations

from rushes.engines.previz.understand.wordnet.hierarchy import Hierarchy, adjectives, nouns, verbs

__all__ = ["Hierarchy", "adjectives", "nouns", "verbs"]
