"""From request to file, against the time that x264 alone needs for the same frames."""

from __future__ import annotations

import asyncio
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import aiohttp
import av

from bench.servers import KEY, rushes
from rushes.media.encode import Encoder
from rushes.models.size import Size

PROMPTS = {
    "valley": "cinematic drone shot flying over a misty mountain valley at sunrise, slow forward motion",
    "lake": "a calm mountain lake at noon, slow dolly forward",
    "dunes": "desert dunes at sunset, slow pan right",
}
SIZE = Size(1920, 1080)
SECONDS = 5
FPS = 24


async def _make(address: str, prompt: str, out: Path) -> float:
    """Seconds from the request to the last byte of the file."""
    body = {"prompt": prompt, "seconds": str(SECONDS), "size": str(SIZE), "seed": 1}
    headers = {"Authorization": f"Bearer {KEY}"}
    async with aiohttp.ClientSession(f"{address}/v1/", headers=headers) as session:
        started = time.perf_counter()
        async with session.post("videos", json=body) as reply:
            video = await reply.json()
        while video["status"] in ("queued", "in_progress"):
            await asyncio.sleep(0.1)
            async with session.get(f"videos/{video['id']}") as reply:
                video = await reply.json()
        async with session.get(f"videos/{video['id']}/content") as reply:
            out.write_bytes(await reply.read())
        return time.perf_counter() - started


def _frames(clip: Path) -> Iterator[object]:
    with av.open(str(clip)) as container:
        for frame in container.decode(video=0):
            yield frame.to_ndarray(format="yuv420p")


def _encode_alone(clip: Path, folder: Path) -> float:
    """The same frames, decoded beforehand, through the same encoder with the same settings."""
    frames = list(_frames(clip))
    started = time.perf_counter()
    with Encoder(folder / "alone.mp4", SIZE, FPS, audio=None, tags={}) as encoder:
        for frame in frames:
            encoder.write(frame)  # type: ignore[arg-type]
    return time.perf_counter() - started


def measure() -> None:
    """The first render of a server also starts its render process and compiles shaders."""
    print(f"  {SECONDS} s {SIZE} at {FPS} fps, one render process; goal: at most 6 without a GPU")
    with tempfile.TemporaryDirectory() as name, rushes(Path(name) / "home") as (address, _):
        folder = Path(name)
        clip = folder / "clip.mp4"
        for label, prompt in [("(first)", PROMPTS["valley"]), *PROMPTS.items()]:
            whole = asyncio.run(_make(address, prompt, clip))
            alone = _encode_alone(clip, folder)
            size = clip.stat().st_size
            print(
                f"  {label:8} request to file {whole:5.1f} s, x264 alone {alone:4.1f} s, "
                f"ratio {whole / alone:4.1f}; {size * 8 / SECONDS / 1e6:4.1f} Mbit/s"
            )
