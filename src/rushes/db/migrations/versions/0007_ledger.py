"""the ledger, what videos cost, and how tenants pay

Revision ID: 0007
Revises: 0006
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TABLES = ("transactions", "entries")


def upgrade() -> None:
    op.add_column("tenants", sa.Column("billing", sa.String(16), nullable=False, server_default="invoice"))
    _ledger()
    _videos()


def _ledger() -> None:
    op.create_table(
        "wallets",
        sa.Column("tenant_id", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(16), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("held", sa.BigInteger(), nullable=False, server_default="0"),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name=op.f("fk_wallets_tenant_id")),
        sa.PrimaryKeyConstraint("tenant_id", "unit", name=op.f("pk_wallets")),
    )
    op.execute(
        "INSERT INTO wallets (tenant_id, unit) SELECT id, 'usd' FROM tenants"
        " UNION ALL SELECT id, 'credits' FROM tenants"
    )
    op.create_table(
        "transactions",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True),
        sa.Column("tenant_id", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("video_id", sa.String(60), nullable=True),
        sa.Column("reference", sa.String(255), nullable=True),
        sa.Column("note", sa.Text(), nullable=True),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["tenant_id"], ["tenants.id"], name=op.f("fk_transactions_tenant_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_transactions")),
        sa.UniqueConstraint("video_id", "kind", name=op.f("uq_transactions_video_id_kind")),
    )
    op.create_index("ix_transactions_tenant_id_id", "transactions", ["tenant_id", "id"])
    for name, columns, where in (
        ("ix_transactions_video_id_ended", ["video_id"], "kind IN ('settle', 'release')"),
        ("ix_transactions_tenant_id_reference", ["tenant_id", "reference"], "reference IS NOT NULL"),
    ):
        rows = sa.text(where)
        op.create_index(name, "transactions", columns, unique=True, sqlite_where=rows, postgresql_where=rows)
    op.create_table(
        "entries",
        sa.Column("transaction_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("account", sa.String(16), nullable=False),
        sa.Column("unit", sa.String(16), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(
            ["transaction_id"], ["transactions.id"], name=op.f("fk_entries_transaction_id")
        ),
        sa.PrimaryKeyConstraint("transaction_id", "account", "unit", name=op.f("pk_entries")),
        sqlite_with_rowid=False,
    )
    sqlite = op.get_bind().dialect.name == "sqlite"
    for table in _TABLES:
        for statement in _refusals(table) if sqlite else _refusal(table):
            op.execute(statement)


def _refusals(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
        f" BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
        for verb in ("UPDATE", "DELETE")
    ]


def _refusal(table: str) -> list[str]:
    return [
        f"CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table}"
        " FOR EACH ROW EXECUTE FUNCTION rushes_append_only()"
    ]


def _videos() -> None:
    """Videos from before there were prices cost nothing."""
    for column in (
        sa.Column("model", sa.String(256), nullable=False, server_default=""),
        sa.Column("unit", sa.String(16), nullable=False, server_default="usd"),
        sa.Column("price", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("held", sa.BigInteger(), nullable=False, server_default="0"),
        sa.Column("refund", sa.String(16), nullable=False, server_default="full"),
        sa.Column("charged", sa.BigInteger(), nullable=True),
    ):
        op.add_column("videos", column)
    sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute(
        "UPDATE videos SET model = replace(json_extract(spec, '$.model'), 'openai/', '')"
        if sqlite
        else "UPDATE videos SET model = replace(spec::json ->> 'model', 'openai/', '')"
    )
    op.execute("UPDATE videos SET charged = 0 WHERE state IN ('completed', 'failed', 'cancelled')")


def downgrade() -> None:
    raise RuntimeError("The ledger would be lost: restore a backup instead.")
