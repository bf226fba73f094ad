"""Secrets: made once, shown once, kept as a hash."""

from __future__ import annotations

import hashlib
import re
import secrets

_LONG_ENOUGH_TO_HINT = 20
_LONG_ENOUGH_TO_MASK = 12
_SENDABLE = re.compile(r"[!-~]+")


def fresh(prefix: str) -> str:
    """A new one with 256 bits of chance."""
    return prefix + secrets.token_urlsafe(32)


def sendable(secret: str) -> bool:
    """Whether a client can put it into a header."""
    return _SENDABLE.fullmatch(secret) is not None


def digest(secret: str) -> str:
    """A plain hash is enough: the secrets are random, not words that people choose."""
    return hashlib.sha256(secret.encode("utf-8", "surrogateescape")).hexdigest()


def hint(secret: str) -> str:
    """Its end, so that people can tell secrets apart."""
    return secret[-4:] if len(secret) >= _LONG_ENOUGH_TO_HINT else "…"


def masked(secret: str) -> str:
    """For messages."""
    return f"{secret[:4]}…{secret[-2:]}" if len(secret) >= _LONG_ENOUGH_TO_MASK else "…"
