"""fal's queue with Pika, and another model by its id: an order is judged when it runs, not when it comes."""

from __future__ import annotations

import base64
import json
import time
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from aiohttp import web
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from tests.vendors.faults import CALLBACKS, LINKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size, with_lines
from tests.vendors.simulator import KEY, Handler, Simulator

from rushes.models.size import Size

_T2V = {"prompt", "aspect_ratio", "resolution", "duration", "negative_prompt", "seed"}
#: The fields of each endpoint and the forms of its duration.
_ENDPOINTS: dict[str, tuple[set[str], tuple[object, ...]]] = {
    "fal-ai/pika/v2.2/text-to-video": (_T2V, (5, 10)),
    "fal-ai/pika/v2.2/image-to-video": (_T2V - {"aspect_ratio"} | {"image_url"}, (5, 10)),
    "fal-ai/pika/v2.5/text-to-video": (_T2V - {"aspect_ratio"}, (5, 10)),
    "fal-ai/veo3.1": (_T2V | {"generate_audio", "auto_fix"}, ("4s", "6s", "8s")),
}
_RATIOS = {"16:9": Size(16, 9), "9:16": Size(9, 16)}
_REFUSALS = {
    Fault.REJECTED: 422,
    Fault.BAD_KEY: 401,
    Fault.NO_FUNDS: 403,
    Fault.RATE_LIMITED: 429,
    Fault.RATE_LIMITED_SILENTLY: 429,
    Fault.BUSY: 503,
    Fault.GONE: 404,
}
#: State, error and kind of error of a request at each stage.
_WORDS = {
    Stage.QUEUED: ("IN_QUEUE", None, None),
    Stage.RUNNING: ("IN_PROGRESS", None, None),
    Stage.STRANGE: ("PONDERING", None, None),
    Stage.DONE: ("COMPLETED", None, None),
    Stage.FAILED: ("COMPLETED", "Unexpected status code: 500", None),
    Stage.MODERATED: ("COMPLETED", "Unexpected status code: 422", None),
    Stage.CANCELLED: ("COMPLETED", "Request was cancelled by the client", "client_cancelled"),
}
_ENDS = {
    Stage.FAILED: (500, "internal_server_error", "Internal server error"),
    Stage.MODERATED: (422, "content_policy_violation", "Flagged by a content checker."),
}


