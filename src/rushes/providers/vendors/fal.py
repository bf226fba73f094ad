"""fal: https://fal.ai/docs/api-reference/inference-api, the queue. Pika is reached through it.

Any video model of fal's is an offer in ``[providers.NAME.models]``, by its id; `fal.toml` tells how to say
what its endpoint takes. fal-client repeats a create up to ten times, after a timeout too; here it is made
once. Nothing can be looked up by a name of ours. A render that failed is COMPLETED with an error, and its
result says which: https://fal.ai/docs/documentation/model-apis/errors and ``…/request-errors``.

What a video took is not in its result. Callbacks are signed with keys that fal publishes:
https://docs.fal.ai/model-endpoints/webhooks.
"""

from __future__ import annotations

import base64
import binascii
import time
from collections.abc import Mapping
from hashlib import sha256
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from rushes.errors import (
    Fatal,
    InvalidRequest,
    Moderated,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    SubmitUnknown,
    Unauthenticated,
)
from rushes.models.spec import Operation
from rushes.net import Answer, Client, Unanswered, Unsent
from rushes.providers.account import Account
from rushes.providers.base import Order, Poll, Ticket
from rushes.providers.images import data_url
from rushes.providers.judging import parsed, said
from rushes.providers.linked import Linked, Result
from rushes.providers.offer import Offer
from rushes.providers.shape import shape

#: Characters. fal states no limit for data URLs; larger pictures than this belong into its file storage.
_MAX_IMAGE = 10 * 1024 * 1024
#: Errors of the model's own that the order is not to blame for.
_THEIRS = frozenset(
    {
        "internal_server_error",
        "generation_timeout",
        "downstream_service_error",
        "downstream_service_unavailable",
        "no_media_generated",
    }
)
#: Of the platform, whatever the order was.
_PLATFORM = frozenset(
    {
        "request_timeout",
        "startup_timeout",
        "runner_scheduling_failure",
        "runner_connection_timeout",
        "runner_disconnected",
        "runner_connection_refused",
        "runner_connection_error",
        "runner_incomplete_response",
        "runner_server_error",
        "client_disconnected",
        "client_cancelled",
        "internal_error",
    }
)
_KEYS = "https://rest.fal.ai/.well-known/jwks.json"
_KEYS_SECONDS = 15.0
#: Seconds. fal allows to keep its keys for a day; those that do not fit may be old ones before that.
_KEEP_KEYS = 24 * 3600.0
_KEYS_AGAIN = 60.0
#: Seconds that a callback's clock may be off.
_LEEWAY = 300


