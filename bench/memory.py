"""What an idle server holds."""

from __future__ import annotations

import tempfile
import urllib.request
from pathlib import Path

import psutil

from bench.servers import rushes

_MIB = 1024 * 1024


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder, rushes(Path(folder)) as (address, pid):
        urllib.request.urlopen(f"{address}/readyz").read()
        server = psutil.Process(pid)
        rss = server.memory_info().rss / _MIB
        print(f"  idle server {rss:.0f} MiB resident, {len(server.children())} child processes")
