"""What an account may do on a day, by the rows that all servers share."""

from __future__ import annotations

from rushes.db import accounts
from rushes.db.accounts import Quota, Standing
from rushes.db.database import Database
from rushes.models.attempt import Attempt, AttemptState

DAY = 86_400_000
TODAY = 1_800_000_000_000
QUOTA = Quota("runway", 5, 60_000, per_day=2, spend_per_day=1_200_000)


def attempt(expected: int, at: int = TODAY) -> Attempt:
    known = dict.fromkeys(("remote_id", "ended_at", "engine", "error_code", "error_message", "report"))
    state = AttemptState.RUNNING
    return Attempt(
        "attempt_1", "video_1", 1, "runway", "gen4.5", state, created_at=at, expected=expected, **known
    )


async def take(db: Database, cost: int, at: int = TODAY) -> bool:
    return await db.write(lambda conn: accounts.take(conn, QUOTA, cost, at))


async def standing(db: Database) -> Standing:
    return (await db.read(lambda conn: accounts.standings(conn, ["runway"])))["runway"]


def test_a_day_has_so_many_orders_and_dollars_and_ends_at_midnight_utc(with_db) -> None:
    async def test(db: Database) -> None:
        await db.write(lambda conn: accounts.open_accounts(conn, ["runway"]))
        assert await take(db, 480_000)
        assert not await take(db, 960_000), "too much for today"
        assert await take(db, 720_000)
        assert not await take(db, 0), "two were ordered"
        assert (await standing(db)).today(TODAY) == (2, 1_200_000)
        assert (await standing(db)).capped(QUOTA, 0, TODAY) is not None
        assert (await standing(db)).capped(QUOTA, 0, TODAY + DAY) is None
        assert (await standing(db)).capped(QUOTA, None, TODAY + DAY) is not None, "nobody knows its price"

        await db.write(lambda conn: accounts.give_back(conn, attempt(480_000), None))
        assert (await standing(db)).today(TODAY) == (1, 720_000), "what it never had does not count"
        await db.write(lambda conn: accounts.give_back(conn, attempt(720_000), 700_000))
        assert (await standing(db)).today(TODAY) == (1, 700_000), "what it took counts"

        assert await take(db, 1_200_000, TODAY + DAY)
        await db.write(lambda conn: accounts.give_back(conn, attempt(480_000), None))
        assert (await standing(db)).today(TODAY + DAY) == (1, 1_200_000), "what was ordered yesterday"
        assert (await standing(db)).running == 0

    with_db(test)


def test_an_account_without_limits_only_counts(with_db) -> None:
    async def test(db: Database) -> None:
        await db.write(lambda conn: accounts.open_accounts(conn, ["runway"]))
        free = Quota("runway", 5, 60_000)
        for _ in range(3):
            assert await db.write(lambda conn: accounts.take(conn, free, 10**12, TODAY))
        assert (await standing(db)).today(TODAY) == (3, 3 * 10**12)

    with_db(test)
