"""Comparisons: which videos belong together. Every query names the project."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from rushes.db.tables import comparisons, videos
from rushes.db.videos import FIELDS, from_row
from rushes.errors import NotFound
from rushes.models.comparison import Comparison


def add(conn: Connection, project_id: str, comparison: Comparison, fingerprint: str) -> None:
    """In the transaction that accepts its videos."""
    conn.execute(
        insert(comparisons).values(
            id=comparison.id,
            project_id=project_id,
            fingerprint=fingerprint,
            video_ids=[each.id for each in comparison.videos],
            created_at=comparison.created_at,
        )
    )


def find(conn: Connection, project_id: str, comparison_id: str) -> Comparison:
    """Raises NotFound for another project's and an unknown one alike."""
    row = conn.execute(
        select(comparisons).where(comparisons.c.id == comparison_id, comparisons.c.project_id == project_id)
    ).first()
    if row is None:
        raise NotFound(f"No comparison found with id '{comparison_id}'.", param="comparison_id")
    (found,) = _whole(conn, project_id, [row])
    return found


def page(conn: Connection, project_id: str, *, after: str | None, limit: int) -> list[Comparison]:
    """Newest first. Ids sort by age, so the cursor is an id."""
    query = select(comparisons).where(comparisons.c.project_id == project_id)
    if after is not None:
        query = query.where(comparisons.c.id < after)
    rows = conn.execute(query.order_by(comparisons.c.id.desc()).limit(limit)).all()
    return _whole(conn, project_id, rows)


def latest_with(conn: Connection, project_id: str, fingerprint: str, since: int) -> str | None:
    """The newest that the same key made from the same request at or after ``since``."""
    return conn.execute(
        select(comparisons.c.id)
        .where(
            comparisons.c.fingerprint == fingerprint,
            comparisons.c.project_id == project_id,
            comparisons.c.created_at >= since,
        )
        .order_by(comparisons.c.id.desc())
        .limit(1)
    ).scalar()


def _whole(conn: Connection, project_id: str, rows: Sequence[Row[*tuple[Any, ...]]]) -> list[Comparison]:
    ids = [video_id for row in rows for video_id in row.video_ids]
    query = select(*FIELDS).where(
        videos.c.project_id == project_id, videos.c.id.in_(ids), videos.c.deleted_at.is_(None)
    )
    found = {row.id: from_row(row) for row in conn.execute(query)} if ids else {}
    return [
        Comparison(row.id, row.created_at, tuple(found[each] for each in row.video_ids if each in found))
        for row in rows
    ]
