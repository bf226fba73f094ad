"""Whatever happens, in whatever order, the ledger is right: the real transactions, random histories.

An oracle of a few lines says after every step what each wallet has to hold; the ledger's own check has to
find nothing. Crashes are transactions that are taken back, and steps repeated after their lease was lost.
"""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import Connection, select, update
from tests import databases
from tests.db.rows import begun, caller, lease, opened, submitted

from rushes.db import ledger_check, tables, videos, work
from rushes.db.database import Database
from rushes.db.work import Claim, Failure, LeaseLost
from rushes.errors import IdempotencyConflict, InsufficientQuota
from rushes.models.ids import new_id, now
from rushes.models.key import Mode
from rushes.models.money import CREDIT, Unit
from rushes.models.plan import Plan, Plans, Refund
from rushes.models.price import Prices, Work
from rushes.models.spec import Spec
from rushes.models.terms import Api, Priority, Terms
from rushes.models.video import State, Video
from rushes.service.acceptance import Acceptance, Request
from rushes.service.ledger import Ledger
from rushes.service.orders import Retry
from rushes.service.replay import Replay

_NONE = Path("none.toml")
_PLANS = Plans({"full": Plan(), "published": Plan(refund=Refund.PUBLISHED)})


#: One in four.
_CRASHES = st.sampled_from([False, False, False, True])


class Crash(Exception):
    """The process ends in the middle of a transaction."""


@dataclass
class Owed:
    """What the oracle knows of one video."""

    unit: Unit
    price: int
    held: int
    refund: Refund
    charged: int | None = None


