"""a tenant's plan; whose a video is, and the indexes by which waiting ones are found

Revision ID: 0006
Revises: 0005
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column(
        "tenants", sa.Column("plan", sa.String(length=80), nullable=False, server_default="unlimited")
    )
    op.add_column("videos", sa.Column("tenant_id", sa.String(length=60), nullable=True))
    op.execute(
        "UPDATE videos SET tenant_id = (SELECT tenant_id FROM projects WHERE projects.id = videos.project_id)"
    )
    with op.batch_alter_table("videos") as batch_op:
        batch_op.alter_column("tenant_id", existing_type=sa.String(length=60), nullable=False)
        batch_op.create_foreign_key(op.f("fk_videos_tenant_id"), "tenants", ["tenant_id"], ["id"])
    _live("ix_videos_state_priority_tenant_id_due_at", ["state", "priority", "tenant_id", "due_at"])
    _live("ix_videos_tenant_id_state_lease_until", ["tenant_id", "state", "lease_until"])


def _live(name: str, columns: list[str]) -> None:
    due = sa.text("due_at IS NOT NULL")
    op.create_index(name, "videos", columns, sqlite_where=due, postgresql_where=due)


def downgrade() -> None:
    raise RuntimeError("Tenants would lose their plans: restore a backup instead.")
