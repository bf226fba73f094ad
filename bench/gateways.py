"""Creates a second through Rushes and through the newest LiteLLM proxy, before the same stub of a vendor.

LiteLLM is measured without a database, where it keeps nothing, and with PostgreSQL, where it logs what was
spent: with the settings that its documents recommend for production, which the goals are about, and once
as it comes. It passes each create on while the caller waits. Rushes has written each to SQLite before it
answers, and the same process passes them on meanwhile; how many a second is printed, too. Each is one
process; beside LiteLLM's runs its query engine, whose processor time is not counted. All callers use the key
that a server starts with.

The database of PostgreSQL is made anew on ``TEST_POSTGRES_URL``, and dropped.
"""

from __future__ import annotations

import json
import tempfile
import time
import urllib.request
from pathlib import Path

from tests import databases

from bench import litellm, prisma
from bench.measured import Measured, creates
from bench.servers import load, running, rushes
from bench.stub import declaration

CLIENTS = 64
SECONDS = 6.0
ROUNDS = 3


def _submitted(url: str) -> int:
    """How many creates the stub has had."""
    count: int = json.load(urllib.request.urlopen(f"{url}/count"))["creates"]
    return count


def _rushes(url: str, home: Path) -> tuple[Measured, float]:
    """And how many videos a second it passed on meanwhile."""
    (home / "rushes.toml").write_text(declaration(url, "sora-2", 600))
    with rushes(home) as (address, pid):
        load(address, 4, 1.0)
        before, began = _submitted(url), time.monotonic()
        ours = creates(address, pid, CLIENTS, SECONDS)
        return ours, (_submitted(url) - before) / (time.monotonic() - began)


def _litellm(url: str, home: Path, database_url: str = "", *, tuned: bool = True) -> Measured:
    with litellm.proxy(url, home, database_url, tuned=tuned) as (address, pid):
        load(address, 4, 1.0)
        return creates(address, pid, CLIENTS, SECONDS)


def _print_ratios(name: str, goal: int | None, rounds: list[tuple[Measured, Measured]]) -> None:
    """Medians of what the second of each pair does against the first."""
    ratios = sorted(ours.per_second / theirs.per_second for theirs, ours in rounds)
    of_cpu = sorted(ours.per_cpu_second / theirs.per_cpu_second for theirs, ours in rounds)
    wanted = f" (goal: at least {goal})" if goal is not None else ""
    print(f"  Rushes / {name}: {ratios[len(rounds) // 2]:.1f}, median of {len(rounds)}{wanted}")
    print(f"  the same for a CPU second of the server: {of_cpu[len(rounds) // 2]:.1f}")


def measure() -> None:
    """Rounds alternate, so that a busy minute of the machine hits all."""
    litellm.install()
    bare, stored, plain = [], [], []
    with tempfile.TemporaryDirectory() as name, databases.fresh("postgresql", Path(name)) as database_url:
        prisma.migrate(litellm.HOME, database_url)
        for _ in range(ROUNDS):
            with tempfile.TemporaryDirectory() as folder, running(["-m", "bench.stub"]) as (url, _):
                home = Path(folder)
                theirs, with_database = _litellm(url, home), _litellm(url, home, database_url)
                as_it_comes = _litellm(url, home, database_url, tuned=False)
                ours, submitted = _rushes(url, home)
            bare.append((theirs, ours))
            stored.append((with_database, ours))
            plain.append((as_it_comes, ours))
            print(f"  LiteLLM {theirs}, with PostgreSQL {with_database}", flush=True)
            print(f"    with PostgreSQL as it comes {as_it_comes}", flush=True)
            print(f"    Rushes {ours}, {submitted:.0f}/s submitted", flush=True)
    _print_ratios("LiteLLM", 10, bare)
    _print_ratios("LiteLLM with PostgreSQL", 20, stored)
    _print_ratios("LiteLLM with PostgreSQL, as it comes", None, plain)
