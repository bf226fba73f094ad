"""Deliveries are written with what they tell of, claimed by one, in order, and never forgotten."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import Connection, func, select
from tests.db.rows import NOW, accept, caller

from rushes.db import deliveries, delivering, events, videos, webhook_endpoints
from rushes.db.database import Database
from rushes.db.deliveries import GIVE_UP_MS
from rushes.db.delivering import DISABLE_AFTER_MS, Claim, Failure, Share
from rushes.db.tables import webhook_deliveries
from rushes.errors import NotFound
from rushes.events import EventKind
from rushes.models.caller import Caller
from rushes.models.ids import new_id
from rushes.models.webhook import Delivery, DeliveryState, Endpoint, WebhookType

BOTH = tuple(WebhookType)
LEASE = 20_000


async def endpoint(
    db: Database, who: Caller, types: tuple[WebhookType, ...] = BOTH, key: str = "k"
) -> Endpoint:
    made = Endpoint(
        id=new_id("whe"),
        project_id=who.project_id,
        name="test",
        url="https://example.com",
        event_types=types,
        secret_number=1,
        old_secrets=(),
        signing_key=key,
        created_at=NOW,
        updated_at=NOW,
        failing_since=None,
        disabled_at=None,
    )
    return await db.write(lambda conn: webhook_endpoints.add(conn, made))


async def tell(db: Database, who: Caller, video_id: str, kind: EventKind, at: int = NOW) -> None:
    await db.write(lambda conn: events.append(conn, who.project_id, video_id, kind, at))


async def claim(
    db: Database,
    at: int = NOW,
    key: str = "k",
    endpoint: Share = Share(9, {}),  # noqa: B008  # frozen
    project: Share = Share(99, {}),  # noqa: B008
) -> list[Claim]:
    return await db.write(
        lambda conn: delivering.claim(
            conn,
            now=at,
            until=at + LEASE,
            signing_key=key,
            limit=64,
            endpoint_share=endpoint,
            project_share=project,
        )
    )


async def listed(db: Database, who: Caller, at: Endpoint) -> list[Delivery]:
    return await db.read(lambda conn: deliveries.page(conn, who.project_id, at.id, after=None, limit=100))


async def fail(db: Database, claimed: Claim, at: int, retry_at: int) -> None:
    await db.write(lambda conn: delivering.failed(conn, claimed, Failure("no", 500), at, retry_at))


def test_a_video_that_ends_is_told_to_those_who_asked_in_the_same_transaction(with_db) -> None:
    async def test(db: Database) -> None:
        who, stranger = await caller(db), await caller(db, "two")
        wants, wants_not = await endpoint(db, who), await endpoint(db, who, (WebhookType.VIDEO_COMPLETED,))
        theirs = await endpoint(db, stranger)
        video = await accept(db, who)

        def broken(conn: Connection) -> None:
            videos.remove(conn, who.project_id, video.id, NOW, 0)
            assert conn.execute(select(func.count()).select_from(webhook_deliveries)).scalar_one() == 1
            raise NotFound

        with pytest.raises(NotFound):
            await db.write(broken)
        assert await listed(db, who, wants) == []
        await db.write(lambda conn: videos.remove(conn, who.project_id, video.id, NOW, 0))
        (told,) = await listed(db, who, wants)
        assert (told.type, told.video_id, told.state) == ("video.failed", video.id, DeliveryState.PENDING)
        assert await listed(db, who, wants_not) == []
        assert await listed(db, stranger, theirs) == []
        assert await listed(db, stranger, wants) == []

    with_db(test)


def test_a_claim_is_a_lease_and_only_its_holder_can_say_how_it_went(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        at = await endpoint(db, who)
        await tell(db, who, "video_a", EventKind.COMPLETED)
        (first,) = await claim(db)
        assert await claim(db, NOW + LEASE - 1) == []
        (second,) = await claim(db, NOW + LEASE)
        assert (second.delivery.id, second.delivery.attempts) == (first.delivery.id, 2)
        await fail(db, first, NOW, NOW)
        await db.write(lambda conn: delivering.delivered(conn, second, 204, NOW + 7))
        await db.write(lambda conn: delivering.release(conn, first, NOW))
        (told,) = await listed(db, who, at)
        assert (told.state, told.delivered_at, told.status_code) == (DeliveryState.DELIVERED, NOW + 7, 204)
        assert await claim(db, NOW + GIVE_UP_MS) == []

    with_db(test)


def test_what_is_told_of_one_video_arrives_in_order(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await endpoint(db, who)
        await tell(db, who, "video_a", EventKind.COMPLETED)
        await tell(db, who, "video_a", EventKind.FAILED)
        await tell(db, who, "video_b", EventKind.FAILED)
        claims = await claim(db)
        assert {(each.delivery.video_id, each.delivery.type) for each in claims} == {
            ("video_a", "video.completed"),
            ("video_b", "video.failed"),
        }
        first = next(each for each in claims if each.delivery.video_id == "video_a")
        await fail(db, first, NOW, NOW + 5_000)
        assert await claim(db, NOW + 1_000) == []
        (again,) = await claim(db, NOW + 5_000)
        assert again.delivery.id == first.delivery.id
        await db.write(lambda conn: delivering.delivered(conn, again, 200, NOW))
        (then,) = await claim(db, NOW + 5_000)
        assert (then.delivery.video_id, then.delivery.type) == ("video_a", "video.failed")

    with_db(test)


def test_an_endpoint_gets_its_share_and_no_more(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        slow = await endpoint(db, who)
        for n in range(20):
            await tell(db, who, f"video_{n:02}", EventKind.FAILED)
        quick = await endpoint(db, who)
        await tell(db, who, "video_last", EventKind.FAILED, NOW + 1)
        found = [each.endpoint.id for each in await claim(db, NOW + 1, endpoint=Share(3, {}))]
        assert sorted(found) == sorted([slow.id] * 3 + [quick.id])
        assert await claim(db, NOW + 1, endpoint=Share(9, {slow.id: 9})) == []
        assert len(await claim(db, NOW + 1, endpoint=Share(9, {slow.id: 5}))) == 4

    with_db(test)


def test_a_project_gets_its_share_and_no_endpoint_of_it_takes_it_all(with_db) -> None:
    async def test(db: Database) -> None:
        who, other = await caller(db), await caller(db, "two")
        slow = await endpoint(db, who)
        for n in range(20):
            await tell(db, who, f"video_{n:02}", EventKind.FAILED)
        quick = [await endpoint(db, who) for _ in range(3)]
        theirs = await endpoint(db, other)
        await tell(db, who, "video_last", EventKind.FAILED, NOW + 1)
        await tell(db, other, "video_other", EventKind.FAILED, NOW + 2)
        claims = await claim(db, NOW + 2, endpoint=Share(3, {}), project=Share(6, {who.project_id: 1}))
        found = [each.endpoint.id for each in claims]
        assert (found.count(slow.id), found.count(theirs.id), len(found)) == (3, 1, 6)
        assert len({each.id for each in quick} & set(found)) == 2

    with_db(test)


def test_many_servers_never_claim_the_same_delivery(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await endpoint(db, who)
        await asyncio.gather(*(tell(db, who, f"video_{n}", EventKind.FAILED) for n in range(40)))
        batches = await asyncio.gather(*(claim(db) for _ in range(8)))
        ids = [each.delivery.id for batch in batches for each in batch]
        while more := await claim(db):
            ids += [each.delivery.id for each in more]
        assert len(ids) == len(set(ids)) == 40

    with_db(test)


def test_a_server_takes_only_what_it_can_sign(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await endpoint(db, who, key="another")
        await tell(db, who, "video_a", EventKind.COMPLETED)
        assert await claim(db) == []
        assert await db.read(lambda conn: delivering.signed_by_others(conn, "k")) == 1
        assert len(await claim(db, key="another")) == 1

    with_db(test)


def test_it_is_tried_for_72_hours_and_then_the_endpoint_is_disabled_with_an_event(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        at = await endpoint(db, who)
        await tell(db, who, "video_a", EventKind.COMPLETED)
        (first,) = await claim(db)
        await fail(db, first, NOW, NOW + 2 * GIVE_UP_MS)
        (waiting,) = await listed(db, who, at)
        assert waiting.due_at == NOW + GIVE_UP_MS, "the last try is at the end of the time"
        assert (waiting.state, waiting.error, waiting.status_code) == (DeliveryState.PENDING, "no", 500)
        await tell(db, who, "video_b", EventKind.COMPLETED, NOW + DISABLE_AFTER_MS)
        late = await claim(db, NOW + DISABLE_AFTER_MS)
        assert len(late) == 2
        await fail(db, next(each for each in late if each.delivery.video_id == "video_a"), waiting.due_at, 0)
        states = {each.video_id: (each.state, each.error) for each in await listed(db, who, at)}
        assert states["video_a"] == (DeliveryState.FAILED, "no")
        assert states["video_b"][0] is DeliveryState.FAILED
        assert "disabled" in (states["video_b"][1] or "")
        found = await db.read(lambda conn: webhook_endpoints.find(conn, who.project_id, at.id))
        assert found.disabled_at == NOW + DISABLE_AFTER_MS
        told = await db.read(
            lambda conn: events.page(conn, who.project_id, None, after=0, upto=2**40, limit=9)
        )
        assert (told[-1].kind, told[-1].video_id, told[-1].data["id"]) == (
            EventKind.WEBHOOK_DISABLED,
            None,
            at.id,
        )
        await tell(db, who, "video_c", EventKind.COMPLETED)
        assert len(await listed(db, who, at)) == 2, "nothing more is meant for it"
        changed = await db.write(lambda conn: webhook_endpoints.change(conn, found, NOW + 9, name="mended"))
        assert (changed.disabled_at, changed.failing_since) == (None, None)
        await tell(db, who, "video_d", EventKind.COMPLETED)
        assert len(await listed(db, who, at)) == 3

    with_db(test)


def test_one_success_ends_a_run_of_failures(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        at = await endpoint(db, who)
        for n, good in enumerate((False, True, False)):
            present = NOW + n * DISABLE_AFTER_MS
            await tell(db, who, f"video_{n}", EventKind.COMPLETED, present)
            claimed = (await claim(db, present))[-1]
            if good:
                for each in [claimed, *await claim(db, present + LEASE)]:
                    await db.write(partial(delivering.delivered, claimed=each, status_code=200, now=present))
            else:
                await fail(db, claimed, present, present)
        found = await db.read(lambda conn: webhook_endpoints.find(conn, who.project_id, at.id))
        assert (found.disabled_at, found.failing_since) == (None, NOW + 2 * DISABLE_AFTER_MS)

    with_db(test)


def test_what_is_on_its_way_to_a_deleted_endpoint_is_ended(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        at = await endpoint(db, who)
        await tell(db, who, "video_a", EventKind.COMPLETED)
        (sending,) = await claim(db)
        await tell(db, who, "video_b", EventKind.COMPLETED)
        await db.write(lambda conn: webhook_endpoints.remove(conn, who.project_id, at.id, NOW))
        await db.write(lambda conn: delivering.delivered(conn, sending, 200, NOW))
        assert {each.state for each in await listed(db, who, at)} == {DeliveryState.FAILED}
        # One that was being written while the endpoint went is ended when it is claimed.
        await db.write(
            lambda conn: deliveries.add(
                conn, who.project_id, [at.id], sequence=99, video_id="v", kind=BOTH[0], payload="{}", now=NOW
            )
        )
        assert await claim(db) == []
        assert not await db.read(lambda conn: delivering.any_due(conn, NOW + GIVE_UP_MS))

    with_db(test)


def test_an_update_that_changes_nothing_is_no_update(with_db) -> None:
    async def test(db: Database) -> None:
        at = await endpoint(db, await caller(db))
        same = await db.write(lambda conn: webhook_endpoints.change(conn, at, NOW + 5, name=at.name))
        assert same == at
        other = await db.write(lambda conn: webhook_endpoints.change(conn, at, NOW + 5, name="other"))
        assert other == replace(at, name="other", updated_at=NOW + 5)

    with_db(test)
