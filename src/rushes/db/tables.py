"""The tables, the same on SQLite and PostgreSQL. Times are Unix milliseconds, states and kinds plain text.

A change here needs a migration; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    text,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

#: SQLite counts rows by itself only for a plain INTEGER key.
_Serial = BigInteger().with_variant(Integer, "sqlite")


def _while(column: str, *columns: str, table: str = "videos") -> Index:
    """An index of the rows that have something in ``column``: not of the finished ones."""
    has = text(f"{column} IS NOT NULL")
    return Index(f"ix_{table}_{'_'.join(columns)}", *columns, sqlite_where=has, postgresql_where=has)


tenants = Table(
    "tenants",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("name", String(80), nullable=False, unique=True),
    Column("created_at", BigInteger, nullable=False),
    Column("disabled_at", BigInteger),
    Column("plan", String(80), nullable=False, server_default="unlimited"),
    #: Whether its wallets may go below zero.
    Column("billing", String(16), nullable=False, server_default="invoice"),
)

#: What a tenant has used of its plan's limits; no row for who has none.
limits = Table(
    "limits",
    metadata,
    Column("tenant_id", ForeignKey("tenants.id"), primary_key=True),
    #: JSON, ``[[minute, videos], …]``: minutes since 1970, oldest first.
    Column("minutes", Text, nullable=False),
    #: Days since 1970, and the micro-dollars of that day.
    Column("day", Integer, nullable=False),
    Column("spent", BigInteger, nullable=False),
)

projects = Table(
    "projects",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("tenant_id", ForeignKey("tenants.id"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("disabled_at", BigInteger),
    UniqueConstraint("tenant_id", "name"),
)

#: How much a tenant or a project may spend in a day or a month.
budgets = Table(
    "budgets",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("tenant_id", ForeignKey("tenants.id"), nullable=False),
    #: Null for one of the whole tenant.
    Column("project_id", ForeignKey("projects.id")),
    #: The project's id, or else the tenant's.
    Column("holder_id", String(60), nullable=False),
    Column("period", String(8), nullable=False),
    Column("unit", String(16), nullable=False),
    Column("amount", BigInteger, nullable=False),
    Column("downgrade_percent", Integer),
    #: When the period began that the next two tell of.
    Column("began", BigInteger, nullable=False),
    #: Micro-dollars, held ones too.
    Column("spent", BigInteger, nullable=False),
    #: The highest threshold, in percent, that was told.
    Column("told", Integer, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    UniqueConstraint("holder_id", "period"),
)

keys = Table(
    "keys",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("project_id", ForeignKey("projects.id"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("mode", String(8), nullable=False),
    Column("scopes", JSON, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Column("revoked_at", BigInteger),
    Column("last_used_at", BigInteger),
    Index("ix_keys_project_id_id", "project_id", "id"),
)

#: A key has one secret without an end and, for a while after each rotation, those before.
key_secrets = Table(
    "key_secrets",
    metadata,
    #: SHA-256 of the secret; the secret itself is nowhere.
    Column("digest", String(64), primary_key=True),
    Column("key_id", ForeignKey("keys.id"), nullable=False),
    #: The secret's last characters, so that people can tell keys apart.
    Column("hint", String(8), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("expires_at", BigInteger),
    Index("ix_key_secrets_key_id", "key_id"),
)

#: Who may use the operator's API; there is one of them.
operators = Table(
    "operators",
    metadata,
    Column("name", String(80), primary_key=True),
    #: SHA-256 of the secret.
    Column("digest", String(64), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

videos = Table(
    "videos",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("project_id", ForeignKey("projects.id"), nullable=False),
    Column("key_id", ForeignKey("keys.id"), nullable=False),
    #: The project's, which never changes.
    Column("tenant_id", ForeignKey("tenants.id"), nullable=False),
    Column("state", String(16), nullable=False),
    Column("spec", Text, nullable=False),
    Column("progress", Integer, nullable=False, server_default="0"),
    Column("engine", String(60)),
    Column("error_code", String(60)),
    Column("error_message", Text),
    Column("created_at", BigInteger, nullable=False),
    Column("completed_at", BigInteger),
    #: Deleted for its owner; the row stays as the record of what was done.
    Column("deleted_at", BigInteger),
    #: When a worker should look next; null once nothing is left to do.
    Column("due_at", BigInteger),
    Column("lease_owner", String(60)),
    Column("lease_until", BigInteger),
    #: The fencing number.
    Column("version", BigInteger, nullable=False, server_default="0"),
    #: Key and request digest: finds the video that an SDK's repeated POST already made.
    Column("fingerprint", String(64), nullable=False),
    #: Through which API it was made.
    Column("api", String(16), nullable=False, server_default="videos"),
    Column("priority", String(16), nullable=False, server_default="standard"),
    #: JSON as its owner gave it: nobody looks into it.
    Column("metadata", Text),
    #: Who is told of its end, besides the project's endpoints.
    Column("webhook_url", Text),
    #: The spec's model without a vendor: what usage is told apart by.
    Column("model", String(256), nullable=False, server_default=""),
    #: What it costs; decided when it was accepted, but for `charged`, which is null until its end.
    Column("unit", String(16), nullable=False, server_default="usd"),
    Column("price", BigInteger, nullable=False, server_default="0"),
    Column("held", BigInteger, nullable=False, server_default="0"),
    Column("refund", String(16), nullable=False, server_default="full"),
    Column("charged", BigInteger),
    #: Where it is to be made: `here`, on a worker's own machine, or `away`, by somebody who is asked.
    Column("pool", String(8), nullable=False, server_default="here"),
    #: How often it was begun: an operator may have another try made of one that has failed.
    Column("round", Integer, nullable=False, server_default="1"),
    #: When the last of these began; null for the first.
    Column("replayed_at", BigInteger),
    #: What the earlier ones were charged.
    Column("charged_before", BigInteger, nullable=False, server_default="0"),
    #: Why it is a dead letter; null for one that is none.
    Column("letter", String(16)),
    Index("ix_videos_state_due_at", "state", "due_at"),
    #: Who waits in which lane, and since when; how many of a tenant's are under way.
    _while("due_at", "state", "pool", "priority", "tenant_id", "due_at"),
    #: Which of a tenant's a worker holds.
    _while("lease_until", "tenant_id", "lease_until"),
    _while("letter", "letter", "id"),
    Index("ix_videos_project_id_api_id", "project_id", "api", "id"),
    Index("ix_videos_fingerprint_id", "fingerprint", "id"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("video_id", ForeignKey("videos.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("provider", String(60), nullable=False),
    Column("model", String(120), nullable=False),
    Column("state", String(16), nullable=False),
    Column("remote_id", Text),
    Column("engine", String(60)),
    Column("error_code", String(60)),
    Column("error_message", Text),
    Column("report", JSON),
    Column("created_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    #: For the operator: what the provider said.
    Column("detail", Text),
    #: JSON: why this provider, and why not those before it.
    Column("choice", JSON),
    #: Micro-dollars that the provider takes: what it said, or else what its list says.
    Column("cost", BigInteger),
    #: What it was expected to take when it was ordered.
    Column("expected", BigInteger),
    #: Size and seconds: times are compared among the same.
    Column("work", String(40)),
    #: When to see to it after it is over for the video, and not yet for the provider.
    Column("watch_at", BigInteger),
    UniqueConstraint("video_id", "number"),
    Index("ix_attempts_provider_remote_id", "provider", "remote_id"),
    Index("ix_attempts_model_provider_work_ended_at", "model", "provider", "work", "ended_at"),
    _while("watch_at", "watch_at", table="attempts"),
)

#: One request to several at once.
comparisons = Table(
    "comparisons",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("project_id", ForeignKey("projects.id"), nullable=False),
    #: Key and request digest, as of a video.
    Column("fingerprint", String(64), nullable=False),
    #: In the order that they were asked for.
    Column("video_ids", JSON, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_comparisons_project_id_id", "project_id", "id"),
    Index("ix_comparisons_fingerprint_id", "fingerprint", "id"),
)

#: What hosted providers' accounts are doing; the servers agree by these rows.
accounts = Table(
    "accounts",
    metadata,
    #: The provider's name in rushes.toml.
    Column("name", String(60), primary_key=True),
    #: Attempts that it has and has not ended.
    Column("running", Integer, nullable=False, server_default="0"),
    #: When the next order may go out by its pace.
    Column("next_at", BigInteger, nullable=False, server_default="0"),
    Column("suspended_at", BigInteger),
    Column("reason", Text),
    #: Days since 1970, and what was ordered on that day: videos, and micro-dollars.
    Column("day", Integer, nullable=False, server_default="0"),
    Column("ordered", Integer, nullable=False, server_default="0"),
    Column("spent", BigInteger, nullable=False, server_default="0"),
)

#: Circuit breakers: providers' models that fail are left alone for a while.
circuits = Table(
    "circuits",
    metadata,
    Column("provider", String(60), primary_key=True),
    Column("model", String(120), primary_key=True),
    #: In a row.
    Column("failures", Integer, nullable=False, server_default="0"),
    #: Nothing goes there until then; after it, one order to see.
    Column("open_until", BigInteger, nullable=False, server_default="0"),
)

#: Append-only: triggers refuse updates and deletes.
events = Table(
    "events",
    metadata,
    Column("sequence", _Serial, primary_key=True, autoincrement=True),
    Column("project_id", String(60), nullable=False),
    #: Null for what happened to something other than a video.
    Column("video_id", String(60)),
    Column("kind", String(40), nullable=False),
    Column("data", JSON, nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Index("ix_events_video_id_sequence", "video_id", "sequence"),
    Index("ix_events_project_id_sequence", "project_id", "sequence"),
)

assets = Table(
    "assets",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("project_id", ForeignKey("projects.id"), nullable=False),
    #: Null for what a caller sent until a video or a character has taken it.
    Column("video_id", String(60)),
    Column("attempt_id", String(60)),
    Column("variant", String(16), nullable=False),
    Column("state", String(16), nullable=False),
    Column("key", String(255), nullable=False, unique=True),
    Column("media_type", String(60), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    #: When the sweeper takes a reserved or doomed one away.
    Column("due_at", BigInteger),
    Index("ix_assets_video_id", "video_id"),
    Index("ix_assets_due_at", "due_at"),
)

characters = Table(
    "characters",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("project_id", ForeignKey("projects.id"), nullable=False),
    Column("name", String(80), nullable=False),
    Column("asset_id", ForeignKey("assets.id"), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

idempotency_keys = Table(
    "idempotency_keys",
    metadata,
    Column("project_id", String(60), primary_key=True),
    Column("key", String(255), primary_key=True),
    Column("fingerprint", String(64), nullable=False),
    #: The video or the character that the first request made.
    Column("made_id", String(60), nullable=False),
    Column("created_at", BigInteger, nullable=False),
)

webhook_endpoints = Table(
    "webhook_endpoints",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("project_id", ForeignKey("projects.id"), nullable=False),
    Column("name", String(256), nullable=False),
    Column("url", Text, nullable=False),
    Column("event_types", JSON, nullable=False),
    Column("secret_number", Integer, nullable=False),
    #: ``[[number, until], …]``
    Column("old_secrets", JSON, nullable=False),
    Column("signing_key", String(16), nullable=False),
    Column("created_at", BigInteger, nullable=False),
    Column("updated_at", BigInteger, nullable=False),
    Column("failing_since", BigInteger),
    Column("disabled_at", BigInteger),
    Column("deleted_at", BigInteger),
    Index("ix_webhook_endpoints_project_id_id", "project_id", "id"),
)

webhook_deliveries = Table(
    "webhook_deliveries",
    metadata,
    Column("id", String(60), primary_key=True),
    Column("project_id", String(60), nullable=False),
    Column("endpoint_id", ForeignKey("webhook_endpoints.id"), nullable=False),
    #: Where it goes, if that is a video's own `webhook_url`; else the endpoint says it.
    Column("url", Text),
    #: The event's.
    Column("sequence", BigInteger, nullable=False),
    #: What it tells of: a video, or now and then a budget.
    Column("video_id", String(60), nullable=False),
    Column("type", String(40), nullable=False),
    Column("payload", Text, nullable=False),
    Column("state", String(16), nullable=False),
    Column("attempts", Integer, nullable=False, server_default="0"),
    Column("status_code", Integer),
    Column("error", Text),
    Column("created_at", BigInteger, nullable=False),
    #: When to send it next, or when the lease of who is sending it ends; null once it is over.
    Column("due_at", BigInteger),
    Column("give_up_at", BigInteger, nullable=False),
    Column("delivered_at", BigInteger),
    #: The fencing number.
    Column("version", BigInteger, nullable=False, server_default="0"),
    UniqueConstraint("endpoint_id", "sequence"),
    Index("ix_webhook_deliveries_due_at", "due_at"),
    Index("ix_webhook_deliveries_endpoint_id_id", "endpoint_id", "id"),
    Index("ix_webhook_deliveries_endpoint_id_due_at", "endpoint_id", "due_at"),
    Index("ix_webhook_deliveries_video_id_endpoint_id", "video_id", "endpoint_id"),
)

#: What each tenant can spend in each unit, and what is set aside; the entries of the two accounts, summed up.
#: The house's accounts are summed up when somebody asks: a row of theirs would be in every tenant's way.
wallets = Table(
    "wallets",
    metadata,
    Column("tenant_id", ForeignKey("tenants.id"), primary_key=True),
    Column("unit", String(16), primary_key=True),
    Column("balance", BigInteger, nullable=False, server_default="0"),
    Column("held", BigInteger, nullable=False, server_default="0"),
)

#: Append-only, as the entries are: triggers refuse updates and deletes.
transactions = Table(
    "transactions",
    metadata,
    Column("id", _Serial, primary_key=True, autoincrement=True),
    Column("tenant_id", ForeignKey("tenants.id"), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("video_id", String(60)),
    Column("reference", String(255)),
    Column("note", Text),
    Column("created_at", BigInteger, nullable=False),
    #: Of the video.
    Column("round", Integer, nullable=False, server_default="1"),
    UniqueConstraint("video_id", "kind", "round"),
    Index("ix_transactions_tenant_id_id", "tenant_id", "id"),
    #: A video's money comes to rest once in each round, one way or the other.
    Index(
        "ix_transactions_video_id_round_ended",
        "video_id",
        "round",
        unique=True,
        sqlite_where=text("kind IN ('settle', 'release')"),
        postgresql_where=text("kind IN ('settle', 'release')"),
    ),
    #: What the margin is reckoned from.
    Index(
        "ix_transactions_created_at",
        "created_at",
        sqlite_where=text("kind IN ('settle', 'cost')"),
        postgresql_where=text("kind IN ('settle', 'cost')"),
    ),
    Index(
        "ix_transactions_tenant_id_reference",
        "tenant_id",
        "reference",
        unique=True,
        sqlite_where=text("reference IS NOT NULL"),
        postgresql_where=text("reference IS NOT NULL"),
    ),
)

entries = Table(
    "entries",
    metadata,
    Column("transaction_id", ForeignKey("transactions.id"), primary_key=True),
    Column("account", String(16), primary_key=True),
    Column("unit", String(16), primary_key=True),
    Column("amount", BigInteger, nullable=False),
    sqlite_with_rowid=False,
)
