"""What the director made of a prompt, in plain data for the attempt's report."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rushes.engines.previz.scene import Scene

#: A prompt may have thousands of words; a report that lists them all helps nobody.
_MAX_LISTED = 60


@dataclass(frozen=True, slots=True)
class Understanding:
    """``understood`` pairs words with what they set; ``guessed`` says what no word named."""

    scene: Scene
    understood: tuple[tuple[str, str], ...]
    guessed: tuple[str, ...]
    #: Words that named something which is not in the picture.
    ignored: tuple[str, ...]
    warnings: tuple[str, ...]
    #: Whether the prompt (or, in a remix, an earlier one) says how the camera moves.
    camera_named: bool
    #: Whether it names a place.
    place_named: bool

    def report(self) -> dict[str, Any]:
        """Plain JSON."""
        return {
            "scene": self.scene.model_dump(mode="json"),
            "understood": [{"words": words, "sets": sets} for words, sets in self.understood[:_MAX_LISTED]],
            "guessed": list(self.guessed),
            "ignored": list(self.ignored[:_MAX_LISTED]),
            "ignored_count": len(self.ignored),
            "warnings": list(self.warnings),
        }
