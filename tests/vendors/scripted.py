"""A vendor that says what a test tells it to, word by word: for tables of errors that no render runs into."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from pydantic import SecretStr
from tests.vendors.simulator import ENVIRONMENT

from rushes.providers import vendors
from rushes.providers.account import Account
from rushes.providers.hosted import Hosted


@dataclass
class Script:
    """``answers`` by method and path: a status and what is sent as JSON."""

    answers: dict[str, tuple[int, object]] = field(default_factory=dict)
    url: str = ""
    #: Method and path, headers and body of each request.
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.Response:
        line = f"{request.method} {request.path}"
        self.asked.append((line, dict(request.headers), await request.read()))
        status, body = self.answers[line]
        return web.json_response(body, status=status)


@asynccontextmanager
async def scripted(vendor: str, **account: Any) -> AsyncIterator[tuple[Script, Hosted]]:
    """A script, and the adapter that talks to it. A key that holds its address is a function of that."""
    script = Script()
    app = web.Application()
    app.router.add_route("*", "/{anything:.*}", script.answer)
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    script.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    declared = {"key": SecretStr(ENVIRONMENT["SIMULATED_KEY"]), "base_url": script.url, **account}
    if callable(declared["key"]):
        declared["key"] = declared["key"](script.url)
    try:
        provider = vendors.open_account(Account(vendor, vendor, private=True, **declared))
        try:
            yield script, provider
        finally:
            await provider.close()
    finally:
        await runner.cleanup()
