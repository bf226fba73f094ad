"""Signatures of callbacks, as vendors make them."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import time
from collections.abc import Mapping

from pydantic import SecretStr

from rushes.errors import Unauthenticated

_TOLERANCE_SECONDS = 300


def check_standard(
    secret: SecretStr | None, headers: Mapping[str, str], body: bytes, now: float | None = None
) -> None:
    """Standard Webhooks (https://www.standardwebhooks.com), as OpenAI, Replicate and Rushes sign.

    ``now``: seconds since the epoch; the message may be five minutes older or newer. Raises Unauthenticated,
    also where there is no secret to check it with.
    """
    name, sent, given = (headers.get(f"webhook-{each}", "") for each in ("id", "timestamp", "signature"))
    if secret is None or not sent.isdecimal() or not sent.isascii():
        raise Unauthenticated("The callback is not signed, or there is no secret to check it with.")
    if abs((time.time() if now is None else now) - int(sent[:20])) > _TOLERANCE_SECONDS:
        raise Unauthenticated("The callback was signed too long ago.")
    signed = f"{name}.{sent}.".encode() + body
    right = b"v1," + base64.b64encode(hmac.new(_key(secret), signed, hashlib.sha256).digest())
    if not any(hmac.compare_digest(each.encode(), right) for each in given.split(" ")):
        raise Unauthenticated("The callback's signature is wrong.")


def _key(secret: SecretStr) -> bytes:
    """``whsec_`` and base64; anything else is a key as it stands."""
    text = secret.get_secret_value()
    if text.startswith("whsec_"):
        try:
            return base64.b64decode(text.removeprefix("whsec_"), validate=True)
        except binascii.Error:
            pass
    return text.encode()
