"""Alembic's entry: runs on the connection that `rushes.db.migrate` hands over, in its transaction."""

from __future__ import annotations

from alembic import context

from rushes.db.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
)
context.run_migrations()
