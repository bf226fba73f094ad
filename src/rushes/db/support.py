"""What an operator sees across tenants, to help their people. Nothing here changes a row."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Row, select

from rushes.db.tables import keys, projects, videos
from rushes.db.videos import FIELDS, from_row
from rushes.errors import NotFound
from rushes.models.ids import is_id
from rushes.models.key import Mode
from rushes.models.tenant import Holding

_HOLDINGS = (
    select(*FIELDS, videos.c.key_id, videos.c.deleted_at, keys.c.mode, projects.c.tenant_id)
    .join(keys, keys.c.id == videos.c.key_id)
    .join(projects, projects.c.id == videos.c.project_id)
)


def _holding(row: Row[*tuple[Any, ...]]) -> Holding:
    return Holding(from_row(row), row.tenant_id, row.key_id, Mode(row.mode), row.deleted_at)


def find(conn: Connection, video_id: str) -> Holding:
    """A deleted one too. Raises NotFound."""
    known = is_id("video", video_id)
    row = conn.execute(_HOLDINGS.where(videos.c.id == video_id)).first() if known else None
    if row is None:
        raise NotFound(f"No video found with id '{video_id[:80]}'.", param="video_id")
    return _holding(row)


def page(
    conn: Connection, *, tenant_id: str | None, project_id: str | None, after: str | None, limit: int
) -> list[Holding]:
    """One tenant's, one project's or all, newest first, deleted ones too."""
    query = _HOLDINGS
    if tenant_id is not None:
        query = query.where(projects.c.tenant_id == tenant_id)
    if project_id is not None:
        query = query.where(videos.c.project_id == project_id)
    if after is not None:
        query = query.where(videos.c.id < after)
    return [_holding(row) for row in conn.execute(query.order_by(videos.c.id.desc()).limit(limit))]
