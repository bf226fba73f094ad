"""Runway: https://docs.dev.runwayml.com, as the SDK runwayml 5.24.0 speaks it.

Its SDK repeats a create that timed out, and Runway takes no idempotency key: a second try may be a second
bill. Nothing can be looked up by a name of ours, so a create without an answer stays unknown.
"""

from __future__ import annotations

from typing import Any

from rushes.errors import Moderated, ProviderFailed, RenderError, SubmitUnknown
from rushes.models.spec import Operation
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.images import data_url
from rushes.providers.judging import percent, said
from rushes.providers.linked import Linked, Result

#: A data URL is longer by a third than what it holds.
_MAX_IMAGE = 5 * 1024 * 1024
_CREDIT = 10_000
_WAITING = frozenset({"PENDING", "THROTTLED"})


class Runway(Linked):
    base_url = "https://api.dev.runwayml.com"
    usual_pace = 5.0

    def headers(self) -> dict[str, str]:
        return {**super().headers(), "x-runway-version": "2024-11-06"}

    async def submit(self, order: Order) -> str:
        spec = order.spec
        body: dict[str, Any] = {
            "model": order.model,
            "promptText": spec.prompt,
            "ratio": f"{spec.width}:{spec.height}",
            "duration": self.duration(order.model, spec),
            "seed": spec.engine_seed,
        }
        path = "/v1/text_to_video"
        if spec.operation is Operation.ANIMATE:
            path = "/v1/image_to_video"
            body["promptImage"] = data_url(order.reference, _MAX_IMAGE)
        answer = await self._create(path, data=body)
        match answer.json():
            case {"id": str(task)} if task:
                return task
        raise SubmitUnknown(detail=said(answer))

    async def poll(self, ticket: Ticket) -> Poll:
        task = await self._task(ticket)
        match task.get("status"):
            case str(state) if state in _WAITING:
                return Poll(0)
            case "RUNNING":
                return Poll(percent(task.get("progress"), of=1.0))
            case "SUCCEEDED":
                return Poll(100, done=True)
            case "FAILED":
                raise _failure(task)
            case "CANCELLED":
                raise ProviderFailed(
                    "The provider stopped making the video.", detail="CANCELLED", cost=_cost(task)
                )
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        task = await self._task(ticket)
        match task:
            case {"output": [str(url), *_]}:
                return Result(url, cost=_cost(task))
        raise ProviderFailed(detail=f"no output: {task}"[:500])

    async def cancel(self, ticket: Ticket) -> None:
        """Refunded only if it was not running yet, and no promise that it stops."""
        await self._stop("DELETE", f"/v1/tasks/{ticket.remote_id}")

    async def _task(self, ticket: Ticket) -> dict[str, Any]:
        return await self._object("GET", f"/v1/tasks/{ticket.remote_id}")


def _failure(task: dict[str, Any]) -> RenderError:
    """``SAFETY.*`` is for good; ``INTERNAL.*``, and what nobody told us of, may be tried again."""
    code = str(task.get("failureCode") or "")
    detail = f"{code}: {task.get('failure')}"
    if code.startswith("SAFETY"):
        return Moderated(detail=detail, cost=_cost(task))
    return ProviderFailed(detail=detail, cost=_cost(task))


def _cost(task: dict[str, Any]) -> int | None:
    """A task that has ended says what it took, however it ended; 0 is a refund."""
    match task:
        case {"cost": {"credits": int() | float() as used}} if 0 <= used < 1e8:
            return round(used * _CREDIT)
    return None


VENDOR = Runway
