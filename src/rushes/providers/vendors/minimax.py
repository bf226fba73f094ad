"""MiniMax: Hailuo over its first wire, H3 over its second. ``words.wire`` of an offer says which, and so does
the remote id. https://platform.minimax.io/docs/api-reference/video-generation-t2v and
``…/video-generation-v2-query``; in China the same is at https://api.minimaxi.com.

On the first wire an error comes with HTTP 200 and a number in ``base_resp``, on the second with a status of
its own and the same number at the end of its message. Callbacks are not asked for: before the first one
MiniMax wants a challenge answered at the address. Nothing can be looked up by a name of ours, what a video
took is not said, and Hailuo cannot be stopped.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from rushes.errors import (
    AccountSuspended,
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
from rushes.providers.images import data_url
from rushes.providers.judging import said, wait_ms
from rushes.providers.linked import Linked, Result
from rushes.providers.shape import shape

#: Characters of a data URL: 20 MB in all.
_MAX_IMAGE = 20_000_000
#: Too fast, or too much at once.
_BUSY = frozenset({1002, 1039, 1041, 2045})
#: The key, the balance, the plan.
_ACCOUNT = frozenset({1004, 1008, 2038, 2049, 2056, 2067})
#: What was asked for, and what came of it.
_POLICY = frozenset({1026, 1027})
#: The parameters, and characters in the prompt that nobody sees.
_INVALID = frozenset({2013, 1042})
_WAITING = frozenset({"Preparing", "Queueing", "Processing"})
_NUMBER = re.compile(r"\((\d{4})\)\s*$")


class MiniMax(Linked):
    base_url = "https://api.minimax.io"
    usual_pace = 10.0

    def cost(self, model: str, spec: Spec) -> int | None:
        """Some prices are for a video of so many seconds, and not in proportion to them."""
        prices = self.offers[model].words.get("prices", {})
        price = prices.get(str(self.duration(model, spec)))
        return round(Decimal(price) * 1_000_000) if price is not None else super().cost(model, spec)

    async def submit(self, order: Order) -> str:
        wire = self.offers[order.model].words.get("wire", "v1")
        body = self._second(order) if wire == "v2" else self._first(order)
        answer = await self._create(f"/{wire}/video_generation", data=body)
        match answer.json():
            case {"task_id": str(task)} if task:
                return f"{wire}/{task}"
        raise SubmitUnknown(detail=said(answer))

    def _first(self, order: Order) -> dict[str, Any]:
        """There is no ratio: 16:9 for a text, and that of the picture for a picture."""
        spec = order.spec
        body: dict[str, Any] = {
            "model": self._name(order.model),
            "prompt": spec.prompt,
            "duration": self.duration(order.model, spec),
            "resolution": shape(self.offers[order.model], spec.size)[1],
        }
        if spec.operation is Operation.ANIMATE:
            body["first_frame_image"] = data_url(order.reference, _MAX_IMAGE)
        return body

    def _second(self, order: Order) -> dict[str, Any]:
        spec = order.spec
        ratio, resolution = shape(self.offers[order.model], spec.size)
        content: list[dict[str, Any]] = [{"type": "text", "text": spec.prompt}]
        if spec.operation is Operation.ANIMATE:
            ratio = "adaptive"  # to the picture; any other is not heeded
            picture = {"url": data_url(order.reference, _MAX_IMAGE)}
            content.append({"type": "image_url", "image_url": picture, "role": "first_frame"})
        return {
            "model": self._name(order.model),
            "content": content,
            "resolution": resolution,
            "duration": self.duration(order.model, spec),
            "ratio": ratio,
        }

    async def poll(self, ticket: Ticket) -> Poll:
        task, second = await self._task(ticket)
        match task.get("status"):
            case str(state) if state in _WAITING and not second:
                return Poll(0)
            case "queued" | "running" if second:
                return Poll(0)
            case "Success" if not second:
                return Poll(100, done=True)
            case "succeeded" if second:
                return Poll(100, done=True)
            case "Fail" if not second:
                raise _failure(task.get("base_resp"), "status_code")
            case "failed" if second:
                raise _failure(task.get("error"), "code")
            case "cancelled" | "expired" as state if second:
                raise ProviderFailed("The provider stopped making the video.", detail=str(state))
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        task, second = await self._task(ticket)
        match task:
            case {"content": {"url": str(url)}} if second and url:
                return Result(url)
            case {"file_id": str() | int() as file} if not second and file:
                match await self._object("GET", "/v1/files/retrieve", params={"file_id": str(file)}):
                    case {"file": {"download_url": str(url)}} if url:
                        return Result(url)
        raise ProviderFailed(detail=f"no video: {task}"[:500])

    async def cancel(self, ticket: Ticket) -> None:
        """Only what is queued, and only on the second wire."""
        task, second = _parts(ticket)
        if second:
            await self._stop("DELETE", f"/v2/video_generation/{task}")

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        content = answer.json()
        match content:
            case {"status": "Fail"} if not creating and answer.status == 200:
                return None  # the answer is no error, what it is about is one
            case {"base_resp": {"status_code": int(number)}}:
                if number == 0 and answer.status == 200:
                    return None
                return _by_number(number, answer, creating=creating)
            case {"error": {"message": str(message)}} if answer.status >= 400:
                if "invalid task_id" in message and not creating:
                    return RenderLost(detail=said(answer))
                if found := _NUMBER.search(message):
                    return _by_number(int(found[1]), answer, creating=creating)
        return super().judge(answer, creating=creating)

    async def _task(self, ticket: Ticket) -> tuple[dict[str, Any], bool]:
        """What it says of the render, and whether on its second wire."""
        task, second = _parts(ticket)
        if not second:
            return await self._object("GET", "/v1/query/video_generation", params={"task_id": task}), False
        told = await self._object("GET", f"/v2/query/video_generation/{task}")
        match told:
            case {"task": dict(shown)}:
                return shown, True
        raise NotNow(detail=f"no task: {told}"[:500])

    def _name(self, model: str) -> str:
        return str(self.offers[model].words.get("model", model))


def _parts(ticket: Ticket) -> tuple[str, bool]:
    wire, _, task = ticket.remote_id.partition("/")
    if wire == "v2":
        return task, True
    return task if wire == "v1" else ticket.remote_id, False


def _by_number(number: int, answer: Answer, *, creating: bool) -> RenderError:
    detail = said(answer)
    if number in _BUSY:
        return NotNow(detail=detail, wait_ms=wait_ms(answer))
    if number in _ACCOUNT:
        return AccountSuspended(detail=detail)
    if number in _POLICY:
        return Moderated(detail=detail)
    if number in _INVALID:
        return (ProviderRejected if creating else RenderLost)(detail=detail)
    return (SubmitUnknown if creating else NotNow)(detail=detail)


def _failure(error: object, key: str) -> RenderError:
    detail = f"{error}"[:500]
    code = error.get(key) if isinstance(error, dict) else None
    if str(code) in map(str, _POLICY):
        return Moderated(detail=detail)
    return ProviderFailed(detail=detail)


VENDOR = MiniMax
