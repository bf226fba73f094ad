"""Other ways to ask for the same thing: Azure's prefixes, that of the 2 Pro API, and HEAD."""

from __future__ import annotations

from starlette.types import ASGIApp, Receive, Scope, Send

from rushes.api.exchange import exchange


class Paths:
    """Rewrites ``/openai/v1/…`` and ``/openai/…`` to ``/v1/…``, ``/v1/sora/generations…`` to
    ``/v1/generations…``, and HEAD to GET.

    The server knows from its own scope that a HEAD's body is not sent; ``Exchange.head`` tells an
    endpoint that there is no need to make one.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http":
            path: str = scope["path"]
            if path.startswith("/openai/"):
                path = "/v1" + path.removeprefix("/openai").removeprefix("/v1")
            if path.startswith("/v1/sora/generations"):
                path = "/v1" + path.removeprefix("/v1/sora")
            if path != scope["path"]:
                scope = {**scope, "path": path}
            if scope["method"] == "HEAD":
                exchange(scope).head = True
                scope = {**scope, "method": "GET"}
        await self.app(scope, receive, send)
