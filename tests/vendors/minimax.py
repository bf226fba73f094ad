"""MiniMax. On the first wire whatever happens is HTTP 200, on the second only what was meant to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from aiohttp import web
from tests.vendors.faults import LINKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size
from tests.vendors.simulator import Handler, Simulator

from rushes.models.size import Size

_LINES = {"768P": (Size(1366, 768), (6, 10)), "1080P": (Size(1920, 1080), (6,))}
_RATIOS = {"16:9": Size(2560, 1440), "9:16": Size(1440, 2560)}
_WORDS = {
    Stage.QUEUED: ("Queueing", "queued"),
    Stage.RUNNING: ("Processing", "running"),
    Stage.STRANGE: ("Pondering", "pondering"),
    Stage.DONE: ("Success", "succeeded"),
    Stage.FAILED: ("Fail", "failed"),
    Stage.MODERATED: ("Fail", "failed"),
    Stage.CANCELLED: ("Fail", "cancelled"),
}
_NUMBERS = {
    Fault.REJECTED: 2013,
    Fault.ERROR_IN_200: 2013,
    Fault.BAD_KEY: 1004,
    Fault.NO_FUNDS: 1008,
    Fault.MODERATED_BEFORE: 1026,
    Fault.RATE_LIMITED: 1002,
    Fault.RATE_LIMITED_SILENTLY: 1039,
    Fault.BUSY: 1041,
    Fault.GONE: 2013,
}


class MiniMax(Simulator):
    name = "minimax"
    faults = USUAL | LINKS | {Fault.ERROR_IN_200}
    cancels = False

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("POST", "/v1/video_generation", self.create),
            ("GET", "/v1/query/video_generation", self.query),
            ("GET", "/v1/files/retrieve", self.retrieve),
            ("POST", "/v2/video_generation", self.create_second),
            ("GET", "/v2/query/video_generation/{task}", self.query_second),
            ("DELETE", "/v2/video_generation/{task}", self.delete),
        )

    def refusal(self, why: Fault, text: str) -> web.Response:
        return web.json_response({"base_resp": {"status_code": _NUMBERS[why], "status_msg": text}})

    async def create(self, request: web.Request) -> web.Response:
        known = {"first_frame_image", "prompt_optimizer", "duration", "resolution"}
        body = await self.body(request, known, {"model", "prompt"})
        size, seconds = _LINES.get(body.get("resolution", "768P")) or self.reject("unknown resolution")
        duration = body.get("duration", 6)
        if body["model"] != "MiniMax-Hailuo-2.3" or duration not in seconds:
            self.reject(f"{body['model']} makes no video of {duration} s")
        if len(body["prompt"]) > 2000:
            self.reject("the prompt has more than 2000 characters")
        if "first_frame_image" in body:
            size = picture_size(body["first_frame_image"]) or self.reject("no picture")
            body["first_frame_image"] = f"a picture of {size}"
        job = await self.take(request, Job(body["prompt"], size, duration, body["model"], body))
        return web.json_response(
            {"task_id": job.id, "base_resp": {"status_code": 0, "status_msg": "success"}}
        )

    async def query(self, request: web.Request) -> web.Response:
        job = self.look(request, request.query["task_id"])
        told: dict[str, Any] = {"task_id": job.id, "status": _WORDS[job.stage][0], "file_id": ""}
        number = 1027 if job.stage is Stage.MODERATED else 1013 if told["status"] == "Fail" else 0
        told["base_resp"] = {"status_code": number, "status_msg": "success" if not number else "failed"}
        if job.stage is Stage.DONE:
            told |= {"file_id": f"file-{job.id}", "video_width": job.size.width}
        return web.json_response(told)

    async def retrieve(self, request: web.Request) -> web.Response:
        job = self.job(request.query["file_id"].removeprefix("file-"))
        file = {"file_id": request.query["file_id"], "download_url": self.link(request, job)}
        return web.json_response({"file": file, "base_resp": {"status_code": 0, "status_msg": "success"}})

    async def create_second(self, request: web.Request) -> web.Response:
        body = await self.body(request, {"ratio"}, {"model", "content", "resolution", "duration"})
        if body["model"] != "MiniMax-H3" or body["resolution"] != "2K":
            self.reject(f"{body['model']} does not make {body['resolution']}")
        if type(body["duration"]) is not int or not 5 <= body["duration"] <= 15:
            self.reject("duration must be an integer from 5 to 15")
        match body["content"]:
            case [{"type": "text", "text": str(prompt)}]:
                size = _RATIOS.get(body.get("ratio", "16:9")) or self.reject("unknown ratio")
            case [
                {"type": "text", "text": str(prompt)},
                {"type": "image_url", "image_url": {"url": url} as picture, "role": "first_frame"},
            ]:
                size = picture_size(url) or self.reject("no picture")
                picture["url"] = f"a picture of {size}"
            case _:
                self.reject("content must be a text, and a picture if there is one")
        job = await self.take(request, Job(prompt, size, body["duration"], body["model"], body))
        return web.json_response({"task_id": job.id})

    async def query_second(self, request: web.Request) -> web.Response:
        job = self.look(request, request.match_info["task"])
        task: dict[str, Any] = {"id": job.id, "model": job.model, "status": _WORDS[job.stage][1]}
        match job.stage:
            case Stage.DONE:
                task["content"] = {"url": self.link(request, job)}
            case Stage.FAILED:
                task["error"] = {"code": "1013", "message": "internal error"}
            case Stage.MODERATED:
                task["error"] = {"code": "1027", "message": "the output is sensitive"}
        return web.json_response({"task": task})

    async def delete(self, request: web.Request) -> web.Response:
        job = self.job(request.match_info["task"])
        if job.over or job.stage is Stage.RUNNING:
            error = {"type": "bad_request_error", "message": "only a queued task (2013)", "http_code": "400"}
            return web.json_response({"type": "error", "error": error}, status=400)
        job.cancelled = True
        return web.json_response({})


SIMULATORS = (MiniMax,)
