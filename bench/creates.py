"""Durable creates a second, against the same server answering without a database."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.servers import load, running, rushes, suspend_renders

CLIENTS = 32
SECONDS = 4.0
ROUNDS = 3


def measure() -> None:
    """Rounds alternate, so that a busy minute of the machine hits both."""
    ratios = []
    for _ in range(ROUNDS):
        with running(["-m", "bench.bare"]) as (address, _):
            bare = load(address, CLIENTS, SECONDS)
        with tempfile.TemporaryDirectory() as folder, rushes(Path(folder)) as (address, pid):
            suspend_renders(address, pid)
            durable = load(address, CLIENTS, SECONDS)
        ratios.append(durable["per_second"] / bare["per_second"])
        print(
            f"  without a database {bare['per_second']:6.0f}/s (p99 {bare['p99_ms']:.0f} ms), "
            f"durable {durable['per_second']:6.0f}/s (p99 {durable['p99_ms']:.0f} ms)"
        )
    print(f"  durable / without: {sorted(ratios)[ROUNDS // 2]:.2f}, median of {ROUNDS} (goal: at least 0.33)")
