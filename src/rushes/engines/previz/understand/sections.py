"""Headings of a prompt: what stands under "Lighting:" or "Music:" is nobody in the picture."""

from __future__ import annotations

from collections.abc import Sequence

from rushes.engines.previz.understand.lexicon.tables import words
from rushes.engines.previz.understand.words import Token

#: A key light is no key, the soft brush of a style no brush, and a piano that is heard stands nowhere.
_HEADINGS = words(
    "audio sound sounds soundtrack music score sfx ambience voiceover lighting light lights lens lenses "
    "filtration grade grading style look format technical mood tone palette colors colours aspect quality "
    "negative"
)


def out_of_the_picture(tokens: Sequence[Token]) -> set[int]:
    """The tokens from such a heading's colon to the end of its line or sentence, or to the next heading."""
    found: set[int] = set()
    within = False
    for at, token in enumerate(tokens):
        following = tokens[at + 1].text if at + 1 < len(tokens) else ""
        if token.is_word and following == ":":
            within = token.text in _HEADINGS
        elif token.text in {".", "!", "?", ";", "\n"}:
            within = False
        if within:
            found.add(at)
    return found
