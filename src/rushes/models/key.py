"""An API key, without its secret."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Key:
    """Times are Unix milliseconds."""

    id: str
    project: str
    name: str
    #: The secret's last characters, so that people can tell keys apart.
    hint: str
    created_at: int
    revoked_at: int | None
