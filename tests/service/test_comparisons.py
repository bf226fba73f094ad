"""Comparisons on both databases: all of a comparison's videos are there, or none, and once."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import func, select
from tests import databases
from tests.db.rows import caller, opened

from rushes.db import ledger_check, tenants
from rushes.db.database import Database
from rushes.db.tables import transactions, videos
from rushes.engines import registry
from rushes.errors import IdempotencyConflict, InsufficientQuota
from rushes.jobs.doorbell import Doorbell
from rushes.models.money import Billing, Kind
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.processes.pool import ProcessPool
from rushes.providers.embedded import EmbeddedProvider
from rushes.providers.routes import Routes
from rushes.service.acceptance import Acceptance
from rushes.service.admission import Admission
from rushes.service.comparisons import CompareOrder, Comparisons
from rushes.service.ledger import Ledger
from rushes.service.making import Making
from rushes.service.orders import CreateOrder, Retry
from rushes.service.references import References
from rushes.storage.headroom import Headroom

#: $0.40 and $1.20.
ORDER = CompareOrder(CreateOrder("a lake", size="1280x720", seconds=4), models=("sora-2", "sora-2-pro"))


@asynccontextmanager
async def comparing(kind: str, url: str, folder: Path):
    async with opened(kind, url) as db:
        pool = ProcessPool("unused", 1, stall_seconds=60, environment={})
        none = folder / "none.toml"
        embedded = EmbeddedProvider(pool, folder, registry.capabilities())
        routes = Routes.load(none, {embedded.name: embedded})
        acceptance = Acceptance(Prices.load(none), Plans.load(none))
        references = cast("References", None)
        making = Making(db, references, Doorbell(), Headroom(folder, 0), retry_window_ms=900_000)
        yield db, Comparisons(db, Admission(routes, "crop"), acceptance, making)


async def counted(db: Database) -> tuple[int, int]:
    """Videos, and their holds."""

    def read(conn) -> tuple[int, int]:
        assert ledger_check.problems(conn) == []
        holds = select(func.count()).where(transactions.c.kind == Kind.HOLD.value)
        return (
            conn.execute(select(func.count()).select_from(videos)).scalar_one(),
            conn.execute(holds).scalar_one(),
        )

    return await db.read(read)


@pytest.mark.parametrize("kind", databases.KINDS)
def test_of_many_at_once_the_wallet_pays_for_whole_comparisons(kind: str, tmp_path: Path) -> None:
    async def test(url: str) -> None:
        async with comparing(kind, url, tmp_path) as (db, comparisons):
            who = await caller(db)
            await db.write(
                lambda conn: tenants.change(conn, who.tenant_id, {"billing": Billing.PREPAID.value})
            )
            ledger = Ledger(db, Prices.load(tmp_path / "none.toml"))
            await ledger.pay(who.tenant_id, 5_000_000, note=None, reference=None)
            made = await asyncio.gather(
                *(comparisons.create(who, ORDER, Retry(fingerprint=str(n))) for n in range(6)),
                return_exceptions=True,
            )
            refused = [each for each in made if isinstance(each, InsufficientQuota)]
            assert len(refused) == 3, "three cost $4.80"
            assert "costs $1.60, and there are $0.20" in str(refused[0])
            assert await counted(db) == (6, 6)
            there, more = await comparisons.page(who, after=None, limit=2)
            assert [len(each.videos) for each in there] == [2, 2]
            assert more
            assert len({each.spec.seed for each in there[0].videos}) == 1

    with databases.migrated(kind, tmp_path) as url:
        asyncio.run(test(url))


@pytest.mark.parametrize("kind", databases.KINDS)
def test_one_idempotency_key_makes_one_however_often_it_comes(kind: str, tmp_path: Path) -> None:
    async def test(url: str) -> None:
        async with comparing(kind, url, tmp_path) as (db, comparisons):
            who = await caller(db)
            retry = Retry(key="once", fingerprint="words")
            made = await asyncio.gather(*(comparisons.create(who, ORDER, retry) for _ in range(5)))
            assert len({each.id for each in made}) == 1
            assert await counted(db) == (2, 2)
            with pytest.raises(IdempotencyConflict):
                await comparisons.create(who, ORDER, Retry(key="once", fingerprint="others"))

    with databases.migrated(kind, tmp_path) as url:
        asyncio.run(test(url))
