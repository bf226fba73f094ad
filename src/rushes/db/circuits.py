"""Circuit breakers, one for each provider's model: after some failures in a row nothing goes there for a
while, then one order to see. The servers agree by the rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, bindparam, select, tuple_, update
from sqlalchemy.dialects import postgresql, sqlite

from rushes.db import events
from rushes.db.tables import circuits
from rushes.events import OPERATOR, EventKind

#: Failures in a row that open it.
THRESHOLD = 5
_FIRST_MS = 15_000
_LONGEST_MS = 600_000
#: How long the one order that goes there after a pause is waited for before another one may go.
_PROBE_MS = 120_000

#: Built once, as all that is run for every video.
_OF = select(circuits).where(
    tuple_(circuits.c.provider, circuits.c.model).in_(bindparam("models", expanding=True))
)


@dataclass(frozen=True)
class Circuit:
    provider: str
    model: str
    failures: int
    #: Unix milliseconds.
    open_until: int

    def open(self, now: int) -> bool:
        return self.failures >= THRESHOLD and now < self.open_until

    def probing(self, now: int) -> bool:
        """Whether an order that goes there now is the one to see."""
        return self.failures >= THRESHOLD and now >= self.open_until

    def probed(self, now: int) -> Circuit:
        """Once somebody has gone there to see."""
        return replace(self, open_until=now + _PROBE_MS)


def of(conn: Connection, models: Sequence[tuple[str, str]]) -> dict[tuple[str, str], Circuit]:
    """Those that have failed lately, by provider and model."""
    rows = conn.execute(_OF, {"models": models})
    return {(row.provider, row.model): Circuit(**row._mapping) for row in rows}


def failing(conn: Connection) -> list[Circuit]:
    """All that have failed since they last made a video."""
    rows = conn.execute(
        select(circuits).where(circuits.c.failures > 0).order_by(circuits.c.provider, circuits.c.model)
    )
    return [Circuit(**row._mapping) for row in rows]


def probe(conn: Connection, circuit: Circuit, now: int) -> bool:
    """Be the one that goes there to see. False if somebody else is."""
    done = conn.execute(
        update(circuits)
        .where(*_same(circuit.provider, circuit.model), circuits.c.open_until == circuit.open_until)
        .values(open_until=now + _PROBE_MS)
    )
    return done.rowcount == 1


def failed(conn: Connection, provider: str, model: str, now: int) -> Circuit:
    """Count a failure that was the provider's."""
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    row = conn.execute(
        insert(circuits)
        .values(provider=provider, model=model, failures=1)
        .on_conflict_do_update(
            index_elements=[circuits.c.provider, circuits.c.model],
            set_={"failures": circuits.c.failures + 1},
        )
        .returning(circuits)
    ).one()
    found = Circuit(**row._mapping)
    if found.failures < THRESHOLD:
        return found
    pause = min(_LONGEST_MS, _FIRST_MS * 2 ** min(found.failures - THRESHOLD, 10))
    conn.execute(update(circuits).where(*_same(provider, model)).values(open_until=now + pause))
    if found.failures == THRESHOLD:
        what = {"id": f"{provider}/{model}", "failures": found.failures}
        events.append(conn, OPERATOR, None, EventKind.CIRCUIT_OPENED, now, **what)
    return Circuit(provider, model, found.failures, now + pause)


def succeeded(conn: Connection, provider: str, model: str, now: int) -> None:
    was_open = conn.execute(
        update(circuits)
        .where(*_same(provider, model), circuits.c.failures > 0)
        .values(failures=0)
        .returning(circuits.c.open_until)
    ).scalar()
    if was_open:
        conn.execute(update(circuits).where(*_same(provider, model)).values(open_until=0))
        what = {"id": f"{provider}/{model}"}
        events.append(conn, OPERATOR, None, EventKind.CIRCUIT_CLOSED, now, **what)


def _same(provider: str, model: str) -> tuple[ColumnElement[bool], ...]:
    return circuits.c.provider == provider, circuits.c.model == model
