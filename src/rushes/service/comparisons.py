"""Comparisons: one request to several at once, one video each; all of them are accepted, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy import Connection

from rushes.db import comparisons
from rushes.db.database import Database
from rushes.errors import InsufficientScope, InvalidRequest, NotFound
from rushes.jobs import routing
from rushes.models.caller import Caller
from rushes.models.capabilities import listed
from rushes.models.comparison import Comparison
from rushes.models.ids import is_id, new_id, now
from rushes.models.route import Override
from rushes.models.scope import Scope
from rushes.models.spec import Spec
from rushes.models.terms import PLAIN
from rushes.service.acceptance import Acceptance, Request
from rushes.service.admission import Admission
from rushes.service.making import Made, Making
from rushes.service.orders import CreateOrder, Retry
from rushes.service.replay import Replay

#: Videos of one comparison.
MOST = 10
#: How a repeated request finds its comparison.
_BEFORE = Made(comparisons.latest_with, comparisons.find)


@dataclass(frozen=True)
class CompareOrder:
    """``wanted`` from each of these: candidates of its model, or models in the place of its own. With
    neither, from all of its model's candidates that can make it.
    """

    wanted: CreateOrder
    candidates: tuple[str, ...] = ()
    models: tuple[str, ...] = ()


class Comparisons:
    """Every method is for one caller and sees that caller's project only."""

    def __init__(self, db: Database, admission: Admission, acceptance: Acceptance, making: Making) -> None:
        self._db = db
        self._admission = admission
        self._acceptance = acceptance
        self._making = making

    async def create(self, caller: Caller, order: CompareOrder, retry: Retry) -> Comparison:
        """Raises InvalidRequest, InsufficientScope, IdempotencyConflict, InsufficientQuota, RateLimited,
        Unavailable.
        """

        async def make(replay: Replay) -> Comparison:
            specs = await self._specs(caller, order)
            self._making.check_room()
            players = await self._making.players(caller, order.wanted)
            images = await self._making.references(caller, order.wanted, len(specs))
            whole = [
                spec.model_copy(update={"reference": image, "characters": players})
                for spec, image in zip(specs, images, strict=True)
            ]
            requests = [Request(caller, new_id("video"), spec, PLAIN, replay) for spec in whole]
            comparison_id = new_id("comparison")

            def accept(conn: Connection) -> Comparison:
                made_id = replay.tie(conn, comparison_id)
                if made_id is not None:
                    return comparisons.find(conn, caller.project_id, made_id)
                videos = self._acceptance.accept_all(conn, requests)
                comparison = Comparison(comparison_id, videos[0].created_at, tuple(videos))
                comparisons.add(conn, caller.project_id, comparison, replay.fingerprint)
                return comparison

            return await self._making.accept(replay, accept)

        return await self._making.once(caller, retry, _BEFORE, make)

    async def retrieve(self, caller: Caller, comparison_id: str) -> Comparison:
        """Raises NotFound."""
        if not is_id("comparison", comparison_id):
            raise NotFound(f"No comparison found with id '{comparison_id[:80]}'.", param="comparison_id")
        return await self._db.read(lambda conn: comparisons.find(conn, caller.project_id, comparison_id))

    async def page(self, caller: Caller, *, after: str | None, limit: int) -> tuple[list[Comparison], bool]:
        """Newest first, and whether there are more."""
        found = await self._db.read(
            lambda conn: comparisons.page(conn, caller.project_id, after=after, limit=limit + 1)
        )
        return found[:limit], len(found) > limit

    async def _specs(self, caller: Caller, order: CompareOrder) -> list[Spec]:
        """The same words and seed for all of them."""
        if order.models:
            _check_once(order.models, "models")
            asked = self._admission.asked(replace(order.wanted, model=order.models[0]))
            each_model = [asked.model_copy(update={"model": model}) for model in order.models]
            return [self._admission.fitting(each) for each in each_model]
        if Scope.VIDEOS_ROUTE not in caller.scopes:
            raise InsufficientScope(Scope.VIDEOS_ROUTE, param="candidates")
        asked = self._admission.asked(order.wanted)
        _check_once(order.candidates, "candidates")
        names = order.candidates or await self._able(asked)
        pinned = [asked.model_copy(update={"override": Override(candidate=name)}) for name in names]
        return [self._admission.fitting(each, f"candidates[{index}]") for index, each in enumerate(pinned)]

    async def _able(self, spec: Spec) -> Sequence[str]:
        """All candidates that can make it and are not out of order. Raises InvalidRequest."""
        route = self._admission.route(spec.model)
        able = await self._db.read(lambda conn: routing.able(conn, route, spec, now()))
        names = [str(each) for each in able]
        if 2 <= len(names) <= MOST:
            return names
        can = f"{len(names)} can make this now" + (f": {listed(names)}" if names else "")
        raise InvalidRequest(
            f"A comparison is of 2 to {MOST} candidates. Of those of the model '{route.alias}', {can}.",
            param="candidates",
        )


def _check_once(names: Sequence[str], param: str) -> None:
    for index, name in enumerate(names):
        if name in names[:index]:
            raise InvalidRequest(f"'{name}' is named twice.", param=f"{param}[{index}]")
