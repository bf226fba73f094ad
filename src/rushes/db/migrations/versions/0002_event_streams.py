"""events can be read by project, and need not be a video's

Revision ID: 0002
Revises: 0001
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

# SQLite changes a column by copying the table, and the copy has no triggers.
_TRIGGERS = (
    "CREATE TRIGGER events_no_update BEFORE UPDATE ON events"
    " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
    "CREATE TRIGGER events_no_delete BEFORE DELETE ON events"
    " BEGIN SELECT RAISE(ABORT, 'events are append-only'); END",
)


def upgrade() -> None:
    with op.batch_alter_table("events") as batch_op:
        batch_op.alter_column("video_id", existing_type=sa.String(length=60), nullable=True)
        batch_op.create_index("ix_events_project_id_sequence", ["project_id", "sequence"], unique=False)
    if op.get_bind().dialect.name == "sqlite":
        for statement in _TRIGGERS:
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("Events that are no video's would be lost: restore a backup instead.")
