"""``/v1/videos`` in the dialects of those who speak it.

OpenAI's and Azure's as their SDKs and documents had it; vLLM-Omni 0.30, SGLang 0.5.23 and LiteLLM 1.109 as
their sources have it.
"""

from __future__ import annotations

import base64
import io
import uuid
from collections.abc import Iterable
from typing import Any, ClassVar

from aiohttp import web
from PIL import Image
from tests.vendors.faults import LINKS, USUAL, Fault
from tests.vendors.job import Job, Stage
from tests.vendors.simulator import KEY, Handler, Said, Simulator

from rushes.models.size import Size

_STATUS = {
    Stage.QUEUED: "queued",
    Stage.RUNNING: "in_progress",
    Stage.STRANGE: "NOT_START",
    Stage.DONE: "completed",
    Stage.FAILED: "failed",
    Stage.MODERATED: "failed",
    # What the server itself forgets is not found; nobody else cancels.
    Stage.CANCELLED: "deleted",
}
#: Status, type and code of OpenAI's error envelope.
_REFUSALS = {
    Fault.REJECTED: (400, "invalid_request_error", "invalid_value"),
    Fault.BAD_KEY: (401, "invalid_request_error", "invalid_api_key"),
    Fault.NO_FUNDS: (429, "insufficient_quota", "insufficient_quota"),
    Fault.MODERATED_BEFORE: (400, "invalid_request_error", "sentinel_block"),
    Fault.RATE_LIMITED: (429, "requests", "rate_limit_exceeded"),
    Fault.RATE_LIMITED_SILENTLY: (429, "requests", "rate_limit_exceeded"),
    Fault.BUSY: (503, "server_error", None),
    Fault.GONE: (404, "invalid_request_error", "not_found"),
}
_ERRORS = {
    Stage.FAILED: ("processing_error", "We're under heavy load"),
    Stage.MODERATED: ("moderation_blocked", "Your request was blocked by our moderation system."),
}
_SETTINGS = """key_env = "SIMULATED_KEY"
dialect = "{dialect}"
[providers.{name}.models."{model}"]
as_of = 2026-11-21
operations = ["generate", "animate"]
sizes = ["720x1280", "1280x720"]
seconds = [4, 8, 12]
audio = true
cost = {{ per_second = "0.10" }}
"""
#: All that a form or a JSON body of OpenAI's contract has.
_FIELDS = frozenset({"model", "prompt", "seconds", "size", "input_reference"})


def settings(name: str, dialect: str, model: str = "sora-2") -> str:
    return _SETTINGS.format(name=name, dialect=dialect, model=model)