class Fal(Linked):
    base_url = "https://queue.fal.run"
    usual_pace = 5.0

    def __init__(self, account: Account, client: Client, offers: Mapping[str, Offer]) -> None:
        super().__init__(account, client, offers)
        self._keys_url = _KEYS if account.base_url is None else f"{account.base_url}/.well-known/jwks.json"
        self._keys: list[Ed25519PublicKey] = []
        self._keys_at = float("-inf")
        for name in self.offers:
            if self._app(name, "animate") != self._app(name, "generate"):
                raise Fatal(f"providers.{account.name}.models.{name}: its endpoints are of two apps of fal's")

    def headers(self) -> dict[str, str]:
        key = self.account.key
        return {"authorization": f"Key {key.get_secret_value()}"} if key is not None else {}

    async def submit(self, order: Order) -> str:
        """The remote id is the request's own: what else a question takes is the model's name."""
        animate = order.spec.operation is Operation.ANIMATE
        endpoint = self._endpoint(order.model, "animate" if animate else "generate")
        answer = await self._create(
            f"/{endpoint}",
            data=self._input(order),
            params={"fal_webhook": order.callback_url} if order.callback_url else None,
        )
        match answer.json():
            case {"request_id": str(request)} if request:
                return request
        raise SubmitUnknown(detail=said(answer))

    def _input(self, order: Order) -> dict[str, Any]:
        spec, offer = order.spec, self.offers[order.model]
        words = offer.words
        ratio, resolution = shape(offer, spec.size)
        animate = spec.operation is Operation.ANIMATE
        sent: dict[str, Any] = {"prompt": spec.prompt, **words.get("input", {})}
        if duration := words.get("duration"):
            seconds = self.duration(order.model, spec)
            sent["duration"] = seconds if duration == "number" else duration.format(seconds)
        if words.get("ratio") and not (animate and words["ratio"] == "text"):
            sent["aspect_ratio"] = ratio
        if words.get("resolution"):
            sent["resolution"] = resolution
        if audio := words.get("audio"):
            sent[audio] = spec.audio
        if offer.seed:
            sent["seed"] = spec.engine_seed
        if offer.negative_prompt and spec.negative_prompt:
            sent["negative_prompt"] = spec.negative_prompt
        if animate:
            sent[words.get("image", "image_url")] = data_url(order.reference, _MAX_IMAGE)
        return sent

    async def poll(self, ticket: Ticket) -> Poll:
        task = await self._object("GET", f"{self._request(ticket)}/status")
        match task.get("status"):
            case "IN_QUEUE" | "IN_PROGRESS":
                return Poll(0)
            case "COMPLETED" if task.get("error"):
                raise await self._failure(ticket, task)
            case "COMPLETED":
                return Poll(100, done=True)
            case state:
                return Poll(0, strange=str(state))

    async def result(self, ticket: Ticket) -> Result:
        made = await self._object("GET", self._request(ticket))
        match made:
            case {"video": {"url": str(url)}} | {"videos": [{"url": str(url)}, *_]}:
                return Result(url)
        raise ProviderFailed(detail=f"no video: {made}"[:500])

    async def cancel(self, ticket: Ticket) -> None:
        """Only what has not begun is certain to stop."""
        await self._stop("PUT", f"{self._request(ticket)}/cancel")

    async def heard(self, headers: Mapping[str, str], body: bytes) -> str:
        said_by_header = [headers.get(f"x-fal-webhook-{part}", "") for part in ("request-id", "user-id")]
        sent_at = headers.get("x-fal-webhook-timestamp", "")
        message = "\n".join([*said_by_header, sent_at, sha256(body).hexdigest()]).encode()
        if not _recent(sent_at):
            raise Unauthenticated("The callback has no time of the last five minutes.")
        if not await self._signed(message, headers.get("x-fal-webhook-signature", "")):
            raise Unauthenticated("The callback is not signed by fal.")
        match parsed(body):
            case {"request_id": str(request)} if request:
                return request
        raise InvalidRequest("The callback names no request.", param="request_id")

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        """A failed render is told as the answer to the question for its result."""
        problem = super().judge(answer, creating=creating)
        if problem is None:
            return None
        match answer.json():
            case {"detail": [{"type": "content_policy_violation"}, *_]}:
                return Moderated(detail=problem.detail)
            case {"detail": [{"type": str(kind)}, *_]} if not creating:
                failed = kind in _THEIRS
                return (ProviderFailed if failed else ProviderRejected)(detail=problem.detail)
        return problem

    async def _failure(self, ticket: Ticket, task: dict[str, Any]) -> RenderError:
        """What is to blame for a render that is over: its result says more than its state."""
        failed = ProviderFailed(detail=f"{task.get('error_type')}: {task['error']}"[:500])
        if task.get("error_type") in _PLATFORM:
            return failed
        answer = await self._answer("GET", self._request(ticket))
        problem = self.judge(answer, creating=False)
        return problem if isinstance(problem, Moderated | ProviderRejected) else failed

    def _request(self, ticket: Ticket) -> str:
        """Only the owner and the name of an app lead to its requests, not the path within it."""
        return f"/{self._app(ticket.model, 'generate')}/requests/{ticket.remote_id}"

    def _app(self, model: str, kind: str) -> str:
        return "/".join(self._endpoint(model, kind).split("/")[:2])

    def _endpoint(self, model: str, kind: str) -> str:
        words = self.offers[model].words if model in self.offers else {}
        return str(words.get(kind, words.get("generate", model)))

    async def _signed(self, message: bytes, signature: str) -> bool:
        for oldest in (_KEEP_KEYS, _KEYS_AGAIN):
            if any(_fits(key, message, signature) for key in await self._published(oldest)):
                return True
        return False

    async def _published(self, oldest: float) -> list[Ed25519PublicKey]:
        """fal's keys, asked for anew if they were asked for more than ``oldest`` seconds ago."""
        if time.monotonic() - self._keys_at > oldest:
            self._keys_at = time.monotonic()
            try:
                answer = await self._client.ask("GET", self._keys_url, headers={}, seconds=_KEYS_SECONDS)
            except (Unsent, Unanswered) as error:
                raise Unauthenticated("fal's keys cannot be had just now.") from error
            self._keys = _read_keys(answer) or self._keys
        return self._keys


def _read_keys(answer: Answer) -> list[Ed25519PublicKey]:
    keys: list[Ed25519PublicKey] = []
    match answer.json():
        case {"keys": list(published)}:
            for each in published:
                match each:
                    case {"kty": "OKP", "crv": "Ed25519", "x": str(x)}:
                        keys += _read_key(x)
    return keys


def _read_key(x: str) -> list[Ed25519PublicKey]:
    try:
        return [Ed25519PublicKey.from_public_bytes(base64.urlsafe_b64decode(x + "=" * (-len(x) % 4)))]
    except ValueError:
        return []


def _fits(key: Ed25519PublicKey, message: bytes, signature: str) -> bool:
    try:
        key.verify(binascii.unhexlify(signature), message)
    except (InvalidSignature, ValueError):
        return False
    return True


def _recent(sent_at: str) -> bool:
    return sent_at.isdecimal() and abs(time.time() - int(sent_at[:12])) <= _LEEWAY


VENDOR = Fal
