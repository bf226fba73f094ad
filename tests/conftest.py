"""A real server process for the tests that talk to one, as an operator would start it."""

from __future__ import annotations

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

_KEY = "sk-rushes-tests"
_ADDRESS = re.compile(r"http://[^\s/]+:\d+")
#: Far more than it takes; only there so that a hang is a failure and not for ever.
_START_SECONDS = 60
_STOP_SECONDS = 30


@dataclass(frozen=True)
class Server:
    """A running ``rushes serve``."""

    url: str
    key: str
    home: Path
    log: Path
    process: subprocess.Popen[str]

    @property
    def base_url(self) -> str:
        return self.url + "/v1"

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.url.removeprefix("http://").rsplit(":", 1)
        return host, int(port)


Launch = Callable[..., contextlib.AbstractContextManager[Server]]


def _environment(home: Path, settings: dict[str, object]) -> dict[str, str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RUSHES_")}
    defaults = {"HOME": home, "BOOTSTRAP_KEY": _KEY, "RENDER_WORKERS": 1, "DRAIN_SECONDS": 5}
    given = {name.upper(): value for name, value in settings.items()}
    return {**clean, **{f"RUSHES_{name}": str(value) for name, value in {**defaults, **given}.items()}}


def _address(process: subprocess.Popen[str], log: Path) -> str:
    """What the server prints once it listens."""
    assert process.stdout is not None
    watchdog = threading.Timer(_START_SECONDS, process.kill)
    watchdog.start()
    try:
        for line in process.stdout:
            if found := _ADDRESS.search(line):
                return found[0]
    finally:
        watchdog.cancel()
    raise AssertionError(f"the server did not start:\n{log.read_text()[-4000:]}")


@contextlib.contextmanager
def _launched(home: Path, **settings: object) -> Iterator[Server]:
    home.mkdir(parents=True, exist_ok=True)
    log = home.parent / f"{home.name}.log"
    command = Path(sys.executable).with_name("rushes")
    with log.open("a") as errors:
        process = subprocess.Popen(
            [command, "serve", "--port", "0"],
            env=_environment(home, settings),
            stdout=subprocess.PIPE,
            stderr=errors,
            text=True,
        )
    assert process.stdout is not None
    with process.stdout:
        try:
            yield Server(_address(process, log), _KEY, home, log, process)
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


@pytest.fixture(scope="session")
def launch() -> Launch:
    """``with launch(home, render_workers=2) as server:`` for tests that need a server of their own."""
    return _launched


@pytest.fixture(scope="session")
def server(launch: Launch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole session, on SQLite, with one render process."""
    with launch(tmp_path_factory.mktemp("server") / "home") as running:
        yield running
        died = running.process.poll()
        assert died is None, f"the server ended with {died}:\n{running.log.read_text()[-4000:]}"
