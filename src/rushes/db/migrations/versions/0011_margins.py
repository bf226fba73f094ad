"""an index of what the margin is reckoned from

Revision ID: 0011
Revises: 0010
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    booked = sa.text("kind IN ('settle', 'cost')")
    op.create_index(
        "ix_transactions_created_at",
        "transactions",
        ["created_at"],
        sqlite_where=booked,
        postgresql_where=booked,
    )


def downgrade() -> None:
    op.drop_index("ix_transactions_created_at", "transactions")
