"""A worker's transactions: leases, fencing, and what others may do meanwhile."""

from __future__ import annotations

import asyncio
from functools import partial

import pytest
from tests.db.rows import NOW, accept, begun, caller, lease, submitted

from rushes.db import attempts, events, videos, work
from rushes.db.database import Database
from rushes.db.work import Claim, Failure, LeaseLost
from rushes.errors import Conflict, NotFound
from rushes.events import EventKind
from rushes.models.caller import Caller
from rushes.models.video import State, Video


async def claim(db: Database, owner: str, at: int, busy: tuple[str, ...] = ()) -> list[Claim]:
    return await db.write(lambda conn: work.claim(conn, lease(owner, at), limit=9, slots=9, busy=busy))


async def begin(db: Database, held: Claim) -> Claim:
    return await db.write(lambda conn: begun(conn, held))


def test_a_claimed_video_is_nobody_elses_until_the_lease_runs_out(with_db) -> None:
    async def test(db: Database) -> None:
        video = await accept(db, await caller(db))

        (first,) = await claim(db, "a", NOW)
        assert first.video.id == video.id
        assert await claim(db, "b", NOW + 1) == []
        (second,) = await claim(db, "b", NOW + 10_001)
        with pytest.raises(LeaseLost):
            await begin(db, first)
        moved = await begin(db, second)
        assert moved.video.state is State.SUBMITTING
        assert await db.write(lambda conn: work.renew(conn, lease("a"), [video.id], [])) == set()
        assert await db.write(lambda conn: work.renew(conn, lease("b"), [video.id], [])) == {video.id}

    with_db(test)


def test_a_late_renewal_leaves_the_next_look_alone(with_db) -> None:
    """The step may end between the worker's look at what is busy and the renewal: its time then counts."""

    async def test(db: Database) -> None:
        video = await accept(db, await caller(db))

        (held,) = await claim(db, "a", NOW)
        held = await begin(db, held)
        await db.write(lambda conn: work.renew(conn, lease("a", NOW + 5), [video.id], []))
        assert await claim(db, "a", NOW + 10_001) == []  # still busy: not due before the renewed lease ends
        await db.write(lambda conn: submitted(conn, held, NOW, NOW + 250))
        await db.write(lambda conn: work.renew(conn, lease("a", NOW + 10), [video.id], []))
        assert [claimed.video.id for claimed in await claim(db, "a", NOW + 250)] == [video.id]

    with_db(test)


