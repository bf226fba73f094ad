"""hosted providers: where a video is made, what an attempt cost, accounts and circuit breakers

Revision ID: 0009
Revises: 0008
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("videos", sa.Column("pool", sa.String(length=8), nullable=False, server_default="here"))
    op.add_column("videos", sa.Column("round", sa.Integer(), nullable=False, server_default="1"))
    op.add_column("videos", sa.Column("replayed_at", sa.BigInteger(), nullable=True))
    op.add_column("videos", sa.Column("charged_before", sa.BigInteger(), nullable=False, server_default="0"))
    op.add_column("videos", sa.Column("letter", sa.String(length=16), nullable=True))
    _while("videos", "letter", "letter", "id")
    op.drop_index("ix_videos_state_priority_tenant_id_due_at", "videos")
    _while("videos", "due_at", "state", "pool", "priority", "tenant_id", "due_at")
    op.add_column("attempts", sa.Column("detail", sa.Text(), nullable=True))
    op.add_column("attempts", sa.Column("choice", sa.JSON(), nullable=True))
    op.add_column("attempts", sa.Column("cost", sa.BigInteger(), nullable=True))
    op.add_column("attempts", sa.Column("work", sa.String(length=40), nullable=True))
    op.add_column("attempts", sa.Column("watch_at", sa.BigInteger(), nullable=True))
    op.create_index("ix_attempts_provider_remote_id", "attempts", ["provider", "remote_id"])
    op.create_index(
        "ix_attempts_model_provider_work_ended_at", "attempts", ["model", "provider", "work", "ended_at"]
    )
    _while("attempts", "watch_at", "watch_at")
    _rounds()
    op.create_table(
        "accounts",
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("running", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("next_at", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("suspended_at", sa.BigInteger(), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_accounts")),
    )
    op.create_table(
        "circuits",
        sa.Column("provider", sa.String(length=60), nullable=False),
        sa.Column("model", sa.String(length=120), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False, server_default="0"),
        sa.Column("open_until", sa.BigInteger(), nullable=False, server_default="0"),
        sa.PrimaryKeyConstraint("provider", "model", name=op.f("pk_circuits")),
    )


def _rounds() -> None:
    """A video's transactions of each kind are one for each of its rounds."""
    op.drop_index("ix_transactions_video_id_ended", "transactions")
    with op.batch_alter_table("transactions") as batch_op:
        batch_op.add_column(sa.Column("round", sa.Integer(), nullable=False, server_default="1"))
        batch_op.drop_constraint(op.f("uq_transactions_video_id_kind"), type_="unique")
        batch_op.create_unique_constraint(
            op.f("uq_transactions_video_id_kind_round"), ["video_id", "kind", "round"]
        )
    ended = sa.text("kind IN ('settle', 'release')")
    op.create_index(
        "ix_transactions_video_id_round_ended",
        "transactions",
        ["video_id", "round"],
        unique=True,
        sqlite_where=ended,
        postgresql_where=ended,
    )
    if op.get_bind().dialect.name == "sqlite":  # which has made the table anew, without its triggers
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER transactions_no_{verb.lower()} BEFORE {verb} ON transactions"
                " BEGIN SELECT RAISE(ABORT, 'transactions are append-only'); END"
            )


def _while(table: str, column: str, *columns: str) -> None:
    has = sa.text(f"{column} IS NOT NULL")
    name = f"ix_{table}_{'_'.join(columns)}"
    op.create_index(name, table, list(columns), sqlite_where=has, postgresql_where=has)


def downgrade() -> None:
    raise RuntimeError("What providers took would be lost: restore a backup instead.")
