"""Kling: https://kling.ai/document-api/apiReference/model/textToVideo, and the same for ``imageToVideo``.

An account has an access key and a secret key, which sign a token for every request, or an API key alone.
Errors are told by a code in the body whatever the HTTP status: some 429s are for good, and a 200 may be an
error (``…/apiReference/commonInfo``). Kling ignores fields that it does not know, so their names matter.

``external_task_id`` is the only name of ours that any vendor lets us ask by. Callbacks are not signed
(``…/apiReference/callbackProtocol``). Nothing can be cancelled.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

import jwt

from rushes.errors import (
    AccountSuspended,
    InvalidRequest,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    RenderLost,
    SubmitUnknown,
)
from rushes.models.spec import Operation, Spec
from rushes.net import Answer
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.images import base64_text
from rushes.providers.judging import parsed, said, wait_ms
from rushes.providers.linked import Linked, Result
from rushes.providers.shape import shape

_TOKEN_SECONDS = 1800
#: Their clock may be behind ours.
_TOKEN_EARLIER = 5
#: Characters: 10 MB in base64.
_MAX_IMAGE = 4 * (10 * 1024 * 1024 // 3)
#: What a unit of a package costs by the list, https://kling.ai/document-api/pricing/base/video.
_UNIT = 140_000
_MOST_LISTED = 500
_MODES = {"720p": "std", "1080p": "pro", "2160p": "4k"}
#: 1103 is an account without a right to the model.
_SUSPENDED = frozenset({1000, 1001, 1002, 1003, 1004, 1100, 1101, 1102, 1103})
_REJECTED = frozenset({1200, 1201, 1202})
_MISSING = 1203
_MODERATED = frozenset({1300, 1301})
#: Rate, concurrency, address; 5001 says that it takes nothing now.
_NOT_NOW = frozenset({1302, 1303, 1304, 5001})
#: A failed task has no code; its message tells of "content risk control".
_POLICY = ("risk control", "content policy", "风控")


class Kling(Linked):
    base_url = "https://api-singapore.klingai.com"
    usual_pace = 5.0

    def headers(self) -> dict[str, str]:
        key, secret = self.account.key, self.account.secret
        if key is None or secret is None:
            return super().headers()
        now = int(time.time())
        claims = {"iss": key.get_secret_value(), "exp": now + _TOKEN_SECONDS, "nbf": now - _TOKEN_EARLIER}
        return {"authorization": f"Bearer {jwt.encode(claims, secret.get_secret_value(), 'HS256')}"}

    async def submit(self, order: Order) -> str:
        spec, offer = order.spec, self.offers[order.model]
        ratio, resolution = shape(offer, spec.size)
        body: dict[str, Any] = {
            "model_name": offer.words.get("model_name", order.model),
            "prompt": spec.prompt,
            "mode": _MODES[resolution],
            "duration": str(self.duration(order.model, spec)),
            "external_task_id": order.token,
        }
        if offer.negative_prompt and spec.negative_prompt:
            body["negative_prompt"] = spec.negative_prompt
        if offer.audio:
            body["sound"] = "on" if spec.audio else "off"
        if spec.operation is Operation.ANIMATE:
            body["image"] = base64_text(order.reference, _MAX_IMAGE)  # whose ratio the video gets
        else:
            body["aspect_ratio"] = ratio
        if order.callback_url is not None:
            body["callback_url"] = order.callback_url
        kind = _kind(spec)
        answer = await self._create(f"/v1/videos/{kind}", data=body)
        match answer.json():
            case {"data": {"task_id": str(task)}} if task:
                return f"{kind}/{task}"
        raise SubmitUnknown(detail=said(answer))

    async def poll(self, ticket: Ticket) -> Poll:
        task = await self._task(ticket.remote_id)
        match task.get("task_status"):
            case "submitted" | "processing":
                return Poll(0)
            case "succeed":
                return Poll(100, done=True)
            case "failed":
                raise _failure(str(task.get("task_status_msg")))
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        task = await self._task(ticket.remote_id)
        match task:
            case {"task_result": {"videos": [{"url": str(url)}, *_]}}:
                return Result(url, cost=_cost(task.get("final_unit_deduction")))
        raise ProviderFailed(detail=f"no video: {task}"[:500])

    async def cancel(self, ticket: Ticket) -> None:
        """There is no such call."""

    async def find(self, token: str, model: str, spec: Spec) -> str | None:
        """By our name in the place of theirs, as documented. None is said only if the list of the newest
        tasks does not have it either: a second order may follow from that.
        """
        kind = _kind(spec)
        try:
            tasks = [await self._task(f"{kind}/{token}")]
        except RenderLost:
            tasks = await self._newest(kind)
        for task in tasks:
            match task:
                case {"task_id": str(found), "task_info": {"external_task_id": str(ours)}} if ours == token:
                    return f"{kind}/{found}"
        return None

    async def _newest(self, kind: str) -> list[Any]:
        page = {"pageNum": "1", "pageSize": str(_MOST_LISTED)}
        match await self._object("GET", f"/v1/videos/{kind}", params=page):
            case {"data": list(tasks)}:
                return tasks
            case other:
                raise NotNow(detail=f"no list: {other}"[:500])

    async def heard(self, headers: Mapping[str, str], body: bytes) -> str:
        """Only our token: a task's own id does not say of which kind it is."""
        match parsed(body):
            case {"task_info": {"external_task_id": str(token)}} if token:
                return token
        raise InvalidRequest("The callback has no task_info.external_task_id.")

    async def _task(self, remote_id: str) -> dict[str, Any]:
        kind, _, task = remote_id.partition("/")
        content = await self._object("GET", f"/v1/videos/{quote(kind, safe='')}/{quote(task, safe='')}")
        data = content.get("data")
        if not isinstance(data, dict):
            raise NotNow(detail=f"no data: {content}"[:500])
        return data

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        """By the body's code; by the status for whatever has none, or one that nobody told us of."""
        body = answer.json()
        code = body.get("code") if isinstance(body, dict) else None
        code = code if isinstance(code, int) else None
        if code == 0 and answer.status < 300:
            return None
        detail = said(answer)
        if code in _SUSPENDED:
            return AccountSuspended(detail=detail)
        if code in _NOT_NOW:
            return NotNow(detail=detail, wait_ms=wait_ms(answer))
        if code == _MISSING and not creating:
            return RenderLost(detail=detail)
        if creating and code in _MODERATED:
            return Moderated(detail=detail)
        if creating and (code in _REJECTED or code == _MISSING):
            return ProviderRejected(detail=detail)
        problem = super().judge(answer, creating=creating)
        if problem is None:  # an error in a 200, or no envelope at all
            return SubmitUnknown(detail=detail) if creating else NotNow(detail=detail)
        return problem


def _kind(spec: Spec) -> str:
    return "image2video" if spec.operation is Operation.ANIMATE else "text2video"


def _failure(message: str) -> RenderError:
    if any(word in message.lower() for word in _POLICY):
        return Moderated(detail=message[:500])
    return ProviderFailed(detail=message[:500])


def _cost(units: object) -> int | None:
    """Micro-dollars for what was deducted, by the list: a large package's units may have cost less."""
    try:
        return round(float(units) * _UNIT) if isinstance(units, str) else None
    except (ValueError, OverflowError):
        return None


VENDOR = Kling
