"""through which API a video was made, its lane, its notes and its own webhook

Revision ID: 0005
Revises: 0004
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("videos") as batch_op:
        batch_op.add_column(sa.Column("api", sa.String(length=16), nullable=False, server_default="videos"))
        batch_op.add_column(
            sa.Column("priority", sa.String(length=16), nullable=False, server_default="standard")
        )
        batch_op.add_column(sa.Column("metadata", sa.Text(), nullable=True))
        batch_op.add_column(sa.Column("webhook_url", sa.Text(), nullable=True))
        batch_op.drop_index("ix_videos_project_id_id")
        batch_op.create_index("ix_videos_project_id_api_id", ["project_id", "api", "id"])
    with op.batch_alter_table("webhook_deliveries") as batch_op:
        batch_op.add_column(sa.Column("url", sa.Text(), nullable=True))


def downgrade() -> None:
    raise RuntimeError("What callers asked for would be lost: restore a backup instead.")
