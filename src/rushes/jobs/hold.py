"""A video in a worker's hands, and what there is to work on it with."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from rushes.db.database import Database
from rushes.db.work import Claim
from rushes.jobs.policy import RetryPolicy
from rushes.models.attempt import Attempt
from rushes.processes.pool import ProcessPool
from rushes.providers.base import Hears, Provider, Ticket
from rushes.providers.routes import Routes
from rushes.storage.base import Storage

_TRIES = 5


@dataclass
class Hold:
    """``claim`` is always the latest, so that its fencing number is right."""

    claim: Claim
    #: Whether it stays ours between two steps. Whoever comes first polls a provider far away.
    kept: bool = True

    @property
    def attempt(self) -> Attempt:
        assert self.claim.attempt is not None, "only a queued video is without an attempt"
        return self.claim.attempt

    @property
    def ticket(self) -> Ticket:
        attempt = self.attempt
        return Ticket(attempt.id, attempt.model, attempt.remote_id or attempt.id)


@dataclass(frozen=True)
class Means:
    db: Database
    storage: Storage
    routes: Routes
    providers: Mapping[str, Provider]
    #: Looks at files.
    media: ProcessPool
    #: One folder an attempt.
    scratch: Path
    policy: RetryPolicy
    #: How long files of a dropped attempt are left alone: their writer may not know yet.
    grace_ms: int
    #: Where providers may call back: `/hooks/NAME` of this; empty if they cannot reach us.
    public_url: str = ""

    def callback_url(self, provider: Provider) -> str | None:
        if not self.public_url or not isinstance(provider, Hears):
            return None
        return f"{self.public_url}/hooks/{provider.name}"

    async def clear(self, attempt: Attempt) -> None:
        """Its folder goes. The last writes of a process that is just being killed may come in between."""
        folder = self.scratch / attempt.id
        for _ in range(_TRIES):
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)
            if not folder.exists():
                return

    def provider(self, attempt: Attempt) -> Provider | None:
        """None if it is not declared any more."""
        return self.providers.get(attempt.provider)
