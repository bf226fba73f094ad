"""Kling, as its documents describe it. It ignores fields that it does not know; here they are refused, since
what is ignored is a wish not heard.
"""

from __future__ import annotations

import base64
import binascii
import io
import json
import uuid
from collections.abc import Iterable
from typing import Any

import jwt
from aiohttp import web
from PIL import Image
from tests.vendors.faults import CALLBACKS, LINKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.simulator import ENVIRONMENT, KEY, Handler, Said, Simulator

from rushes.models.size import Size

_STATUS = {
    Stage.QUEUED: "submitted",
    Stage.RUNNING: "processing",
    Stage.STRANGE: "rerolling",
    Stage.DONE: "succeed",
    Stage.FAILED: "failed",
    Stage.MODERATED: "failed",
}
_MESSAGES = {
    Stage.FAILED: "Generation timeout",
    Stage.MODERATED: "Failure to pass the risk control system",
}
#: HTTP status and the code that counts.
_REFUSALS = {
    Fault.REJECTED: (400, 1201),
    Fault.BAD_KEY: (401, 1002),
    Fault.NO_FUNDS: (429, 1102),
    Fault.MODERATED_BEFORE: (400, 1301),
    Fault.RATE_LIMITED: (429, 1302),
    Fault.RATE_LIMITED_SILENTLY: (429, 1303),
    Fault.BUSY: (503, 5001),
    Fault.ERROR_IN_200: (200, 1201),
    Fault.GONE: (404, 1203),
}
_LINES = {"std": 720, "pro": 1080, "4k": 2160}
_RATIOS = {"16:9": (16, 9), "9:16": (9, 16)}
#: By model and mode: units for a second without sound and with it.
_UNITS = {
    ("kling-v3", "std"): (0.6, 0.9),
    ("kling-v3", "pro"): (0.8, 1.2),
    ("kling-v3", "4k"): (3.0, 3.0),
    ("kling-v2-6", "std"): (0.3, None),
    ("kling-v2-6", "pro"): (0.5, 1.0),
    ("kling-v2-5-turbo", "std"): (0.3, None),
    ("kling-v2-5-turbo", "pro"): (0.5, None),
}
_KNOWN = {"negative_prompt", "sound", "callback_url", "external_task_id"}


