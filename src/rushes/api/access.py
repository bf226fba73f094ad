"""The outermost layer: names the request, times it, logs one line, and lets no exception out."""

from __future__ import annotations

import secrets
import time
from typing import Any

from starlette.types import ASGIApp, Message, Receive, Scope, Send
from structlog.contextvars import bind_contextvars

from rushes.api.exchange import Exchange
from rushes.logs import get_logger

log = get_logger("rushes.api")

_PROBES = frozenset({"/healthz", "/readyz"})
_AGENT_SHOWN = 60


class Access:
    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began = time.perf_counter()
        it = Exchange("req_" + secrets.token_hex(16))
        it.attach(scope)
        bind_contextvars(request_id=it.request_id)
        status = 0

        async def named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                message["headers"] = [
                    *message["headers"],
                    (b"x-request-id", it.request_id.encode()),
                    (b"openai-processing-ms", str(_ms(began)).encode()),
                ]
                if it.caller is not None:
                    message["headers"].append((b"rushes-mode", it.caller.mode.encode()))
            await send(message)

        try:
            await self.app(scope, receive, named)
        except Exception:
            # The last resort. The caller has had a 500, or sees the stream break; the rest is for us.
            log.exception("request failed", path=_path(scope))
        finally:
            event = log.debug if scope["path"] in _PROBES else log.info
            event("request", status=status, ms=_ms(began), **_asked(scope, it))


def _ms(began: float) -> int:
    return round((time.perf_counter() - began) * 1000)


def _path(scope: Scope) -> str:
    # Still percent-encoded: nothing in it can forge a line of the log.
    raw: bytes = scope.get("raw_path") or scope["path"].encode()
    return raw.decode("latin-1")


def _asked(scope: Scope, it: Exchange) -> dict[str, Any]:
    agent = next((value for name, value in scope["headers"] if name == b"user-agent"), b"")
    return {
        "method": scope["method"],
        "path": _path(scope),
        "project": it.caller.project_id if it.caller else None,
        "agent": agent.decode("latin-1")[:_AGENT_SHOWN],
    }
