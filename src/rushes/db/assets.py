"""Assets: a row first, then the bytes; and to be rid of them, the bytes first, then the row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from rushes.db.tables import assets
from rushes.models.asset import Asset, AssetState, Variant

FIELDS = (
    assets.c.id,
    assets.c.key,
    assets.c.variant,
    assets.c.media_type,
    assets.c.size,
    assets.c.sha256,
    assets.c.created_at,
)


def from_row(row: Sequence[Any]) -> Asset:
    values = dict(zip((column.name for column in FIELDS), row, strict=True))
    return Asset(**{**values, "variant": Variant(values["variant"])})


def reserve(
    conn: Connection,
    project_id: str,
    reserved: Sequence[Asset],
    *,
    video_id: str | None = None,
    attempt_id: str | None = None,
    due_at: int | None = None,
) -> None:
    """Note what is about to be stored.

    With ``due_at`` the sweeper takes the bytes away at that time unless something takes them first.
    """
    conn.execute(
        insert(assets),
        [
            {
                "id": asset.id,
                "project_id": project_id,
                "video_id": video_id,
                "attempt_id": attempt_id,
                "variant": asset.variant.value,
                "state": AssetState.RESERVED.value,
                "key": asset.key,
                "media_type": asset.media_type,
                "size": asset.size,
                "sha256": asset.sha256,
                "created_at": asset.created_at,
                "due_at": due_at,
            }
            for asset in reserved
        ],
    )


def keep(conn: Connection, asset_id: str, video_id: str | None = None) -> None:
    """The bytes are stored and belong to something now."""
    conn.execute(
        update(assets)
        .where(assets.c.id == asset_id)
        .values(state=AssetState.STORED.value, video_id=video_id, due_at=None)
    )


def doom_attempt(conn: Connection, video_id: str, attempt_id: str, due_at: int) -> None:
    conn.execute(
        update(assets)
        # The video alone is what there is an index for.
        .where(assets.c.video_id == video_id, assets.c.attempt_id == attempt_id)
        .values(state=AssetState.DOOMED.value, due_at=due_at)
    )


def doom_video(conn: Connection, video_id: str, due_at: int) -> None:
    conn.execute(
        update(assets)
        .where(assets.c.video_id == video_id)
        .values(state=AssetState.DOOMED.value, due_at=due_at)
    )


def find(conn: Connection, project_id: str, asset_id: str) -> Asset | None:
    row = conn.execute(
        select(*FIELDS).where(
            assets.c.id == asset_id,
            assets.c.project_id == project_id,
            assets.c.state == AssetState.STORED.value,
        )
    ).first()
    return from_row(row) if row else None


def find_variant(conn: Connection, project_id: str, video_id: str, variant: Variant) -> Asset | None:
    row = conn.execute(
        select(*FIELDS).where(
            assets.c.video_id == video_id,
            assets.c.variant == variant.value,
            assets.c.project_id == project_id,
            assets.c.state == AssetState.STORED.value,
        )
    ).first()
    return from_row(row) if row else None


def due(conn: Connection, now: int, limit: int) -> list[Asset]:
    """What the sweeper shall take away."""
    rows = conn.execute(
        select(*FIELDS)
        .where(assets.c.due_at <= now, assets.c.state != AssetState.STORED.value)
        .order_by(assets.c.due_at)
        .limit(limit)
    )
    return [from_row(row) for row in rows]


def forget(conn: Connection, asset_ids: Sequence[str]) -> None:
    """The bytes are gone; now the rows."""
    conn.execute(delete(assets).where(assets.c.id.in_(asset_ids), assets.c.state != AssetState.STORED.value))


def put_off(conn: Connection, asset_ids: Sequence[str], due_at: int) -> None:
    """The bytes are still there; try again then."""
    conn.execute(
        update(assets)
        .where(assets.c.id.in_(asset_ids), assets.c.state != AssetState.STORED.value)
        .values(due_at=due_at)
    )
