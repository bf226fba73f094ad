"""A receiver of webhooks that misbehaves on purpose. What is at a path is decided by the test."""

from __future__ import annotations

import contextlib
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

#: Only bounds a hang.
_PATIENCE = 60.0


@dataclass(frozen=True)
class Hook:
    path: str
    headers: dict[str, str]
    body: bytes


class Receiver:
    def __init__(self) -> None:
        self.hooks: list[Hook] = []
        #: What the next requests to a path meet; then 204. A status, or a way of `_Handler`.
        self.meets: dict[str, list[int | str]] = defaultdict(list)
        #: Lets those that hang go.
        self.released = threading.Event()
        #: Set when somebody hung up on a huge answer.
        self.hung_up = threading.Event()
        self._arrived = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"receiver": self}))
        self._server.daemon_threads = True
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})

    def url(self, path: str) -> str:
        return f"http://127.0.0.1:{self._server.server_address[1]}{path}"

    def arrived(self, hook: Hook) -> int | str:
        with self._arrived:
            self.hooks.append(hook)
            self._arrived.notify_all()
            queue = self.meets[hook.path]
            return queue.pop(0) if queue else 204

    def wait(self, path: str, count: int = 1) -> list[Hook]:
        """Until so many have come to the path."""
        with self._arrived:
            done = self._arrived.wait_for(lambda: len(self.at(path)) >= count, _PATIENCE)
            assert done, f"{len(self.at(path))} of {count} came to {path}"
            return self.at(path)

    def at(self, path: str) -> list[Hook]:
        return [hook for hook in self.hooks if hook.path == path]

    @contextlib.contextmanager
    def running(self) -> Iterator[Receiver]:
        self._thread.start()
        try:
            yield self
        finally:
            self.released.set()
            self._server.shutdown()
            self._thread.join()
            self._server.server_close()


class _Handler(BaseHTTPRequestHandler):
    receiver: ClassVar[Receiver]

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["content-length"]))
        headers = {name.lower(): value for name, value in self.headers.items()}
        met = self.receiver.arrived(Hook(self.path, headers, body))
        self.close_connection = True
        if isinstance(met, int):
            self.send_response(met)
            self.end_headers()
        else:
            getattr(self, met)()

    def drop(self) -> None:
        """Close without a word."""

    def hang(self) -> None:
        self.receiver.released.wait(_PATIENCE)

    def redirect(self) -> None:
        self.send_response(307)
        self.send_header("location", self.receiver.url("/redirected"))
        self.end_headers()

    def garbage(self) -> None:
        self.wfile.write(b"SSH-2.0-OpenSSH_9.9\r\n" * 100)

    def long_header(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\nx: ")
        self._write_for_ever(b"x" * 65536)

    def many_headers(self) -> None:
        self.wfile.write(b"HTTP/1.1 200 OK\r\n")
        self._write_for_ever(b"x: y\r\n" * 1000)

    def huge(self) -> None:
        self.send_response(200)
        self.end_headers()
        self._write_for_ever(bytes(1 << 20))
        self.receiver.hung_up.set()

    def _write_for_ever(self, data: bytes) -> None:
        with contextlib.suppress(OSError):
            while True:
                self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        pass
