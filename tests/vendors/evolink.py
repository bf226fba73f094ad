"""EvoLink with Seedance. Pictures are stored at it first and named by their address then."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from typing import Any

from aiohttp import web
from tests.vendors.faults import CALLBACKS, LINKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size
from tests.vendors.simulator import Handler, Simulator

from rushes.models.size import Size

_RATIOS = {"16:9": Size(1280, 720), "9:16": Size(720, 1280), "1:1": Size(960, 960)}
_FULL_HD = {"16:9": Size(1920, 1080), "9:16": Size(1080, 1920)}
#: Dollars for a second of 720p.
_RATES = {"seedance-2.0": 0.198529, "seedance-2.0-fast": 0.120607, "seedance-2.0-mini": 0.039706}
_WORDS = {
    Stage.QUEUED: "pending",
    Stage.RUNNING: "processing",
    Stage.STRANGE: "pondering",
    Stage.DONE: "completed",
    Stage.FAILED: "failed",
    Stage.MODERATED: "failed",
    Stage.CANCELLED: "cancelled",
}
_ERRORS = {
    Stage.FAILED: {"code": "generation_failed_no_content", "message": "No content was made."},
    Stage.MODERATED: {"code": "content_policy_violation", "message": "It is not allowed."},
}
_REFUSALS = {
    Fault.REJECTED: (400, "invalid_request"),
    Fault.BAD_KEY: (401, "unauthorized"),
    Fault.NO_FUNDS: (402, "insufficient_quota"),
    Fault.MODERATED_BEFORE: (400, "content_policy_violation"),
    Fault.RATE_LIMITED: (429, "rate_limit_exceeded"),
    Fault.RATE_LIMITED_SILENTLY: (429, "rate_limit_exceeded"),
    Fault.BUSY: (503, "no_available_channel"),
    Fault.GONE: (404, "task_not_found"),
}


class EvoLink(Simulator):
    name = "evolink"
    faults = USUAL | LINKS | CALLBACKS
    cancels = False

    def __init__(self) -> None:
        super().__init__()
        self._pictures: dict[str, Size] = {}

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("POST", "/api/v1/files/upload/base64", self.upload),
            ("POST", "/v1/videos/generations", self.create),
            ("GET", "/v1/tasks/{task}", self.task),
        )

    def refusal(self, why: Fault, text: str) -> web.Response:
        status, code = _REFUSALS[why]
        error = {"code": code, "message": text, "type": f"{code}_error"}
        return web.json_response({"error": error}, status=status)

    async def upload(self, request: web.Request) -> web.Response:
        body = await self.body(request, {"upload_path", "file_name"}, {"base64_data"})
        size = picture_size(body["base64_data"]) or self.reject("no picture")
        url = f"https://files.evolink.ai/{uuid.uuid4().hex}.png"
        self._pictures[url] = size
        return web.json_response({"success": True, "code": 200, "msg": "ok", "data": {"file_url": url}})

    async def create(self, request: web.Request) -> web.Response:
        known = {"duration", "quality", "aspect_ratio", "generate_audio", "image_urls", "callback_url"}
        body = await self.body(request, known, {"model", "prompt"})
        model, _, kind = body["model"].partition("-text-to-")
        if not kind:
            model, _, kind = body["model"].partition("-image-to-")
            for url in body.get("image_urls") or self.reject("image_urls must have one or two"):
                if url not in self._pictures:
                    self.reject(f"{url} cannot be had")
        elif "image_urls" in body:
            self.reject("a text takes no image_urls")
        if model not in _RATES or kind != "video":
            self.reject(f"no model {body['model']}")
        duration, large = body.get("duration", 5), body.get("quality", "720p") == "1080p"
        if type(duration) is not int or not 4 <= duration <= 15:
            self.reject("duration must be an integer from 4 to 15")
        if (large and model != "seedance-2.0") or body.get("quality", "720p") not in ("720p", "1080p"):
            self.reject(f"{model} does not make {body['quality']}")
        size = (_FULL_HD if large else _RATIOS).get(body.get("aspect_ratio", "16:9"))
        job = Job(body["prompt"], size or self.reject("unknown aspect_ratio"), duration, model, body)
        job.token, job.callback_url = request.headers.get("idempotency-key"), body.get("callback_url")
        job = await self.take(request, job)
        return web.json_response(self._shown(request, job) | {"status": "pending"})

    def _shown(self, request: web.Request, job: Job) -> dict[str, Any]:
        shown: dict[str, Any] = {"id": job.id, "object": "video.generation.task", "model": job.model}
        shown |= {"status": _WORDS[job.stage], "progress": int(100 * job.progress)}
        dollars = round(_RATES[job.model] * job.seconds, 6)
        shown["usage"] = {"credits_reserved": round(dollars * 68, 4)}
        if job.stage is Stage.DONE:
            shown["results"] = [self.link(request, job)]
            shown["usage"] = {"credits_used": round(dollars * 68, 4), "cost": {"usd": dollars}}
        if job.stage in _ERRORS:
            shown["error"] = _ERRORS[job.stage]
        return shown

    async def task(self, request: web.Request) -> web.Response:
        job = self.look(request, request.match_info["task"])
        return web.json_response(self._shown(request, job))

    def callback(self, job: Job, *, forged: bool) -> tuple[dict[str, str], bytes]:
        status = "completed" if forged else _WORDS[job.path[-1]]
        return {"content-type": "application/json"}, json.dumps({"id": job.id, "status": status}).encode()


SIMULATORS = (EvoLink,)
