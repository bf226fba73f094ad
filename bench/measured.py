"""What a server does with creates as fast as they come."""

from __future__ import annotations

from dataclasses import dataclass

import psutil

from bench.servers import load


@dataclass(frozen=True)
class Measured:
    per_second: float
    p99_ms: float
    #: Of the server's processor time, which a busy machine changes less than the clock.
    per_cpu_second: float

    def __str__(self) -> str:
        return (
            f"{self.per_second:5.0f}/s (p99 {self.p99_ms:4.0f} ms, {self.per_cpu_second:5.0f} a CPU second)"
        )


def creates(address: str, pid: int, clients: int, seconds: float) -> Measured:
    server = psutil.Process(pid)
    before = server.cpu_times()
    found = load(address, clients, seconds)
    after = server.cpu_times()
    spent = after.user + after.system - before.user - before.system
    return Measured(found["per_second"], found["p99_ms"], found["creates"] / spent)
