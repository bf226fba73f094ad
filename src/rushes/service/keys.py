"""API keys: made once, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import re
import secrets
import time
from dataclasses import dataclass, field

from sqlalchemy import Connection

from rushes.db import keys
from rushes.db.database import Database
from rushes.errors import InvalidRequest, NotFound, Unauthenticated
from rushes.models.caller import Caller
from rushes.models.ids import new_id, now
from rushes.models.key import Key

_PREFIX = "sk-rushes-"
_DEFAULT_PROJECT = "default"
#: A key that was revoked in another process works at most so much longer.
_CACHE_SECONDS = 1.0
_CACHE_SIZE = 10_000
_MAX_NAME = 80
_LONG_ENOUGH_TO_HINT = 20
_SENDABLE = re.compile(r"[!-~]+")


class Keys:
    def __init__(self, db: Database) -> None:
        self._db = db
        self._known: dict[str, tuple[Caller, float]] = {}

    async def authenticate(self, secret: str) -> Caller:
        """Raises Unauthenticated."""
        digest = _digest(secret)
        known = self._known.get(digest)
        if known is not None and known[1] > time.monotonic():
            return known[0]
        self._known.pop(digest, None)
        caller = await self._db.read(lambda conn: keys.find(conn, digest))
        if caller is None:
            raise Unauthenticated(f"Incorrect API key provided: {_masked(secret)}.")
        if len(self._known) >= _CACHE_SIZE:
            self._known.clear()
        self._known[digest] = caller, time.monotonic() + _CACHE_SECONDS
        return caller

    async def create(self, name: str, project: str = _DEFAULT_PROJECT) -> tuple[str, str]:
        """Make a key; returns its id and its secret, which is nowhere to be had again.

        Raises InvalidRequest for a name or project name that is empty or longer than 80 characters.
        """
        for value, param in ((name, "name"), (project, "project")):
            if not 0 < len(value) <= _MAX_NAME:
                raise InvalidRequest(f"'{param}' must have 1 to {_MAX_NAME} characters.", param=param)
        key = _New(name, project, _PREFIX + secrets.token_urlsafe(32))
        await self._db.write(key.add)
        return key.id, key.secret

    async def first(self, secret: str | None) -> str | None:
        """Make the first key, with the given secret or a new one, unless there ever was a key.

        Returns the secret if one was made. Of servers that start at once only one makes it. Raises
        InvalidRequest for a secret that no client could send in a header.
        """
        if secret is not None and not _SENDABLE.fullmatch(secret):
            raise InvalidRequest(
                "The first key (RUSHES_BOOTSTRAP_KEY) must be of visible ASCII characters, without spaces.",
                param="key",
            )
        key = _New("first", _DEFAULT_PROJECT, secret or _PREFIX + secrets.token_urlsafe(32))
        return key.secret if await self._db.write(key.add_first) else None

    async def revoke(self, key_id: str) -> None:
        """Raises NotFound."""
        if not await self._db.write(lambda conn: keys.revoke(conn, key_id, now())):
            raise NotFound(f"There is no valid key {key_id!r}.", param="key_id")
        self._known.clear()

    async def all(self) -> list[Key]:
        return await self._db.read(keys.listed)


@dataclass
class _New:
    """A key that is being made; both are transactions."""

    name: str
    project: str
    secret: str
    id: str = field(default_factory=lambda: new_id("key"))

    def add(self, conn: Connection) -> None:
        self._add_to(conn, keys.project(conn, self.project, new_id("proj"), now()))

    def add_first(self, conn: Connection) -> bool:
        """False if there is, or ever was, another."""
        project_id = keys.project(conn, self.project, new_id("proj"), now())
        if keys.count(conn):  # only now: making the project has waited for whoever was first
            return False
        self._add_to(conn, project_id)
        return True

    def _add_to(self, conn: Connection, project_id: str) -> None:
        hint = self.secret[-4:] if len(self.secret) >= _LONG_ENOUGH_TO_HINT else "…"
        keys.add(conn, self.id, project_id, self.name, _digest(self.secret), hint, now())


def _digest(secret: str) -> str:
    """A plain hash is enough: the secrets are random, not words that people choose."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _masked(secret: str) -> str:
    return f"{secret[:4]}…{secret[-2:]}" if len(secret) >= 12 else "…"
