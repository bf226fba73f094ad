"""OpenRouter: https://openrouter.ai/docs/guides/overview/multimodal/video-generation, as the SDK openrouter
1.3.84 speaks it. Models are known by its names for them; any more of them are offers in
``[providers.NAME.models]``.

There is no key for a create that is sent again, no list of jobs and no way to stop one. What a job took is in
``usage``. Why a job failed is only told in words, so moderation is recognised by them. The file is behind the
account's key: it is asked for where the account is, so that the key goes nowhere else, whatever
``unsigned_urls`` say.

Callbacks are signed with a secret of the workspace's: without ``callback_secret_env`` none are asked for.
https://openrouter.ai/docs/guides/features/webhooks
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Mapping
from typing import Any

from rushes.errors import (
    InvalidRequest,
    Moderated,
    ProviderFailed,
    RenderError,
    SubmitUnknown,
    Unauthenticated,
)
from rushes.models.spec import Operation
from rushes.net import Answer
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.images import data_url
from rushes.providers.judging import parsed, said
from rushes.providers.linked import Linked, Result

#: Characters. No limit is stated; what it is handed on to states its own.
_MAX_IMAGE = 20 * 1024 * 1024
#: Parts of what is said of a job that failed for what it was to show.
_POLICY = ("moderat", "policy", "safety", "sensitive", "prohibited")
#: Seconds that a callback's clock may be off.
_LEEWAY = 300


class OpenRouter(Linked):
    base_url = "https://openrouter.ai/api/v1"
    usual_pace = 10.0

    async def submit(self, order: Order) -> str:
        spec, offer = order.spec, self.offers[order.model]
        body: dict[str, Any] = {
            "model": order.model,
            "prompt": spec.prompt,
            "duration": self.duration(order.model, spec),
            "size": str(spec.size),
        }
        if offer.seed:
            body["seed"] = spec.engine_seed
        if offer.audio:
            body["generate_audio"] = spec.audio
        if spec.operation is Operation.ANIMATE:
            picture = {"url": data_url(order.reference, _MAX_IMAGE)}
            body["frame_images"] = [
                {"type": "image_url", "image_url": picture, "frame_type": "first_frame"},
            ]
        if order.callback_url and self.account.callback_secret is not None:
            body["callback_url"] = order.callback_url
        answer = await self._create("/videos", data=body)
        match answer.json():
            case {"id": str(job)} if job:
                return job
        raise SubmitUnknown(detail=said(answer))

    async def poll(self, ticket: Ticket) -> Poll:
        job = await self._job(ticket)
        match job.get("status"):
            case "pending" | "in_progress":
                return Poll(0)
            case "completed":
                return Poll(100, done=True)
            case "failed":
                raise _failure(job)
            case "cancelled" | "expired" as state:
                raise ProviderFailed("The provider stopped making the video.", detail=str(state))
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        job = await self._job(ticket)
        if job.get("status") != "completed":
            raise ProviderFailed(detail=f"no video: {job}"[:500])
        url = f"{self._base}/videos/{ticket.remote_id}/content?index=0"
        return Result(url, headers=self.headers(), cost=_cost(job.get("usage")))

    async def cancel(self, ticket: Ticket) -> None:
        """It cannot."""

    async def heard(self, headers: Mapping[str, str], body: bytes) -> str:
        self._check(headers.get("x-openrouter-signature", ""), body)
        match parsed(body):
            case {"data": {"id": str(job)}} if job:
                return job
        raise InvalidRequest("The callback names no job.", param="data.id")

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        """Forbidden is a key without that right, or a prompt that was flagged: then it says for what."""
        problem = super().judge(answer, creating=creating)
        if problem is None:
            return None
        match answer.json():
            case {"error": {"metadata": {"reasons": _} | {"flagged_input": _}}} if answer.status == 403:
                return Moderated(detail=problem.detail)
        if answer.status == 499 and creating:  # "client closed the request", and maybe too late
            return SubmitUnknown(detail=problem.detail)
        return problem

    async def _job(self, ticket: Ticket) -> dict[str, Any]:
        return await self._object("GET", f"/videos/{ticket.remote_id}")

    def _check(self, header: str, body: bytes) -> None:
        """``t=SECONDS,v1=HEX``, the HMAC-SHA256 of ``SECONDS,BODY``. Raises Unauthenticated."""
        secret = self.account.callback_secret
        parts = dict(part.partition("=")[::2] for part in header.split(","))
        sent_at, given = parts.get("t", ""), parts.get("v1", "")
        if secret is None or not sent_at.isascii() or not sent_at.isdecimal():
            raise Unauthenticated("The callback is not signed, or there is no secret to check it with.")
        if abs(time.time() - int(sent_at[:12])) > _LEEWAY:
            raise Unauthenticated("The callback was signed too long ago.")
        signed = sent_at.encode() + b"," + body
        right = hmac.new(secret.get_secret_value().encode(), signed, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(given.encode(), right.encode()):
            raise Unauthenticated("The callback's signature is wrong.")


def _failure(job: dict[str, Any]) -> RenderError:
    detail = f"failed: {job.get('error')}"[:500]
    cost = _cost(job.get("usage"))
    if any(part in detail.lower() for part in _POLICY):
        return Moderated(detail=detail, cost=cost)
    return ProviderFailed(detail=detail, cost=cost)


def _cost(usage: object) -> int | None:
    """Micro-dollars; None where it was made with a key of our own at the vendor behind, who has the bill."""
    match usage:
        case {"is_byok": True}:
            return None
        case {"cost": int() | float() as dollars} if 0 <= dollars < 1e6:
            return round(dollars * 1_000_000)
    return None


VENDOR = OpenRouter