def test_many_workers_never_claim_the_same_video(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        await asyncio.gather(*(accept(db, who) for _ in range(40)))
        claims = await asyncio.gather(
            *(
                db.write(lambda conn, n=n: work.claim(conn, lease(f"w{n}"), limit=9, slots=7))
                for n in range(8)
            )
        )
        ids = [claimed.video.id for batch in claims for claimed in batch]
        assert len(ids) == len(set(ids)) == 40

    with_db(test)


def test_progress_never_goes_back(with_db) -> None:
    async def test(db: Database) -> None:
        await accept(db, await caller(db))
        (held,) = await claim(db, "a", NOW)
        held = await begin(db, held)
        held = await db.write(lambda conn: submitted(conn, held, NOW, NOW))
        for told, shown in ((30, 30), (10, 30), (55, 55)):
            held = await db.write(partial(work.progressed, held=held, progress=told, now=NOW, due_at=NOW))
            assert held.video.progress == shown

    with_db(test)


def test_deleting_a_video_takes_it_from_the_worker_that_holds_it(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        video = await accept(db, who)
        (held,) = await claim(db, "a", NOW)
        await db.write(lambda conn: videos.remove(conn, who.project_id, video.id, NOW, 0))
        with pytest.raises(LeaseLost):
            await begin(db, held)
        assert await db.write(lambda conn: work.renew(conn, lease("a"), [], [video.id])) == set()
        with pytest.raises(NotFound):
            await db.read(lambda conn: videos.find(conn, who.project_id, video.id))

    with_db(test)


def test_deleting_while_the_worker_moves_on_never_breaks_either(with_db) -> None:
    """Both change the video and its attempt; taken in two orders, the locks would wait for each other."""

    async def race(db: Database, who: Caller, held: work.Claim) -> None:
        outcomes = await asyncio.gather(
            db.write(lambda conn: submitted(conn, held, NOW, NOW)),
            db.write(lambda conn: videos.remove(conn, who.project_id, held.video.id, NOW, 0)),
            return_exceptions=True,
        )
        assert isinstance(outcomes[0], work.Claim | LeaseLost)
        assert isinstance(outcomes[1], Video)

    async def test(db: Database) -> None:
        who = await caller(db)
        await asyncio.gather(*(accept(db, who) for _ in range(40)))
        for held in await db.write(lambda conn: work.claim(conn, lease("a"), limit=99, slots=99)):
            await race(db, who, await begin(db, held))

    with_db(test)


def test_a_worker_does_not_claim_what_it_is_busy_with_however_late_it_renews(with_db) -> None:
    """After a stall longer than the lease its own videos look due; taken again, the step would lose them."""

    async def test(db: Database) -> None:
        video = await accept(db, await caller(db))
        (held,) = await claim(db, "a", NOW)
        assert await claim(db, "a", NOW + 10_001, busy=(video.id,)) == []
        await begin(db, held)
        assert await claim(db, "a", NOW + 10_001, busy=(video.id,)) == []
        assert [again.video.id for again in await claim(db, "b", NOW + 10_001)] == [video.id]

    with_db(test)


def test_a_clock_that_was_set_back_delays_a_look_by_a_lease_at_most(with_db) -> None:
    hour = 3_600_000

    async def test(db: Database) -> None:
        video = await accept(db, await caller(db))
        (held,) = await claim(db, "a", NOW + hour)
        held = await begin(db, held)
        await db.write(lambda conn: submitted(conn, held, NOW + hour, NOW + hour + 250))
        assert await db.write(lambda conn: work.renew(conn, lease("a"), [], [video.id])) == {video.id}
        assert [again.video.id for again in await claim(db, "a", NOW + 10_000)] == [video.id]

    with_db(test)


def test_what_a_stopped_worker_held_is_free_at_once(with_db) -> None:
    """By its name, not by what it knows: a claim or a step may have been cut off before it was told."""

    async def test(db: Database) -> None:
        who = await caller(db)
        mine, waiting, other = [await accept(db, who) for _ in range(3)]
        await db.write(lambda conn: work.claim(conn, lease("b"), limit=9, slots=1))
        held = (await claim(db, "a", NOW))[0]
        await begin(db, held)  # its answer got lost
        await db.write(lambda conn: work.release(conn, "a", NOW + 1))
        free = [again.video.id for again in await claim(db, "c", NOW + 1)]
        assert len(free) == 2
        assert set(free) < {mine.id, waiting.id, other.id}
        with pytest.raises(LeaseLost):
            await begin(db, held)

    with_db(test)


def test_of_two_that_begin_an_attempt_the_one_without_the_lease_is_told_so(with_db) -> None:
    async def race(db: Database, stale: Claim, held: Claim) -> None:
        outcomes = await asyncio.gather(begin(db, stale), begin(db, held), return_exceptions=True)
        assert isinstance(outcomes[0], LeaseLost)
        assert isinstance(outcomes[1], Claim)
        begun = await db.read(lambda conn: attempts.of_video(conn, held.video.id))
        assert [attempt.number for attempt in begun] == [1]

    async def test(db: Database) -> None:
        who = await caller(db)
        await asyncio.gather(*(accept(db, who) for _ in range(9)))
        stale = {held.video.id: held for held in await claim(db, "a", NOW)}
        for held in await claim(db, "b", NOW + 10_001):
            await race(db, stale[held.video.id], held)

    with_db(test)


def test_what_is_cancelled_can_be_read_and_what_has_ended_cannot_be_cancelled(with_db) -> None:
    async def test(db: Database) -> None:
        who = await caller(db)
        stop = partial(videos.cancel, project_id=who.project_id, now=NOW, grace=0)
        video = await accept(db, who)
        (held,) = await claim(db, "a", NOW)
        held = await begin(db, held)

        stopped = await asyncio.gather(*(db.write(partial(stop, video_id=video.id)) for _ in range(5)))
        assert {(each.state, each.version) for each in stopped} == {(State.CANCELLED, stopped[0].version)}
        with pytest.raises(LeaseLost):
            await db.write(lambda conn: submitted(conn, held, NOW, NOW))
        kinds = [kind for kind, _ in await db.read(lambda conn: events.of_video(conn, video.id))]
        assert kinds.count(EventKind.CANCELLED) == 1
        assert EventKind.DELETED not in kinds
        found = await db.read(lambda conn: videos.find(conn, who.project_id, video.id))
        assert found.error is not None
        assert found.error.code == "cancelled"

        failed = await accept(db, who)
        (held,) = await claim(db, "a", NOW + 1)
        held = await begin(db, held)
        refusal = Failure("x", "no")
        await db.write(
            lambda conn: work.attempt_failed(conn, held, refusal, NOW, retry_at=None, sweep_at=NOW)
        )
        with pytest.raises(Conflict):
            await db.write(partial(stop, video_id=failed.id))
        with pytest.raises(NotFound):
            await db.write(lambda conn: videos.cancel(conn, "proj_other", video.id, NOW, 0))

    with_db(test)
