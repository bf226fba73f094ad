"""From request to file, against the time that x264 alone needs for the same frames.

By the clock, and by seconds of CPU, which mean something on a busy machine, too.
"""

from __future__ import annotations

import asyncio
import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import aiohttp
import av
import numpy as np
import psutil

from bench.servers import KEY, rushes
from rushes.media.encode import Encoder, Yuv
from rushes.models.size import Size

PROMPTS = {
    "valley": "cinematic drone shot flying over a misty mountain valley at sunrise, slow forward motion",
    "lake": "a calm mountain lake at noon, slow dolly forward",
    "dunes": "desert dunes at sunset, slow pan right",
    "coast": "waves on a rocky coast in a storm at dusk",
    "forest": "edge of an autumn forest in the morning, drone shot moving forward",
    "animal": "a red fox walking through a green meadow in the morning",
    "room": "a furnished living room in the morning, slow dolly in",
    "underwater": "a coral reef underwater with a shoal of fish and a sea turtle swimming, sun rays",
    "restaurant": "a couple having dinner in a restaurant in the evening, candles",
    "station": "people waiting on a subway platform, slow dolly in",
    "market": "a woman walking through a busy street market",
    "stadium": "a football match in a full stadium at night",
    "concert": "a rock band on a concert stage with light beams",
    "street": "three people walking with umbrellas on a wet city street at night with neon signs",
}
SIZE = Size(1920, 1080)
SECONDS = 5
FPS = 24


@dataclass(frozen=True)
class Spent:
    """Seconds."""

    wall: float
    cpu: float

    def __sub__(self, other: Spent) -> Spent:
        return Spent(self.wall - other.wall, self.cpu - other.cpu)


def spent(pid: int | None = None) -> Spent:
    """Of a process with its children, those that have ended among them; of this one without."""
    process = psutil.Process(pid)
    times = [process.cpu_times()]
    if pid is not None:
        times += [child.cpu_times() for child in process.children(recursive=True)]
    cpu = sum(t.user + t.system + (t.children_user + t.children_system if pid else 0.0) for t in times)
    return Spent(time.perf_counter(), cpu)


def _peak(pid: int) -> float:
    """MiB that the largest of a server's child processes has held at once so far (Linux)."""
    held = [0]
    for child in psutil.Process(pid).children(recursive=True):
        lines = Path(f"/proc/{child.pid}/status").read_text().splitlines()
        held += [int(line.split()[1]) for line in lines if line.startswith("VmHWM:")]
    return max(held) / 1024


async def _make(address: str, pid: int, prompt: str, out: Path) -> Spent:
    """From the request to the last byte of the file."""
    body = {"prompt": prompt, "seconds": str(SECONDS), "size": str(SIZE), "seed": 1}
    headers = {"Authorization": f"Bearer {KEY}"}
    async with aiohttp.ClientSession(f"{address}/v1/", headers=headers) as session:
        started = spent(pid)
        async with session.post("videos", json=body) as reply:
            video = await reply.json()
        while video["status"] in ("queued", "in_progress"):
            await asyncio.sleep(0.1)
            async with session.get(f"videos/{video['id']}") as reply:
                video = await reply.json()
        async with session.get(f"videos/{video['id']}/content") as reply:
            out.write_bytes(await reply.read())
        return spent(pid) - started


def _frames(clip: Path) -> Iterator[Yuv]:
    with av.open(str(clip)) as container:
        for frame in container.decode(video=0):
            yield np.asarray(frame.to_ndarray(format="yuv420p"), np.uint8)


def encode_alone(clip: Path, folder: Path) -> Spent:
    """The same frames, decoded beforehand, through the same encoder with the same settings; medians of
    three."""
    frames = list(_frames(clip))
    rounds = []
    for _ in range(3):
        started = spent()
        with Encoder(folder / "alone.mp4", SIZE, FPS, audio=None, tags={}) as encoder:
            for frame in frames:
                encoder.write(frame)
        rounds.append(spent() - started)
    return Spent(statistics.median(r.wall for r in rounds), statistics.median(r.cpu for r in rounds))


def measure() -> None:
    """The first render of a server also starts its render process and compiles shaders."""
    print(f"  {SECONDS} s {SIZE} at {FPS} fps, one render process; goal: at most 6 without a GPU")
    with tempfile.TemporaryDirectory() as name, rushes(Path(name) / "home") as (address, pid):
        folder = Path(name)
        clip = folder / "clip.mp4"
        for label, prompt in [("(first)", PROMPTS["valley"]), *PROMPTS.items()]:
            whole = asyncio.run(_make(address, pid, prompt, clip))
            alone = encode_alone(clip, folder)
            size = clip.stat().st_size
            print(
                f"  {label:10} request to file {whole.wall:5.1f} s, x264 alone {alone.wall:4.1f} s, "
                f"ratio {whole.wall / alone.wall:4.1f}; CPU {whole.cpu:5.1f} s, {alone.cpu:4.1f} s, "
                f"{whole.cpu / alone.cpu:4.1f}; {size * 8 / SECONDS / 1e6:4.1f} Mbit/s",
                flush=True,
            )
        print(f"  the render process held {_peak(pid):.0f} MiB at most; goal: less than 1,500")
