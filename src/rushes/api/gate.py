"""Nobody gets further than here without a key, not even to learn which paths there are.

A tenant's key opens what is not the operator's, the operator's key what is, and neither the other.
"""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from rushes.api.envelope import answer
from rushes.api.exchange import exchange
from rushes.errors import RushesError, Unauthenticated
from rushes.service.keys import Keys
from rushes.service.operators import Operators

#: What answers anybody.
OPEN = frozenset({"/healthz", "/readyz", "/docs", "/openapi.json"})
#: Where signed links lead: the signature is the key.
LINKS = "/links/"
#: Where providers call back: the signature is the key, and a poll has the last word.
HOOKS = "/hooks/"
#: Where the operator's API begins.
ADMIN = "/admin"


def is_open(path: str) -> bool:
    return path in OPEN or path.startswith((LINKS, HOOKS))


class Gate:
    """Reads ``Authorization: Bearer`` or ``api-key`` and names the caller."""

    def __init__(self, app: ASGIApp, keys: Keys, operators: Operators) -> None:
        self.app = app
        self.keys = keys
        self.operators = operators

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not is_open(scope["path"]):
            try:
                if scope["path"].startswith(ADMIN):
                    await self.operators.authenticate(_secret(scope))
                else:
                    exchange(scope).caller = await self.keys.authenticate(_secret(scope))
            except RushesError as error:
                await answer(error)(scope, receive, send)
                return
        await self.app(scope, receive, send)


def _secret(scope: Scope) -> str:
    for name, value in scope["headers"]:
        if name == b"api-key":
            return str(value.decode("latin-1"))
        if name == b"authorization" and value[:7].lower() == b"bearer ":
            return str(value[7:].strip().decode("latin-1"))
    raise Unauthenticated(
        "You didn't provide an API key. Send it in the header 'Authorization: Bearer KEY' or 'api-key: KEY'."
    )
