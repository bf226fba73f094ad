"""From an application to a socket that answers."""

from __future__ import annotations

import errno
import gc
import socket
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.types import ASGIApp

from rushes.errors import Fatal

#: Connections that wait to be accepted while we are busy.
_BACKLOG = 2048
#: New objects that bring on a collection: more than those of the requests of a moment, which are no garbage.
_OBJECTS = 10_000
#: How long open requests may take to finish once all renders have.
_GRACEFUL_SECONDS = 5


class _Uvicorn(uvicorn.Server):
    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        # What there is by now stays until the end. Requests that wait for a commit live long enough to bring
        # on full collections; each would go through all of it, while nobody is answered for 0.1 seconds.
        gc.freeze()
        gc.set_threshold(_OBJECTS)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Signals are ours: renders drain before requests end."""
        yield


def http_server(asgi: ASGIApp) -> uvicorn.Server:
    """Set ``should_exit`` to end it."""
    return _Uvicorn(
        uvicorn.Config(
            asgi,
            http="httptools",
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=_GRACEFUL_SECONDS,
        )
    )


def listen(host: str, port: int) -> socket.socket:
    """Bind before anything else is touched; port 0 picks a free one. Raises Fatal in one line."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(_BACKLOG)
    except OSError as error:
        listener.close()
        taken = error.errno == errno.EADDRINUSE
        reason = "the port is in use; choose another with --port" if taken else error.strerror
        raise Fatal(f"Cannot listen on {host}:{port}: {reason}.") from None
    return listener


def address(listener: socket.socket) -> str:
    """``http://127.0.0.1:8000``."""
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"
