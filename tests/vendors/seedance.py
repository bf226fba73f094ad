"""Ark and BytePlus ModelArk with Seedance. DELETE stops what is queued and forgets what is over."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, ClassVar

from aiohttp import web
from tests.vendors.faults import CALLBACKS, LINKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size
from tests.vendors.simulator import Handler, Simulator

from rushes.models.size import Size

_SIZES = {
    "720p": {
        "16:9": Size(1280, 720),
        "9:16": Size(720, 1280),
        "1:1": Size(960, 960),
        "4:3": Size(1112, 834),
        "3:4": Size(834, 1112),
    },
    "1080p": {"16:9": Size(1920, 1080), "9:16": Size(1080, 1920)},
}
_FIELDS = {"ratio", "resolution", "duration", "seed", "generate_audio", "watermark"}
_FIELDS |= {"safety_identifier", "callback_url", "return_last_frame"}
_WORDS = {
    Stage.QUEUED: "queued",
    Stage.RUNNING: "running",
    Stage.STRANGE: "pondering",
    Stage.DONE: "succeeded",
    Stage.FAILED: "failed",
    Stage.MODERATED: "failed",
    Stage.CANCELLED: "cancelled",
}
_REFUSALS = {
    Fault.REJECTED: (400, "InvalidParameter"),
    Fault.BAD_KEY: (401, "AuthenticationError"),
    Fault.NO_FUNDS: (403, "AccountOverdueError"),
    Fault.MODERATED_BEFORE: (400, "InputTextSensitiveContentDetected"),
    Fault.RATE_LIMITED: (429, "ModelAccountRpmRateLimitExceeded"),
    Fault.RATE_LIMITED_SILENTLY: (429, "QuotaExceeded"),
    Fault.BUSY: (429, "ServerOverloaded"),
    Fault.GONE: (404, "NotFound.Task"),
}
_ERRORS = {
    Stage.FAILED: {"code": "InternalServiceError", "message": "The service is not available."},
    Stage.MODERATED: {
        "code": "OutputVideoSensitiveContentDetected",
        "message": "The output may be sensitive.",
    },
}


class Seedance(Simulator):
    name = "seedance"
    faults = USUAL | LINKS | CALLBACKS
    #: Name of a model: its longest video, and whether it makes 1080p.
    models: ClassVar[dict[str, tuple[int, bool]]] = {
        "dreamina-seedance-2-0-260128": (15, True),
        "dreamina-seedance-2-0-fast-260128": (15, False),
        "dreamina-seedance-2-0-mini-260615": (15, False),
        "dreamina-seedance-2-5-260628": (30, True),
    }

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("POST", "/contents/generations/tasks", self.create),
            ("GET", "/contents/generations/tasks", self.tasks),
            ("GET", "/contents/generations/tasks/{task}", self.task),
            ("DELETE", "/contents/generations/tasks/{task}", self.delete),
        )

    def refusal(self, why: Fault, text: str) -> web.Response:
        status, code = _REFUSALS[why]
        error = {"code": code, "message": text, "param": "", "type": "BadRequest"}
        return web.json_response({"error": error}, status=status)

    async def create(self, request: web.Request) -> web.Response:
        body = await self.body(request, _FIELDS, {"model", "content"})
        if body["model"] not in self.models:
            self.reject(f"no model {body['model']} here")
        longest, large = self.models[body["model"]]
        duration, seed = body.get("duration", 5), body.get("seed", -1)
        if type(duration) is not int or not 4 <= duration <= longest:
            self.reject(f"duration must be an integer from 4 to {longest}")
        if type(seed) is not int or not -1 <= seed < 2**32:
            self.reject("seed must be an integer from -1 to 4294967295")
        if len(body.get("safety_identifier", "")) > 64:
            self.reject("safety_identifier must have at most 64 characters")
        resolution = body.get("resolution", "720p")
        size = _SIZES.get(resolution, {}).get(body.get("ratio"))
        if size is None or (resolution == "1080p" and not large):
            self.reject(f"{body['model']} does not make {resolution} {body.get('ratio')}")
        job = Job(self._content(body["content"]), size, duration, body["model"], body)
        job.token, job.callback_url = body.get("safety_identifier"), body.get("callback_url")
        job = await self.take(request, job)
        return web.json_response({"id": job.id})

    def _content(self, content: Any) -> str:
        match content:
            case [{"type": "text", "text": str(prompt)}]:
                pass
            case [
                {"type": "text", "text": str(prompt)},
                {"type": "image_url", "image_url": {"url": url}, "role": "first_frame"},
            ]:
                size = picture_size(url)
                if size is None:
                    self.reject("image_url must hold a picture")
                content[1]["image_url"]["url"] = f"a picture of {size}"
            case _:
                self.reject("content must be a text, and a picture if there is one")
        return prompt

    def _shown(self, request: web.Request, job: Job) -> dict[str, Any]:
        resolution = next(lines for lines, sizes in _SIZES.items() if job.size in sizes.values())
        task: dict[str, Any] = {"id": job.id, "model": job.model, "status": _WORDS[job.stage]}
        task |= {"resolution": resolution, "duration": job.seconds, "safety_identifier": job.token}
        if job.stage is Stage.DONE:
            tokens = job.size.pixels * 24 * job.seconds // 1024
            task |= {"content": {"video_url": self.link(request, job)}}
            task |= {"usage": {"completion_tokens": tokens, "total_tokens": tokens}}
        if job.stage in _ERRORS:
            task["error"] = _ERRORS[job.stage]
        return task

    async def task(self, request: web.Request) -> web.Response:
        job = self.look(request, request.match_info["task"])
        return web.json_response(self._shown(request, job))

    async def tasks(self, request: web.Request) -> web.Response:
        page, size = int(request.query["page_num"]), int(request.query["page_size"])
        model = request.query.get("filter.model")
        found = [job for job in reversed(self.jobs.values()) if model in (None, job.model)]
        items = [self._shown(request, job) for job in found[(page - 1) * size : page * size]]
        return web.json_response({"total": len(found), "items": items})

    async def delete(self, request: web.Request) -> web.Response:
        job = self.job(request.match_info["task"])
        if job.stage is Stage.RUNNING or job.cancelled:
            return self.refusal(Fault.REJECTED, f"a task that is {_WORDS[job.stage]} cannot be deleted")
        job.cancelled = True
        return web.json_response({})

    def callback(self, job: Job, *, forged: bool) -> tuple[dict[str, str], bytes]:
        told = {"id": job.id, "model": job.model, "status": "succeeded" if forged else _WORDS[job.path[-1]]}
        return {"content-type": "application/json"}, json.dumps(told).encode()


class Ark(Seedance):
    name = "seedance_ark"
    vendor = "seedance"
    settings = 'key_env = "SIMULATED_KEY"\ndialect = "ark"\n'
    models: ClassVar[dict[str, tuple[int, bool]]] = {
        "doubao-seedance-2-0-260128": (15, True),
        "doubao-seedance-2-0-fast-260128": (15, False),
        "doubao-seedance-2-0-mini-260615": (15, False),
    }


SIMULATORS = (Seedance, Ark)
