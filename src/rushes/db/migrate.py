"""Bring a database to this version's tables."""

from __future__ import annotations

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

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
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = conn
    current = MigrationContext.configure(conn).get_current_revision()
    scripts = ScriptDirectory.from_config(config)
    known = {script.revision for script in scripts.walk_revisions()}
    if current is not None and current not in known:
        raise Fatal(f"The database was made by a newer version of Rushes (revision {current}).")
    command.upgrade(config, "head")
    return current != scripts.get_current_head()
