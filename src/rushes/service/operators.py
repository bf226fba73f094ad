"""The operator's key: it opens the operator's API, and nothing else; no tenant's key opens that."""

from __future__ import annotations

import hmac

from sqlalchemy import Connection

from rushes.db import keys, operators
from rushes.db.database import Database
from rushes.errors import Fatal, InvalidRequest, Unauthenticated
from rushes.models.ids import now
from rushes.service import secrets

_PREFIX = "op-rushes-"
_SHORTEST = 32


class Operators:
    """``configured`` is the key that the settings name, or nothing; then it is one that was made."""

    def __init__(self, db: Database, configured: str) -> None:
        """Raises Fatal for a configured key that could be guessed or not be sent."""
        if configured and (len(configured) < _SHORTEST or not secrets.sendable(configured)):
            raise Fatal(
                f"RUSHES_OPERATOR_KEY must have at least {_SHORTEST} random characters, visible ASCII only."
            )
        self._db = db
        self._configured = secrets.digest(configured) if configured else None

    async def authenticate(self, secret: str) -> None:
        """Raises Unauthenticated."""
        digest = secrets.digest(secret)
        if self._configured is not None:
            good = hmac.compare_digest(digest, self._configured)
        else:
            good = await self._db.read(lambda conn: operators.holds(conn, digest))
        if not good:
            raise Unauthenticated(f"Incorrect API key provided: {secrets.masked(secret)}.")

    async def first(self) -> str | None:
        """Make the key, unless there is one or one is configured; returns its secret if so.

        Of servers that start at once only one makes it. Raises Fatal for a configured key that is a tenant's.
        """
        digest = self._configured
        if digest is not None:
            if await self._db.read(lambda conn: keys.find(conn, digest)) is not None:
                raise Fatal("RUSHES_OPERATOR_KEY is a tenant's API key too; choose another.")
            return None
        secret = secrets.fresh(_PREFIX)

        def add(conn: Connection) -> bool:
            return operators.add_first(conn, secrets.digest(secret), now())

        return secret if await self._db.write(add) else None

    async def renew(self) -> str:
        """Another key, shown only now; the one before is worth nothing at once.

        Raises InvalidRequest where the settings name the key.
        """
        if self._configured is not None:
            raise InvalidRequest("RUSHES_OPERATOR_KEY names the operator's key; change it there.")
        secret = secrets.fresh(_PREFIX)
        await self._db.write(lambda conn: operators.replace(conn, secrets.digest(secret), now()))
        return secret
