"""API keys and their secrets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Connection,
    Row,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from rushes.db.tables import budgets, key_secrets, keys, projects, tenants
from rushes.errors import NotFound
from rushes.models.caller import Caller, Credential
from rushes.models.ids import is_id
from rushes.models.key import Key, Mode
from rushes.models.scope import Scope, granted


@dataclass(frozen=True)
class Secret:
    """What is kept of one."""

    digest: str
    hint: str


#: Built once: it runs for every key once a second. One statement, whatever is wrong with the key.
_FIND = (
    select(
        keys.c.project_id,
        keys.c.id,
        keys.c.mode,
        keys.c.scopes,
        keys.c.expires_at.label("key_until"),
        key_secrets.c.expires_at.label("secret_until"),
        projects.c.disabled_at.label("project_disabled_at"),
        tenants.c.disabled_at.label("tenant_disabled_at"),
        tenants.c.id.label("tenant_id"),
        tenants.c.plan,
        exists().where(budgets.c.holder_id.in_((tenants.c.id, projects.c.id))).label("budgeted"),
    )
    .join(keys, keys.c.id == key_secrets.c.key_id)
    .join(projects, projects.c.id == keys.c.project_id)
    .join(tenants, tenants.c.id == projects.c.tenant_id)
    .where(key_secrets.c.digest == bindparam("digest"), keys.c.revoked_at.is_(None))
)
_VALID = (
    select(keys.c.id)
    .join(projects, projects.c.id == keys.c.project_id)
    .join(tenants, tenants.c.id == projects.c.tenant_id)
    .where(
        keys.c.id == bindparam("key_id"),
        keys.c.revoked_at.is_(None),
        or_(keys.c.expires_at.is_(None), keys.c.expires_at > bindparam("now")),
        projects.c.disabled_at.is_(None),
        tenants.c.disabled_at.is_(None),
    )
)


def count(conn: Connection) -> int:
    """How many keys there ever were, revoked ones too."""
    return conn.execute(select(func.count()).select_from(keys)).scalar_one()


def add(
    conn: Connection,
    key_id: str,
    project_id: str,
    secret: Secret,
    *,
    name: str,
    mode: Mode,
    scopes: frozenset[Scope],
    expires_at: int | None,
    now: int,
) -> None:
    conn.execute(
        insert(keys).values(
            id=key_id,
            project_id=project_id,
            name=name,
            mode=mode.value,
            scopes=sorted(scopes),
            created_at=now,
            expires_at=expires_at,
        )
    )
    _add_secret(conn, key_id, secret, now)


def _add_secret(conn: Connection, key_id: str, secret: Secret, now: int) -> None:
    conn.execute(insert(key_secrets).values(key_id=key_id, created_at=now, **vars(secret)))


def find(conn: Connection, digest: str) -> Credential | None:
    """Whom a secret stands for; None for a revoked and an unknown one."""
    row = conn.execute(_FIND, {"digest": digest}).first()
    if row is None:
        return None
    ends = [end for end in (row.key_until, row.secret_until) if end is not None]
    scopes = granted(_scopes(row.scopes))
    return Credential(
        caller=Caller(row.project_id, row.id, Mode(row.mode), scopes, row.tenant_id, row.plan, row.budgeted),
        until=min(ends, default=None),
        project_disabled=row.project_disabled_at is not None,
        tenant_disabled=row.tenant_disabled_at is not None,
    )


def _scopes(words: list[str]) -> frozenset[Scope]:
    """Those that this version knows: a newer one may have written others, which open nothing here."""
    return frozenset(scope for scope in Scope if scope in words)


def valid(conn: Connection, key_id: str, now: int) -> bool:
    """Whether a key that was valid still is."""
    return conn.execute(_VALID, {"key_id": key_id, "now": now}).first() is not None


def revoke(conn: Connection, key_id: str, now: int) -> None:
    """One that is revoked stays as it is."""
    conn.execute(update(keys).where(keys.c.id == key_id, keys.c.revoked_at.is_(None)).values(revoked_at=now))


def rotate(conn: Connection, key_id: str, secret: Secret, now: int, until: int) -> None:
    """A new secret; those before are good until then, or until their own end if that is sooner."""
    conn.execute(select(keys.c.id).where(keys.c.id == key_id).with_for_update())  # one at a time
    conn.execute(delete(key_secrets).where(key_secrets.c.key_id == key_id, key_secrets.c.expires_at <= now))
    earlier = and_(key_secrets.c.expires_at.is_not(None), key_secrets.c.expires_at < until)
    conn.execute(
        update(key_secrets)
        .where(key_secrets.c.key_id == key_id)
        .values(expires_at=case((earlier, key_secrets.c.expires_at), else_=until))
    )
    _add_secret(conn, key_id, secret, now)


def used(conn: Connection, uses: Mapping[str, int]) -> None:
    """When keys were used last; never back."""
    conn.execute(
        update(keys)
        .where(
            keys.c.id == bindparam("key_id"),
            or_(keys.c.last_used_at.is_(None), keys.c.last_used_at < bindparam("at")),
        )
        .values(last_used_at=bindparam("at")),
        [{"key_id": key_id, "at": at} for key_id, at in sorted(uses.items())],
    )


_OLD = (
    select(func.max(key_secrets.c.expires_at))
    .where(key_secrets.c.key_id == keys.c.id, key_secrets.c.expires_at > bindparam("now"))
    .correlate(keys)
    .scalar_subquery()
)
_KEYS = select(*keys.c, key_secrets.c.hint, _OLD.label("old_secrets_until")).join(
    key_secrets, and_(key_secrets.c.key_id == keys.c.id, key_secrets.c.expires_at.is_(None))
)


def _key(row: Row[*tuple[Any, ...]]) -> Key:
    return Key(**{**row._mapping, "mode": Mode(row.mode), "scopes": _scopes(row.scopes)})


def get(conn: Connection, key_id: str, now: int) -> Key:
    """Raises NotFound."""
    known = is_id("key", key_id)
    row = conn.execute(_KEYS.where(keys.c.id == key_id), {"now": now}).first() if known else None
    if row is None:
        raise NotFound(f"No key found with id '{key_id[:80]}'.", param="key_id")
    return _key(row)


def page(conn: Connection, now: int, *, project_id: str | None, after: str | None, limit: int) -> list[Key]:
    """One project's or all, newest first."""
    query = _KEYS
    if project_id is not None:
        query = query.where(keys.c.project_id == project_id)
    if after is not None:
        query = query.where(keys.c.id < after)
    return [_key(row) for row in conn.execute(query.order_by(keys.c.id.desc()).limit(limit), {"now": now})]
