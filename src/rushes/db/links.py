"""What a signed link leads to. Its signature says that it may be seen, and was verified before this."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import Connection, select

from rushes.db import assets
from rushes.db.tables import assets as rows
from rushes.db.tables import projects, tenants, videos
from rushes.models.asset import Asset, AssetState, Variant


class Linked(NamedTuple):
    asset: Asset
    engine: str | None


def find(conn: Connection, video_id: str, variant: Variant) -> Linked | None:
    """None once the video was deleted, or its project or tenant disabled."""
    row = conn.execute(
        select(*assets.FIELDS, videos.c.engine)
        .join(videos, videos.c.id == rows.c.video_id)
        .join(projects, projects.c.id == videos.c.project_id)
        .join(tenants, tenants.c.id == projects.c.tenant_id)
        .where(
            rows.c.video_id == video_id,
            rows.c.variant == variant.value,
            rows.c.state == AssetState.STORED.value,
            videos.c.deleted_at.is_(None),
            projects.c.disabled_at.is_(None),
            tenants.c.disabled_at.is_(None),
        )
    ).first()
    return Linked(assets.from_row(row[:-1]), row.engine) if row else None