class Histories(RuleBasedStateMachine):
    made = Bundle("made")
    #: As some worker believes that they are; most are out of date.
    claims = Bundle("claims")

    def __init__(self, db: Database, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__()
        self.db, self.loop = db, loop
        self.who = self.run(caller(db, tenant=new_id("name")))._replace(plan="published")
        self.prices = Prices.load(_NONE)
        self.books = Ledger(db, self.prices)
        self.clock = now() + 60_000
        self.owed: dict[str, Owed] = {}
        self.funds = dict.fromkeys(Unit, 0)
        self.prepaid = False
        #: Of histories before, which have failed: this one can be told again and fail as it did.
        self.known = self.problems()

    def run(self, verb: Any) -> Any:
        return self.loop.run_until_complete(verb)

    def write(self, transaction: Callable[[Connection], Any], crash: bool = False) -> Any:
        def crashing(conn: Connection) -> None:
            transaction(conn)
            raise Crash

        if crash:
            with contextlib.suppress(Crash):
                self.run(self.db.write(crashing))
            raise Crash
        return self.run(self.db.write(transaction))

    def expected(self, unit: Unit) -> tuple[int, int]:
        mine = [each for each in self.owed.values() if each.unit is unit]
        held = sum(each.held for each in mine if each.charged is None)
        return self.funds[unit] - held - sum(each.charged or 0 for each in mine), held

    @rule(
        target=made,
        seconds=st.integers(1, 20),
        model=st.sampled_from(["sora-2", "openai/sora-2-pro", "ours"]),
        size=st.sampled_from([(854, 480), (1280, 720), (1080, 1920)]),
        terms=st.builds(Terms, st.sampled_from(Api), st.sampled_from(Priority)),
        mode=st.sampled_from([Mode.LIVE, Mode.LIVE, Mode.LIVE, Mode.TEST]),
        key=st.sampled_from([None, None, None, "a", "b"]),
        crash=_CRASHES,
    )
    def ask(self, seconds, model, size, terms, mode, key, crash) -> Any:
        spec = Spec(model=model, prompt="x", width=size[0], height=size[1], seconds=seconds, seed=1)
        retry = Retry(key=key, fingerprint=sha256(f"{spec.digest()}{terms}{mode}".encode()).hexdigest())
        video_id = new_id("video")
        request = Request(self.who._replace(mode=mode), video_id, spec, terms, Replay(self.who, retry, 1_000))
        acceptance = Acceptance(self.prices, _PLANS)
        unit, price = self.prices.price(terms.api, Work.of(spec, terms), now())
        held = price if mode is Mode.LIVE else 0
        try:
            video: Video = self.write(acceptance.transaction(request), crash)
        except Crash:
            return multiple()
        except InsufficientQuota:
            assert self.prepaid
            assert self.expected(unit)[0] < held
            return multiple()
        except IdempotencyConflict:
            return multiple()
        if video.id == video_id:
            assert not (self.prepaid and held) or self.expected(unit)[0] >= held
            self.owed[video_id] = Owed(unit, price, held, _PLANS.of(self.who.plan).refund)
        return video.id

    @rule(
        target=claims,
        which=st.integers(0, 3),
        pause=st.sampled_from([1, 11_000]),
        steps=st.integers(0, 5),
        progress=st.integers(0, 97),
    )
    def claim(self, which, pause, steps, progress) -> Any:
        """After a pause somebody else's lease is over, and that one knows nothing of it."""
        self.clock += pause
        grip = lease(new_id("worker"), self.clock)
        found = self.write(lambda conn: work.claim(conn, grip, limit=999, slots=999))
        mine = [each for each in found if each.video.id in self.owed]
        if not mine:
            return multiple()
        moved = first = mine[which % len(mine)]
        for _ in range(steps):
            moved = self.step(moved, progress, crash=False)
        return multiple(first, moved)

    @rule(target=claims, held=claims, progress=st.integers(0, 97), crash=_CRASHES)
    def advance(self, held, progress, crash) -> Claim:
        return self.step(held, progress, crash)

    def step(self, held: Claim, progress: int, crash: bool) -> Claim:
        """The next one in its life, as its worker would take it; nothing, if the lease is lost."""
        state = held.video.state
        steps: dict[State, Callable[[Connection], Claim]] = {
            State.QUEUED: lambda conn: begun(conn, held, self.clock),
            State.SUBMITTING: lambda conn: submitted(conn, held, self.clock),
            State.RENDERING: lambda conn: (
                work.collecting(conn, held, self.clock)
                if progress > 90
                else work.progressed(conn, held, progress, self.clock, self.clock)
            ),
            State.COLLECTING: lambda conn: work.completed(conn, held, [], "e", {}, self.clock),
        }
        if state not in steps:
            return held
        try:
            moved: Claim = self.write(steps[state], crash)
        except (LeaseLost, Crash):
            return held
        if moved.video.state is State.COMPLETED:
            self.over(held.video, self.owed[held.video.id].held)
        return moved

    @rule(target=claims, held=claims, final=st.booleans(), crash=_CRASHES)
    def fail(self, held, final, crash) -> Claim:
        if held.video.state.final or (held.video.state is State.QUEUED and not final):
            return held
        at = None if final else self.clock
        said = Failure("x", "x")
        try:
            moved: Claim = self.write(
                lambda conn: work.attempt_failed(conn, held, said, self.clock, retry_at=at, sweep_at=at or 0),
                crash,
            )
        except (LeaseLost, Crash):
            return held
        if final:
            self.over(held.video, self.kept(held.video))
        return replace(moved, attempt=None) if not final else moved

    @rule(video_id=made, leave=st.sampled_from([videos.cancel, videos.remove]), crash=_CRASHES)
    def cancel(self, video_id, leave, crash) -> None:
        row = self.row(video_id)
        if row.deleted_at is not None or (leave is videos.cancel and State(row.state).final):
            return
        before = self.run(self.db.read(lambda conn: videos.find(conn, self.who.project_id, video_id)))
        with contextlib.suppress(Crash):
            self.write(lambda conn: leave(conn, self.who.project_id, video_id, self.clock, 0), crash)
            if not before.state.final:
                self.over(before, self.kept(before))

    def kept(self, video: Video) -> int:
        """What is charged for one that ends in the middle."""
        owed = self.owed[video.id]
        if owed.refund is Refund.FULL or video.state not in (State.RENDERING, State.COLLECTING):
            return 0
        return owed.held // 4 if video.progress < 50 else owed.held // 2

    def over(self, video: Video, charged: int) -> None:
        owed = self.owed[video.id]
        assert owed.charged is None, "it ended twice"
        owed.charged = charged

    @rule(unit=st.sampled_from(Unit), amount=st.integers(1, 50), reference=st.none() | st.sampled_from("ab"))
    def grant(self, unit, amount, reference) -> None:
        given = amount * CREDIT if unit is Unit.USD else amount
        before = self.wallet(unit)
        with contextlib.suppress(IdempotencyConflict):
            self.run(self.books.grant(self.who.tenant_id, unit, given, note=None, reference=reference))
        posted = self.wallet(unit)[0] - before[0]
        assert posted in ((given,) if reference is None else (0, given))
        self.funds[unit] += posted

    @rule(sold=st.sampled_from(Unit), credits=st.integers(1, 30))
    def exchange(self, sold, credits) -> None:  # noqa: A002
        amounts = {Unit.CREDITS: credits, Unit.USD: credits * CREDIT}
        bought = next(unit for unit in Unit if unit is not sold)
        exchanged = self.books.exchange(self.who.tenant_id, sold, amounts[sold], note=None, reference=None)
        try:
            self.run(exchanged)
        except InsufficientQuota:
            assert self.expected(sold)[0] < amounts[sold]
        else:
            self.funds[sold] -= amounts[sold]
            self.funds[bought] += amounts[bought]

    @rule(prepaid=st.booleans(), plan=st.sampled_from(["full", "published"]))
    def change_terms(self, prepaid, plan) -> None:
        """From then on; what was agreed for videos before stays."""
        self.prepaid, self.who = prepaid, self.who._replace(plan=plan)
        mine = update(tables.tenants).where(tables.tenants.c.id == self.who.tenant_id)
        self.write(lambda conn: conn.execute(mine.values(billing="prepaid" if prepaid else "invoice")))

    @rule(dollars=st.integers(0, 3_000_000), percent=st.integers(0, 200))
    def change_prices(self, dollars, percent) -> None:
        per_second, per_video = self.prices.per_second[-1], self.prices.per_video[-1]
        self.prices = replace(
            self.prices,
            per_second=(*self.prices.per_second, per_second.model_copy(update={"default": dollars})),
            per_video=(*self.prices.per_video, per_video.model_copy(update={"p480_percent": percent})),
        )

    def row(self, video_id: str) -> Any:
        found = select(tables.videos).where(tables.videos.c.id == video_id)
        return self.run(self.db.read(lambda conn: conn.execute(found).one()))

    def wallet(self, unit: Unit) -> tuple[int, int]:
        of = tables.wallets.c
        mine = select(of.balance, of.held).where(of.tenant_id == self.who.tenant_id, of.unit == unit.value)
        row = self.run(self.db.read(lambda conn: conn.execute(mine).one()))
        return row.balance, row.held

    def problems(self) -> set[str]:
        return set(self.run(self.db.read(ledger_check.problems)))

    @invariant()
    def the_ledger_is_right(self) -> None:
        assert self.problems() <= self.known
        for unit in Unit:
            assert self.wallet(unit) == self.expected(unit)

    def teardown(self) -> None:
        """Each video's own columns are what the oracle says."""
        for video_id, owed in self.owed.items():
            row = self.row(video_id)
            assert (row.unit, row.price, row.held, row.charged) == (
                owed.unit.value, owed.price, owed.held, owed.charged,
            )  # fmt: skip


@pytest.mark.parametrize("kind", databases.KINDS)
def test_no_history_breaks_the_ledger(kind: str, tmp_path: Path) -> None:
    quick = settings(
        max_examples=12,
        stateful_step_count=25,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    loop = asyncio.new_event_loop()
    with databases.migrated(kind, tmp_path) as url, contextlib.closing(loop):
        opening = opened(kind, url)
        db = loop.run_until_complete(opening.__aenter__())
        try:
            run_state_machine_as_test(lambda: Histories(db, loop), settings=quick)
        finally:
            loop.run_until_complete(opening.__aexit__(None, None, None))
