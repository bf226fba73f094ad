"""Requests that were refused for now: what repeats one of them was not answered before.

An SDK repeats a create that got a 429 by itself, and marks it as a repetition. What the same key
made from the same words before the refusal is then some earlier request's, which is not to be taken for it:
had an earlier try made it, the one that was refused would have been answered with it.
"""

from __future__ import annotations

from rushes.models.ids import now

#: The oldest are forgotten first.
_REMEMBERED = 10_000


class Refusals:
    """In this server's memory: a repetition that reaches another server is judged without it."""

    def __init__(self) -> None:
        self._at: dict[str, int] = {}

    def note(self, fingerprint: str) -> None:
        self._at.pop(fingerprint, None)
        self._at[fingerprint] = now()
        if len(self._at) > _REMEMBERED:
            del self._at[next(iter(self._at))]

    def since(self, fingerprint: str) -> int:
        """From when on what was made may have been made by its repetition, Unix milliseconds."""
        return self._at.get(fingerprint, -1) + 1