class Kling(Simulator):
    name = "kling"
    faults = (USUAL | LINKS | CALLBACKS | {Fault.ERROR_IN_200}) - {Fault.CANCELLED}
    cancels = False
    settings = 'key_env = "SIMULATED_KEY"\nsecret_env = "SIMULATED_SECRET"\n'

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("POST", "/v1/videos/text2video", self.from_text),
            ("POST", "/v1/videos/image2video", self.from_image),
            ("GET", "/v1/videos/{kind:text2video|image2video}", self.tasks),
            ("GET", "/v1/videos/{kind:text2video|image2video}/{task}", self.task),
        )

    def authorised(self, request: web.Request) -> bool:
        token = request.headers.get("authorization", "").removeprefix("Bearer ")
        try:
            claims = jwt.decode(
                token,
                ENVIRONMENT["SIMULATED_SECRET"],
                algorithms=["HS256"],
                options={"require": ["exp", "nbf", "iss"]},
            )
        except jwt.InvalidTokenError:
            return False
        return claims["iss"] == KEY and claims["exp"] - claims["nbf"] <= 1805

    def refusal(self, why: Fault, text: str) -> web.Response:
        status, code = _REFUSALS[why]
        body = {"code": code, "message": text, "request_id": str(uuid.uuid4())}
        return web.json_response(body, status=status)

    async def from_text(self, request: web.Request) -> web.Response:
        needed = {"model_name", "prompt", "mode", "duration", "aspect_ratio"}
        body = await self.body(request, _KNOWN, needed)
        if body["aspect_ratio"] not in _RATIOS:
            self.reject("aspect_ratio")
        across, up = _RATIOS[body["aspect_ratio"]]
        return await self.create(request, "text2video", body, across / up)

    async def from_image(self, request: web.Request) -> web.Response:
        body = await self.body(request, _KNOWN, {"model_name", "image", "mode", "duration", "prompt"})
        size = _picture_size(body["image"])
        if size is None or min(size) < 300 or not 0.4 <= size.ratio <= 2.5:
            self.reject("image must be plain base64 of at least 300 pixels a side")
        body["image"] = str(size)
        return await self.create(request, "image2video", body, size.ratio)

    async def create(
        self, request: web.Request, kind: str, body: dict[str, Any], ratio: float
    ) -> web.Response:
        lines = _LINES.get(body["mode"])
        prices = _UNITS.get((body["model_name"], body["mode"]))
        seconds = range(3, 16) if body["model_name"] == "kling-v3" else (5, 10)
        if lines is None or prices is None:
            self.reject(f"{body['model_name']} has no mode {body['mode']}")
        if body["duration"] not in [str(each) for each in seconds]:
            self.reject(f"duration {body['duration']!r}")
        if not 1 <= len(body["prompt"]) <= 2500 or len(body.get("negative_prompt", "")) > 2500:
            self.reject("prompt")
        units = prices[body.get("sound", "off") == "on"]
        if units is None:
            self.reject(f"{body['model_name']} has no sound in mode {body['mode']}")
        size = Size(round(lines * ratio), lines) if ratio > 1 else Size(lines, round(lines / ratio))
        token = body.get("external_task_id")
        if token is not None and any(job.token == token for job in self.jobs.values()):
            self.reject("external_task_id is not unique")
        length = int(body["duration"])
        notes = {"kind": kind, "units": f"{units * length:g}"}
        job = Job(body["prompt"], size, length, body["model_name"], body, token, body.get("callback_url"))
        job.notes, job.id = notes, str(uuid.uuid4().int)[:18]
        return _answer(self.data(request, await self.take(request, job)))

    async def task(self, request: web.Request) -> web.Response:
        name = request.match_info["task"]
        known = next((job.id for job in self.jobs.values() if name in (job.id, job.token)), name)
        if self.job(known).notes["kind"] != request.match_info["kind"]:
            raise Said(self.refusal(Fault.GONE, f"no task {name} of that kind"))
        return _answer(self.data(request, self.look(request, known)))

    async def tasks(self, request: web.Request) -> web.Response:
        number, size = int(request.query.get("pageNum", 1)), int(request.query.get("pageSize", 30))
        if not 1 <= number <= 1000 or not 1 <= size <= 500:
            self.reject("pageNum or pageSize")
        kind = request.match_info["kind"]
        newest = [job for job in reversed(self.jobs.values()) if job.notes["kind"] == kind]
        page = newest[(number - 1) * size : number * size]
        return _answer([self.data(request, job) for job in page])

    def data(self, request: web.Request, job: Job) -> dict[str, Any]:
        data = self.told(job)
        if job.stage is Stage.DONE:
            video = {"id": f"v{job.id}", "url": self.link(request, job), "duration": str(job.seconds)}
            data["task_result"] = {"videos": [video]}
        return data

    def told(self, job: Job) -> dict[str, Any]:
        data: dict[str, Any] = {
            "task_id": job.id,
            "task_status": _STATUS[job.stage],
            "task_status_msg": _MESSAGES.get(job.stage, ""),
            "task_info": {"external_task_id": job.token or ""},
            "created_at": 1_722_769_557_708,
            "updated_at": 1_722_769_557_708,
        }
        return data | ({"final_unit_deduction": job.notes["units"]} if job.over else {})

    def callback(self, job: Job, *, forged: bool) -> tuple[dict[str, str], bytes]:
        said = self.told(job) | ({"task_status": "succeed"} if forged else {})
        return {"content-type": "application/json"}, json.dumps(said).encode()


def _answer(data: object) -> web.Response:
    return web.json_response({"code": 0, "message": "SUCCEED", "request_id": "a-request", "data": data})


def _picture_size(text: object) -> Size | None:
    """Kling takes base64 alone; what begins with ``data:`` is refused."""
    try:
        content = base64.b64decode(str(text), validate=True)
    except binascii.Error:
        return None
    if not content.startswith(b"\x89PNG") and not content.startswith(b"\xff\xd8"):
        return None
    with Image.open(io.BytesIO(content)) as image:
        return Size(*image.size)


SIMULATORS = (Kling,)
