"""Acceptance: all that decides whether a video is taken on, in the one transaction that takes it on.

A thousand requests at once are decided one after the other, by the rows: none spends what another has spent.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from rushes.db import assets, budgets, limits, videos
from rushes.db.database import Together, Transaction
from rushes.errors import InvalidRequest
from rushes.models.budget import Budget
from rushes.models.caller import Caller
from rushes.models.ids import now
from rushes.models.key import Mode
from rushes.models.money import Charge, worth
from rushes.models.plan import Plan, Plans
from rushes.models.price import Prices, Work
from rushes.models.spec import Source, Spec
from rushes.models.terms import Priority, Terms
from rushes.models.video import Pool, State, Video
from rushes.service.replay import Replay


@dataclass(frozen=True)
class Request:
    """What a caller wants, once it is known that it can be made."""

    caller: Caller
    #: Of the video that it shall become.
    video_id: str
    spec: Spec
    terms: Terms
    replay: Replay
    #: The same for less, should a budget ask for it.
    cheaper: Spec | None = None


def _here(_: Spec) -> Pool:
    return Pool.HERE


class Acceptance:
    def __init__(self, prices: Prices, plans: Plans, pool: Callable[[Spec], Pool] = _here) -> None:
        self._prices = prices
        self._plans = plans
        self._pool = pool

    def transaction(self, request: Request) -> Transaction[Video]:
        """That which accepts it: `accept`, together with others unless it is decided by the rows of videos,
        which those do not have yet. Raises Unavailable.
        """
        if request.replay.repeats or self._plans.of(request.caller.plan).rejects:
            return lambda conn: self.accept(conn, request)
        return Together(self._accept_new, request)

    def accept(self, conn: Connection, request: Request) -> Video:
        """The new video with its hold and its first event, or the one that the same request made before.

        Raises InvalidRequest, IdempotencyConflict, InsufficientQuota, BudgetExhausted, RateLimited.
        """
        made_id = request.replay.tie(conn, request.video_id)
        if made_id is not None:
            return videos.find(conn, request.caller.project_id, made_id)
        (video,) = self._accept_new(conn, [request])
        return video

    def accept_all(self, conn: Connection, requests: Sequence[Request]) -> Sequence[Video]:
        """New videos of one caller, all of them or none. Raises as `accept`, also for their sum."""
        if self._plans.of(requests[0].caller.plan).rejects:  # each has to see those before it
            return [video for each in requests for video in self._accept_new(conn, [each])]
        return self._accept_new(conn, requests)

    def _accept_new(self, conn: Connection, requests: Sequence[Request]) -> Sequence[Video]:
        at = now()
        decided = [self._decide(conn, each, at) for each in requests]
        videos.accept(conn, [new for new, _ in decided], at)
        for _, counted in decided:
            budgets.tell(conn, counted, at)
        return [new.video for new, _ in decided]

    def _decide(self, conn: Connection, request: Request, at: int) -> tuple[videos.New, Sequence[Budget]]:
        """The video as it is accepted, and the budgets that it counts in."""
        caller, terms = request.caller, request.terms
        _check_inherited(conn, caller, request.spec)
        plan = self._plans.of(caller.plan)
        _check_lane(plan, terms.priority)
        offers = [each for each in (request.spec, request.cheaper) if each is not None]
        charges = [self._charge(caller, plan, each, terms, at) for each in offers]
        held = [worth(each.unit, each.held) for each in charges]
        choice, counted = self._budgeted(conn, caller, held, at)
        charge = charges[choice]
        video = Video(
            id=request.video_id,
            project_id=caller.project_id,
            state=State.QUEUED,
            spec=offers[choice],
            progress=0,
            created_at=at,
            completed_at=None,
            error=None,
            engine=None,
            version=0,
            pool=self._pool(offers[choice]),
            terms=terms,
            charge=charge,
            standing=limits.count(conn, caller.tenant_id, plan, worth(charge.unit, charge.price), at),
        )
        return videos.New(caller, request.replay.fingerprint, video), counted

    def _budgeted(
        self, conn: Connection, caller: Caller, held: Sequence[int], at: int
    ) -> tuple[int, Sequence[Budget]]:
        """Most callers have no budget, and one look a second is enough to know that."""
        if not caller.budgeted:
            return 0, ()
        return budgets.spend(conn, caller.tenant_id, caller.project_id, held, at)

    def _charge(self, caller: Caller, plan: Plan, spec: Spec, terms: Terms, at: int) -> Charge:
        """A test key's videos have their price, and move no money."""
        unit, price = self._prices.price(terms.api, Work.of(spec, terms), at)
        held = 0 if caller.mode is Mode.TEST else price
        return Charge(unit, price, held, plan.refund)


def _check_lane(plan: Plan, lane: Priority) -> None:
    if lane not in plan.lanes:
        lanes = ", ".join(f"'{each}'" for each in plan.lanes)
        raise InvalidRequest(
            f"Your plan does not have '{lane}'. Supported values are: {lanes}.", param="priority"
        )


def _check_inherited(conn: Connection, caller: Caller, spec: Spec) -> None:
    """What a remix, an edit or an extension is made from goes with the video that it belongs to."""
    if not isinstance(spec.source, Source):
        return
    inherited = [spec.source.asset_id, *([spec.reference.asset_id] if spec.reference else [])]
    if any(assets.find(conn, caller.project_id, asset_id) is None for asset_id in inherited):
        raise InvalidRequest(
            "What this video is to be made from was deleted with an earlier video.", param="video"
        )
