"""Videos that wait at a vendor: what 100,000 of them cost one server, and how late their polls are.

One video is ordered through the API; the others are copies of its rows, so that the measurement does not
begin with an hour of creates. Each is polled once in `PACE` seconds.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import tempfile
import time
from pathlib import Path

import aiohttp
import psutil

from bench.servers import KEY, running, rushes
from bench.stub import declaration

COUNT = 100_000
PACE = 250.0
SECONDS = 30.0
_SETTLE_SECONDS = 15.0


def _multiply(path: Path) -> None:
    """Copies of the one video and its attempt, due one after the other over the whole of the pace."""
    with sqlite3.connect(path) as conn:
        for table, own in (("videos", "id"), ("attempts", "id")):
            columns = [row[1] for row in conn.execute(f"PRAGMA table_info({table})")]
            values = {name: name for name in columns}
            values[own] = f"{own} || '_' || n.value"
            if table == "videos":
                values["due_at"] = f":start + n.value * {int(PACE * 1000)} / {COUNT}"
            else:
                values["video_id"] = "video_id || '_' || n.value"
            start = int((time.time() + _SETTLE_SECONDS / 2) * 1000)
            conn.execute(
                f"INSERT INTO {table} ({', '.join(columns)}) WITH RECURSIVE n(value) AS "
                f"(SELECT 1 UNION ALL SELECT value + 1 FROM n WHERE value < {COUNT - 1}) "
                f"SELECT {', '.join(values[name] for name in columns)} FROM {table}, n",
                {"start": start},
            )


async def _order(address: str, path: Path) -> None:
    headers = {"authorization": f"Bearer {KEY}"}
    body = {"model": "stub", "prompt": "waits", "size": "1280x720", "seconds": "4"}
    async with aiohttp.ClientSession(headers=headers) as session:
        async with session.post(f"{address}/v1/videos", json=body) as reply:
            assert reply.status == 200, await reply.text()
        while True:
            with sqlite3.connect(path) as conn:
                if conn.execute("SELECT state FROM videos").fetchone() == ("rendering",):
                    return
            await asyncio.sleep(0.05)


def _overdue(path: Path) -> list[float]:
    """How late those are that are due by now, in seconds."""
    now = time.time() * 1000
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as conn:
        return [
            (now - due) / 1000
            for (due,) in conn.execute("SELECT due_at FROM videos WHERE due_at < ?", (now,))
        ]


async def _polls(url: str) -> int:
    async with aiohttp.ClientSession() as session, session.get(f"{url}/count") as reply:
        return int((await reply.json())["polls"])


async def _watch(url: str, path: Path, pid: int) -> None:
    await asyncio.sleep(_SETTLE_SECONDS)
    process = psutil.Process(pid)
    before, cpu, started = await _polls(url), sum(process.cpu_times()[:2]), time.perf_counter()
    late: list[float] = []
    while time.perf_counter() - started < SECONDS:
        await asyncio.sleep(0.5)
        late += await asyncio.to_thread(_overdue, path)
    took = time.perf_counter() - started
    polls = (await _polls(url) - before) / took
    share = (sum(process.cpu_times()[:2]) - cpu) / took
    p99 = statistics.quantiles(late, n=100)[-1] if len(late) > 1 else 0.0
    print(
        f"  {COUNT:,} videos in flight, each polled once in {PACE:.0f} s ({COUNT / PACE:.0f}/s): {polls:.0f} "
        f"polls/s, p99 of how late {p99:.2f} s (goal: under 2), {share:.0%} of a core, "
        f"{process.memory_info().rss / 2**20:.0f} MiB resident (goal: under 200)"
    )


def measure() -> None:
    with tempfile.TemporaryDirectory() as folder, running(["-m", "bench.stub"]) as (url, _):
        home = Path(folder)
        (home / "rushes.toml").write_text(declaration(url, "stub", PACE))
        with rushes(home) as (address, _):
            asyncio.run(_order(address, home / "rushes.db"))
        _multiply(home / "rushes.db")
        with rushes(home) as (_, pid):
            asyncio.run(_watch(url, home / "rushes.db", pid))
