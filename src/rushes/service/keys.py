"""API keys: made once, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import secrets
import time

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

    async def create(
        self, name: str, project: str = _DEFAULT_PROJECT, secret: str | None = None
    ) -> tuple[str, str]:
        """Make a key; returns its id and its secret, which is nowhere to be had again.

        Raises InvalidRequest for a name or project name that is empty or longer than 80 characters.
        """
        for value, param in ((name, "name"), (project, "project")):
            if not 0 < len(value) <= _MAX_NAME:
                raise InvalidRequest(f"'{param}' must have 1 to {_MAX_NAME} characters.", param=param)
        secret = secret or _PREFIX + secrets.token_urlsafe(32)
        key_id = new_id("key")
        digest, hint = _digest(secret), secret[-4:] if len(secret) >= 20 else "…"
        fresh = new_id("proj")
        await self._db.write(
            lambda conn: keys.add(
                conn, key_id, keys.project(conn, project, fresh, now()), name, digest, hint, now()
            )
        )
        return key_id, secret

    async def first(self, secret: str | None) -> str | None:
        """Make the first key, with the given secret or a new one, unless there ever was a key.

        Returns the secret if one was made.
        """
        if await self._db.read(keys.count):
            return None
        _, made = await self.create("first", secret=secret)
        return made

    async def revoke(self, key_id: str) -> None:
        """Raises NotFound."""
        if not await self._db.write(lambda conn: keys.revoke(conn, key_id, now())):
            raise NotFound(f"There is no valid key {key_id!r}.", param="key_id")
        self._known.clear()

    async def all(self) -> list[Key]:
        return await self._db.read(keys.listed)


def _digest(secret: str) -> str:
    """A plain hash is enough: the secrets are random, not words that people choose."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def _masked(secret: str) -> str:
    return f"{secret[:4]}…{secret[-2:]}" if len(secret) >= 12 else "…"
