"""A POST that comes again is answered with what the first one made."""

from __future__ import annotations

import hashlib
from collections.abc import Callable

from sqlalchemy import Connection

from rushes.db import idempotency
from rushes.models.caller import Caller
from rushes.models.ids import now
from rushes.service.orders import Retry
from rushes.service.refusals import Refusals

#: The id of the newest that a project made from a request with that fingerprint since then.
Latest = Callable[[Connection, str, str, int], str | None]


class Replay:
    """How one request finds its predecessor: by ``Idempotency-Key``, else, when an SDK says that it is
    repeating itself, as the newest that the same API key made from the same words within the window.
    """

    def __init__(
        self,
        caller: Caller,
        retry: Retry,
        window_ms: int,
        refusals: Refusals | None = None,
        latest: Latest = idempotency.latest_with,
    ) -> None:
        self._caller = caller
        self._retry = retry
        self._latest = latest
        words = f"{caller.key_id}\n{retry.fingerprint}"
        #: Of key and request: two keys never share a video.
        self.fingerprint = hashlib.sha256(words.encode()).hexdigest()
        refused = refusals.since(self.fingerprint) if refusals else 0
        self._since = max(now() - window_ms, refused)

    @property
    def repeats(self) -> bool:
        """Whether it may not be the first of its kind."""
        return self._retry.key is not None or self._retry.count > 0

    def find(self, conn: Connection) -> str | None:
        """The id of what was made before. Raises IdempotencyConflict."""
        if self._retry.key is not None:
            return idempotency.recall(conn, self._caller.project_id, self._retry.key, self._retry.fingerprint)
        if self._retry.count > 0:
            return self._latest(conn, self._caller.project_id, self.fingerprint, self._since)
        return None

    def tie(self, conn: Connection, made_id: str) -> str | None:
        """In the accepting transaction, before anything is made: the id that somebody else made, if so."""
        if self._retry.key is not None:
            return idempotency.remember(
                conn,
                self._caller.project_id,
                self._retry.key,
                self._retry.fingerprint,
                made_id,
                now(),
            )
        return self.find(conn)
