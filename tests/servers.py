"""A real server process, as an operator would start it; it may be killed and started again."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import psutil

T = TypeVar("T")

RUSHES = Path(sys.executable).with_name("rushes")
KEY = "sk-rushes-tests"
OPERATOR_KEY = "the-operator-of-a-server-under-test"
_ADDRESS = re.compile(r"listening on (http://(\S+):(\d+))")
#: These only bound a hang; nothing is judged by them.
_START_SECONDS = 60
_STOP_SECONDS = 60
_PATIENCE = 120.0


def until(condition: Callable[[], T | None], what: str, patience: float = _PATIENCE) -> T:
    """Wait for something to be true, however long this machine takes. Looks less and less often: what is
    waited for needs the processor more than who looks."""
    end = time.monotonic() + patience
    pause = 0.01
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(pause)
        pause = min(1.2 * pause, 0.1)
    raise AssertionError(f"waited {patience:g} s for {what}")


def environment(**settings: object) -> dict[str, str]:
    """Ours, with these settings and no others."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("RUSHES_")}
    return clean | {f"RUSHES_{name.upper()}": str(value) for name, value in settings.items()}


class Server:
    """``rushes serve`` on one home, and on one port once it was started. Settings go to ``RUSHES_*``.

    Modules in the folder ``python_path`` are found by the server and its workers.
    """

    def __init__(self, home: Path, *, python_path: Path | None = None, **settings: object) -> None:
        self.home = home
        self.key = KEY
        self.operator_key = OPERATOR_KEY
        #: What it writes to stderr, over all its lives.
        self.log = home.parent / f"{home.name}.log"
        self.database_url = str(settings.get("database_url") or f"sqlite:///{home / 'rushes.db'}")
        self.url = ""
        self._port = "0"
        defaults = {"render_workers": 1, "lease_seconds": 2, "drain_seconds": 5}
        self._environment = environment(
            **{"home": home, "bootstrap_key": KEY, "operator_key": OPERATOR_KEY, **defaults, **settings}
        )
        if python_path is not None:
            paths = [str(python_path), *filter(None, [os.environ.get("PYTHONPATH")])]
            self._environment["PYTHONPATH"] = os.pathsep.join(paths)
        self._process: subprocess.Popen[str] | None = None

    @property
    def process(self) -> subprocess.Popen[str]:
        assert self._process is not None, "not started"
        return self._process

    @property
    def base_url(self) -> str:
        return self.url + "/v1"

    @property
    def address(self) -> tuple[str, int]:
        host, port = self.url.removeprefix("http://").rsplit(":", 1)
        return host, int(port)

    def start(self) -> None:
        """Start it and wait until it listens: on a free port, or on the one that it had before."""
        self.home.parent.mkdir(parents=True, exist_ok=True)
        command = [RUSHES, "serve", "--port", self._port]
        with self.log.open("a") as log:
            self._process = subprocess.Popen(
                command, env=self._environment, stdout=subprocess.PIPE, stderr=log, text=True
            )
        found = self._listening()
        self.url, self._port = found[1], found[3]

    def _listening(self) -> re.Match[str]:
        assert self.process.stdout is not None
        watchdog = threading.Timer(_START_SECONDS, self.process.kill)
        watchdog.start()
        try:
            with self.process.stdout as lines:
                for line in lines:
                    if found := _ADDRESS.search(line):
                        return found
        finally:
            watchdog.cancel()
        raise AssertionError(
            f"the server did not start ({self.process.wait()}):\n{self.log.read_text()[-4000:]}"
        )

    def stop(self) -> None:
        """As a supervisor does: ask, wait, kill."""
        if self._process is None or self._process.poll() is not None:
            return
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def kill(self) -> None:
        """`kill -9` of the server alone; its children have to notice by themselves."""
        children = self.workers()
        self.process.kill()
        self.process.wait()
        _, alive = psutil.wait_procs(children, timeout=30)
        assert not alive, "a worker outlived its server"

    def workers(self) -> list[psutil.Process]:
        """The child processes: render and media workers."""
        try:
            return psutil.Process(self.process.pid).children()
        except psutil.NoSuchProcess:
            return []

    def kill_worker(self, pick: Callable[[list[psutil.Process]], psutil.Process]) -> bool:
        """`kill -9` of one child, if there is any."""
        children = self.workers()
        if not children:
            return False
        with contextlib.suppress(psutil.NoSuchProcess):
            pick(children).kill()
        return True


@contextlib.contextmanager
def running(server: Server) -> Iterator[Server]:
    """Runs until the end of the ``with``."""
    try:
        server.start()
        yield server
    finally:
        server.stop()


@contextlib.contextmanager
def launched(home: Path, **settings: object) -> Iterator[Server]:
    """A server that runs until the end of the ``with``."""
    with running(Server(home, **settings)) as server:
        yield server
