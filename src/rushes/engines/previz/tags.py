"""What the file says about itself: that it is a draft, which engine made it, and from what."""

from __future__ import annotations

from rushes.models.spec import Spec

NAME_AND_VERSION = "previz/1"
_TITLE, _DESCRIPTION = 80, 2000


def tags(spec: Spec) -> dict[str, str]:
    """Tags of the MP4, all of them fields that players show."""
    prompt = " ".join("".join(c if c.isprintable() else " " for c in spec.prompt).split())
    title = prompt if len(prompt) <= _TITLE else f"{prompt[: _TITLE - 1].rstrip()}…"
    return {
        "title": title or "Untitled",
        "artist": f"Rushes {NAME_AND_VERSION}",
        "comment": f"Previsualisation draft made by Rushes {NAME_AND_VERSION}, seed {spec.seed}",
        "description": prompt[:_DESCRIPTION] or "No prompt",
    }
