"""Counting what was used, from the videos' rows; deleted ones count as well."""

from __future__ import annotations

from collections.abc import Collection

from sqlalchemy import ColumnElement, Connection, case, func, null, select

from rushes.db.tables import videos
from rushes.models.money import Unit
from rushes.models.terms import Api
from rushes.models.usage import By, Usage
from rushes.models.video import State

_DAY_MS = 86_400_000
#: An id is older than its row, by no more than this.
_SLACK_MS = 3_600_000
_COLUMNS: dict[By, ColumnElement[object]] = {
    By.DAY: videos.c.created_at // _DAY_MS,
    By.MODEL: videos.c.model,
    By.PROJECT: videos.c.project_id,
    By.KEY: videos.c.key_id,
}


def count(
    conn: Connection,
    whose: ColumnElement[bool],
    *,
    since: int,
    until: int,
    by: Collection[By],
    skip: int,
    limit: int,
) -> list[Usage]:
    """Videos accepted from ``since`` up to, not including, ``until``, Unix milliseconds; oldest day first."""
    groups = [_COLUMNS[each] for each in By if each in by]
    names = {By.DAY: "day", By.MODEL: "model", By.PROJECT: "project_id", By.KEY: "key_id"}
    query = (
        select(
            *((_COLUMNS[each] if each in by else null()).label(name) for each, name in names.items()),
            videos.c.unit,
            func.count().label("videos"),
            *(_in(state).label(state.value) for state in (State.COMPLETED, State.FAILED, State.CANCELLED)),
            func.sum(videos.c.price).label("price"),
            func.sum(case((videos.c.charged.is_(None), videos.c.held), else_=0)).label("held"),
            func.coalesce(func.sum(videos.c.charged), 0).label("charged"),
        )
        .where(
            whose,
            # Ids begin with the time, and the indexes end with the id.
            videos.c.api.in_([api.value for api in Api]),
            videos.c.id >= f"video_{max(0, since - _SLACK_MS):012x}",
            videos.c.id < f"video_{until:012x}",
            videos.c.created_at >= since,
            videos.c.created_at < until,
        )
        .group_by(*groups, videos.c.unit)
        .order_by(*groups, videos.c.unit)
        .offset(skip)
        .limit(limit)
    )
    return [
        Usage(**{**row._mapping, "unit": Unit(row.unit), **_whole(row.price, row.held, row.charged)})
        for row in conn.execute(query)
    ]


def of_project(project_id: str) -> ColumnElement[bool]:
    return videos.c.project_id == project_id


def of_tenant(tenant_id: str) -> ColumnElement[bool]:
    return videos.c.tenant_id == tenant_id


def _in(state: State) -> ColumnElement[int]:
    return func.sum(case((videos.c.state == state.value, 1), else_=0))


def _whole(*amounts: int) -> dict[str, int]:
    """PostgreSQL sums whole numbers to decimals."""
    return dict(zip(("price", "held", "charged"), map(int, amounts), strict=True))
