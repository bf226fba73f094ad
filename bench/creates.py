"""Durable creates a second, against the same server answering without a database."""

from __future__ import annotations

import tempfile
from pathlib import Path

from bench.measured import creates
from bench.servers import running, rushes, suspend_renders

CLIENTS = 32
SECONDS = 4.0
ROUNDS = 3


def measure() -> None:
    """Rounds alternate, so that a busy minute of the machine hits both."""
    rounds = []
    for _ in range(ROUNDS):
        with running(["-m", "bench.bare"]) as (address, pid):
            bare = creates(address, pid, CLIENTS, SECONDS)
        with tempfile.TemporaryDirectory() as folder, rushes(Path(folder)) as (address, pid):
            suspend_renders(address, pid)
            durable = creates(address, pid, CLIENTS, SECONDS)
        rounds.append((durable.per_second / bare.per_second, durable.per_cpu_second / bare.per_cpu_second))
        print(f"  without a database {bare}, durable {durable}")
    ratio, of_cpu = (sorted(each)[ROUNDS // 2] for each in zip(*rounds, strict=True))
    print(f"  durable / without: {ratio:.2f}, median of {ROUNDS} (goal: at least 0.33)")
    print(f"  the same for a CPU second of the server: {of_cpu:.2f}")
