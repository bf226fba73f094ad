"""tenants hold projects; keys have a mode, scopes, an end and several secrets; an operator

Revision ID: 0004
Revises: 0003
"""

from __future__ import annotations

import time

import sqlalchemy as sa
from alembic import op

from rushes.models.ids import new_id

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

# PostgreSQL kept the name that the first migration gave it; SQLite forgets it when it copies the table.
_PROJECT_NAMES = "uq_projects_name"


def upgrade() -> None:
    op.create_table(
        "tenants",
        sa.Column("id", sa.String(length=60), nullable=False),
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("disabled_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tenants")),
        sa.UniqueConstraint("name", name=op.f("uq_tenants_name")),
    )
    op.create_table(
        "operators",
        sa.Column("name", sa.String(length=80), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_operators")),
    )
    _projects()
    _keys()


def _projects() -> None:
    op.add_column("projects", sa.Column("tenant_id", sa.String(length=60), nullable=True))
    op.add_column("projects", sa.Column("disabled_at", sa.BigInteger(), nullable=True))
    conn = op.get_bind()
    if conn.execute(sa.text("SELECT count(*) FROM projects")).scalar_one():
        tenant = {"id": new_id("tenant"), "now": time.time_ns() // 1_000_000}
        conn.execute(
            sa.text("INSERT INTO tenants (id, name, created_at) VALUES (:id, 'default', :now)"), tenant
        )
        conn.execute(sa.text("UPDATE projects SET tenant_id = :id"), {"id": tenant["id"]})
    with op.batch_alter_table("projects") as batch_op:
        batch_op.alter_column("tenant_id", existing_type=sa.String(length=60), nullable=False)
        batch_op.drop_constraint(_PROJECT_NAMES, type_="unique")
        batch_op.create_unique_constraint(op.f("uq_projects_tenant_id_name"), ["tenant_id", "name"])
        batch_op.create_foreign_key(op.f("fk_projects_tenant_id"), "tenants", ["tenant_id"], ["id"])


def _keys() -> None:
    op.create_table(
        "key_secrets",
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("key_id", sa.String(length=60), nullable=False),
        sa.Column("hint", sa.String(length=8), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["key_id"], ["keys.id"], name=op.f("fk_key_secrets_key_id")),
        sa.PrimaryKeyConstraint("digest", name=op.f("pk_key_secrets")),
    )
    op.execute(
        "INSERT INTO key_secrets (digest, key_id, hint, created_at)"
        " SELECT digest, id, hint, created_at FROM keys"
    )
    with op.batch_alter_table("keys") as batch_op:
        batch_op.drop_constraint("uq_keys_digest", type_="unique")
        batch_op.drop_column("digest")
        batch_op.drop_column("hint")
        batch_op.add_column(sa.Column("mode", sa.String(length=8), nullable=False, server_default="live"))
        batch_op.add_column(sa.Column("scopes", sa.JSON(), nullable=False, server_default='["all"]'))
        batch_op.add_column(sa.Column("expires_at", sa.BigInteger(), nullable=True))
        batch_op.add_column(sa.Column("last_used_at", sa.BigInteger(), nullable=True))
    with op.batch_alter_table("keys") as batch_op:
        # The keys that there were are live and open all; whoever makes one from now on says what it is.
        batch_op.alter_column("mode", existing_type=sa.String(length=8), server_default=None)
        batch_op.alter_column("scopes", existing_type=sa.JSON(), server_default=None)
    op.create_index("ix_keys_project_id_id", "keys", ["project_id", "id"])
    op.create_index("ix_key_secrets_key_id", "key_secrets", ["key_id"])


def downgrade() -> None:
    raise RuntimeError("Tenants and rotated secrets would be lost: restore a backup instead.")
