"""Seedance, by ByteDance: Ark in China and BytePlus ModelArk elsewhere, one wire with names of models of its
own in each place. As the SDKs volcengine-python-sdk (2026-07-23) and byteplus-python-sdk-v2 3.0.63 speak it;
errors as in https://docs.byteplus.com/en/docs/ModelArk/1299023.

``dialect``: ``byteplus``, which is usual, or ``ark``. Tokens are what is paid for:
https://docs.byteplus.com/en/docs/ModelArk/1544106.

Ark keeps a ``safety_identifier`` with a task and lists it: our token goes there, and so a create without an
answer can be looked up. Its callbacks are not signed: they are the task itself, and only name it here.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from rushes.errors import (
    AccountSuspended,
    Fatal,
    InvalidRequest,
    Moderated,
    NotNow,
    ProviderFailed,
    RenderError,
    SubmitUnknown,
)
from rushes.models.spec import Operation, Spec
from rushes.net import Answer, Client
from rushes.providers.account import Account
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.images import data_url
from rushes.providers.judging import parsed, said
from rushes.providers.linked import Linked, Result
from rushes.providers.offer import Offer
from rushes.providers.shape import shape

_PLACES = {
    "byteplus": "https://ark.ap-southeast.bytepluses.com/api/v3",
    "ark": "https://ark.cn-beijing.volces.com/api/v3",
}
_TASKS = "/contents/generations/tasks"
_MAX_IMAGE = 30 * 1024 * 1024
_FPS = 24
#: What has the second of two prices.
_LARGER = "1080p"
#: Parts of codes that mean moderation, of the prompt, a picture or the video.
_POLICY = ("SensitiveContentDetected", "RiskDetection", "PolicyViolation")
#: HTTP 404 and 429 that only the owner of the account can do something about.
_ACCOUNT = frozenset({"ModelNotOpen", "SetLimitExceeded", "AccountOverdueError", "InvalidAccountStatus"})
_PAGE = 100
#: Pages of recent tasks that are looked through for a lost one.
_PAGES = 10


class Seedance(Linked):
    usual_pace = 8.0

    def __init__(self, account: Account, client: Client, offers: Mapping[str, Offer]) -> None:
        super().__init__(account, client, offers)
        self._place = account.dialect or "byteplus"
        if self._place not in _PLACES:
            known = ", ".join(_PLACES)
            raise Fatal(f"providers.{account.name}.dialect: no {self._place!r} here; there are: {known}")
        self._base = account.base_url or _PLACES[self._place]
        self.offers = {name: offer for name, offer in self.offers.items() if self._is_here(offer)}

    def cost(self, model: str, spec: Spec) -> int | None:
        tokens = Decimal(spec.size.pixels * _FPS * self.duration(model, spec)) / 1024
        price = self._price(model, shape(self.offers[model], spec.size)[1])
        return round(tokens * price) if price is not None else super().cost(model, spec)

    async def submit(self, order: Order) -> str:
        spec = order.spec
        ratio, resolution = shape(self.offers[order.model], spec.size)
        content: list[dict[str, Any]] = [{"type": "text", "text": spec.prompt}]
        if spec.operation is Operation.ANIMATE:
            picture = {"url": data_url(order.reference, _MAX_IMAGE)}
            content.append({"type": "image_url", "image_url": picture, "role": "first_frame"})
        body: dict[str, Any] = {
            "model": self._name(order.model),
            "content": content,
            "ratio": ratio,
            "resolution": resolution,
            "duration": self.duration(order.model, spec),
            "seed": spec.engine_seed,
            "generate_audio": spec.audio,
            "watermark": False,
            "safety_identifier": order.token,
        }
        if order.callback_url:
            body["callback_url"] = order.callback_url
        answer = await self._create(_TASKS, data=body)
        match answer.json():
            case {"id": str(task)} if task:
                return task
        raise SubmitUnknown(detail=said(answer))

    async def poll(self, ticket: Ticket) -> Poll:
        task = await self._task(ticket)
        match task.get("status"):
            case "queued" | "running":
                return Poll(0)
            case "succeeded":
                return Poll(100, done=True)
            case "failed":
                raise _failure(task)
            case "cancelled" | "expired" as state:
                raise ProviderFailed("The provider stopped making the video.", detail=str(state))
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        """A link lives for a day, and so does what is behind it."""
        task = await self._task(ticket)
        match task:
            case {"content": {"video_url": str(url)}} if url:
                return self._result(url, ticket, task)
        raise ProviderFailed(detail=f"no video: {task}"[:500])

    def _result(self, url: str, ticket: Ticket, task: dict[str, Any]) -> Result:
        usage = task.get("usage")
        tokens = usage.get("completion_tokens") if isinstance(usage, dict) else None
        if not isinstance(tokens, int) or isinstance(tokens, bool):
            return Result(url)
        price = self._price(ticket.model, task.get("resolution"))
        cost = round(tokens * price) if price is not None else None
        return Result(url, cost=cost, report={"completion_tokens": tokens})

    async def cancel(self, ticket: Ticket) -> None:
        """Stops what is queued, not what is running; of what is over the record is deleted."""
        await self._stop("DELETE", f"{_TASKS}/{ticket.remote_id}")

    async def find(self, token: str, model: str, spec: Spec) -> str | None:
        """Raises NotNow. That it is not listed yet is no proof that it will not be."""
        for page in range(1, _PAGES + 1):
            params = {"page_num": str(page), "page_size": str(_PAGE), "filter.model": self._name(model)}
            match await self._object("GET", _TASKS, params=params):
                case {"items": list(tasks)}:
                    for task in tasks:
                        match task:
                            case {"id": str(found), "safety_identifier": str(owner)} if owner == token:
                                return found
                    if len(tasks) < _PAGE:
                        return None
                case other:
                    raise NotNow(detail=f"no list: {other}"[:500])
        return None

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
            case {"error": {"code": str(code), **rest}}:
                if any(part in code for part in _POLICY):
                    return Moderated(detail=problem.detail)
                # Of a free trial there is no more; of places in their queue there will be.
                spent = code == "QuotaExceeded" and "free trial" in str(rest.get("message")).lower()
                if code in _ACCOUNT or spent:
                    return AccountSuspended(detail=problem.detail)
        return problem

    async def _task(self, ticket: Ticket) -> dict[str, Any]:
        return await self._object("GET", f"{_TASKS}/{ticket.remote_id}")

    def _is_here(self, offer: Offer) -> bool:
        """An offer that names no place is in all of them."""
        return self._place in offer.words or not _PLACES.keys() & offer.words.keys()

    def _name(self, model: str) -> str:
        return str(self.offers[model].words.get(self._place, model))

    def _price(self, model: str, resolution: object) -> Decimal | None:
        """Dollars for a million tokens, which are micro-dollars for one; None if nobody told."""
        offer = self.offers.get(model)
        prices = offer.words.get("per_million", {}).get(self._place) if offer is not None else None
        return Decimal(prices[-1 if resolution == _LARGER else 0]) if prices else None


def _failure(task: dict[str, Any]) -> RenderError:
    error = task.get("error")
    code = str(error.get("code")) if isinstance(error, dict) else ""
    detail = f"{error}"[:500]
    if any(part in code for part in _POLICY):
        return Moderated(detail=detail)
    return ProviderFailed(detail=detail)


VENDOR = Seedance
