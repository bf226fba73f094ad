"""Webhook secrets and signatures: https://www.standardwebhooks.com, and the key of signed links.

Secrets are derived from one key of the server, so that the database holds none (decisions/0008).
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import secrets
from pathlib import Path

from rushes.errors import Fatal
from rushes.models.webhook import Endpoint

_KEY_BYTES = 32
_SHORTEST_TEXT = 32
_PREFIX = "whsec_"


class SigningKey:
    def __init__(self, key: bytes) -> None:
        self._key = key
        #: Tells keys apart and says nothing else of them.
        self.fingerprint = hashlib.sha256(b"fingerprint" + key).hexdigest()[:16]

    @classmethod
    def load(cls, path: Path, text: str) -> SigningKey:
        """From ``text`` if there is any, else from the file, which is made if there is none. Raises Fatal."""
        if text:
            if len(text) < _SHORTEST_TEXT:
                raise Fatal(f"RUSHES_WEBHOOK_KEY must have at least {_SHORTEST_TEXT} random characters.")
            return cls(hashlib.sha256(text.encode()).digest())
        try:
            key = _read_or_make(path)
        except OSError as error:
            raise Fatal(f"The webhook key {path} cannot be read: {error.strerror}.") from None
        if len(key) != _KEY_BYTES:
            raise Fatal(
                f"The webhook key {path} is damaged: restore it, or delete it and rotate all secrets."
            )
        return cls(key)

    def derived(self, purpose: str) -> bytes:
        """A key of its own for something else."""
        return _mac(self._key, purpose.encode())

    def secret(self, endpoint_id: str, number: int) -> str:
        """An endpoint's secret of that number, as its owner gets it."""
        return _PREFIX + base64.b64encode(self._secret(endpoint_id, number)).decode()

    def signatures(self, endpoint: Endpoint, webhook_id: str, timestamp: int, body: bytes, now: int) -> str:
        """One for each secret that is active, newest first, with spaces between."""
        signed = f"{webhook_id}.{timestamp}.".encode() + body
        return " ".join(
            "v1," + base64.b64encode(_mac(self._secret(endpoint.id, number), signed)).decode()
            for number in endpoint.active_secrets(now)
        )

    def _secret(self, endpoint_id: str, number: int) -> bytes:
        return _mac(self._key, f"webhook secret {number} of {endpoint_id}".encode())


def _mac(key: bytes, text: bytes) -> bytes:
    return hmac.new(key, text, hashlib.sha256).digest()


def _read_or_make(path: Path) -> bytes:
    """Whole or not at all: a crash while it is made leaves no half of a key."""
    if not path.exists():
        fresh = path.with_suffix(".new")
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
            file.write(secrets.token_bytes(_KEY_BYTES))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    return path.read_bytes()
