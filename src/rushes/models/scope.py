"""What a key may be used for."""

from __future__ import annotations

from enum import StrEnum


class Scope(StrEnum):
    """Reading is every GET and HEAD of its kind, writing all else; neither holds the other."""

    #: Every other, also those that later versions add.
    ALL = "all"
    #: Videos, their files and their attempts.
    VIDEOS_READ = "videos:read"
    #: Create, remix, edit, extend, delete. A reply to these shows the video that it made.
    VIDEOS_WRITE = "videos:write"
    #: Besides that: say for one request who makes it.
    VIDEOS_ROUTE = "videos:route"
    CHARACTERS_READ = "characters:read"
    CHARACTERS_WRITE = "characters:write"
    EVENTS_READ = "events:read"
    WEBHOOKS_READ = "webhooks:read"
    WEBHOOKS_WRITE = "webhooks:write"
    MODELS_READ = "models:read"
    #: What the account has and spends, and what a request would cost.
    BILLING_READ = "billing:read"


def granted(scopes: frozenset[Scope]) -> frozenset[Scope]:
    """What a key with these scopes may be used for."""
    return frozenset(Scope) if Scope.ALL in scopes else scopes
