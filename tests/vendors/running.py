"""The simulated vendors as a process of their own, for tests that talk to them."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import threading
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tests.vendors.faults import Fault
from tests.vendors.server import LISTENING

_ROOT = Path(__file__).parents[2]
#: These only bound a hang.
_START_SECONDS = 60
_STOP_SECONDS = 60


class Vendors:
    """Where they are, and what a test tells them and asks them."""

    def __init__(self, url: str) -> None:
        self.url = url

    def order(self, simulator: str, *faults: Fault) -> None:
        """For the next creates there, one each."""
        self._control("POST", {"simulator": simulator, "faults": faults})

    def creates(self, simulator: str) -> list[dict[str, Any]]:
        """All that were registered there: what a bill would list."""
        return self._control("GET")[simulator]

    def forget(self) -> None:
        self._control("DELETE")

    def _control(self, method: str, body: object = None) -> dict[str, Any]:
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.url + "/_control", data, method=method)
        with urllib.request.urlopen(request, timeout=60) as reply:
            return json.load(reply)


@contextlib.contextmanager
def vendors_running(log: Path) -> Iterator[Vendors]:
    """A process that runs until the end of the ``with``."""
    with log.open("w") as errors:
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.vendors"],
            cwd=_ROOT,
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    try:
        yield Vendors(_listening(process, log))
    finally:
        process.terminate()
        try:
            process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _listening(process: subprocess.Popen[str], log: Path) -> str:
    assert process.stdout is not None
    watchdog = threading.Timer(_START_SECONDS, process.kill)
    watchdog.start()
    try:
        with process.stdout as lines:
            for line in lines:
                if line.startswith(LISTENING):
                    return line.removeprefix(LISTENING).strip()
    finally:
        watchdog.cancel()
    raise AssertionError(f"the vendors did not start ({process.wait()}):\n{log.read_text()[-4000:]}")