class OpenAI(Simulator):
    name = "openai"
    vendor = "openai_shaped"
    faults = USUAL - {Fault.CANCELLED}
    cancels = False
    base_path = "/v1"
    settings = settings("openai", "openai")
    #: Where it is, besides the prefix.
    root: ClassVar[str] = "/v1"
    known: ClassVar[frozenset[str]] = _FIELDS

    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        videos = f"{self.root}/videos"
        return (
            ("POST", videos, self.create),
            ("GET", videos + "/{video}", self.retrieve),
            ("DELETE", videos + "/{video}", self.delete),
            ("GET", videos + "/{video}/content", self.content),
        )

    def refusal(self, why: Fault, text: str) -> web.Response:
        status, kind, code = _REFUSALS[why]
        error = {"message": text, "type": kind, "param": None, "code": code}
        return web.json_response({"error": error}, status=status)

    async def create(self, request: web.Request) -> web.Response:
        fields, picture = await self.fields(request)
        if strange := fields.keys() - self.known:
            self.reject(f"Unknown parameter: '{min(strange)}'")
        size = self.check(fields)
        if picture is not None:
            self.check_picture(picture, size)
        job = Job(fields["prompt"], size, int(fields["seconds"]), fields["model"], fields, id=self.new_id())
        return web.json_response(self.video(request, await self.take(request, job)))

    async def fields(self, request: web.Request) -> tuple[dict[str, Any], bytes | None]:
        """The texts of a form, and the picture that came with it."""
        if not request.content_type.startswith("multipart/"):
            self.reject("expected multipart/form-data")
        texts: dict[str, Any] = {}
        picture = None
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                picture = value.file.read()
                texts[name] = f"{value.filename}, {len(picture)} bytes"
            else:
                texts[name] = value
        return texts, picture

    def check(self, fields: dict[str, Any]) -> Size:
        if not 1 <= len(fields.get("prompt", "")) <= 32_000:
            self.reject("'prompt' must have 1 to 32000 characters")
        if fields.get("seconds") not in ("4", "8", "12"):
            self.reject(
                f"Invalid value: {fields.get('seconds')!r}. Supported values are: '4', '8', and '12'."
            )
        if fields.get("size") not in ("720x1280", "1280x720"):
            self.reject(f"Invalid value: {fields.get('size')!r}.")
        return Size.parse(fields["size"])

    def check_picture(self, picture: bytes, size: Size) -> None:
        with Image.open(io.BytesIO(picture)) as image:
            if image.size != size:
                self.reject("Inpaint image must match the requested width and height")

    def new_id(self) -> str:
        return f"video_{uuid.uuid4().hex}{uuid.uuid4().hex[:16]}"

    def video(self, request: web.Request, job: Job) -> dict[str, Any]:
        """All 13 keys, with explicit nulls."""
        error = _ERRORS.get(job.stage)
        done = job.stage is Stage.DONE
        return {
            "id": job.id,
            "object": "video",
            "model": job.model,
            "status": _STATUS[job.stage],
            "progress": round(100 * job.progress),
            "created_at": 1_763_053_953,
            "completed_at": 1_763_054_021 if done else None,
            "expires_at": 1_763_057_621 if done else None,
            "prompt": job.prompt,
            "size": str(job.size),
            "seconds": str(job.seconds),
            "remixed_from_video_id": None,
            "error": {"code": error[0], "message": error[1]} if error is not None else None,
        }

    def job(self, job_id: str) -> Job:
        job = super().job(job_id)
        if job.cancelled:
            raise Said(self.refusal(Fault.GONE, f"no video {job_id}"))
        return job

    async def retrieve(self, request: web.Request) -> web.Response:
        return web.json_response(self.video(request, self.look(request, request.match_info["video"])))

    async def delete(self, request: web.Request) -> web.Response:
        job = self.job(request.match_info["video"])
        if not job.over:
            self.reject("the video is not finished")
        return web.json_response({"id": job.id, "object": "video.deleted", "deleted": True})

    async def content(self, request: web.Request) -> web.StreamResponse:
        job = self.job(request.match_info["video"])
        if job.stage is not Stage.DONE:
            return self.refusal(Fault.GONE, "Video is not ready yet")
        return await self.send(request, job)


class JsonReseller(OpenAI):
    """Takes JSON alone, and hands out links."""

    name = "json_reseller"
    faults = OpenAI.faults | LINKS
    settings = settings("json_reseller", "json", "wan-2.6")

    async def fields(self, request: web.Request) -> tuple[dict[str, Any], bytes | None]:
        fields = await self.body(request, set(_FIELDS), set())
        picture = None
        if "input_reference" in fields:
            head, _, content = fields["input_reference"]["image_url"].partition(";base64,")
            picture = base64.b64decode(content, validate=True)
            fields["input_reference"] = f"{head}, {len(picture)} bytes"
        return fields, picture

    def video(self, request: web.Request, job: Job) -> dict[str, Any]:
        url = self.link(request, job) if job.stage is Stage.DONE else None
        return {**super().video(request, job), "url": url}

    async def content(self, request: web.Request) -> web.StreamResponse:
        return self.refusal(Fault.GONE, "there is no such path")


class Azure(OpenAI):
    """The newer of the two URL shapes; the key has a header of its own."""

    name = "azure"
    base_path = "/openai/v1"
    root = "/openai/v1"
    settings = settings("azure", "azure", "a-deployment")

    def authorised(self, request: web.Request) -> bool:
        return request.headers.get("api-key") == KEY and "authorization" not in request.headers


class AzureDated(Azure):
    """The older shape: every request says the version of the API."""

    name = "azure_dated"
    base_path = "/openai?api-version=preview"
    root = "/openai"
    settings = settings("azure_dated", "azure", "a-deployment")

    def authorised(self, request: web.Request) -> bool:
        return super().authorised(request) and request.query.get("api-version") == "preview"


class AzureEntra(OpenAI):
    """The newer shape, with a token of Entra ID."""

    name = "azure_entra"
    base_path = "/openai/v1"
    root = "/openai/v1"
    settings = settings("azure_entra", "azure_ad", "a-deployment")


class LiteLLM(OpenAI):
    """Ids are base64, with padding; it cannot delete."""

    name = "litellm"
    settings = settings("litellm", "litellm", "my-sora")

    def new_id(self) -> str:
        text = f"litellm:custom_llm_provider:openai;model_id:None;video_id:{super().new_id()}"
        return f"video_{base64.b64encode(text.encode()).decode()}"

    async def delete(self, request: web.Request) -> web.Response:
        return web.json_response({"detail": "Method Not Allowed"}, status=405)


