"""what tenants have used of their plans' limits, and budgets

Revision ID: 0008
Revises: 0007
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "limits",
        sa.Column("tenant_id", sa.String(length=60), nullable=False),
        sa.Column("minutes", sa.Text(), nullable=False),
        sa.Column("day", sa.Integer(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name=op.f("fk_limits_tenant_id")),
        sa.PrimaryKeyConstraint("tenant_id", name=op.f("pk_limits")),
    )
    op.create_table(
        "budgets",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("tenant_id", sa.String(length=60), nullable=False),
        sa.Column("project_id", sa.String(length=60), nullable=True),
        sa.Column("holder_id", sa.String(length=60), nullable=False),
        sa.Column("period", sa.String(length=8), nullable=False),
        sa.Column("unit", sa.String(length=16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("downgrade_percent", sa.Integer(), nullable=True),
        sa.Column("began", sa.BigInteger(), nullable=False),
        sa.Column("spent", sa.BigInteger(), nullable=False),
        sa.Column("told", sa.Integer(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name=op.f("fk_budgets_tenant_id")),
        sa.ForeignKeyConstraint(["project_id"], ["projects.id"], name=op.f("fk_budgets_project_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_budgets")),
        sa.UniqueConstraint("holder_id", "period", name=op.f("uq_budgets_holder_id_period")),
    )


def downgrade() -> None:
    raise RuntimeError("Budgets would be lost: restore a backup instead.")
