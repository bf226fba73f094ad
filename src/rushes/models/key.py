"""An API key, without its secret."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rushes.models.scope import Scope


class Mode(StrEnum):
    """What a key is for. Both are served alike; the mark is in the secret and in every reply."""

    LIVE = "live"
    TEST = "test"


@dataclass(frozen=True)
class Key:
    """Times are Unix milliseconds."""

    id: str
    project_id: str
    name: str
    mode: Mode
    scopes: frozenset[Scope]
    #: The newest secret's last characters, so that people can tell keys apart.
    hint: str
    created_at: int
    expires_at: int | None
    revoked_at: int | None
    #: Correct to a minute or so.
    last_used_at: int | None
    #: Until then the secrets before the last rotation are good too.
    old_secrets_until: int | None
