"""EvoLink: https://docs.evolink.ai and the CLI https://github.com/deeplearning-goethe/evolink-cli.

Its models are many and take much the same; `evolink.toml` has Seedance, others are offers in
``[providers.NAME.models]`` whose words say which of its names generates and which one animates.

A create carries our token as its Idempotency-Key, with which the CLI repeats one. What a repetition is
answered with is in no documentation, so here none is made. Neither a look-up by that key nor a way to stop a
task was found. Pictures are stored there first, for three days. Callbacks are the task itself and not signed.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from rushes.errors import (
    AccountSuspended,
    InvalidRequest,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    SubmitUnknown,
)
from rushes.models.spec import Operation
from rushes.net import Answer, Client, Unanswered, Unsent
from rushes.providers.account import Account
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.images import data_url
from rushes.providers.judging import parsed, percent, said
from rushes.providers.linked import Linked, Result
from rushes.providers.offer import Offer
from rushes.providers.shape import shape

_FILES = "https://files-api.evolink.ai"
_UPLOAD_SECONDS = 60.0
#: Characters of a data URL. No limit is stated for it; Seedance behind it takes 30 MB.
_MAX_IMAGE = 30 * 1024 * 1024
_POLICY = frozenset(
    {
        "content_filter",
        "content_policy_violation",
        "input_moderation_failed",
        "moderation_blocked",
        "sensitive_content",
    }
)
#: Of a task that failed: what was sent is to blame.
_INVALID = frozenset({"invalid_parameters", "image_dimension_mismatch", "image_processing_error"})
#: Said of a create, these leave open whether there is a task.
_OPEN = frozenset({"paid_outcome_unknown", "service_unavailable"})
_CREDITS_FOR_A_DOLLAR = 68


class EvoLink(Linked):
    base_url = "https://api.evolink.ai"
    usual_pace = 8.0

    def __init__(self, account: Account, client: Client, offers: Mapping[str, Offer]) -> None:
        super().__init__(account, client, offers)
        self._files = account.base_url or _FILES

    async def submit(self, order: Order) -> str:
        spec, offer = order.spec, self.offers[order.model]
        animate = spec.operation is Operation.ANIMATE
        ratio, quality = shape(offer, spec.size)
        body: dict[str, Any] = {
            "model": str(offer.words.get("animate" if animate else "generate", order.model)),
            "prompt": spec.prompt,
            "duration": self.duration(order.model, spec),
            "quality": quality,
            "aspect_ratio": ratio,
        }
        if offer.audio:
            body["generate_audio"] = spec.audio
        if animate:
            body["image_urls"] = [await self._stored(order.reference)]
        if order.callback_url:
            body["callback_url"] = order.callback_url
        answer = await self._create(
            "/v1/videos/generations", data=body, headers={"idempotency-key": order.token}
        )
        match answer.json():
            case {"id": str(task)} if task:
                return task
        raise SubmitUnknown(detail=said(answer))

    async def _stored(self, picture: Path | None) -> str:
        """Where the picture is now. This costs nothing, so an end that is not known is none."""
        data = {"base64_data": data_url(picture, _MAX_IMAGE)}
        sent = self.headers()
        try:
            answer = await self._client.ask(
                "POST",
                f"{self._files}/api/v1/files/upload/base64",
                headers=sent,
                data=data,
                seconds=_UPLOAD_SECONDS,
            )
        except (Unsent, Unanswered) as error:
            raise NotNow(detail=f"upload: {error}") from error
        answer = self._without_secrets(answer, sent)
        problem = self.judge(answer, creating=True)
        if problem is not None and not isinstance(problem, SubmitUnknown):
            raise problem
        match answer.json():
            case {"data": {"file_url": str(url)}} if url and problem is None:
                return url
        raise NotNow(detail=f"upload: {said(answer)}")

    async def poll(self, ticket: Ticket) -> Poll:
        task = await self._task(ticket)
        match task.get("status"):
            case "pending":
                return Poll(0)
            case "processing":
                return Poll(percent(task.get("progress")))
            case "completed":
                return Poll(100, done=True)
            case "failed":
                raise _failure(task.get("error"))
            case "cancelled":
                raise ProviderFailed("The provider stopped making the video.", detail="cancelled")
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        task = await self._task(ticket)
        match task:
            case {"results": [str(url), *_]} if url:
                return Result(url, cost=_cost(task.get("usage")))
        raise ProviderFailed(detail=f"no video: {task}"[:500])

    async def cancel(self, ticket: Ticket) -> None:
        """It cannot."""

    async def heard(self, headers: Mapping[str, str], body: bytes) -> str:
        match parsed(body):
            case {"id": str(task)} if task:
                return task
        raise InvalidRequest("The callback names no task.", param="id")

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        problem = super().judge(answer, creating=creating)
        if problem is None:
            return None
        match answer.json():
            case {"error": {"code": str(code)}}:
                if code in _POLICY:
                    return Moderated(detail=problem.detail)
                if code.startswith("insufficient_") and "quota" in code:
                    return AccountSuspended(detail=problem.detail)
                if code in _OPEN and creating:
                    return SubmitUnknown(detail=problem.detail)
        return problem

    async def _task(self, ticket: Ticket) -> dict[str, Any]:
        return await self._object("GET", f"/v1/tasks/{ticket.remote_id}")


def _failure(error: object) -> RenderError:
    code = error.get("code") if isinstance(error, dict) else None
    detail = f"{error}"[:500]
    if code in _POLICY:
        return Moderated(detail=detail)
    return (ProviderRejected if code in _INVALID else ProviderFailed)(detail=detail)


def _cost(usage: object) -> int | None:
    match usage:
        case {"cost": {"usd": int() | float() as dollars}} if 0 <= dollars < 1e6:
            return round(dollars * 1_000_000)
        case {"credits_used": int() | float() as credits} if 0 <= credits < 1e8:
            return round(credits * 1_000_000 / _CREDITS_FOR_A_DOLLAR)
    return None


VENDOR = EvoLink
