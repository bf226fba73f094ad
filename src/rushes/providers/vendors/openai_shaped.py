"""Whoever speaks ``/v1/videos`` as OpenAI did: Azure, LiteLLM, resellers, vLLM-Omni, SGLang, Rushes itself.

``base_url`` is what an SDK would be given; a query at its end (``?api-version=preview``) goes with every
request. Nothing can be looked up by a name of ours: a list shows prompts, and two of them may be the same.
Of vLLM-Omni 0.30, SGLang 0.5.23 and LiteLLM 1.109 the sources were read. Fields that name a path on their
server, such as SGLang's ``output_path``, are never sent.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from rushes.errors import (
    AccountSuspended,
    Fatal,
    InvalidRequest,
    Moderated,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    SubmitUnknown,
)
from rushes.models.spec import Operation
from rushes.net import Answer, Client, forms
from rushes.net.forms import File
from rushes.providers.account import Account
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.images import attachment, data_url
from rushes.providers.judging import parsed, percent, said
from rushes.providers.linked import Linked, Result
from rushes.providers.offer import Offer
from rushes.providers.signatures import check_standard


@dataclass(frozen=True)
class Dialect:
    """How a server's wire differs from the one that all take."""

    #: The header that proves who we are.
    key_header: str = "authorization"
    #: A create is JSON instead of a form; a picture goes as a data URL.
    as_json: bool = False
    #: DELETE is also for what is not finished. SGLang only forgets it.
    deletes_unfinished: bool = False


DIALECTS = {
    "openai": Dialect(),
    # Resellers that take no form.
    "json": Dialect(as_json=True),
    "azure": Dialect(key_header="api-key"),
    # The key is an Entra ID token, which goes where OpenAI's key went.
    "azure_ad": Dialect(),
    "litellm": Dialect(),
    "vllm_omni": Dialect(deletes_unfinished=True),
    "sglang": Dialect(deletes_unfinished=True),
    "rushes": Dialect(deletes_unfinished=True),
}

#: `CreateVideoJsonBody.input_reference.image_url` of OpenAI's specification.
_MAX_IMAGE = 20_971_520
#: OpenAI never listed its codes: these were seen, or are what Azure and LiteLLM document.
_POLICY = frozenset({"moderation_blocked", "sentinel_block", "content_policy_violation", "content_filter"})
_NO_FUNDS = frozenset({"insufficient_quota", "billing_hard_limit_reached"})


class OpenAIShaped(Linked):
    usual_pace = 5.0

    def __init__(self, account: Account, client: Client, offers: Mapping[str, Offer]) -> None:
        super().__init__(account, client, offers)
        name = account.dialect or "openai"
        if name not in DIALECTS:
            known = ", ".join(sorted(DIALECTS))
            raise Fatal(f"providers.{account.name}.dialect: there is no {name!r}; there are: {known}")
        if account.base_url is None:
            raise Fatal(f"providers.{account.name}.base_url: has to say where it is")
        self._dialect = DIALECTS[name]
        place = urlsplit(account.base_url)
        self._query = dict(parse_qsl(place.query))
        self._base = place._replace(query="").geturl().rstrip("/")

    def headers(self) -> dict[str, str]:
        key = self.account.key
        if key is None or self._dialect.key_header == "authorization":
            return super().headers()
        return {self._dialect.key_header: key.get_secret_value()}

    async def submit(self, order: Order) -> str:
        spec, offer = order.spec, self.offers[order.model]
        fields: dict[str, Any] = {
            **offer.words.get("fields", {}),
            "model": order.model,
            "prompt": spec.prompt,
            "size": str(spec.size),
            "seconds": str(self.duration(order.model, spec)),
        }
        if offer.seed:
            fields["seed"] = spec.engine_seed
        if offer.negative_prompt and spec.negative_prompt:
            fields["negative_prompt"] = spec.negative_prompt
        if len(offer.fps) > 1:
            fields["fps"] = spec.fps
        answer = await (self._create_by_json if self._dialect.as_json else self._create_by_form)(
            order, fields
        )
        match answer.json():
            case {"id": str(video)} if video:
                return video
        raise SubmitUnknown(detail=said(answer))

    async def _create_by_json(self, order: Order, fields: dict[str, Any]) -> Answer:
        if order.spec.operation is Operation.ANIMATE:
            fields["input_reference"] = {"image_url": data_url(order.reference, _MAX_IMAGE)}
        return await self._create("/videos", data=fields, params=self._query)

    async def _create_by_form(self, order: Order, fields: dict[str, Any]) -> Answer:
        parts: dict[str, str | File] = {
            name: value if isinstance(value, str) else json.dumps(value) for name, value in fields.items()
        }
        if order.spec.operation is Operation.ANIMATE:
            parts["input_reference"] = File(*attachment(order.reference))
        return await self._create("/videos", form=forms.multipart(parts), params=self._query)

    async def poll(self, ticket: Ticket) -> Poll:
        video = await self._video(ticket)
        match video.get("status"):
            case "queued" | "in_progress":
                return Poll(percent(video.get("progress")))
            case "completed":
                return Poll(100, done=True)
            case "failed":
                raise failure(video.get("error"))
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        """SGLang with a bucket, and some resellers, say a link; then the content itself is not to be had."""
        video = await self._video(ticket)
        match video.get("url"):
            case str(url) if url.startswith(("http://", "https://")):
                return Result(url)
        query = f"?{urlencode(self._query)}" if self._query else ""
        return Result(f"{self._base}{_path(ticket)}/content{query}", headers=self.headers())

    async def cancel(self, ticket: Ticket) -> None:
        """OpenAI's contract knows no other end than to wait."""
        if self._dialect.deletes_unfinished:
            await self._stop("DELETE", _path(ticket), params=self._query)

    async def heard(self, headers: Mapping[str, str], body: bytes) -> str:
        """``video.completed`` and ``video.failed``, sent to an address that the account has there."""
        check_standard(self.account.callback_secret, headers, body)
        match parsed(body):
            case {"data": {"id": str(video)}} if video:
                return video
        raise InvalidRequest("The callback names no video.")

    async def _video(self, ticket: Ticket) -> dict[str, Any]:
        return await self._object("GET", _path(ticket), params=self._query)

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        body = answer.json()
        match body:
            # vLLM-Omni answers with a failed video, and the status that the failure would have had.
            case {"object": "video", "status": str()} if not creating:
                return None
            case {"error": {"code": str(code)}} if 400 <= answer.status < 500:
                if code in _POLICY:
                    return Moderated(detail=said(answer))
                if code in _NO_FUNDS:
                    return AccountSuspended(detail=said(answer))
        return super().judge(answer, creating=creating)


def _path(ticket: Ticket) -> str:
    """LiteLLM's ids are base64, with all that has a meaning in a path."""
    return f"/videos/{quote(ticket.remote_id, safe='')}"


def failure(error: object) -> RenderError:
    """vLLM-Omni's codes are HTTP statuses: those of the 4xx are the order's own fault. SGLang has none."""
    code = error.get("code") if isinstance(error, dict) else None
    detail = str(error)[:500]
    if isinstance(code, str) and code in _POLICY:
        return Moderated(detail=detail)
    if isinstance(code, int) and 400 <= code < 500 and code not in (408, 429):
        return ProviderRejected(detail=detail)
    return ProviderFailed(detail=detail)


VENDOR = OpenAIShaped
