"""Somebody or something that prompts can call by name."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Character:
    """Made from a caller's clip. ``created_at`` is Unix milliseconds."""

    id: str
    project_id: str
    name: str
    created_at: int
    #: The clip, in storage.
    asset_id: str
