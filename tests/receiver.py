"""A receiver of webhooks that misbehaves on purpose. What is at a path is decided by the test."""

from __future__ import annotations

import contextlib
import threading
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

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
        #: What the next requests to a path meet; then 204. A status, or "drop", "hang", "huge", "redirect".
        self.meets: dict[str, list[int | str]] = defaultdict(list)
        #: Lets those that hang go.
        self.released = threading.Event()
        #: Set when somebody hung up on a huge answer.
        self.hung_up = threading.Event()
        self._arrived = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
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


def _handler(receiver: Receiver) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            headers = {name.lower(): value for name, value in self.headers.items()}
            met = receiver.arrived(Hook(self.path, headers, body))
            self.close_connection = True
            match met:
                case "drop":
                    return
                case "hang":
                    receiver.released.wait(_PATIENCE)
                case "huge":
                    self._pour()
                case "redirect":
                    self.send_response(307)
                    self.send_header("location", receiver.url("/redirected"))
                    self.end_headers()
                case int(status):
                    self.send_response(status)
                    self.end_headers()

        def _pour(self) -> None:
            self.send_response(200)
            self.end_headers()
            with contextlib.suppress(OSError):
                while True:
                    self.wfile.write(bytes(1 << 20))
            receiver.hung_up.set()

        def log_message(self, *_: object) -> None:
            pass

    return Handler
