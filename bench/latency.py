"""The p99 of a create while a render runs, against the same without one."""

from __future__ import annotations

import json
import tempfile
import urllib.request
from pathlib import Path

from bench.servers import KEY, load, rushes, suspend_renders

CLIENTS = 4
SECONDS = 5.0


def _render(address: str) -> None:
    body = json.dumps({"prompt": "a misty valley", "seconds": "25", "size": "1920x1080"}).encode()
    headers = {"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"}
    urllib.request.urlopen(urllib.request.Request(f"{address}/v1/videos", body, headers)).read()


def measure() -> None:
    figures = {}
    for label in ("idle", "rendering"):
        with tempfile.TemporaryDirectory() as folder, rushes(Path(folder)) as (address, pid):
            if label == "idle":
                suspend_renders(address, pid)
            else:
                _render(address)
                load(address, 1, 10.0)  # until the frames themselves are being drawn
            figures[label] = figure = load(address, CLIENTS, SECONDS)
            print(
                f"  {label:9} p50 {figure['p50_ms']:5.1f} ms, p99 {figure['p99_ms']:6.1f} ms, "
                f"{figure['per_second']:.0f} creates/s from {CLIENTS} clients"
            )
    print(f"  p99 rendering / idle: {figures['rendering']['p99_ms'] / figures['idle']['p99_ms']:.1f}")
