"""What providers tell by calling back. Only a poll is believed: a callback has one made at once."""

from __future__ import annotations

from collections.abc import Mapping

from rushes.db import attempts
from rushes.db.database import Database
from rushes.errors import NotFound
from rushes.jobs.doorbell import Doorbell
from rushes.models.ids import now
from rushes.providers.base import Hears, Provider


class Hooks:
    def __init__(self, db: Database, providers: Mapping[str, Provider], doorbell: Doorbell) -> None:
        self._db = db
        self._providers = providers
        self._doorbell = doorbell

    async def heard(self, name: str, headers: Mapping[str, str], body: bytes) -> None:
        """Raises NotFound, Unauthenticated for a signature that is wrong, and InvalidRequest."""
        provider = self._providers.get(name)
        if not isinstance(provider, Hears):
            raise NotFound(f"Nobody called '{name[:80]}' calls back here.", param="provider")
        render = await provider.heard(headers, body)
        if await self._db.write(lambda conn: attempts.wake(conn, name, render, now())):
            self._doorbell.ring()
