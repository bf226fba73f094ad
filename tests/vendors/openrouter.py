"""OpenRouter: one model of it is enough to be strict about, the others differ in sizes and seconds."""

from __future__ import annotations

import hashlib
import hmac
import json
import time
from collections.abc import Iterable
from typing import Any

from aiohttp import web
from tests.vendors.faults import CALLBACKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size
from tests.vendors.simulator import ENVIRONMENT, Handler, Simulator

from rushes.models.size import Size

_FIELDS = {"seed", "size", "generate_audio", "frame_images", "callback_url", "duration"}
_HD = frozenset({"1280x720", "720x1280"})
_FULL_HD = _HD | {"1920x1080", "1080x1920"}
#: Sizes, seconds, whether there is sound to choose, whether there is a seed, dollars for a second of 720p.
_MODELS: dict[str, tuple[frozenset[str], Iterable[int], bool, bool, float]] = {
    "google/veo-3.1": (_FULL_HD, (4, 6, 8), True, True, 0.4),
    "google/veo-3.1-fast": (_FULL_HD, (4, 6, 8), True, True, 0.1),
    "google/veo-3.1-lite": (_FULL_HD, (4, 6, 8), True, True, 0.05),
    "kwaivgi/kling-v3.0-std": (_HD | {"720x720"}, range(3, 16), True, False, 0.126),
    "kwaivgi/kling-v3.0-pro": (_HD | {"720x720"}, range(3, 16), True, False, 0.168),
    "runway/gen-4.5": (_HD, range(2, 11), False, True, 0.12),
    "minimax/hailuo-2.3": (frozenset({"1920x1080"}), (6,), False, False, 0.0817),
    "alibaba/wan-2.7": (_FULL_HD | {"720x720", "1080x1080"}, range(2, 11), False, True, 0.1),
    "bytedance/seedance-2.0": (_FULL_HD, range(4, 16), True, True, 0.1512),
}
_WORDS = {
    Stage.QUEUED: "pending",
    Stage.RUNNING: "in_progress",
    Stage.STRANGE: "pondering",
    Stage.DONE: "completed",
    Stage.FAILED: "failed",
    Stage.MODERATED: "failed",
    Stage.CANCELLED: "cancelled",
}
_ERRORS = {
    Stage.FAILED: "The provider could not make the video.",
    Stage.MODERATED: "The video was blocked by the provider's content moderation.",
}
_REFUSALS = {
    Fault.REJECTED: 400,
    Fault.BAD_KEY: 401,
    Fault.NO_FUNDS: 402,
    Fault.MODERATED_BEFORE: 403,
    Fault.RATE_LIMITED: 429,
    Fault.RATE_LIMITED_SILENTLY: 429,
    Fault.BUSY: 503,
    Fault.GONE: 404,
}


class OpenRouter(Simulator):
    name = "openrouter"
    faults = USUAL | CALLBACKS
    cancels = False
    signs = True
    settings = 'key_env = "SIMULATED_KEY"\ncallback_secret_env = "SIMULATED_CALLBACK_SECRET"\n'

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("POST", "/videos", self.create),
            ("GET", "/videos/{job}", self.show),
            ("GET", "/videos/{job}/content", self.content),
        )

    def refusal(self, why: Fault, text: str) -> web.Response:
        status = _REFUSALS[why]
        error: dict[str, Any] = {"code": status, "message": text}
        if why is Fault.MODERATED_BEFORE:
            error["metadata"] = {"reasons": ["violence"], "flagged_input": "a kite…"}
        return web.json_response({"error": error, "user_id": "user_1"}, status=status)

    async def create(self, request: web.Request) -> web.Response:
        body = await self.body(request, _FIELDS, {"model", "prompt"})
        sizes, seconds, audio, seed, _ = _MODELS.get(body["model"]) or self.reject("no such model")
        size, duration = body.get("size", "1280x720"), body.get("duration")
        if size not in sizes or type(duration) is not int or duration not in seconds:
            self.reject(f"{body['model']} does not make {duration} s of {size}")
        if ("seed" in body and not seed) or ("generate_audio" in body and not audio):
            self.reject(f"{body['model']} has no seed, or no choice of sound")
        match body.get("frame_images"):
            case None:
                pass
            case [{"type": "image_url", "image_url": {"url": url} as picture, "frame_type": "first_frame"}]:
                shown = picture_size(url) or self.reject("the first frame is no picture")
                picture["url"] = f"a picture of {shown}"
            case _:
                self.reject("frame_images must have a first frame, and no more")
        job = Job(body["prompt"], Size.parse(size), duration, body["model"], body)
        job.callback_url = body.get("callback_url")
        job = await self.take(request, job)
        return web.json_response(self._shown(request, job) | {"status": "pending"}, status=202)

    def _shown(self, request: web.Request, job: Job) -> dict[str, Any]:
        url = f"{request.url.origin()}/{self.name}/videos/{job.id}"
        shown: dict[str, Any] = {"id": job.id, "polling_url": url, "status": _WORDS[job.stage]}
        if job.stage is Stage.DONE:
            shown["unsigned_urls"] = [f"{url}/content?index=0"]
            shown["usage"] = {"cost": round(_MODELS[job.model][-1] * job.seconds, 6), "is_byok": False}
        if job.stage in _ERRORS:
            shown["error"] = _ERRORS[job.stage]
        return shown

    async def show(self, request: web.Request) -> web.Response:
        job = self.look(request, request.match_info["job"])
        return web.json_response(self._shown(request, job))

    async def content(self, request: web.Request) -> web.StreamResponse:
        job = self.job(request.match_info["job"])
        if request.query.get("index", "0") != "0" or job.stage is not Stage.DONE:
            return self.refusal(Fault.GONE, "there is no such video")
        return await self.send(request, job)

    def callback(self, job: Job, *, forged: bool) -> tuple[dict[str, str], bytes]:
        status = "completed" if forged else _WORDS[job.path[-1]]
        told = {"type": f"video.generation.{status}", "created_at": "2026-11-22T10:00:00Z"}
        body = json.dumps(told | {"data": {"id": job.id, "status": status}}).encode()
        secret = "somebody else's" if forged else ENVIRONMENT["SIMULATED_CALLBACK_SECRET"]
        return {"content-type": "application/json", "x-openrouter-signature": signed(secret, body)}, body


def signed(secret: str, body: bytes, at: float | None = None) -> str:
    sent_at = str(int(at or time.time()))
    digest = hmac.new(secret.encode(), sent_at.encode() + b"," + body, hashlib.sha256).hexdigest()
    return f"t={sent_at},v1={digest}"


SIMULATORS = (OpenRouter,)
