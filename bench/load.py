"""Clients that post creates as fast as they are answered. Run as a process of its own; prints JSON.

python -m bench.load http://127.0.0.1:8000 KEY CLIENTS SECONDS
"""

from __future__ import annotations

import asyncio
import json
import sys
import time

import aiohttp
import uvloop

BODY = {"model": "sora-2", "prompt": "a misty valley at sunrise", "seconds": "4", "size": "1280x720"}


async def client(session: aiohttp.ClientSession, url: str, end: float, took: list[float]) -> None:
    while (start := time.perf_counter()) < end:
        async with session.post(url, json=BODY) as reply:
            await reply.read()
            if reply.status != 200:
                raise SystemExit(f"HTTP {reply.status}: {await reply.text()}")
        took.append(time.perf_counter() - start)


async def load(base: str, key: str, clients: int, seconds: float) -> dict[str, float]:
    took: list[float] = []
    connector = aiohttp.TCPConnector(limit=clients)
    headers = {"Authorization": f"Bearer {key}"}
    async with aiohttp.ClientSession(connector=connector, headers=headers) as session:
        end = time.perf_counter() + seconds
        await asyncio.gather(*(client(session, f"{base}/v1/videos", end, took) for _ in range(clients)))
    took.sort()
    return {
        "per_second": len(took) / seconds,
        "p50_ms": took[len(took) // 2] * 1000,
        "p99_ms": took[len(took) * 99 // 100] * 1000,
    }


if __name__ == "__main__":
    base, key, clients, seconds = sys.argv[1:]
    print(json.dumps(uvloop.run(load(base, key, int(clients), float(seconds)))))
