"""`python -m tests.vendor_chaos`: every fault at every simulated vendor, and kill -9 at random moments.

    python -m tests.vendor_chaos [--videos 200] [--kills 10] [--database sqlite] [--seed 1]

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
from collections.abc import Sequence
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
CLIENTS = 24
#: Every so many creates a vendor is told to do something wrong.
FAULT_EVERY = 2
_PACE = "pace = 0.3\nat_once = 40\nper_minute = 60000\nsettle_seconds = 4\n"


def declared(url: str, home: Path) -> list[str]:
    """An account at every simulator, and one model name that leads to all of them. Returns who takes part."""
    kinds = simulators()
    path = home / "rushes.toml"
    path.write_text("\n".join(each.declaration(url, 2, _PACE) for each in kinds))
    candidates = {each.name: _model(each) for each in account.load(path, ENVIRONMENT.get)}
    lines = [f'{{ provider = "{name}", model = "{model}" }}' for name, model in candidates.items() if model]
    with path.open("a") as file:
        file.write(f'\n[models.any]\npolicy = "weighted"\ncandidates = [{", ".join(lines)}]\n')
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


async def client(
    server: Server,
    sims: Vendors,
    numbers: Sequence[int],
    who: Sequence[str],
    chance: random.Random,
    tally: Tally,
) -> None:
    faults = {each.name: sorted(each.faults - CALLBACKS) for each in simulators()}
    timeout = aiohttp.ClientTimeout(total=20)
    headers = {"Authorization": f"Bearer {server.key}"}
    async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
        for number in numbers:
            if number % FAULT_EVERY == 0:
                name = chance.choice(who)
                await asyncio.to_thread(sims.order, name, Fault(chance.choice(faults[name])))
            body = {"model": "any", "prompt": f"number {number}", "seconds": SECONDS, "size": SIZE}
            key = {"Idempotency-Key": f"chaos-{number}"}
            url = f"{server.base_url}/videos"
            status, video = await request(session, "POST", url, tally, json=body, headers=key)
            assert status == 200, video
            tally.acknowledged.append(str(video["id"]))
            mine = f"{url}/{video['id']}"
            while video["status"] in ("queued", "in_progress"):
                await asyncio.sleep(0.3)
                if await asyncio.to_thread(_parked, server, str(video["id"])):
                    break
                _, video = await request(session, "GET", mine, tally)
            tally.finished += 1


def _parked(server: Server, video_id: str) -> bool:
    letter = select(videos.c.letter).where(videos.c.id == video_id)
    found = inspection.look(server.database_url, lambda conn: conn.execute(letter).scalar())
    return found == "unknown"


def rampage(server: Server, kills: int, chance: random.Random, tally: Tally, done: threading.Event) -> None:
    """Kill -9 and start again; and as an operator does, resume what a bad key or empty funds suspended."""
    while not done.is_set():
        target = tally.finished + chance.randint(2, 8)
        while tally.finished < target and not done.is_set():
            time.sleep(0.1)
            _resume_all(server)
        if tally.server_kills < kills:
            time.sleep(chance.uniform(0.0, 1.5))
            server.kill()
            tally.server_kills += 1
            server.start()


def _resume_all(server: Server) -> None:
    headers = {"authorization": f"Bearer {server.operator_key}"}
    admin = f"{server.url}/admin/v1/providers"
    for each in requests.get(admin, headers=headers, timeout=60).json()["data"]:
        if each["suspended_at"] is not None:
            requests.post(f"{admin}/{each['id']}/resume", headers=headers, timeout=60)


async def drive(
    server: Server, sims: Vendors, who: Sequence[str], count: int, kills: int, seed: int
) -> Tally:
    tally, done = Tally(), threading.Event()
    shares = [range(start, count, CLIENTS) for start in range(CLIENTS)]
    killer = asyncio.create_task(asyncio.to_thread(rampage, server, kills, random.Random(seed), tally, done))
    try:
        await asyncio.gather(
            *(
                client(server, sims, share, who, random.Random(f"{seed}-{share.start}"), tally)
                for share in shares
            )
        )
    finally:
        done.set()
        await killer
    return tally


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
    tried = Counter(
        (row.provider, prompts[row.video_id])
        for row in conn.execute(select(attempts.c.provider, attempts.c.video_id))
    )
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
    return (
        f"{states['completed']} completed, {states['failed']} failed, {len(parked)} parked; "
        f"{sum(tried.values())} attempts, {sum(creates.values())} orders that vendors have"
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
        server = Server(home, database_url=url)
        server.start()
        started = time.monotonic()
        try:
            tally = asyncio.run(drive(server, sims, who, count, kills, seed))
            until(lambda: inspection.look(url, quiet), "all to come to rest", 1800)
        finally:
            server.stop()
        verdict = inspection.look(url, lambda conn: check(conn, sims, who, count))
        return (
            f"{kind}: {count} videos at {len(who)} simulated vendors, {verdict}; {tally.server_kills} kills "
            f"of the server; {time.monotonic() - started:.0f} s"
        )


if __name__ == "__main__":
    every_database(__doc__, run, videos=200, kills=10)
