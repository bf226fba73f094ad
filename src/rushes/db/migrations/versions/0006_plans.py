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
    _while("due_at", "state", "priority", "tenant_id", "due_at")
    _while("lease_until", "tenant_id", "lease_until")


def _while(column: str, *columns: str) -> None:
    has = sa.text(f"{column} IS NOT NULL")
    name = f"ix_videos_{'_'.join(columns)}"
    op.create_index(name, "videos", list(columns), sqlite_where=has, postgresql_where=has)


def downgrade() -> None:
    raise RuntimeError("Tenants would lose their plans: restore a backup instead.")
