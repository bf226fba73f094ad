"""Veo on Vertex AI:
https://cloud.google.com/vertex-ai/generative-ai/docs/model-reference/veo-video-generation.

``base_url`` is ``https://LOCATION-aiplatform.googleapis.com/v1/projects/PROJECT/locations/LOCATION``. The key
is the JSON of a service account, or an access token that whoever runs Rushes keeps fresh.

Without a bucket the video is inside of the operation, and so it is in the answer to the poll that finds it.
An operation is done or it is not; it cannot be stopped, and neither looked up by a name of ours. Moderation
is recognised by what was filtered, or by its words: see `google.py`.
"""

from __future__ import annotations

import asyncio
import binascii
import errno
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from rushes.errors import (
    DiskFull,
    Fatal,
    Moderated,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderError,
    SubmitUnknown,
)
from rushes.models.spec import Operation
from rushes.net import Answer, Client
from rushes.providers.account import Account
from rushes.providers.base import Made, Order, Poll, Ticket
from rushes.providers.google import is_policy, specific
from rushes.providers.hosted import Hosted
from rushes.providers.images import attachment
from rushes.providers.judging import said
from rushes.providers.offer import Offer
from rushes.providers.service_account import Tokens
from rushes.providers.shape import shape

_MAX_ANSWER = 256 * 1024**2
_SECONDS = 120.0
_INVALID_ARGUMENT = 3


class Vertex(Hosted):
    usual_pace = 10.0

    def __init__(self, account: Account, client: Client, offers: Mapping[str, Offer]) -> None:
        super().__init__(account, client, offers)
        if account.base_url is None:
            raise Fatal(f"providers.{account.name}.base_url: Vertex AI needs one, with project and location")
        if account.key is None:
            raise Fatal(f"providers.{account.name}.key_env: Vertex AI needs one")
        self._tokens = Tokens(account.name, account.key, client)
        self._token = SecretStr("")

    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self._token.get_secret_value()}"}

    async def submit(self, order: Order) -> str:
        spec, offer = order.spec, self.offers[order.model]
        ratio, resolution = shape(offer, spec.size)
        instance: dict[str, Any] = {"prompt": spec.prompt}
        if spec.operation is Operation.ANIMATE:
            picture, media_type, _ = attachment(order.reference)
            instance["image"] = {"bytesBase64Encoded": b64encode(picture).decode(), "mimeType": media_type}
        parameters: dict[str, Any] = {
            "sampleCount": 1,
            "durationSeconds": self.duration(order.model, spec),
            "aspectRatio": ratio,
            "resolution": resolution,
            "seed": spec.engine_seed,
            "generateAudio": spec.audio,
        }
        if spec.negative_prompt:
            parameters["negativePrompt"] = spec.negative_prompt
        self._token = await self._tokens.token()
        answer = await self._create(
            f"{self._model(order.model)}:predictLongRunning",
            data={"instances": [instance], "parameters": parameters},
        )
        match answer.json():
            case {"name": str(operation)} if operation:
                return operation
        raise SubmitUnknown(detail=said(answer))

    async def poll(self, ticket: Ticket) -> Poll:
        operation = await self._operation(ticket)
        match operation.get("done", False):
            case False:
                return Poll(0)
            case True:
                _inside(operation)
                return Poll(100, done=True)
            case state:
                return Poll(0, strange=str(state))

    async def fetch(self, ticket: Ticket, folder: Path) -> Made:
        content = _inside(await self._operation(ticket))
        target = folder / "video.mp4"
        await asyncio.to_thread(_write, target, content)
        return Made(target, f"{self.account.vendor}/{ticket.model}", {}, None)

    async def cancel(self, ticket: Ticket) -> None:
        """It cannot."""

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        problem = super().judge(answer, creating=creating)
        return specific(problem, answer) if problem is not None else None

    async def _operation(self, ticket: Ticket) -> dict[str, Any]:
        self._token = await self._tokens.token()
        answer = await self._ask(
            "POST",
            f"{self._model(ticket.model)}:fetchPredictOperation",
            data={"operationName": ticket.remote_id},
            max_bytes=_MAX_ANSWER,
            seconds=_SECONDS,
        )
        operation = await asyncio.to_thread(answer.json)
        if not isinstance(operation, dict):
            raise NotNow(detail=said(answer))
        return operation

    def _model(self, model: str) -> str:
        words = self.offers[model].words if model in self.offers else {}
        return f"/publishers/google/models/{words.get('model', model)}"


def _inside(operation: dict[str, Any]) -> str:
    """The video of an operation that is done, in base64. Raises what became of it instead."""
    match operation:
        case {"error": dict(error)} if error:
            raise _failure(error)
        case {"response": {"videos": [{"bytesBase64Encoded": str(content)}, *_]}} if content:
            return content
        case {"response": {**response}} if response.get("raiMediaFilteredCount"):
            raise Moderated(detail=f"filtered: {response.get('raiMediaFilteredReasons')}"[:500])
        case other:
            raise ProviderFailed(detail=f"no video: {other}"[:500])


def _failure(error: Mapping[str, Any]) -> RenderError:
    detail = f"{error}"[:500]
    if is_policy(error.get("message")):
        return Moderated(detail=detail)
    if error.get("code") == _INVALID_ARGUMENT:
        return ProviderRejected(detail=detail)
    return ProviderFailed(detail=detail)


def _write(target: Path, content: str) -> None:
    try:
        video = b64decode(content, validate=True)
    except binascii.Error as error:
        raise ProviderFailed(detail="the video is not base64") from error
    try:
        target.write_bytes(video)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise DiskFull from error
        raise


VENDOR = Vertex
