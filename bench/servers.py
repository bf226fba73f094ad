"""Processes to measure."""

from __future__ import annotations

import contextlib
import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

KEY = "sk-rushes-benchmark"


@contextlib.contextmanager
def running(command: list[str], **environment: object) -> Iterator[tuple[str, int]]:
    """A server's address and process id; it is killed at the end."""
    variables = {name: str(value) for name, value in environment.items()}
    with subprocess.Popen(
        [sys.executable, *command],
        env={**os.environ, **variables},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if found := re.search(r"http://\S+", line):
                    yield found[0], process.pid
                    return
            raise SystemExit(f"{command} did not start")
        finally:
            process.kill()


@contextlib.contextmanager
def rushes(home: Path, database_url: str = "", **settings: object) -> Iterator[tuple[str, int]]:
    """`rushes serve` on a home of its own. Access logs are off, as in the bare server."""
    given = {
        "HOME": home,
        "DATABASE_URL": database_url,
        "BOOTSTRAP_KEY": KEY,
        "LOG_LEVEL": "warning",
        **settings,
    }
    environment = {f"RUSHES_{name}": value for name, value in given.items()}
    with running(["-m", "rushes", "serve", "--port", "0"], **environment) as server:
        yield server


def load(address: str, clients: int, seconds: float) -> dict[str, float]:
    """Creates a second and their latencies, from a process of its own."""
    command = [sys.executable, "-m", "bench.load", address, KEY, str(clients), str(seconds)]
    result: dict[str, float] = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
    return result


def suspend_renders(address: str, pid: int) -> None:
    """Start one render and stop its process in its tracks: what follows is measured without any."""
    load(address, 1, 0.01)
    server = psutil.Process(pid)
    while not server.children():
        time.sleep(0.05)
    for child in server.children():
        child.suspend()
