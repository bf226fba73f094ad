"""what was ordered of each account today

Revision ID: 0012
Revises: 0011
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("attempts", sa.Column("expected", sa.BigInteger(), nullable=True))
    op.add_column("accounts", sa.Column("day", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("accounts", sa.Column("ordered", sa.Integer(), nullable=False, server_default="0"))
    op.add_column("accounts", sa.Column("spent", sa.BigInteger(), nullable=False, server_default="0"))


def downgrade() -> None:
    raise RuntimeError("What was spent today would be lost: restore a backup instead.")
