"""Words in quotes: taken out of the prompt before it is read, so that nobody takes them for the picture."""

from __future__ import annotations

import re
from dataclasses import dataclass

#: A name for a quote among the tokens; no prompt has such a word.
MARK = "quotedline"
_QUOTE = re.compile(r'"([^"]{1,500})"|“([^”"]{1,500})”|«([^»]{1,500})»|„([^“”"]{1,500})[“”"]')
_SINGLE = re.compile(
    r"((?:say|ask|whisper|shout|yell|tell|repl|announce|speak|call|narrat|exclaim|said|told|spoke)\w*[,:]?\s+)"
    r"['‘]([^'’]{2,300}(?:['’]\w[^'’]{0,300})*)['’]",
    re.IGNORECASE,
)
_ENDS = (".", "!", "?", "…")


@dataclass(frozen=True, slots=True)
class Quoted:
    """The prompt with marks in place of its quotes, and the quotes."""

    text: str
    quotes: tuple[str, ...]


def take_quotes(text: str) -> Quoted:
    """Put ``quotedline0``, ``quotedline1`` ... for what stands in quotes; a prompt all in quotes stays."""
    bare = text.strip()
    whole = _QUOTE.fullmatch(bare)
    if whole:
        return Quoted(next(part for part in whole.groups() if part), ())
    quotes: list[str] = []

    def mark(spoken: str, before: str = "") -> str:
        spoken = " ".join(spoken.split())
        if not spoken:
            return " "
        quotes.append(spoken)
        # "... says "Stop." Then ..." goes on with a new sentence.
        return f"{before} {MARK}{len(quotes) - 1}{'. ' if spoken.endswith(_ENDS) else ' '}"

    text = _QUOTE.sub(lambda match: mark(next(part for part in match.groups() if part)), text)
    text = _SINGLE.sub(lambda match: mark(match[2], match[1]), text)
    # A comma inside the quotes goes on: "Come in," she says.
    for number, spoken in enumerate(quotes):
        if spoken.endswith(("!", "?")):
            text = re.sub(rf"({MARK}{number})\.(\s+[a-z])", r"\1 \2", text)
        quotes[number] = spoken.rstrip(",")
    return Quoted(text, tuple(quotes))
