"""Webhook endpoints: who is told of a project's videos, and what became of each telling."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import Connection

from rushes import net
from rushes.db import deliveries, webhook_endpoints
from rushes.db.database import Database
from rushes.errors import InvalidRequest, NotFound
from rushes.jobs.poster import Poster
from rushes.models.caller import Caller
from rushes.models.ids import is_id, new_id, now
from rushes.models.webhook import Delivery, Endpoint, WebhookType, id_of_requests, payload
from rushes.service.orders import Retry
from rushes.service.replay import Replay

_OVERLAP_MS = 24 * 3_600_000
#: How many earlier secrets sign at most: each adds to a header.
_MOST_OLD_SECRETS = 4
#: Endpoints of one project: each gets its own delivery of every event.
_MOST_ENDPOINTS = 100
#: The video that a test tells of. There is none of that id.
_SAMPLE_VIDEO = "video_" + 48 * "0"
_SAMPLE_BUDGET = "budget_" + 48 * "0"


class Undeliverable(InvalidRequest):
    """The endpoint could not be reached."""

    code = "webhook_undeliverable"


@dataclass(frozen=True)
class Revealed:
    """An endpoint with its secret, which is shown at no other time."""

    endpoint: Endpoint
    secret: str


class Webhooks:
    """Every method is for one caller and sees that caller's project only."""

    def __init__(self, db: Database, poster: Poster) -> None:
        self._db = db
        self._poster = poster
        #: Projects whose endpoint for requests is there; it cannot be deleted.
        self._known: set[str] = set()

    def check(self, url: str, param: str = "url") -> None:
        """What the words alone can tell; where it leads is judged at every connection.

        Raises InvalidRequest naming ``param``.
        """
        schemes = ("https", "http") if self._poster.allow_private else ("https",)
        try:
            parsed = urlsplit(url)
            _ = parsed.port  # raises if it is none
        except ValueError:
            raise InvalidRequest(f"'{param}' is not a URL.", param=param) from None
        if parsed.scheme not in schemes or not parsed.hostname:
            raise InvalidRequest(f"'{param}' must be an https URL with a host.", param=param)
        if "@" in parsed.netloc:
            raise InvalidRequest(f"'{param}' must not contain a user or password.", param=param)

    async def of_requests(self, caller: Caller) -> Revealed:
        """The endpoint that stands for the project's `webhook_url`s; it is there from now on."""
        endpoint = self._fresh(
            caller, id_of_requests(caller.project_id), "webhook_url of requests", "", tuple(WebhookType)
        )
        found = await self._db.write(lambda conn: webhook_endpoints.ensure(conn, endpoint))
        self._known.add(caller.project_id)
        return self._revealed(found)

    async def expect(self, caller: Caller, url: str | None) -> None:
        """A request names who is to be told of its video. Raises InvalidRequest naming ``webhook_url``."""
        if url is None:
            return
        self.check(url, "webhook_url")
        if caller.project_id not in self._known:
            await self.of_requests(caller)

    def _fresh(
        self, caller: Caller, endpoint_id: str, name: str, url: str, event_types: Sequence[WebhookType]
    ) -> Endpoint:
        present = now()
        return Endpoint(
            id=endpoint_id,
            project_id=caller.project_id,
            name=name,
            url=url,
            event_types=_distinct(event_types),
            secret_number=1,
            old_secrets=(),
            signing_key=self._poster.key.fingerprint,
            created_at=present,
            updated_at=present,
            failing_since=None,
            disabled_at=None,
        )

    async def create(
        self, caller: Caller, name: str, url: str, event_types: Sequence[WebhookType], retry: Retry
    ) -> Revealed:
        """Raises InvalidRequest, IdempotencyConflict."""
        self.check(url)
        endpoint = self._fresh(caller, new_id("whe"), name, url, event_types)
        replay = Replay(caller, Retry(key=retry.key, fingerprint=retry.fingerprint), 0)

        def add(conn: Connection) -> Endpoint:
            made_id = replay.tie(conn, endpoint.id)
            if made_id is not None:
                return webhook_endpoints.find(conn, caller.project_id, made_id)
            if webhook_endpoints.count(conn, caller.project_id) >= _MOST_ENDPOINTS:
                raise InvalidRequest(f"A project can have {_MOST_ENDPOINTS} webhook endpoints.")
            return webhook_endpoints.add(conn, endpoint)

        return self._revealed(await self._db.write(add))

    async def retrieve(self, caller: Caller, endpoint_id: str) -> Endpoint:
        """Raises NotFound."""
        return await self._db.read(lambda conn: _find(conn, caller, endpoint_id))

    async def page(self, caller: Caller, *, after: str | None, limit: int) -> tuple[list[Endpoint], bool]:
        """Newest first, and whether there are more."""
        found = await self._db.read(
            lambda conn: webhook_endpoints.page(conn, caller.project_id, after=after, limit=limit + 1)
        )
        return found[:limit], len(found) > limit

    async def update(
        self,
        caller: Caller,
        endpoint_id: str,
        *,
        name: str | None,
        url: str | None,
        event_types: Sequence[WebhookType] | None,
    ) -> Endpoint:
        """What is None stays; one that was disabled is enabled again. Raises InvalidRequest, NotFound."""
        changes: dict[str, Any] = {"name": name, "url": url}
        if url is not None:
            self.check(url)
        if event_types is not None:
            changes["event_types"] = _distinct(event_types)
        changes = {key: value for key, value in changes.items() if value is not None}
        return await self._db.write(
            lambda conn: webhook_endpoints.change(
                conn, _find_own(conn, caller, endpoint_id), now(), **changes
            )
        )

    async def delete(self, caller: Caller, endpoint_id: str) -> None:
        """Raises NotFound."""

        def remove(conn: Connection) -> None:
            found = _find_own(conn, caller, endpoint_id)
            webhook_endpoints.remove(conn, caller.project_id, found.id, now())

        await self._db.write(remove)

    async def rotate(self, caller: Caller, endpoint_id: str, *, keep_old: bool) -> Revealed:
        """A new secret. With ``keep_old`` those before sign beside it for 24 hours. Raises NotFound."""
        fingerprint = self._poster.key.fingerprint

        def change(conn: Connection) -> Endpoint:
            found = _find(conn, caller, endpoint_id)
            present = now()
            old: list[tuple[int, int]] = []
            if keep_old and found.signing_key == fingerprint:
                old = [(found.secret_number, present + _OVERLAP_MS)]
                old += [each for each in found.old_secrets if each[1] > present]
            return webhook_endpoints.change(
                conn,
                found,
                present,
                secret_number=found.secret_number + 1,
                old_secrets=tuple(old[:_MOST_OLD_SECRETS]),
                signing_key=fingerprint,
            )

        return self._revealed(await self._db.write(change))

    async def test(self, caller: Caller, endpoint_id: str, kind: WebhookType) -> int:
        """Send a sample once, now; returns the status that it was answered with.

        Raises NotFound, and Undeliverable if nothing was answered.
        """
        endpoint = await self._db.read(lambda conn: _find_own(conn, caller, endpoint_id))
        subject = _SAMPLE_BUDGET if kind is WebhookType.BUDGET_THRESHOLD else _SAMPLE_VIDEO
        sample = payload(new_id("evt"), kind, subject, now())
        try:
            return await self._poster.post(endpoint, endpoint.url, new_id("wh"), sample)
        except net.Unreachable as error:
            raise Undeliverable(f"The endpoint could not be reached: {error}.", param="url") from error

    async def deliveries(
        self, caller: Caller, endpoint_id: str, *, after: str | None, limit: int
    ) -> tuple[list[Delivery], bool]:
        """Newest first, and whether there are more. Raises NotFound."""

        def read(conn: Connection) -> list[Delivery]:
            endpoint = _find(conn, caller, endpoint_id)
            return deliveries.page(conn, caller.project_id, endpoint.id, after=after, limit=limit + 1)

        found = await self._db.read(read)
        return found[:limit], len(found) > limit

    async def delivery(self, caller: Caller, endpoint_id: str, delivery_id: str) -> Delivery:
        """Raises NotFound."""
        return await self._db.read(lambda conn: _find_delivery(conn, caller, endpoint_id, delivery_id))

    async def replay(self, caller: Caller, endpoint_id: str, delivery_id: str) -> Delivery:
        """Send it again, however it went before. Raises NotFound, InvalidRequest."""

        def again(conn: Connection) -> Delivery:
            found = _find_delivery(conn, caller, endpoint_id, delivery_id)
            if _find(conn, caller, endpoint_id).disabled_at is not None:
                raise InvalidRequest(
                    "The endpoint is disabled; update it, and it is enabled again.", code="webhook_disabled"
                )
            deliveries.replay(conn, found, now())
            return deliveries.find(conn, caller.project_id, endpoint_id, delivery_id)

        return await self._db.write(again)

    def hint(self, endpoint: Endpoint) -> str | None:
        """The end of its secret; None if it was made with another server's key."""
        if endpoint.signing_key != self._poster.key.fingerprint:
            return None
        return f"whsec_…{self._revealed(endpoint).secret[-4:]}"

    def _revealed(self, endpoint: Endpoint) -> Revealed:
        return Revealed(endpoint, self._poster.key.secret(endpoint.id, endpoint.secret_number))


