"""A server that is killed and started again, as by a supervisor, on one home, database and port."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import psutil

T = TypeVar("T")

KEY = "sk-rushes-fleet-tests"
#: Only bounds a hang; nothing is judged by it.
_PATIENCE = 120.0


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def until(condition: Callable[[], T | None], what: str, patience: float = _PATIENCE) -> T:
    """Wait for something to be true, however long this machine takes."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if found := condition():
            return found
        time.sleep(0.02)
    raise AssertionError(f"waited {patience:g} s for {what}")


class Fleet:
    def __init__(self, home: Path, database_url: str, **settings: object) -> None:
        self.home = home
        self.database_url = database_url
        self.port = free_port()
        self.base_url = f"http://127.0.0.1:{self.port}/v1"
        given = {
            "HOME": home,
            "DATABASE_URL": database_url,
            "BOOTSTRAP_KEY": KEY,
            "PORT": self.port,
            "LEASE_SECONDS": 2,
            "RENDER_WORKERS": 2,
            **{name.upper(): value for name, value in settings.items()},
        }
        clean = {name: value for name, value in os.environ.items() if not name.startswith("RUSHES_")}
        self._environment = clean | {f"RUSHES_{name}": str(value) for name, value in given.items()}
        self._log = home.parent / f"{home.name}.log"
        self._lock = threading.Lock()
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers."""
        home = self.home
        home.parent.mkdir(parents=True, exist_ok=True)
        command = Path(sys.executable).with_name("rushes")
        with self._lock, self._log.open("ab") as log:
            self.process = subprocess.Popen(
                [command, "serve"], env=self._environment, stdout=subprocess.DEVNULL, stderr=log
            )
        until(self._answers, f"the server to listen; its log:\n{self.log()[-2000:]}")

    def _answers(self) -> bool:
        assert self.process is not None
        if self.process.poll() is not None:
            raise AssertionError(f"the server ended with {self.process.returncode}:\n{self.log()[-4000:]}")
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
            return True
        return False

    def log(self) -> str:
        return self._log.read_text() if self._log.exists() else ""

    def workers(self) -> list[psutil.Process]:
        """The child processes: render and media workers."""
        assert self.process is not None
        try:
            return psutil.Process(self.process.pid).children()
        except psutil.NoSuchProcess:
            return []

    def kill_server(self) -> None:
        """`kill -9` of the server alone; its children have to notice by themselves."""
        children = self.workers()
        assert self.process is not None
        self.process.kill()
        self.process.wait()
        _, alive = psutil.wait_procs(children, timeout=30)
        assert not alive, "a worker outlived its server"

    def kill_worker(self, pick: Callable[[list[psutil.Process]], psutil.Process]) -> bool:
        """`kill -9` of one child, if there is any."""
        children = self.workers()
        if not children:
            return False
        with contextlib.suppress(psutil.NoSuchProcess):
            pick(children).kill()
        return True

    def stop(self) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
