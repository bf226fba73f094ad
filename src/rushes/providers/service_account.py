"""Tokens for a Google service account, from the JSON file that is its key, without a library of Google's.

https://developers.google.com/identity/protocols/oauth2/service-account#authorizingrequests
"""

from __future__ import annotations

import json
import time
from typing import Any

import jwt
from pydantic import SecretStr

from rushes.errors import AccountSuspended, Fatal, NotNow
from rushes.net import Client, Unanswered, Unsent, forms

_SCOPE = "https://www.googleapis.com/auth/cloud-platform"
_GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_HOUR = 3600
#: Seconds before its end from which on a token is not used any more.
_EARLY = 300.0
_SECONDS = 30.0
_FIELDS = ("client_email", "private_key", "token_uri")


class Tokens:
    """``key`` is the JSON of a service account, or an access token as it stands."""

    def __init__(self, account: str, key: SecretStr, client: Client) -> None:
        """``account`` is its name here. Raises Fatal for any other JSON."""
        self._client = client
        self._key = key
        self._token: SecretStr | None = None
        self._until = float("inf")
        if not key.get_secret_value().lstrip().startswith("{"):
            self._token = key
            return
        try:
            self._assertion()
        except (KeyError, ValueError, TypeError, jwt.PyJWTError):
            wanted = ", ".join(_FIELDS)
            text = f"providers.{account}.key_env: expected a service account's JSON with {wanted}"
            raise Fatal(text) from None

    async def token(self) -> SecretStr:
        """Raises NotNow and AccountSuspended."""
        if self._token is None or time.monotonic() > self._until:
            self._token, lives = await self._fetch()
            self._until = time.monotonic() + lives - _EARLY
        return self._token

    async def _fetch(self) -> tuple[SecretStr, float]:
        """A token and the seconds that it lives. What was sent is never in an error."""
        uri, assertion = self._assertion()
        form = forms.urlencoded({"grant_type": _GRANT, "assertion": assertion})
        try:
            answer = await self._client.ask("POST", uri, headers={}, form=form, seconds=_SECONDS)
        except (Unsent, Unanswered) as error:
            raise NotNow(detail=f"token: {error}") from error
        match answer.json():
            case {"access_token": str(token), "expires_in": int(lives)} if answer.status == 200:
                return SecretStr(token), lives
        detail = f"token: HTTP {answer.status}"
        if answer.status in (400, 401, 403):
            raise AccountSuspended(detail=detail)
        raise NotNow(detail=detail)

    def _assertion(self) -> tuple[str, str]:
        """Where it is sent, and the assertion itself."""
        key: dict[str, Any] = json.loads(self._key.get_secret_value())
        email, private, uri = (key[field] for field in _FIELDS)
        now = int(time.time())
        claims = {"iss": email, "scope": _SCOPE, "aud": uri, "iat": now, "exp": now + _HOUR}
        headers = {"kid": key["private_key_id"]} if key.get("private_key_id") else None
        return uri, jwt.encode(claims, private, algorithm="RS256", headers=headers)