def _distinct(event_types: Sequence[WebhookType]) -> tuple[WebhookType, ...]:
    return tuple(dict.fromkeys(event_types))


def _find(conn: Connection, caller: Caller, endpoint_id: str) -> Endpoint:
    if not is_id("whe", endpoint_id):
        raise NotFound(
            f"No webhook endpoint found with id '{endpoint_id[:80]}'.", param="webhook_endpoint_id"
        )
    return webhook_endpoints.find(conn, caller.project_id, endpoint_id)


def _find_own(conn: Connection, caller: Caller, endpoint_id: str) -> Endpoint:
    """One that its owner made. Raises NotFound, InvalidRequest."""
    found = _find(conn, caller, endpoint_id)
    if found.of_requests:
        raise InvalidRequest(
            "This endpoint stands for the 'webhook_url' of your requests: only its secret can be changed.",
            param="webhook_endpoint_id",
        )
    return found


def _find_delivery(conn: Connection, caller: Caller, endpoint_id: str, delivery_id: str) -> Delivery:
    endpoint = _find(conn, caller, endpoint_id)
    if not is_id("wh", delivery_id):
        raise NotFound(
            f"No webhook delivery found with id '{delivery_id[:80]}'.", param="webhook_delivery_id"
        )
    return deliveries.find(conn, caller.project_id, endpoint.id, delivery_id)
