"""Gemini Omni over Interactions: https://ai.google.dev/gemini-api/docs/omni, as the SDK google-genai 3.4.0
speaks it. Veo is at `vertex`.

Neither a seed nor a key for a create that is sent again was found. Callbacks of single interactions are said
not to come (https://github.com/google-gemini/cookbook/issues/1297), so none are asked for. What one took in
dollars is not said. Moderation is recognised by its words: see `google.py`.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from rushes.errors import Moderated, ProviderFailed, RenderError, SubmitUnknown
from rushes.models.spec import Operation
from rushes.net import Answer
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.google import is_policy, specific
from rushes.providers.images import attachment
from rushes.providers.judging import said
from rushes.providers.linked import Linked, Result
from rushes.providers.shape import shape

#: What does not move on by itself is over too.
_ENDS = frozenset(
    {"failed", "cancelled", "incomplete", "budget_exceeded", "requires_action", "requires_continuation"}
)


class Gemini(Linked):
    base_url = "https://generativelanguage.googleapis.com/v1beta"
    usual_pace = 10.0

    def headers(self) -> dict[str, str]:
        key = self.account.key
        return {"x-goog-api-key": key.get_secret_value()} if key is not None else {}

    async def submit(self, order: Order) -> str:
        spec, offer = order.spec, self.offers[order.model]
        animate = spec.operation is Operation.ANIMATE
        ratio, resolution = shape(offer, spec.size)
        content: list[dict[str, Any]] = [{"type": "text", "text": spec.prompt}]
        if animate:
            picture, media_type, _ = attachment(order.reference)
            data = b64encode(picture).decode()
            content.insert(0, {"type": "image", "data": data, "mime_type": media_type})
        body = {
            "model": str(offer.words.get("model", order.model)),
            "background": True,
            "input": [{"type": "user_input", "content": content}],
            "response_format": {
                "type": "video",
                "aspect_ratio": ratio,
                "resolution": resolution,
                "duration": f"{self.duration(order.model, spec)}s",
                "delivery": "uri",
            },
            "generation_config": {
                "video_config": {"task": "image_to_video" if animate else "text_to_video"},
            },
        }
        answer = await self._create("/interactions", data=body)
        match answer.json():
            case {"id": str(interaction)} if interaction:
                return interaction
        raise SubmitUnknown(detail=said(answer))

    async def poll(self, ticket: Ticket) -> Poll:
        interaction = await self._interaction(ticket)
        match interaction.get("status"):
            case "queued" | "in_progress":
                return Poll(0)
            case "completed" if _video(interaction) is not None:
                return Poll(100, done=True)
            case "completed":
                raise _failure(interaction)
            case str(state) if state in _ENDS:
                raise _failure(interaction)
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        """The file is behind the account's key, which goes to no other host than the account's."""
        interaction = await self._interaction(ticket)
        url = _video(interaction)
        if url is None:
            raise _failure(interaction)
        if "alt=media" not in urlsplit(url).query:
            url += ("&" if urlsplit(url).query else "?") + "alt=media"
        ours = urlsplit(url)[:2] == urlsplit(self._base)[:2]
        return Result(url, headers=self.headers() if ours else {})

    async def cancel(self, ticket: Ticket) -> None:
        await self._stop("POST", f"/interactions/{ticket.remote_id}/cancel")

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        problem = super().judge(answer, creating=creating)
        return specific(problem, answer) if problem is not None else None

    async def _interaction(self, ticket: Ticket) -> dict[str, Any]:
        return await self._object("GET", f"/interactions/{ticket.remote_id}")


def _outputs(interaction: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """All that the model put out, the last first."""
    steps = interaction.get("steps")
    for step in reversed(steps if isinstance(steps, list) else []):
        match step:
            case {"type": "model_output", "content": list(blocks)}:
                yield from (block for block in reversed(blocks) if isinstance(block, dict))


def _video(interaction: dict[str, Any]) -> str | None:
    for block in _outputs(interaction):
        match block:
            case {"type": "video", "uri": str(url)} if url:
                return url
    return None


def _failure(interaction: dict[str, Any]) -> RenderError:
    """An interaction without a video says why in its errors, in those of its steps, or in what it wrote."""
    reasons: list[object] = [interaction.get("error"), interaction.get("errors")]
    steps = interaction.get("steps")
    reasons += [each.get("error") for each in steps or () if isinstance(each, dict)] if steps else []
    reasons += [block.get("text") for block in _outputs(interaction)]
    why = "; ".join(str(each) for each in reasons if each)
    detail = f"{interaction.get('status')}: {why}"[:500]
    return (Moderated if is_policy(why) else ProviderFailed)(detail=detail)


VENDOR = Gemini
