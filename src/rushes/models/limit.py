"""What is left to a tenant of what its plan allows in a time."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Left:
    """Of one limit. ``reset_ms``: milliseconds until all of it is there again, if nothing more is taken."""

    limit: int
    remaining: int
    reset_ms: int


@dataclass(frozen=True)
class Standing:
    """Of the limits that the plan has; None for those that it does not have."""

    #: Videos in 60 minutes.
    requests: Left | None = None
    #: Credits of the day, UTC; a part of one that is left does not count.
    credits: Left | None = None


#: Of a plan without limits.
FREELY = Standing()
