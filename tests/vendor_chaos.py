"""`python -m tests.vendor_chaos`: every fault at every simulated vendor, and kill -9 at random moments.

    python -m tests.vendor_chaos [--videos 200] [--kills 10] [--database sqlite] [--seed 1]

The kills, of the server, of one of its children or of both, are spread over the run.

The verdict is the simulators' own list of what was ordered from them, and the rows: no attempt was ordered
twice, every video ended or is listed as one that nobody knows the end of, and the books balance.
"""

from __future__ import annotations

import asyncio
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import aiohttp
import pytest
import requests
from sqlalchemy import Connection, func, select
from tests import databases, inspection
from tests.chaos import Tally, every_database, request
from tests.servers import Server, until
from tests.vendors.faults import CALLBACKS, Fault
from tests.vendors.running import Vendors, vendors_running
from tests.vendors.server import simulators
from tests.vendors.simulator import ENVIRONMENT

from rushes.db import ledger_check
from rushes.db.tables import accounts, attempts, videos, wallets
from rushes.models.spec import Operation, Spec
from rushes.models.video import FINAL
from rushes.providers import account, vendors

SIZE, SECONDS = "1280x720", "4"
#: Videos on their way at once.
CLIENTS = 96
#: Every so many creates a vendor is told to do something wrong.
FAULT_EVERY = 2
#: How often somebody looks how his video is doing.
_LOOK_SECONDS = 1.5
#: Of every so many videos one is given up as soon as a poll finds it unfinished, and may be made after all.
HASTY_EVERY = 10
_PACE = "pace = 0.3\nat_once = 40\nper_minute = 60000\nsettle_seconds = 4\n"


def declared(url: str, home: Path) -> list[str]:
    """An account at every simulator, and two model names that lead to all of them. Returns who takes part."""
    kinds = simulators()
    path = home / "rushes.toml"
    path.write_text("\n".join(each.declaration(url, 5, _PACE) for each in kinds))
    candidates = {each.name: _model(each) for each in account.load(path, ENVIRONMENT.get)}
    lines = [f'{{ provider = "{name}", model = "{model}" }}' for name, model in candidates.items() if model]
    with path.open("a") as file:
        for name, patience in (("any", 3600), ("hasty", 0.001)):
            file.write(f'\n[models.{name}]\npolicy = "weighted"\npatience = {patience}\n')
            file.write(f"candidates = [{', '.join(lines)}]\n")
    return [name for name, model in candidates.items() if model]


def _model(it: account.Account) -> str | None:
    """One of its models that makes such a video."""
    width, height = map(int, SIZE.split("x"))
    spec = Spec(model="any", prompt="x", width=width, height=height, seconds=int(SECONDS), seed=1)
    offers = {**vendors.offers(it.vendor), **(it.models or {})}
    for name, offer in offers.items():
        if Operation.GENERATE in offer.operations and offer.capabilities.lack(spec, name) is None:
            return name
    return None


@dataclass
class Run:
    """A server, its vendors, and what the two lists say so far."""

    server: Server
    sims: Vendors
    who: Sequence[str]
    tally: Tally = field(default_factory=Tally)
    #: Videos that are left to a person: nobody knows whether a vendor has them.
    parked: Set[str] = frozenset()
    done: threading.Event = field(default_factory=threading.Event)


async def client(run: Run, numbers: Sequence[int], chance: random.Random) -> None:
    tally = run.tally
    faults = {each.name: sorted(each.faults - CALLBACKS) for each in simulators()}
    timeout = aiohttp.ClientTimeout(total=20)
    headers = {"Authorization": f"Bearer {run.server.key}"}
    async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
        for number in numbers:
            if number % FAULT_EVERY == 0:
                name = chance.choice(run.who)
                await asyncio.to_thread(run.sims.order, name, Fault(chance.choice(faults[name])))
            model = "any" if number % HASTY_EVERY else "hasty"
            body = {"model": model, "prompt": f"number {number}", "seconds": SECONDS, "size": SIZE}
            key = {"Idempotency-Key": f"chaos-{number}"}
            url = f"{run.server.base_url}/videos"
            status, video = await request(session, "POST", url, tally, json=body, headers=key)
            assert status == 200, video
            tally.acknowledged.append(str(video["id"]))
            mine = f"{url}/{video['id']}"
            while video["status"] in ("queued", "in_progress") and video["id"] not in run.parked:
                await asyncio.sleep(_LOOK_SECONDS)
                _, video = await request(session, "GET", mine, tally)
            tally.finished += 1


def rampage(run: Run, count: int, kills: int, chance: random.Random) -> None:
    """Kill -9 the server, a child or both, and start again: at random moments, all over the run."""
    apart, next_at = count / (kills + 1), 0.0
    for number in range(1, kills + 1):
        next_at = apart * (number + chance.uniform(-0.4, 0.4))
        while run.tally.finished < next_at and not run.done.wait(0.1):
            pass
        run.done.wait(chance.uniform(0.0, 1.5))
        victim = chance.choice(("server", "worker", "both"))
        if victim in ("worker", "both"):
            run.tally.worker_kills += run.server.kill_worker(chance.choice)
        if victim in ("server", "both"):
            run.server.kill()
            run.tally.server_kills += 1
            run.server.start()


