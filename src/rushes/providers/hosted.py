"""What all adapters of hosted vendors have in common. An adapter says how its vendor speaks."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, ClassVar

from rushes.errors import (
    AccountSuspended,
    NotNow,
    RenderError,
    SubmitUnknown,
)
from rushes.models.capabilities import Capabilities
from rushes.models.spec import Spec
from rushes.net import Answer, Client, Form, Unanswered, Unsent
from rushes.providers.account import Account
from rushes.providers.base import Made, Order, Poll, Ticket
from rushes.providers.judging import by_status, said
from rushes.providers.offer import Offer

_POLL_SECONDS = 30.0
_MAX_ANSWER = 8 * 1024**2
#: Refusals that say nothing of the render: the key, the money, the pace.
_NOT_ABOUT_IT = frozenset({401, 402, 403, 408, 425, 429})


class Hosted(ABC):
    """One account. Invariant: of all calls only `_create` costs money, and it is made once for a token."""

    #: Where the vendor is, unless the account says otherwise.
    base_url: ClassVar[str] = ""
    #: Seconds between polls, likewise.
    usual_pace: ClassVar[float] = 5.0
    here = False

    def __init__(self, account: Account, client: Client, offers: Mapping[str, Offer]) -> None:
        self.name = account.name
        self.slots = account.at_once
        self.per_minute = account.per_minute
        self.per_day = account.per_day
        self.spend_per_day = account.dollars_per_day
        self.pace = account.pace or self.usual_pace
        self.account = account
        self.offers = {**offers, **(account.models or {})}
        self.settle_seconds = account.settle_seconds
        self._client = client
        self._base = account.base_url or self.base_url

    def capabilities(self, model: str) -> Capabilities | None:
        offer = self.offers.get(model)
        return offer.capabilities if offer is not None else None

    def tags(self, model: str) -> frozenset[str]:
        """What the account says counts, and only where it says nothing what the vendor is known for."""
        return self.account.tags or self.offers[model].tags

    def cost(self, model: str, spec: Spec) -> int | None:
        price = self.offers[model].cost
        return None if price is None else price.of(spec.size.pixels, self.duration(model, spec))

    def duration(self, model: str, spec: Spec) -> int:
        """The seconds to ask for: what is too long is cut afterwards."""
        duration = self.offers[model].capabilities.duration(spec.new_seconds)
        assert duration is not None, "the route takes no model for which it is too long"
        return duration

    @abstractmethod
    async def submit(self, order: Order) -> str: ...

    @abstractmethod
    async def poll(self, ticket: Ticket) -> Poll: ...

    @abstractmethod
    async def fetch(self, ticket: Ticket, folder: Path) -> Made: ...

    @abstractmethod
    async def cancel(self, ticket: Ticket) -> None: ...

    async def close(self) -> None:
        await self._client.close()

    def headers(self) -> dict[str, str]:
        """What proves who we are; made anew for every request."""
        key = self.account.key
        return {"authorization": f"Bearer {key.get_secret_value()}"} if key is not None else {}

    def judge(self, answer: Answer, *, creating: bool) -> RenderError | None:
        """What an answer means, by its body and its status; None if it is what was asked for."""
        return by_status(answer, creating=creating)

    async def _create(
        self,
        path: str,
        *,
        data: Mapping[str, Any] | None = None,
        form: Form | None = None,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """The call that costs money. Raises SubmitUnknown unless it is certain how it ended."""
        sent = {**self.headers(), **(headers or {})}
        try:
            answer = await self._client.ask(
                "POST",
                self._base + path,
                headers=sent,
                params=params,
                data=data,
                form=form,
                seconds=self.account.submit_seconds,
            )
        except Unsent as error:
            raise NotNow(detail=str(error)) from error
        except Unanswered as error:
            raise SubmitUnknown(detail=str(error)) from error
        answer = self._without_secrets(answer, sent)
        if (problem := self.judge(answer, creating=True)) is not None:
            raise problem
        return answer

    async def _ask(
        self,
        method: str,
        path: str,
        *,
        data: Mapping[str, Any] | None = None,
        params: Mapping[str, str] | None = None,
        max_bytes: int = _MAX_ANSWER,
        seconds: float = _POLL_SECONDS,
    ) -> Answer:
        """Any other call. Raises NotNow if it could not be asked."""
        answer = await self._answer(
            method, path, data=data, params=params, max_bytes=max_bytes, seconds=seconds
        )
        problem = self.judge(answer, creating=False)
        if isinstance(problem, AccountSuspended):
            # What was ordered is paid for and goes on: it can be had once the account is mended.
            raise NotNow(detail=problem.detail)
        if problem is not None:
            raise problem
        return answer

    async def _stop(
        self,
        method: str,
        path: str,
        *,
        data: Mapping[str, Any] | None = None,
        params: Mapping[str, str] | None = None,
    ) -> None:
        """Ask for a render to be stopped. That it is over, or unknown, or past stopping, is no error."""
        answer = await self._answer(method, path, data=data, params=params)
        if not 400 <= answer.status < 500 or answer.status in _NOT_ABOUT_IT:
            problem = self.judge(answer, creating=False)
            if problem is not None:
                raise problem

    async def _answer(
        self,
        method: str,
        path: str,
        *,
        data: Mapping[str, Any] | None = None,
        params: Mapping[str, str] | None = None,
        max_bytes: int = _MAX_ANSWER,
        seconds: float = _POLL_SECONDS,
    ) -> Answer:
        """What was answered, whatever it means. Raises NotNow if it could not be asked."""
        sent = self.headers()
        try:
            answer = await self._client.ask(
                method,
                self._base + path,
                headers=sent,
                params=params,
                data=data,
                seconds=seconds,
                max_bytes=max_bytes,
            )
        except (Unsent, Unanswered) as error:
            raise NotNow(detail=str(error)) from error
        return self._without_secrets(answer, sent)

    async def _object(
        self, method: str, path: str, *, params: Mapping[str, str] | None = None
    ) -> dict[str, Any]:
        """As `_ask`, for what is answered with a JSON object. Raises NotNow for anything else."""
        answer = await self._ask(method, path, params=params)
        content = answer.json()
        if not isinstance(content, dict):
            raise NotNow(detail=said(answer))
        return content

    def _without_secrets(self, answer: Answer, sent: Mapping[str, str]) -> Answer:
        """Some vendors repeat in an error what they were sent, and what they say is kept for the operator."""
        secrets = {each.get_secret_value() for each in (self.account.key, self.account.secret) if each}
        secrets.add(sent.get("authorization", "").rpartition(" ")[2])  # where a key is signed with, not sent
        body = answer.body
        for secret in sorted(filter(None, secrets), key=len, reverse=True):
            body = body.replace(secret.encode(), b"[secret]")
        return replace(answer, body=body)
