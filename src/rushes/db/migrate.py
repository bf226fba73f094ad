"""Bring a database to this version's tables."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from rushes.errors import Fatal

_FOLDER = Path(__file__).with_name("migrations")
#: Any number: servers that start together migrate one after the other.
_ADVISORY_LOCK = 7_281_001


def migrate(conn: Connection) -> bool:
    """Run what is missing, in the caller's transaction; whether anything was.

    Raises Fatal if the database is newer than we are.
    """
    if conn.dialect.name == "postgresql":
        conn.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _ADVISORY_LOCK})
    # A migration's file begins with its revision, and they follow each other by number.
    known = {path.name.partition("_")[0] for path in (_FOLDER / "versions").glob("[0-9]*.py")}
    current = _current(conn)
    if current is not None and current not in known:
        raise Fatal(f"The database was made by a newer version of Rushes (revision {current}).")
    if current == max(known):
        return False
    _upgrade(conn)
    return True


def _current(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    revision: str | None = conn.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return revision


def _upgrade(conn: Connection) -> None:
    # Imported for this alone: most starts find nothing missing, and are sooner done without it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
