"""Runway, as the SDK runwayml 5.24.0 describes it: unknown fields are refused, credits are cents."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiohttp import web
from tests.vendors.faults import LINKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size
from tests.vendors.simulator import Handler, Simulator

from rushes.models.size import Size

_WIDE = frozenset({"1280:720", "720:1280"})
_RATIOS = {
    ("text_to_video", "gen4.5"): _WIDE,
    ("image_to_video", "gen4.5"): _WIDE | {"1104:832", "832:1104", "960:960", "1584:672"},
    ("image_to_video", "gen4_turbo"): _WIDE | {"1104:832", "832:1104", "960:960", "1584:672"},
}
_CREDITS = {"gen4.5": 12, "gen4_turbo": 5}
_MAX_IMAGE = 5 * 1024 * 1024
_WORDS = {
    Stage.QUEUED: "THROTTLED",
    Stage.RUNNING: "RUNNING",
    Stage.STRANGE: "PONDERING",
    Stage.DONE: "SUCCEEDED",
    Stage.FAILED: "FAILED",
    Stage.MODERATED: "FAILED",
    Stage.CANCELLED: "CANCELLED",
}
_REFUSALS = {
    Fault.REJECTED: 400,
    Fault.BAD_KEY: 401,
    Fault.NO_FUNDS: 402,
    Fault.RATE_LIMITED: 429,
    Fault.RATE_LIMITED_SILENTLY: 429,
    Fault.BUSY: 503,
    Fault.GONE: 404,
}


class Runway(Simulator):
    name = "runway"
    #: It moderates prompts too, but says so only of a task that it has taken.
    faults = (USUAL | LINKS) - {Fault.MODERATED_BEFORE}

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("POST", "/v1/{kind:text_to_video|image_to_video}", self.create),
            ("GET", "/v1/tasks/{task}", self.task),
            ("DELETE", "/v1/tasks/{task}", self.delete),
        )

    def authorised(self, request: web.Request) -> bool:
        return super().authorised(request) and request.headers.get("x-runway-version") == "2024-11-06"

    def refusal(self, why: Fault, text: str) -> web.Response:
        return web.json_response({"error": text}, status=_REFUSALS[why])

    async def create(self, request: web.Request) -> web.Response:
        kind = request.match_info["kind"]
        needed = {"model", "promptText", "ratio", "duration"}
        if kind == "image_to_video":
            needed |= {"promptImage"}
        body = await self.body(request, {"seed", "outputFormat", "contentModeration"}, needed)
        self._check(kind, body)
        width, height = map(int, body["ratio"].split(":"))
        job = await self.take(
            request, Job(body["promptText"], Size(width, height), body["duration"], body["model"], body)
        )
        cost = {"credits": _CREDITS[job.model] * job.seconds}
        return web.json_response({"id": job.id, "estimatedCost": cost})

    def _check(self, kind: str, body: dict[str, Any]) -> None:
        prompt, duration, seed = body["promptText"], body["duration"], body.get("seed", 0)
        if body["ratio"] not in _RATIOS.get((kind, body["model"]), ()):
            self.reject(f"{body['model']} does not take {body['ratio']} for {kind}")
        if not isinstance(prompt, str) or not 1 <= len(prompt.encode("utf-16-le")) // 2 <= 1000:
            self.reject("promptText must have 1 to 1000 UTF-16 code units")
        if type(duration) is not int or not 2 <= duration <= 10:
            self.reject("duration must be an integer from 2 to 10")
        if type(seed) is not int or not 0 <= seed < 2**32:
            self.reject("seed must be an integer from 0 to 4294967295")
        if kind == "image_to_video":
            size = picture_size(body["promptImage"])
            if size is None or len(body["promptImage"]) > _MAX_IMAGE:
                self.reject("promptImage must be a data URI of a JPEG, PNG or WebP of at most 5 MB")
            media_type = body["promptImage"].partition(";")[0].removeprefix("data:")
            body["promptImage"] = f"{media_type}, {size}"

    async def task(self, request: web.Request) -> web.Response:
        job = self.look(request, request.match_info["task"])
        task: dict[str, Any] = {"id": job.id, "createdAt": "2026-11-21T10:00:00Z"}
        task["status"] = _WORDS[job.stage]
        charged = _CREDITS[job.model] * job.seconds
        match job.stage:
            case Stage.RUNNING:
                task["progress"] = job.progress
            case Stage.DONE:
                task |= {"output": [self.link(request, job)], "cost": {"credits": charged}}
            case Stage.FAILED:
                task |= {"failure": "An unexpected error occurred.", "cost": {"credits": 0}}
                task["failureCode"] = "INTERNAL.BAD_OUTPUT.CODE01"
            case Stage.MODERATED:
                task |= {"failure": "The output did not pass moderation.", "cost": {"credits": charged}}
                task["failureCode"] = "SAFETY.OUTPUT.VIDEO"
            case Stage.CANCELLED:
                task["cost"] = {"credits": 0}
        return web.json_response(task)

    async def delete(self, request: web.Request) -> web.Response:
        self.job(request.match_info["task"]).cancelled = True
        return web.Response(status=204)


SIMULATORS = (Runway,)
