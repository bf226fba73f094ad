"""Durable creates a second, against the same server answering without a database."""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

import psutil

from bench.servers import load, running, rushes, suspend_renders

CLIENTS = 32
SECONDS = 4.0
ROUNDS = 3


@dataclass(frozen=True)
class Measured:
    per_second: float
    p99_ms: float
    #: Of the server's processor time, which a busy machine changes less than the clock.
    per_cpu_second: float

    def __str__(self) -> str:
        return (
            f"{self.per_second:5.0f}/s (p99 {self.p99_ms:3.0f} ms, {self.per_cpu_second:5.0f} a CPU second)"
        )


def measure() -> None:
    """Rounds alternate, so that a busy minute of the machine hits both."""
    rounds = []
    for _ in range(ROUNDS):
        with running(["-m", "bench.bare"]) as (address, pid):
            bare = _creates(address, pid)
        with tempfile.TemporaryDirectory() as folder, rushes(Path(folder)) as (address, pid):
            suspend_renders(address, pid)
            durable = _creates(address, pid)
        rounds.append((durable.per_second / bare.per_second, durable.per_cpu_second / bare.per_cpu_second))
        print(f"  without a database {bare}, durable {durable}")
    ratio, of_cpu = (sorted(each)[ROUNDS // 2] for each in zip(*rounds, strict=True))
    print(f"  durable / without: {ratio:.2f}, median of {ROUNDS} (goal: at least 0.33)")
    print(f"  the same for a CPU second of the server: {of_cpu:.2f}")


def _creates(address: str, pid: int) -> Measured:
    server = psutil.Process(pid)
    before = server.cpu_times()
    found = load(address, CLIENTS, SECONDS)
    after = server.cpu_times()
    spent = after.user + after.system - before.user - before.system
    return Measured(found["per_second"], found["p99_ms"], found["per_second"] * SECONDS / spent)
