"""Which of the waiting videos are next.

Lanes: of four turns `priority` has three and `standard` one. A lane in which nothing can start gives its turn
to the other; when neither has anything, `relaxed` has it. So no flood in one lane stops another, and relaxed
videos take what is idle. A relaxed one that has been due for `AGED_MS` counts as a standard one that came due
that much later: it waits longer than the others, never for ever.

Tenants: within a lane they take turns, one video each, whoever had none for longest first. One tenant's
thousand videos delay another's first by one.

Places: a tenant has as many videos under way as its plan says, over all servers. The others wait, and whoever
is next in the lane goes first.

Lanes' and tenants' turns are counted by each server for itself: all of them are fair, and so is their sum,
and nothing has to be written for it. Places are counted in the rows. A tenant's are given by one transaction
at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    Select,
    bindparam,
    case,
    func,
    literal,
    or_,
    select,
)

from rushes.db.tables import tenants, videos
from rushes.models.terms import Priority
from rushes.models.video import Pool, State

#: From then on a relaxed video stands among the standard ones.
AGED_MS = 3_600_000
#: Every so many turns the standard lane comes before the priority lane.
_STANDARD_EVERY = 4
#: Tenants whose last turn is remembered.
_REMEMBERED = 10_000
#: Held by a worker, and past the queue.
UNDER_WAY = (State.SUBMITTING.value, State.RENDERING.value, State.COLLECTING.value)


@dataclass(frozen=True)
class Lease:
    """Whose it is and, in Unix milliseconds, from when until when."""

    owner: str
    now: int
    until: int


@dataclass
class Turns:
    """One server's memory of whose turn it was. ``places``: how many at once, for each plan that says so."""

    places: Mapping[str, int] = field(default_factory=dict)
    #: How many turns there were.
    count: int = 0
    #: The number of each tenant's last turn, in that order.
    last: dict[str, int] = field(default_factory=dict)

    def had(self, tenant_ids: Iterable[str]) -> None:
        """These have had theirs, in this order."""
        for tenant_id in tenant_ids:
            self.count += 1
            self.last.pop(tenant_id, None)
            self.last[tenant_id] = self.count
        while len(self.last) > _REMEMBERED:
            del self.last[next(iter(self.last))]


def next_waiting(
    conn: Connection, lease: Lease, pool: Pool, slots: int, busy: Sequence[str], turns: Turns
) -> list[str]:
    """At most ``slots`` videos of the pool that may start now, locked, in the order of their turns."""
    queue = _Queue(conn, lease, pool, busy, turns)
    found: list[str] = []
    while len(found) < slots and (one := queue.take(turns.count + len(found), slots - len(found))):
        found.append(one)
    return found


def under_way(tenant_id: ColumnElement[str], now: ColumnElement[int]) -> ColumnElement[int]:
    """How many of a tenant's videos are being made: those past the queue, and those just being taken out."""
    mine = select(func.count()).where(videos.c.tenant_id == tenant_id)
    past = mine.where(
        videos.c.state.in_(UNDER_WAY),
        videos.c.pool.in_(list(Pool)),
        videos.c.priority.in_(list(Priority)),
        videos.c.due_at.is_not(None),
    )
    taken = mine.where(videos.c.state == State.QUEUED.value, videos.c.lease_until > now)
    return past.scalar_subquery() + taken.scalar_subquery()