_MORE = """seed = true
fps = [16, 24]
negative_prompt = true
words.fields = { num_inference_steps = 30, enable_frame_interpolation = false }
"""


class VllmOmni(OpenAI):
    """Forms only; a failed video comes with the status of its failure; 0 and 100 are all the progress."""

    name = "vllm_omni"
    faults = OpenAI.faults - {
        Fault.NO_FUNDS,
        Fault.MODERATED_BEFORE,
        Fault.MODERATED_AFTER,
        Fault.RATE_LIMITED,
        Fault.RATE_LIMITED_SILENTLY,
        Fault.POLL_RATE_LIMITED,
    }
    cancels = True
    settings = settings("vllm_omni", "vllm_omni", "Wan-AI/Wan2.2-T2V-A14B") + _MORE
    known = _FIELDS | {"seed", "fps", "negative_prompt", "num_inference_steps", "enable_frame_interpolation"}

    def refusal(self, why: Fault, text: str) -> web.Response:
        status, _, _ = _REFUSALS[why]
        return web.json_response({"detail": text}, status=status)

    def new_id(self) -> str:
        return f"video_gen_{uuid.uuid4().hex}"

    def check(self, fields: dict[str, Any]) -> Size:
        if not 0 <= int(fields.get("seed", 0)) < 2**32:
            self.reject("seed")
        if fields.get("enable_frame_interpolation", "false") not in ("true", "false"):
            self.reject("enable_frame_interpolation is not a boolean")
        return super().check(fields)

    def video(self, request: web.Request, job: Job) -> dict[str, Any]:
        video = super().video(request, job)
        video["progress"] = 100 if job.stage is Stage.DONE else 0
        if job.stage is Stage.FAILED:
            video["error"] = {"code": 500, "message": "EngineGenerateError: CUDA out of memory"}
        return video | {"file_name": None, "media_type": "video/mp4", "stage_durations": {}}

    async def retrieve(self, request: web.Request) -> web.Response:
        job = self.look(request, request.match_info["video"])
        status = 500 if job.stage is Stage.FAILED else 200
        return web.json_response(self.video(request, job), status=status)

    async def delete(self, request: web.Request) -> web.Response:
        job = self.job(request.match_info["video"])
        job.cancelled = True
        return web.json_response({"id": job.id, "object": "video.deleted", "deleted": True})


class SGLang(OpenAI):
    """No key, integer seconds, errors without a code, and a DELETE that only forgets."""

    name = "sglang"
    faults = VllmOmni.faults - {Fault.BAD_KEY, Fault.POLL_BAD_KEY}
    cancels = True
    settings = settings("sglang", "sglang", "Wan-AI/Wan2.1-T2V-1.3B-Diffusers").partition("\n")[2] + _MORE
    known = VllmOmni.known

    def authorised(self, request: web.Request) -> bool:
        return True

    def refusal(self, why: Fault, text: str) -> web.Response:
        status, _, _ = _REFUSALS[why]
        return web.json_response({"detail": text}, status=status)

    def video(self, request: web.Request, job: Job) -> dict[str, Any]:
        video = super().video(request, job)
        if job.stage is Stage.FAILED:
            video["error"] = {"message": "CUDA out of memory"}
        return video | {"quality": "standard", "url": None, "urls": None, "file_path": "/srv/out.mp4"}

    async def delete(self, request: web.Request) -> web.Response:
        job = self.job(request.match_info["video"])
        job.cancelled = True
        return web.json_response(self.video(request, job))


class SGLangWithBucket(SGLang):
    """What is finished has moved to a bucket, and the content is an error that says where."""

    name = "sglang_bucket"
    faults = SGLang.faults | LINKS
    settings = settings("sglang_bucket", "sglang", "Wan-AI/Wan2.1").partition("\n")[2] + _MORE

    def video(self, request: web.Request, job: Job) -> dict[str, Any]:
        url = self.link(request, job) if job.stage is Stage.DONE else None
        return super().video(request, job) | {"url": url, "urls": [url], "file_path": None}

    async def content(self, request: web.Request) -> web.StreamResponse:
        url = self.link(request, self.job(request.match_info["video"]))
        text = f"Video has been uploaded to cloud storage. Please use the cloud URL: {url}"
        return web.json_response({"detail": text}, status=400)


SIMULATORS = (
    OpenAI,
    JsonReseller,
    Azure,
    AzureDated,
    AzureEntra,
    LiteLLM,
    VllmOmni,
    SGLang,
    SGLangWithBucket,
)
