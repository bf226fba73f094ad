"""API keys: whom they stand for, and their lives from making to revoking."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import Connection

from rushes.db import keys, projects
from rushes.db.database import Database
from rushes.errors import Forbidden, InvalidRequest, Unauthenticated
from rushes.models.caller import Caller, Credential
from rushes.models.ids import new_id, now
from rushes.models.key import Key, Mode
from rushes.models.scope import Scope
from rushes.service import secrets
from rushes.service.names import DEFAULT, check_name
from rushes.service.projects import ensure

_ALL = frozenset({Scope.ALL})
_PREFIX = {Mode.LIVE: "sk-rushes-live-", Mode.TEST: "sk-rushes-test-"}
#: What changes in another process is seen here after so long at most.
_CACHE_SECONDS = 1.0
_CACHE_SIZE = 10_000
#: For how long the secrets before a rotation may stay good.
MAX_OVERLAP_MS = 30 * 24 * 3_600_000


@dataclass(frozen=True)
class Revealed:
    """A key with its secret, which is nowhere to be had again."""

    key: Key
    secret: str


def _nobody_asks(_key_id: str, _at: int) -> None:
    """Where nothing is served there is no use to note."""


class Keys:
    """``used`` is told, at most once a second for each key and from the loop's thread, that one is in use."""

    def __init__(self, db: Database, used: Callable[[str, int], None] = _nobody_asks) -> None:
        self._db = db
        self._used = used
        self._known: dict[str, tuple[Caller, float]] = {}

    async def authenticate(self, secret: str) -> Caller:
        """Raises Unauthenticated; Forbidden while the project or its tenant is disabled."""
        digest = secrets.digest(secret)
        began = time.monotonic()
        known = self._known.get(digest)
        if known is not None and known[1] > began:
            return known[0]
        self._known.pop(digest, None)
        found = await self._db.read(lambda conn: keys.find(conn, digest))
        present = now()
        if found is None:
            raise Unauthenticated(f"Incorrect API key provided: {secrets.masked(secret)}.")
        _check(found, present)
        if len(self._known) >= _CACHE_SIZE:
            self._known.clear()
        # From before the read: what is committed after it is not seen, and may wait a second, no more.
        self._known[digest] = found.caller, began + _cached_for(found, present)
        self._used(found.caller.key_id, present)
        return found.caller

    def forget(self) -> None:
        """Look every key up anew: something that callers carry has changed."""
        self._known.clear()

    async def create(
        self,
        project_id: str,
        name: str,
        *,
        mode: Mode = Mode.LIVE,
        scopes: frozenset[Scope] = _ALL,
        expires_at: int | None = None,
    ) -> Revealed:
        """Make a key. ``expires_at`` is in Unix milliseconds.

        Raises InvalidRequest, NotFound for the project.
        """
        check_name(name)
        present = now()
        if not scopes:
            raise InvalidRequest("'scopes' must name one at least.", param="scopes")
        if expires_at is not None and expires_at <= present:
            raise InvalidRequest("'expires_at' must lie in the future.", param="expires_at")
        new = _New(name, secrets.fresh(_PREFIX[mode]), mode, scopes, expires_at)

        def add(conn: Connection) -> Key:
            projects.find(conn, project_id)
            new.add(conn, project_id, present)
            return keys.get(conn, new.id, present)

        return Revealed(await self._db.write(add), new.secret)

    async def first(self, secret: str | None) -> str | None:
        """Make the first key, with the given secret or a new one, unless there ever was a key.

        Returns the secret if one was made. Of servers that start at once only one makes it. Raises
        InvalidRequest for a secret that no client could send in a header.
        """
        if secret is not None and not secrets.sendable(secret):
            raise InvalidRequest(
                "The first key (RUSHES_BOOTSTRAP_KEY) must be of visible ASCII characters, without spaces.",
                param="key",
            )
        new = _New("first", secret or secrets.fresh(_PREFIX[Mode.LIVE]))

        def add(conn: Connection) -> bool:
            project = ensure(conn, DEFAULT, DEFAULT)
            if keys.count(conn):  # only now: making the project has waited for whoever was first
                return False
            new.add(conn, project.id, now())
            return True

        return new.secret if await self._db.write(add) else None

    async def rotate(self, key_id: str, overlap_ms: int) -> Revealed:
        """A new secret for a key. Those before it are good for so much longer, 30 days at most.

        Raises NotFound, InvalidRequest.
        """
        if not 0 <= overlap_ms <= MAX_OVERLAP_MS:
            raise InvalidRequest("The overlap must be 0 to 30 days.", param="overlap_seconds")

        def rotate(conn: Connection) -> Revealed:
            present = now()
            key = keys.get(conn, key_id, present)
            if key.revoked_at is not None:
                raise InvalidRequest("The key is revoked; make another.", param="key_id", code="key_revoked")
            secret = secrets.fresh(_PREFIX[key.mode])
            keys.rotate(conn, key_id, _kept(secret), present, present + overlap_ms)
            return Revealed(keys.get(conn, key_id, present), secret)

        done = await self._db.write(rotate)
        self.forget()
        return done

    async def revoke(self, key_id: str) -> Key:
        """Worthless here at once, elsewhere within a second. Raises NotFound."""

        def revoke(conn: Connection) -> Key:
            keys.revoke(conn, key_id, now())
            return keys.get(conn, key_id, now())

        done = await self._db.write(revoke)
        self.forget()
        return done

    async def retrieve(self, key_id: str) -> Key:
        """Raises NotFound."""
        return await self._db.read(lambda conn: keys.get(conn, key_id, now()))

    async def page(self, *, project_id: str | None, after: str | None, limit: int) -> tuple[list[Key], bool]:
        """One project's or all, newest first, and whether there are more."""
        found = await self._db.read(
            lambda conn: keys.page(conn, now(), project_id=project_id, after=after, limit=limit + 1)
        )
        return found[:limit], len(found) > limit


@dataclass
class _New:
    """A key that is being made."""

    name: str
    secret: str
    mode: Mode = Mode.LIVE
    scopes: frozenset[Scope] = _ALL
    expires_at: int | None = None
    id: str = field(default_factory=lambda: new_id("key"))

    def add(self, conn: Connection, project_id: str, at: int) -> None:
        keys.add(
            conn,
            self.id,
            project_id,
            _kept(self.secret),
            name=self.name,
            mode=self.mode,
            scopes=self.scopes,
            expires_at=self.expires_at,
            now=at,
        )


def _kept(secret: str) -> keys.Secret:
    return keys.Secret(secrets.digest(secret), secrets.hint(secret))


def _check(found: Credential, present: int) -> None:
    if found.until is not None and found.until <= present:
        raise Unauthenticated("This API key has expired.", code="expired_api_key")
    if found.tenant_disabled:
        raise Forbidden("The tenant of this API key is disabled.", code="tenant_disabled")
    if found.project_disabled:
        raise Forbidden("The project of this API key is disabled.", code="project_disabled")


def _cached_for(found: Credential, present: int) -> float:
    if found.until is None:
        return _CACHE_SECONDS
    return min(_CACHE_SECONDS, (found.until - present) / 1000)
