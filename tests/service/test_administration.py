"""What a key opens and until when, on both databases, with every process on its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace

import pytest
from sqlalchemy import Connection, Engine, event, func, select
from tests import databases
from tests.db.rows import opened

from rushes.db.database import Database
from rushes.db.tables import key_secrets, keys
from rushes.errors import Conflict, Fatal, InvalidRequest, NotFound, RushesError, Unauthenticated
from rushes.jobs.last_use import LastUse
from rushes.models.ids import new_id, now
from rushes.models.key import Key
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.models.tenant import Project
from rushes.service import keys as service
from rushes.service.administration import Administration
from rushes.service.keys import Keys

CHOSEN = "an operator's key of 32 characters".replace(" ", "-")


@pytest.fixture(params=databases.KINDS)
def with_office(request, tmp_path: Path):
    """Run a test with the database and two processes' views of it."""

    def run(test: Callable[[Database, Administration, Administration], Awaitable[None]]) -> None:
        async def main(url: str) -> None:
            async with opened(request.param, url) as db:
                await test(db, office(db), office(db))

        with databases.migrated(request.param, tmp_path) as url:
            asyncio.run(main(url))

    return run


def office(db: Database, operator_key: str = "") -> Administration:
    return Administration.over(
        db, Keys(db), operator_key, Plans.load(Path("none.toml")), Prices.load(Path("none.toml"))
    )


@pytest.fixture
def clock(monkeypatch):
    """Time that passes only when told to: ``clock(0.5)``."""
    passed = [0.0]
    begun_ms = now()
    monkeypatch.setattr(service, "time", SimpleNamespace(monotonic=lambda: passed[0]))
    monkeypatch.setattr(service, "now", lambda: begun_ms + round(passed[0] * 1000))

    def wait(seconds: float) -> None:
        passed[0] += seconds

    return wait


async def code(ask: Awaitable[object]) -> str | None:
    try:
        await ask
    except RushesError as error:
        return error.wire_code
    return None


def test_what_one_process_ends_ends_in_another_within_a_second(with_office, clock) -> None:
    async def test(_db: Database, here: Administration, there: Administration) -> None:
        ends: dict[str, Callable[[Key, Project], Awaitable[object]]] = {
            "invalid_api_key": lambda key, _: here.keys.revoke(key.id),
            "expired_api_key": lambda key, _: here.keys.rotate(key.id, 0),
            "project_disabled": lambda _, project: here.projects.change(project.id, disabled=True),
            "tenant_disabled": lambda _, project: here.tenants.change(project.tenant_id, disabled=True),
        }
        for expected, end in ends.items():
            project = await here.projects.named(tenant=expected)
            made = await here.keys.create(project.id, "key")
            await there.keys.authenticate(made.secret)
            clock(0.5)
            await end(made.key, project)
            assert await code(there.keys.authenticate(made.secret)) is None, "still in its second"
            clock(0.5)
            assert await code(there.keys.authenticate(made.secret)) == expected

    with_office(test)


def test_a_key_that_expires_is_worth_nothing_from_that_moment(with_office, clock) -> None:
    async def test(_db: Database, here: Administration, _there: Administration) -> None:
        project = await here.projects.named()
        with pytest.raises(InvalidRequest):
            await here.keys.create(project.id, "key", expires_at=service.now())
        made = await here.keys.create(project.id, "key", expires_at=service.now() + 300)
        await here.keys.authenticate(made.secret)
        clock(0.299)
        await here.keys.authenticate(made.secret)
        clock(0.001)
        with pytest.raises(Unauthenticated):
            await here.keys.authenticate(made.secret)

    with_office(test)


def test_an_overlap_ends_on_time_and_no_rotation_makes_an_old_secret_last_longer(with_office, clock) -> None:
    async def test(_db: Database, here: Administration, _there: Administration) -> None:
        first = await here.keys.create((await here.projects.named()).id, "key")
        second = await here.keys.rotate(first.key.id, 5_000)
        third = await here.keys.rotate(first.key.id, 60_000)
        clock(4.999)
        callers = {await here.keys.authenticate(each.secret) for each in (first, second, third)}
        assert len(callers) == 1, "all are the one key"
        clock(0.001)
        assert await code(here.keys.authenticate(first.secret)) == "expired_api_key"
        assert await code(here.keys.authenticate(second.secret)) is None
        clock(60)
        assert await code(here.keys.authenticate(second.secret)) == "expired_api_key"
        assert (await here.keys.retrieve(first.key.id)).old_secrets_until is None

    with_office(test)


def test_rotations_at_once_leave_one_secret_without_an_end(with_office) -> None:
    async def test(db: Database, here: Administration, there: Administration) -> None:
        made = await here.keys.create((await here.projects.named()).id, "key")
        both = await asyncio.gather(*(each.keys.rotate(made.key.id, 1000) for each in (here, there) * 4))

        def lasting(conn: Connection) -> int:
            ends = select(func.count()).where(key_secrets.c.expires_at.is_(None))
            return conn.execute(ends).scalar_one()

        assert await db.read(lasting) == 1
        assert len({each.secret for each in both}) == 8
        await here.keys.retrieve(made.key.id)

    with_office(test)


