"""`make chaos`: kill -9 at random moments while clients make videos; then account for everything.

    python -m tests.chaos [--videos 200] [--kills 30] [--database sqlite] [--seed 1]

A sceptic's reading: the processes are real, the signal is SIGKILL, clients are ordinary HTTP clients that
repeat a POST with its Idempotency-Key until it is answered, and the verdict comes from rows and files.
"""

from __future__ import annotations

import argparse
import asyncio
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import aiohttp
from sqlalchemy import Connection, func, select
from tests import databases, inspection
from tests.servers import Server, until

from rushes.db.tables import assets, videos

PROMPTS = (
    "drone shot over misty mountains at sunrise",
    "waves on a beach at noon",
    "dunes at sunset, slow pan left",
    "a lake in the rain at night",
)
#: Every so many videos one is cancelled by its owner as soon as it is acknowledged.
CANCEL_EVERY = 10
CLIENTS = 8
#: Of each video, in micro-dollars.
PRICE = 100_000


@dataclass
class Tally:
    """What the clients were told."""

    acknowledged: list[str] = field(default_factory=list)
    deleted: set[str] = field(default_factory=set)
    repeated_posts: int = 0
    server_kills: int = 0
    worker_kills: int = 0
    #: Videos that their clients saw to the end.
    finished: int = 0

    @property
    def kills(self) -> int:
        return self.server_kills + self.worker_kills


async def request(
    session: aiohttp.ClientSession, method: str, url: str, tally: Tally, **options: object
) -> tuple[int, dict[str, object]]:
    """Once more and once more, until somebody answers."""
    while True:
        try:
            async with session.request(method, url, **options) as reply:
                if reply.status < 500:
                    return reply.status, await reply.json()
        except (aiohttp.ClientError, TimeoutError, ConnectionError):
            pass
        tally.repeated_posts += method == "POST"
        await asyncio.sleep(0.1)


async def client(server: Server, numbers: Sequence[int], tally: Tally) -> None:
    timeout = aiohttp.ClientTimeout(total=20)
    headers = {"Authorization": f"Bearer {server.key}"}
    async with aiohttp.ClientSession(headers=headers, timeout=timeout) as session:
        for number in numbers:
            body = {
                "model": "sora-2",
                "prompt": PROMPTS[number % len(PROMPTS)],
                "seconds": "1",
                "size": "128x128",
                "seed": number,
            }
            key = {"Idempotency-Key": f"chaos-{number}"}
            url = f"{server.base_url}/videos"
            status, video = await request(session, "POST", url, tally, json=body, headers=key)
            assert status == 200, video
            tally.acknowledged.append(str(video["id"]))
            mine = f"{url}/{video['id']}"
            if number % CANCEL_EVERY == CANCEL_EVERY - 1:
                status, _ = await request(session, "DELETE", mine, tally)
                assert status in (200, 404), "404 is a repeated DELETE whose first answer got lost"
                tally.deleted.add(str(video["id"]))
                continue
            while video["status"] in ("queued", "in_progress"):
                await asyncio.sleep(0.2)
                _, video = await request(session, "GET", mine, tally)
            tally.finished += 1


def rampage(server: Server, kills: int, chance: random.Random, tally: Tally, done: threading.Event) -> None:
    """Kill the server, a worker, or both, and start the server again, until the clients have done.

    The moment is random: so many videos after the last kill, and so much of a second after that. Counting
    videos and not seconds, it is as hard on a slow machine as on a fast one.
    """
    while tally.kills < kills or not done.is_set():
        target = tally.finished + chance.randint(0, 3)
        while tally.finished < target and not done.is_set():
            time.sleep(0.02)
        time.sleep(chance.uniform(0.0, 1.5))
        victim = chance.choice(("server", "worker", "both"))
        if victim in ("worker", "both"):
            tally.worker_kills += server.kill_worker(chance.choice)
        if victim in ("server", "both"):
            server.kill()
            tally.server_kills += 1
            server.start()


def unfinished(conn: Connection) -> int:
    """Videos on their way and files to be swept."""
    live = select(func.count()).select_from(videos).where(videos.c.due_at.is_not(None))
    loose = select(func.count()).select_from(assets).where(assets.c.state != "stored")
    return conn.execute(live).scalar_one() + conn.execute(loose).scalar_one()


async def drive(server: Server, count: int, kills: int, chance: random.Random) -> Tally:
    tally = Tally()
    shares = [range(start, count, CLIENTS) for start in range(CLIENTS)]
    done = threading.Event()
    killer = asyncio.create_task(asyncio.to_thread(rampage, server, kills, chance, tally, done))
    try:
        await asyncio.gather(*(client(server, share, tally) for share in shares))
    finally:
        done.set()
        await killer
    return tally


def run(kind: str, count: int, kills: int, seed: int) -> str:
    """One run; returns its report. Raises AssertionError with what was lost, doubled or left behind."""
    with (
        tempfile.TemporaryDirectory(prefix="rushes-chaos-") as folder,
        databases.fresh(kind, Path(folder)) as url,
    ):
        # The limit is for renders that crash by themselves; here the same video may be hit often.
        server = Server(Path(folder) / "home", database_url=url, render_workers=2, max_attempts=20)
        server.start()
        started = time.monotonic()
        try:
            tally = asyncio.run(drive(server, count, kills, random.Random(seed)))
            until(lambda: inspection.look(url, unfinished) == 0, "all videos to come to rest", 1800)
            until(lambda: not list((server.home / "scratch").iterdir()), "scratch to be empty")
        finally:
            server.stop()
        states = inspection.look(url, lambda conn: inspection.check_at_rest(conn, server.home))
        clips = inspection.look(url, lambda conn: inspection.check_clips(conn, server.home))
        charges = inspection.look(url, inspection.charged)
        ids = inspection.look(url, lambda conn: set(conn.execute(select(videos.c.id)).scalars()))
        assert len(tally.acknowledged) == count
        assert Counter(ids) == Counter(tally.acknowledged), "acknowledged and stored differ"
        assert charges.count(PRICE) == clips, f"{clips} clips, and charged: {Counter(charges)}"
        assert set(charges) <= {0, PRICE}, "nobody pays twice, nor for what was cancelled"
        assert clips == count - len(tally.deleted), f"{clips} clips, {states}"
        return (
            f"{kind}: {count} videos acknowledged, {clips} completed and paid exactly once, "
            f"{len(tally.deleted)} deleted by their owners; {tally.server_kills} kills of the server, "
            f"{tally.worker_kills} of workers, {tally.repeated_posts} POSTs repeated; "
            f"{time.monotonic() - started:.0f} s"
        )


def every_database(
    about: str | None, run: Callable[[str, int, int, int], str], *, videos: int, kills: int
) -> None:
    """What the command line asks of ``run``; these numbers if it does not say."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--videos", type=int, default=videos)
    parser.add_argument("--kills", type=int, default=kills)
    parser.add_argument("--database", choices=databases.KINDS, action="append")
    parser.add_argument("--seed", type=int, default=random.randrange(10**6))
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}")
    for kind in arguments.database or databases.KINDS:
        print(run(kind, arguments.videos, arguments.kills, arguments.seed), flush=True)


if __name__ == "__main__":
    every_database(__doc__, run, videos=200, kills=30)