class Fal(Simulator):
    name = "fal"
    #: It takes whatever comes with a key and money, and finds fault with it later.
    faults = (USUAL | LINKS | CALLBACKS) - {Fault.MODERATED_BEFORE}
    signs = True
    settings = (
        'key_env = "SIMULATED_KEY"\n[providers.fal.models."fal-ai/veo3.1"]\nas_of = 2026-11-22\n'
        'sizes = ["1280x720", "720x1280"]\nseconds = [4, 6, 8]\nseed = true\naudio = true\n'
        'words = { duration = "{}s", ratio = true, resolution = true, audio = "generate_audio", '
        "input = { auto_fix = false } }\n"
    )

    def __init__(self) -> None:
        super().__init__()
        self._key = Ed25519PrivateKey.generate()

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        return (
            ("GET", "/.well-known/jwks.json", self.keys),
            ("GET", "/{owner}/{app}/requests/{request}/status", self.status),
            ("GET", "/{owner}/{app}/requests/{request}", self.made),
            ("PUT", "/{owner}/{app}/requests/{request}/cancel", self.cancel),
            ("POST", "/{endpoint:.+}", self.create),
        )

    def authorised(self, request: web.Request) -> bool:
        return request.path.endswith("jwks.json") or request.headers.get("authorization") == f"Key {KEY}"

    def refusal(self, why: Fault, text: str) -> web.Response:
        if why is Fault.REJECTED:
            detail: Any = [{"loc": ["body", "prompt"], "msg": text, "type": "value_error"}]
        else:
            detail = text
        return web.json_response({"detail": detail}, status=_REFUSALS[why])

    async def create(self, request: web.Request) -> web.Response:
        endpoint = request.match_info["endpoint"]
        if endpoint not in _ENDPOINTS:
            raise web.HTTPNotFound
        fields, durations = _ENDPOINTS[endpoint]
        body = await self.body(request, fields, {"prompt"})
        if body.get("duration") not in durations or type(body["duration"]) is not type(durations[0]):
            self.reject(f"duration must be one of {durations}")
        size = self._size(body, fields)
        seconds = int(str(body["duration"]).removesuffix("s"))
        job = Job(body["prompt"], size, seconds, endpoint, body)
        job.callback_url = request.query.get("fal_webhook")
        job = await self.take(request, job)
        origin = f"{request.url.origin()}/{self.name}/{self._app(job)}/requests/{job.id}"
        urls = {"response_url": origin, "status_url": f"{origin}/status", "cancel_url": f"{origin}/cancel"}
        return web.json_response({"status": "IN_QUEUE", "request_id": job.id, "queue_position": 0, **urls})

    def _size(self, body: dict[str, Any], fields: set[str]) -> Size:
        lines = body.get("resolution", "720p")
        if lines not in ("720p", "1080p"):
            self.reject("resolution must be 720p or 1080p")
        if "image_url" in fields:
            shown = picture_size(body.get("image_url"))
            if shown is None:
                self.reject("image_url must hold a picture")
            body["image_url"] = f"a picture of {shown}"
        else:
            if body.get("aspect_ratio", "16:9") not in _RATIOS:
                self.reject("aspect_ratio is not known")
            shown = _RATIOS[body.get("aspect_ratio", "16:9")]
        return with_lines(shown, int(lines[:-1]))

    def _app(self, job: Job) -> str:
        return "/".join(job.model.split("/")[:2])

    def _asked(self, request: web.Request) -> Job:
        job = self.job(request.match_info["request"])
        if self._app(job) != f"{request.match_info['owner']}/{request.match_info['app']}":
            raise web.HTTPNotFound
        return job

    async def status(self, request: web.Request) -> web.Response:
        job = self.look(request, self._asked(request).id)
        state, error, kind = _WORDS[job.stage]
        task: dict[str, Any] = {"status": state, "request_id": job.id}
        if error is not None:
            task["error"] = error
        if kind is not None:
            task["error_type"] = kind
        return web.json_response(task, status=200 if job.over else 202)

    async def made(self, request: web.Request) -> web.Response:
        job = self._asked(request)
        if not job.over:
            return web.json_response({"detail": "Request is still in progress"}, status=400)
        return self._made(request, job)

    def _made(self, request: web.Request, job: Job) -> web.Response:
        if job.stage is Stage.DONE:
            file = {"url": self.link(request, job), "content_type": "video/mp4", "file_name": "output.mp4"}
            return web.json_response({"video": file})
        status, kind, text = _ENDS[job.stage]
        return web.json_response({"detail": [{"loc": ["body"], "msg": text, "type": kind}]}, status=status)

    async def cancel(self, request: web.Request) -> web.Response:
        job = self._asked(request)
        if job.over:
            return web.json_response({"status": "ALREADY_COMPLETED"}, status=400)
        job.cancelled = True
        return web.json_response({"status": "CANCELLATION_REQUESTED"}, status=202)

    async def keys(self, _: web.Request) -> web.Response:
        x = base64.urlsafe_b64encode(self._key.public_key().public_bytes_raw()).decode().rstrip("=")
        strange = {"kty": "RSA", "n": "AQAB", "e": "AQAB", "kid": "of another kind"}
        return web.json_response({"keys": [strange, {"kty": "OKP", "crv": "Ed25519", "x": x, "kid": "1"}]})

    def callback(self, job: Job, *, forged: bool) -> tuple[dict[str, str], bytes]:
        failed = job.fault is not None and job.path[-1] is not Stage.DONE and not forged
        told = {"request_id": job.id, "gateway_request_id": job.id, "payload": {}}
        told["status"] = "ERROR" if failed else "OK"
        body = json.dumps(told).encode()
        key = Ed25519PrivateKey.generate() if forged else self._key
        return signed(key, job.id, body), body


def signed(key: Ed25519PrivateKey, request_id: str, body: bytes, at: float | None = None) -> dict[str, str]:
    """The headers of a callback."""
    sent_at = str(int(at or time.time()))
    message = "\n".join([request_id, "user_1", sent_at, sha256(body).hexdigest()])
    return {
        "x-fal-webhook-request-id": request_id,
        "x-fal-webhook-user-id": "user_1",
        "x-fal-webhook-timestamp": sent_at,
        "x-fal-webhook-signature": key.sign(message.encode()).hex(),
    }


SIMULATORS = (Fal,)