def operate(run: Run) -> None:
    """What an operator does: resume what a bad key or empty funds suspended, and see who is parked."""
    letters = select(videos.c.id).where(videos.c.letter == "unknown")
    while not run.done.wait(0.5):
        with suppress(requests.RequestException):  # somebody has just killed it
            _resume_all(run.server)
        run.parked = inspection.look(
            run.server.database_url, lambda conn: set(conn.execute(letters).scalars())
        )


def _resume_all(server: Server) -> None:
    headers = {"authorization": f"Bearer {server.operator_key}"}
    admin = f"{server.url}/admin/v1/providers"
    for each in requests.get(admin, headers=headers, timeout=60).json()["data"]:
        if each["suspended_at"] is not None:
            requests.post(f"{admin}/{each['id']}/resume", headers=headers, timeout=60)


async def drive(run: Run, count: int, kills: int, seed: int) -> None:
    shares = [range(start, count, CLIENTS) for start in range(min(count, CLIENTS))]
    others = [
        asyncio.create_task(asyncio.to_thread(rampage, run, count, kills, random.Random(seed))),
        asyncio.create_task(asyncio.to_thread(operate, run)),
    ]
    try:
        await asyncio.gather(
            *(client(run, share, random.Random(f"{seed}-{share.start}")) for share in shares)
        )
    finally:
        run.done.set()
        await asyncio.gather(*others)


def check(conn: Connection, sims: Vendors, who: Sequence[str], count: int) -> str:
    """Raises AssertionError with what was doubled, lost or left held."""
    assert ledger_check.problems(conn) == []
    rows = conn.execute(select(videos)).all()
    assert len(rows) == count
    parked = [row for row in rows if row.letter == "unknown"]
    assert all(row.state in FINAL or row.letter == "unknown" for row in rows)
    held = conn.execute(select(func.sum(wallets.c.held))).scalar_one()
    assert held == sum(row.held for row in parked), "something is held that nobody knows of"
    prompts = {row.id: Spec.model_validate_json(row.spec).prompt for row in rows}
    # An attempt that goes on from what an earlier one had ordered has ordered nothing.
    ordered = {
        (row.provider, row.remote_id or row.id): row.video_id for row in conn.execute(select(attempts))
    }
    tried = Counter((provider, prompts[video_id]) for (provider, _), video_id in ordered.items())
    creates: Counter[tuple[str, str]] = Counter()
    for name in who:
        creates.update((name, each["prompt"]) for each in sims.creates(name))
    doubled = {key: (number, tried[key]) for key, number in creates.items() if number > tried[key]}
    assert not doubled, f"ordered more often than there were attempts: {doubled}"
    running: dict[str, Any] = dict(conn.execute(select(accounts.c.name, accounts.c.running)).all())
    unknown = Counter(
        conn.execute(
            select(attempts.c.provider).where(attempts.c.state == "unknown", attempts.c.ended_at.is_(None))
        )
        .scalars()
        .all()
    )
    assert {name: left for name, left in running.items() if left} == unknown
    states = Counter(row.state for row in rows)
    late = conn.execute(select(func.count()).select_from(attempts)).scalar_one() - len(ordered)
    return (
        f"{states['completed']} completed, {states['failed']} failed, {len(parked)} parked; "
        f"{sum(tried.values())} attempts, {sum(creates.values())} orders that vendors have, "
        f"{late} used though they were late"
    )


def quiet(conn: Connection) -> bool:
    due = select(func.count()).select_from(videos).where(videos.c.due_at.is_not(None))
    watched = select(func.count()).select_from(attempts).where(attempts.c.watch_at.is_not(None))
    return conn.execute(due).scalar_one() + conn.execute(watched).scalar_one() == 0


def run(kind: str, count: int, kills: int, seed: int) -> str:
    with (
        tempfile.TemporaryDirectory(prefix="rushes-vendor-chaos-") as folder,
        databases.fresh(kind, Path(folder)) as url,
        vendors_running(Path(folder) / "vendors.log") as sims,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        home = Path(folder) / "home"
        home.mkdir()
        who = declared(sims.url, home)
        it = Run(Server(home, database_url=url), sims, who)
        it.server.start()
        started = time.monotonic()
        try:
            asyncio.run(drive(it, count, kills, seed))
            until(lambda: inspection.look(url, quiet), "all to come to rest", 1800)
        finally:
            it.server.stop()
        verdict = inspection.look(url, lambda conn: check(conn, sims, who, count))
        return (
            f"{kind}: {count} videos at {len(who)} simulated vendors, {verdict}; "
            f"{it.tally.server_kills} kills of the server, {it.tally.worker_kills} of its children; "
            f"{time.monotonic() - started:.0f} s"
        )


if __name__ == "__main__":
    every_database(__doc__, run, videos=200, kills=10)
