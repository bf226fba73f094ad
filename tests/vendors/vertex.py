"""Veo on Vertex AI. Without a bucket the video is inside of the operation."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from typing import Any

from aiohttp import web
from tests.vendors.faults import USUAL, Fault
from tests.vendors.gemini import refusal
from tests.vendors.job import Job, Stage
from tests.vendors.pictures import picture_size
from tests.vendors.simulator import Handler, Simulator

from rushes.models.size import Size

_SIZES = {
    ("16:9", "720p"): Size(1280, 720),
    ("9:16", "720p"): Size(720, 1280),
    ("16:9", "1080p"): Size(1920, 1080),
    ("9:16", "1080p"): Size(1080, 1920),
}
_MODELS = {"veo-3.1-generate-001", "veo-3.1-fast-generate-001", "veo-3.1-lite-generate-001"}
_PARAMETERS = {"sampleCount", "durationSeconds", "aspectRatio", "resolution", "seed", "generateAudio"}
_PARAMETERS |= {"negativePrompt"}
_PROJECT = "projects/rushes/locations/us-central1"
_REFUSALS = {
    Fault.REJECTED: (400, "INVALID_ARGUMENT"),
    Fault.BAD_KEY: (401, "UNAUTHENTICATED"),
    Fault.NO_FUNDS: (403, "PERMISSION_DENIED"),
    Fault.MODERATED_BEFORE: (400, "INVALID_ARGUMENT"),
    Fault.RATE_LIMITED: (429, "RESOURCE_EXHAUSTED"),
    Fault.RATE_LIMITED_SILENTLY: (429, "RESOURCE_EXHAUSTED"),
    Fault.BUSY: (503, "UNAVAILABLE"),
    Fault.GONE: (404, "NOT_FOUND"),
}
_ERRORS = {
    Stage.FAILED: {"code": 13, "message": "Internal error. Please try again later."},
    Stage.CANCELLED: {"code": 1, "message": "The operation was cancelled."},
}


class Vertex(Simulator):
    name = "vertex"
    #: There are no downloads and no words for states.
    faults = USUAL - {Fault.BROKEN_DOWNLOAD, Fault.UNKNOWN_STATE}
    cancels = False
    base_path = f"/v1/{_PROJECT}"

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        model = f"{self.base_path}/publishers/google/models/{{model}}"
        return (
            ("POST", f"{model}:predictLongRunning", self.create),
            ("POST", f"{model}:fetchPredictOperation", self.show),
        )

    def refusal(self, why: Fault, text: str) -> web.Response:
        return refusal(*_REFUSALS[why], why, text)

    async def create(self, request: web.Request) -> web.Response:
        body = await self.body(request, set(), {"instances", "parameters"})
        model, wanted = request.match_info["model"], body["parameters"]
        if model not in _MODELS or wanted.keys() - _PARAMETERS or wanted.get("sampleCount") != 1:
            self.reject(f"{model} does not take {wanted}")
        if wanted["durationSeconds"] not in (4, 6, 8) or not 0 <= wanted["seed"] < 2**32:
            self.reject("a video has 4, 6 or 8 seconds, and a seed 32 bits")
        size = _SIZES.get((wanted["aspectRatio"], wanted["resolution"])) or self.reject("no such size")
        match body["instances"]:
            case [{"prompt": str(prompt), **rest} as instance] if rest.keys() <= {"image"}:
                if rest:
                    instance["image"] = f"a picture of {self._picture(rest['image'])}"
            case _:
                self.reject("there has to be one instance, with a prompt")
        job = Job(prompt, size, wanted["durationSeconds"], model, body)
        job.id = f"{_PROJECT}/publishers/google/models/{model}/operations/{job.id}"
        job = await self.take(request, job)
        return web.json_response({"name": job.id})

    def _picture(self, image: Any) -> Size:
        match image:
            case {"bytesBase64Encoded": str(data), "mimeType": str(kind)}:
                return picture_size(f"data:{kind};base64,{data}") or self.reject("no picture")
        return self.reject("an image has its bytes and its type")

    async def show(self, request: web.Request) -> web.Response:
        body = await self.body(request, set(), {"operationName"})
        job = self.job(body["operationName"])
        if f"/{request.match_info['model']}/" not in job.id:
            self.reject("this is another model's operation")
        if job.fault is Fault.POLL_DROP:  # a POST is not sent again by itself
            job.stumbles = max(job.stumbles, 1)
        job = self.look(request, job.id)
        told: dict[str, Any] = {"name": job.id}
        match job.stage:
            case Stage.DONE:
                content = (await self.send(request, job)).body
                videos = [{"bytesBase64Encoded": b64encode(content).decode(), "mimeType": "video/mp4"}]
                told |= {"done": True, "response": {"videos": videos}}
            case Stage.MODERATED:
                reasons = ["Veo could not generate videos because the output violates its rules. 58061214"]
                filtered = {"raiMediaFilteredCount": 1, "raiMediaFilteredReasons": reasons}
                told |= {"done": True, "response": filtered}
            case Stage.FAILED | Stage.CANCELLED:
                told |= {"done": True, "error": _ERRORS[job.stage]}
        return web.json_response(told)


SIMULATORS = (Vertex,)
