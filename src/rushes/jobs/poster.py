"""One attempt to tell an endpoint: signed, capped, and nowhere into our own network."""

from __future__ import annotations

import rushes
from rushes import net
from rushes.jobs.signing import SigningKey
from rushes.models.ids import now
from rushes.models.webhook import Endpoint

_AGENT = f"Rushes/{rushes.__version__} (+https://www.standardwebhooks.com)"


class Poster:
    def __init__(self, key: SigningKey, *, seconds: float, allow_private: bool) -> None:
        self.key = key
        self.seconds = seconds
        #: Plain http, and addresses of our own network.
        self.allow_private = allow_private

    async def post(self, endpoint: Endpoint, url: str, webhook_id: str, payload: str) -> int:
        """The answer's status; ``url`` is the endpoint's, or a request's own. Raises net.Unreachable."""
        present = now()
        timestamp, body = present // 1000, payload.encode()
        headers = {
            "content-type": "application/json",
            "user-agent": _AGENT,
            "webhook-id": webhook_id,
            "webhook-timestamp": str(timestamp),
            "webhook-signature": self.key.signatures(endpoint, webhook_id, timestamp, body, present),
        }
        return await net.post(url, body, headers, seconds=self.seconds, allow_private=self.allow_private)