def test_no_secret_is_in_the_database(with_office) -> None:
    async def test(db: Database, here: Administration, _there: Administration) -> None:
        made = await here.keys.create((await here.projects.named()).id, "key")
        operator = await here.operators.first()
        assert operator is not None

        def rows(conn: Connection) -> str:
            tables = (keys, key_secrets, key_secrets.metadata.tables["operators"])
            return str([conn.execute(select(table)).all() for table in tables])

        kept = await db.read(rows)
        assert made.secret not in kept
        assert operator not in kept
        assert service.secrets.digest(made.secret) in kept
        assert service.secrets.digest(operator) in kept

    with_office(test)


def test_what_names_what_is_not_there_makes_nothing(with_office) -> None:
    async def test(_db: Database, here: Administration, _there: Administration) -> None:
        for ask in (
            here.projects.create(new_id("tenant"), "x"),
            here.keys.create(new_id("proj"), "x"),
            here.keys.rotate(new_id("key"), 0),
            here.keys.revoke(new_id("key")),
            here.tenants.change(new_id("tenant"), disabled=True),
            here.projects.change(new_id("proj"), name="x"),
        ):
            with pytest.raises(NotFound):
                await ask
        assert await here.keys.page(project_id=None, after=None, limit=9) == ([], False)

    with_office(test)


def test_of_those_who_take_a_name_at_once_one_gets_it(with_office) -> None:
    async def test(_db: Database, here: Administration, there: Administration) -> None:
        made = await asyncio.gather(
            *(each.tenants.create("shop") for each in (here, there) * 3), return_exceptions=True
        )
        assert sum(isinstance(each, Conflict) for each in made) == 5

    with_office(test)


def test_operators_that_start_together_make_one_key_and_a_new_one_ends_it(with_office) -> None:
    async def test(_db: Database, here: Administration, there: Administration) -> None:
        made = await asyncio.gather(*(each.operators.first() for each in (here, there) * 3))
        (secret,) = [each for each in made if each is not None]
        await there.operators.authenticate(secret)
        renewed = await here.operators.renew()
        await there.operators.authenticate(renewed)
        with pytest.raises(Unauthenticated):
            await there.operators.authenticate(secret)

    with_office(test)


def test_a_configured_operators_key_is_the_only_one_and_no_tenants(with_office) -> None:
    async def test(db: Database, here: Administration, _there: Administration) -> None:
        before = await here.operators.first()
        configured = office(db, CHOSEN)
        assert await configured.operators.first() is None
        await configured.operators.authenticate(CHOSEN)
        for wrong in (before or "", CHOSEN + "x"):
            with pytest.raises(Unauthenticated):
                await configured.operators.authenticate(wrong)
        with pytest.raises(InvalidRequest, match="RUSHES_OPERATOR_KEY"):
            await configured.operators.renew()
        tenants = await here.keys.first("a-tenants-key-of-32-characters-or-so")
        with pytest.raises(Fatal, match="tenant's"):
            await office(db, tenants or "").operators.first()
        for poor in ("short", "with spaces in it, and longer than it needs"):
            with pytest.raises(Fatal, match="RUSHES_OPERATOR_KEY"):
                office(db, poor)

    with_office(test)


def test_a_key_in_use_is_looked_up_once_a_second_with_one_statement(with_office, clock) -> None:
    async def test(_db: Database, here: Administration, _there: Administration) -> None:
        made = await here.keys.create((await here.projects.named()).id, "key")
        asked: list[str] = []

        def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
            asked.append(statement)

        event.listen(Engine, "before_cursor_execute", note)
        try:
            for _ in range(10):
                for _ in range(100):
                    await here.keys.authenticate(made.secret)
                clock(1)
        finally:
            event.remove(Engine, "before_cursor_execute", note)
        assert len([each for each in asked if each.startswith("SELECT")]) == 10
        assert not [each for each in asked if each.startswith("UPDATE")]

    with_office(test)


def test_last_use_is_written_once_a_minute_and_never_goes_back(with_office) -> None:
    async def test(db: Database, here: Administration, _there: Administration) -> None:
        project = await here.projects.named()
        ids = [(await here.keys.create(project.id, "key")).key.id for _ in range(2)]
        uses = LastUse(db)

        async def known() -> list[int | None]:
            return [(await here.keys.retrieve(each)).last_used_at for each in ids]

        uses.note(ids[0], 100_000)
        await uses.write(100_500)
        assert await known() == [100_000, None]
        uses.note(ids[0], 130_000)
        uses.note(ids[1], 130_000)
        await uses.write(130_500)
        assert await known() == [100_000, 130_000], "the first has been written within the minute"
        await uses.write(160_500)
        assert await known() == [130_000, 130_000]
        late = LastUse(db)
        late.note(ids[0], 120_000)
        late.note(ids[1], 170_000)
        await late.flush()
        assert await known() == [130_000, 170_000], "another process was later"

    with_office(test)
