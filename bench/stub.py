"""A vendor that takes every video and never finishes one: what Rushes costs in front of it is Rushes' own.

Speaks ``/v1/videos``. Prints its address; ``GET /count`` says how many polls and creates it has had.
"""

from __future__ import annotations

import asyncio
import itertools

from aiohttp import web

_creates = itertools.count()
_counted = {"polls": 0, "creates": 0}


async def _create(request: web.Request) -> web.Response:
    await request.read()
    _counted["creates"] += 1
    return web.json_response(_video(f"video_{next(_creates)}"))


async def _poll(request: web.Request) -> web.Response:
    _counted["polls"] += 1
    return web.json_response(_video(request.match_info["video"]))


def _video(video_id: str) -> dict[str, object]:
    return {"id": video_id, "object": "video", "status": "in_progress", "progress": 0}


async def _count(_: web.Request) -> web.Response:
    return web.json_response(_counted)


async def _application() -> web.Application:
    app = web.Application()
    app.router.add_post("/v1/videos", _create)
    app.router.add_get("/v1/videos/{video}", _poll)
    app.router.add_get("/count", _count)
    return app


async def _serve() -> None:
    runner = web.AppRunner(await _application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    await asyncio.Event().wait()


def declaration(url: str, alias: str, pace: float) -> str:
    """What leads a model name to it, in rushes.toml. ``pace``: seconds between polls."""
    return f"""
[providers.stub]
vendor = "openai_shaped"
base_url = "{url}/v1"
private = true
pace = {pace}
at_once = 100000
per_minute = 600000
[providers.stub.models.stub]
as_of = 2026-11-22
sizes = ["1280x720"]
seconds = [4]

[models.{alias}]
candidates = [{{ provider = "stub", model = "stub" }}]
"""


if __name__ == "__main__":
    asyncio.run(_serve())
