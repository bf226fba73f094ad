"""How long attempts lately took, of the same provider, model and work (size and seconds), and what that says
of one that runs.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import ceil

from sqlalchemy import Connection, bindparam, select

from rushes.db.tables import attempts
from rushes.models.attempt import Attempt, AttemptState

#: How many of the last ones tell how long the next will take.
_RECENT = 30
#: Fewer say too little of when one will end.
_ENOUGH = 5
_LATELY = (
    select((attempts.c.ended_at - attempts.c.created_at).label("ms"))
    .where(
        attempts.c.model == bindparam("by"),
        attempts.c.provider == bindparam("at"),
        attempts.c.work == bindparam("of"),
        attempts.c.state == AttemptState.SUCCEEDED.value,
    )
    .order_by(attempts.c.ended_at.desc())
    .limit(_RECENT)
)


@dataclass(frozen=True)
class Durations:
    #: Milliseconds from the order to the stored file.
    last: tuple[int, ...]

    @cached_property
    def _sorted(self) -> list[int]:
        return sorted(self.last)

    def quantile(self, share: float) -> int | None:
        """By the nearest rank; None if there were none."""
        return self._sorted[max(0, ceil(share * len(self.last)) - 1)] if self.last else None

    def end(self, begun: int, now: int) -> int | None:
        """When one that began then will probably end: after the time that half of them took, or once that is
        over, nine of ten. None beyond that, and where too few tell: nobody can say.
        """
        if len(self.last) < _ENOUGH:
            return None
        ends = (begun + (self.quantile(share) or 0) for share in (0.5, 0.9))
        return next((each for each in ends if each > now), None)


def in_event(end: int | None) -> dict[str, int | None]:
    """As events tell of it: in Unix seconds, as the wire does."""
    return {"estimated_completion_at": None if end is None else ceil(end / 1000)}


def lately(conn: Connection, provider: str, model: str, work: str) -> Durations:
    rows = conn.execute(_LATELY, {"at": provider, "by": model, "of": work})
    return Durations(tuple(rows.scalars()))


def ends(conn: Connection, running: Iterable[Attempt], now: int) -> dict[str, int | None]:
    """When each will probably end, Unix milliseconds, by its id; None where nobody can say."""
    known: dict[tuple[str, str, str], Durations] = {}
    found: dict[str, int | None] = {}
    for each in running:
        alike = (each.provider, each.model, each.work or "")
        if alike not in known:
            known[alike] = lately(conn, *alike)
        found[each.id] = known[alike].end(each.created_at, now)
    return found
