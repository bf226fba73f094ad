"""When a video is finished from what was given up as too slow, and when not."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import Connection, update
from tests.db.rows import NOW, accept, begun, caller, lease, submitted

from rushes.db import attempts, dead_letters, events, late, work
from rushes.db.database import Database
from rushes.db.late import Use
from rushes.db.tables import videos
from rushes.db.work import Claim, Failure
from rushes.models.attempt import Attempt, AttemptState
from rushes.models.ids import new_id
from rushes.models.video import State


async def given_up(db: Database) -> Attempt:
    """The first attempt of a new video, which is in the queue again."""
    video = await accept(db, await caller(db))

    def run(conn: Connection) -> Attempt:
        [held] = work.claim(conn, lease("a"), limit=9, slots=9)
        held = submitted(conn, begun(conn, held))
        slow = Failure("provider_too_slow", "It did not make it in time.", left_running=True)
        work.attempt_failed(conn, held, slow, NOW, retry_at=NOW, sweep_at=NOW)
        return attempts.of_video(conn, video.id)[0]

    return await db.write(run)


async def again(db: Database) -> Claim:
    """Another attempt, about to be asked for."""

    def run(conn: Connection) -> Claim:
        [held] = work.claim(conn, lease("b"), limit=9, slots=9)
        return begun(conn, held)

    return await db.write(run)


async def use(db: Database, attempt: Attempt) -> Use:
    return await db.write(lambda conn: late.use(conn, attempt, new_id("attempt"), (), NOW + 1))


async def states(db: Database, attempt: Attempt) -> list[AttemptState]:
    found = await db.read(lambda conn: attempts.of_video(conn, attempt.video_id))
    return [each.state for each in found]


def test_in_the_queue_it_is_used_and_whoever_was_about_to_begin_has_lost_it(with_db) -> None:
    async def test(db: Database) -> None:
        slow = await given_up(db)
        assert await use(db, slow) is Use.YES
        [held] = await db.write(lambda conn: work.claim(conn, lease("c", NOW + 2), limit=9, slots=0, away=0))
        assert held.video.state is State.RENDERING
        assert held.attempt is not None
        assert (held.attempt.remote_id, held.attempt.number) == (slow.remote_id, 2)

    with_db(test)


def test_while_another_renders_it_is_used_and_the_other_one_is_told_to_stop(with_db) -> None:
    async def test(db: Database) -> None:
        slow = await given_up(db)
        held = await again(db)
        assert await use(db, slow) is Use.LATER, "an order is on its way"
        await db.write(lambda conn: submitted(conn, held))
        assert await use(db, slow) is Use.YES
        failed, cancelled, running = AttemptState.FAILED, AttemptState.CANCELLED, AttemptState.RUNNING
        assert await states(db, slow) == [failed, cancelled, running]
        watched = await db.read(lambda conn: attempts.watched(conn, NOW + 1, 9))
        assert [each.number for each in watched] == [1, 2]
        told = await db.read(lambda conn: events.of_video(conn, slow.video_id))
        assert [kind.value.partition(".")[2] for kind, _ in told][-3:] == [
            "retrying",
            "submitting",
            "rendering",
        ]

    with_db(test)


def test_what_was_parked_goes_on_from_it(with_db) -> None:
    async def test(db: Database) -> None:
        slow = await given_up(db)
        held = await again(db)
        lost = Failure("submit_unknown", "Nobody knows.")
        await db.write(lambda conn: work.submit_unknown(conn, held, lost, NOW, None, told=False))
        assert len(await db.read(lambda conn: dead_letters.page(conn, letter=None, after=None, limit=9))) == 1
        assert await use(db, slow) is Use.YES
        assert await db.read(lambda conn: dead_letters.page(conn, letter=None, after=None, limit=9)) == []
        failed, unknown, running = AttemptState.FAILED, AttemptState.UNKNOWN, AttemptState.RUNNING
        assert await states(db, slow) == [failed, unknown, running]

    with_db(test)


def test_what_is_finished_or_asks_for_something_else_stays_as_it_is(with_db) -> None:
    async def test(db: Database) -> None:
        slow = await given_up(db)
        assert await use(db, replace(slow, state=AttemptState.CANCELLED)) is Use.NO, "its owner's wish"
        mine = videos.c.id == slow.video_id
        for values in (
            {"state": "collecting"},
            {"state": "completed"},
            {"state": "failed"},
            {"state": "queued", "replayed_at": NOW + 1},
        ):
            await db.write(lambda conn, to=values: conn.execute(update(videos).where(mine).values(**to)))
            assert await use(db, slow) is Use.NO, values
        assert await states(db, slow) == [AttemptState.FAILED]

    with_db(test)
