"""Gemini Omni over Interactions. Files are behind the same key."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from aiohttp import web
from tests.vendors.faults import USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size
from tests.vendors.simulator import KEY, Handler, Simulator

from rushes.models.size import Size

_SIZES = {
    ("16:9", "720p"): Size(1280, 720),
    ("9:16", "720p"): Size(720, 1280),
    ("16:9", "1080p"): Size(1920, 1080),
    ("9:16", "1080p"): Size(1080, 1920),
}
_LONGEST = {"gemini-omni-1.2-flash": 15, "gemini-omni-1.1-flash": 10}
_FORMAT = {"type", "aspect_ratio", "resolution", "duration", "delivery"}
_WORDS = {
    Stage.QUEUED: "queued",
    Stage.RUNNING: "in_progress",
    Stage.STRANGE: "pondering",
    Stage.DONE: "completed",
    Stage.FAILED: "failed",
    Stage.MODERATED: "failed",
    Stage.CANCELLED: "cancelled",
}
_ERRORS = {
    Stage.FAILED: "Internal error encountered.",
    Stage.MODERATED: "The video was blocked for safety reasons.",
}
_REFUSALS = {
    Fault.REJECTED: (400, "INVALID_ARGUMENT"),
    Fault.BAD_KEY: (400, "INVALID_ARGUMENT"),
    Fault.NO_FUNDS: (403, "PERMISSION_DENIED"),
    Fault.MODERATED_BEFORE: (400, "INVALID_ARGUMENT"),
    Fault.RATE_LIMITED: (429, "RESOURCE_EXHAUSTED"),
    Fault.RATE_LIMITED_SILENTLY: (429, "RESOURCE_EXHAUSTED"),
    Fault.BUSY: (503, "UNAVAILABLE"),
    Fault.GONE: (404, "NOT_FOUND"),
}


class Gemini(Simulator):
    name = "gemini"
    faults = USUAL
    base_path = "/v1beta"

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("POST", "/v1beta/interactions", self.create),
            ("GET", "/v1beta/interactions/{job}", self.show),
            ("POST", "/v1beta/interactions/{job}/cancel", self.cancel),
            ("GET", "/v1beta/files/{job}:download", self.download),
        )

    def authorised(self, request: web.Request) -> bool:
        return request.headers.get("x-goog-api-key") == KEY and "authorization" not in request.headers

    def refusal(self, why: Fault, text: str) -> web.Response:
        return refusal(*_REFUSALS[why], why, text)

    async def create(self, request: web.Request) -> web.Response:
        body = await self.body(
            request, {"generation_config"}, {"model", "input", "response_format", "background"}
        )
        form = body["response_format"]
        longest = _LONGEST.get(body["model"]) or self.reject(f"no model {body['model']}")
        if form.keys() != _FORMAT or (form["type"], form["delivery"]) != ("video", "uri"):
            self.reject(f"response_format has to be a video's: {form}")
        seconds = re.fullmatch(r"(\d+)s", form["duration"]) or self.reject("duration has to be seconds")
        if not 3 <= int(seconds[1]) <= longest or body["background"] is not True:
            self.reject(f"a video has 3 to {longest} seconds and is made in the background")
        task = "text_to_video"
        match body["input"]:
            case [{"type": "user_input", "content": [{"type": "text", "text": str(prompt)}]}]:
                pass
            case [
                {
                    "type": "user_input",
                    "content": [
                        {"type": "image", "data": str(data), "mime_type": str(kind)} as picture,
                        {"type": "text", "text": str(prompt)},
                    ],
                }
            ]:
                task = "image_to_video"
                shown = picture_size(f"data:{kind};base64,{data}") or self.reject("no picture")
                picture["data"] = f"a picture of {shown}"
            case _:
                self.reject("input has to be a text, with a picture before it if there is one")
        if body.get("generation_config") != {"video_config": {"task": task}}:
            self.reject(f"the task is {task}")
        size = _SIZES.get((form["aspect_ratio"], form["resolution"])) or self.reject("no such size")
        job = await self.take(request, Job(prompt, size, int(seconds[1]), body["model"], body))
        return web.json_response({"id": job.id, "status": "queued", "object": "interaction"})

    async def show(self, request: web.Request) -> web.Response:
        job = self.look(request, request.match_info["job"])
        told: dict[str, Any] = {"id": job.id, "model": job.model, "status": _WORDS[job.stage], "steps": []}
        if job.stage is Stage.DONE:
            url = f"{request.url.origin()}/{self.name}/v1beta/files/{job.id}:download"
            blocks = [{"type": "text", "text": "Here it is."}, {"type": "video", "uri": url}]
            told["steps"] = [{"type": "thought"}, {"type": "model_output", "content": blocks}]
        if job.stage in _ERRORS:
            told["errors"] = [{"code": "internal", "message": _ERRORS[job.stage]}]
        return web.json_response(told)

    async def cancel(self, request: web.Request) -> web.Response:
        job = self.job(request.match_info["job"])
        if job.over:
            self.reject(f"it is {_WORDS[job.stage]}")
        job.cancelled = True
        return web.json_response({"id": job.id, "status": "cancelled"})

    async def download(self, request: web.Request) -> web.StreamResponse:
        if request.query.get("alt") != "media":
            self.reject("this is not about the file, but the file")
        return await self.send(request, self.job(request.match_info["job"]))


def refusal(status: int, word: str, why: Fault, text: str) -> web.Response:
    """As all of Google's, https://google.aip.dev/193."""
    error: dict[str, Any] = {"code": status, "message": text, "status": word}
    if why is Fault.BAD_KEY and status == 400:
        error["details"] = [
            {"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": "API_KEY_INVALID"}
        ]
    if why is Fault.MODERATED_BEFORE:
        error["message"] = f"The prompt violates our usage guidelines. {text}"
    return web.json_response({"error": error}, status=status)


SIMULATORS = (Gemini,)
