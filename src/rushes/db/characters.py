"""Characters. Every query names the project."""

from __future__ import annotations

from sqlalchemy import Connection, insert, select

from rushes.db import assets
from rushes.db.tables import characters
from rushes.errors import NotFound
from rushes.models.character import Character


def add(conn: Connection, character: Character) -> Character:
    assets.keep(conn, character.asset_id)
    conn.execute(
        insert(characters).values(
            id=character.id,
            project_id=character.project_id,
            name=character.name,
            asset_id=character.asset_id,
            created_at=character.created_at,
        )
    )
    return character


def find(conn: Connection, project_id: str, character_id: str) -> Character:
    """Raises NotFound for another project's and an unknown one alike."""
    row = conn.execute(
        select(
            characters.c.id,
            characters.c.project_id,
            characters.c.name,
            characters.c.created_at,
            characters.c.asset_id,
        ).where(characters.c.id == character_id, characters.c.project_id == project_id)
    ).first()
    if row is None:
        raise NotFound(f"No character found with id '{character_id}'.", param="character_id")
    return Character(**row._mapping)