class _Queue:
    """What waits, as one transaction sees it. Lanes and tenants are looked up when their turn comes."""

    def __init__(self, conn: Connection, lease: Lease, pool: Pool, busy: Sequence[str], turns: Turns) -> None:
        self._conn = conn
        self._lease = lease
        self._pool = pool
        self._busy = busy
        self._turns = turns
        #: Each lane's tenants in the order of their turns.
        self._lanes: dict[Priority, deque[str]] = {}
        self._plans: dict[str, str] = {}
        self._heads: dict[tuple[str, Priority], deque[str]] = {}
        #: Tenants that have no more in a lane than was found.
        self._seen: set[tuple[str, Priority]] = set()
        #: Free places of the tenants that have so many only.
        self._free: dict[str, int] = {}
        self._taken: set[str] = set()

    def take(self, turn: int, slots: int) -> str | None:
        """The next video, of ``slots`` that can start."""
        for lane in _order(turn):
            waiting = self._tenants(lane)
            while waiting:
                share = -(-slots // len(waiting))
                tenant_id = waiting.popleft()
                # Whoever has no place or no video now has none until the transaction ends.
                if self._room(tenant_id) and (video_id := self._head(tenant_id, lane, share)):
                    waiting.append(tenant_id)
                    self._taken.add(video_id)
                    if tenant_id in self._free:
                        self._free[tenant_id] -= 1
                    return video_id
        return None

    def _tenants(self, lane: Priority) -> deque[str]:
        if lane not in self._lanes:
            rows: dict[str, str] = {}
            for priority, since in self._sources(lane):
                lane_of = {"pool": self._pool.value, "priority": priority.value}
                values = {**lane_of, "since": since, "now": self._lease.now}
                for row in self._conn.execute(_WAITING, {**values, "limited": list(self._turns.places)}):
                    if row.under_way < self._turns.places.get(row.plan, row.under_way + 1):
                        rows[row.tenant_id] = row.plan
            self._plans |= rows
            last = self._turns.last
            self._lanes[lane] = deque(sorted(rows, key=lambda each: (last.get(each, 0), each)))
        return self._lanes[lane]

    def _sources(self, lane: Priority) -> list[tuple[Priority, int]]:
        """Which videos count as the lane's: of what priority, and due since when at the latest."""
        own = [(lane, self._lease.now)]
        return own if lane is not Priority.STANDARD else [*own, (Priority.RELAXED, self._lease.now - AGED_MS)]

    def _room(self, tenant_id: str) -> bool:
        """Whether it has a free place. The count is exact: nobody else takes one until we have committed."""
        places = self._turns.places.get(self._plans[tenant_id])
        if places is None:
            return True
        if tenant_id not in self._free:
            locked = self._conn.execute(_LOCK, {"tenant_id": tenant_id}).first() is not None
            values = {"tenant_id": tenant_id, "now": self._lease.now}
            # Locked by another server: then that one is giving this tenant its turn.
            self._free[tenant_id] = places - self._conn.execute(_COUNT, values).scalar_one() if locked else 0
        return self._free[tenant_id] > 0

    def _head(self, tenant_id: str, lane: Priority, share: int) -> str | None:
        """Its first video; ``share`` are looked up together, since that many may have their turns."""
        key = (tenant_id, lane)
        heads = self._heads.setdefault(key, deque())
        while heads and heads[0] in self._taken:  # an aged one is in two lanes
            heads.popleft()
        if not heads and key not in self._seen:
            rows = [
                (row.due_at + self._lease.now - since, row.id)
                for priority, since in self._sources(lane)
                for row in self._due(tenant_id, priority, since, share)
            ]
            if len(rows) < share:
                self._seen.add(key)
            heads.extend(video_id for _, video_id in sorted(rows)[:share])
        return heads.popleft() if heads else None

    def _due(self, tenant_id: str, priority: Priority, since: int, limit: int) -> Iterable[Row[Any]]:
        of = {"pool": self._pool.value, "priority": priority.value, "tenant_id": tenant_id, "since": since}
        held = held_by(self._lease, [*self._busy, *self._taken])
        return self._conn.execute(_DUE, {**held, **of, "at_most": limit})


def held_by(lease: Lease, busy: Sequence[str]) -> dict[str, Any]:
    """What `FREE` has to know: whose lease it is, and what the owner is busy with."""
    return {"busy": busy, "now": lease.now, "owner": lease.owner}


def _order(turn: int) -> tuple[Priority, ...]:
    if turn % _STANDARD_EVERY == _STANDARD_EVERY - 1:
        return Priority.STANDARD, Priority.PRIORITY, Priority.RELAXED
    return Priority.PRIORITY, Priority.STANDARD, Priority.RELAXED


def _waiting() -> Select[Any]:
    """The tenants with videos in one lane that are due, and how many of theirs are under way.

    It goes from tenant to tenant in the index, so it costs by the number of tenants that wait, however many
    videos they have: https://wiki.postgresql.org/wiki/Loose_indexscan
    """
    lane = (
        videos.c.state == State.QUEUED.value,
        videos.c.pool == bindparam("pool"),
        videos.c.priority == bindparam("priority"),
        videos.c.due_at.is_not(None),
    )
    first = select(func.min(videos.c.tenant_id).label("tenant_id")).where(*lane)
    holders = first.cte("holders", recursive=True)
    following = select(func.min(videos.c.tenant_id)).where(*lane, videos.c.tenant_id > holders.c.tenant_id)
    holders = holders.union_all(
        select(following.correlate(holders).scalar_subquery()).where(holders.c.tenant_id.is_not(None))
    )
    soonest = select(func.min(videos.c.due_at)).where(*lane, videos.c.tenant_id == tenants.c.id)
    making = under_way(tenants.c.id, bindparam("now"))
    limited = tenants.c.plan.in_(bindparam("limited", expanding=True))
    return (
        select(
            tenants.c.id.label("tenant_id"),
            tenants.c.plan,
            case((limited, making), else_=literal(0)).label("under_way"),
        )
        .join(holders, holders.c.tenant_id == tenants.c.id)
        .where(soonest.correlate(tenants).scalar_subquery() <= bindparam("since"))
    )


#: Videos that nobody else holds, locked; those that somebody is just locking are passed by.
FREE = (
    select(videos.c.id, videos.c.due_at)
    .where(
        videos.c.id.not_in(bindparam("busy", expanding=True)),
        or_(
            videos.c.lease_until.is_(None),
            videos.c.lease_until <= bindparam("now"),
            videos.c.lease_owner == bindparam("owner"),
        ),
    )
    .with_for_update(skip_locked=True)
)
#: Built once, as the others are.
_DUE = (
    FREE.where(
        videos.c.state == State.QUEUED.value,
        videos.c.pool == bindparam("pool"),
        videos.c.priority == bindparam("priority"),
        videos.c.tenant_id == bindparam("tenant_id"),
        videos.c.due_at <= bindparam("since"),
    )
    .order_by(videos.c.due_at)
    .limit(bindparam("at_most"))
)
_WAITING = _waiting()
_LOCK = (
    select(tenants.c.id)
    .where(tenants.c.id == bindparam("tenant_id"))
    .with_for_update(skip_locked=True, key_share=True)
)
_COUNT = select(under_way(bindparam("tenant_id", type_=videos.c.tenant_id.type), bindparam("now")))
