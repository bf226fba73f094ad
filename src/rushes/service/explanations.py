"""Explanations: who would make a video now, and why nobody else. Looked up as for a real one, not made."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from rushes.db.database import Database
from rushes.errors import InvalidRequest
from rushes.jobs import routing
from rushes.jobs.routing import Choice
from rushes.models.ids import now
from rushes.models.spec import Operation, Spec
from rushes.providers.routes import Candidate, Route
from rushes.service.admission import Admission
from rushes.service.orders import CreateOrder

_MAX_PROMPT = 32_000


@dataclass(frozen=True)
class Judged:
    """One candidate, as ``provider/model``."""

    name: str
    chosen: bool
    #: Whether something stands in its way; one that is neither comes after the chosen one.
    passed: bool
    why: str
    #: Micro-dollars that its provider is expected to take; None if nobody knows or it cannot make it.
    cost: int | None
    #: Milliseconds; None if it has made none of this size and length.
    typical_ms: int | None
    #: Whether its model can make such a video at all.
    able: bool = True


@dataclass(frozen=True)
class Explanation:
    spec: Spec
    because: str
    #: Of nobody chosen: milliseconds after which it is looked again, None if nobody will ever make it.
    wait_ms: int | None
    #: The chosen one first, then as the route lists them.
    candidates: tuple[Judged, ...]


class Explanations:
    def __init__(self, db: Database, admission: Admission) -> None:
        self._db = db
        self._admission = admission

    async def explain(self, order: CreateOrder, *, image: bool) -> Explanation:
        """For a new video; ``image``: whether it would start from one.

        Raises InvalidRequest for a model or a candidate that does not exist, a size that is none and a prompt
        that is too long for every model. What candidates lack is explained, not raised.
        """
        if not 1 <= len(order.prompt) <= _MAX_PROMPT:
            raise InvalidRequest(f"'prompt' has 1 to {_MAX_PROMPT:,} characters.", param="prompt")
        route = self._admission.overridden(order.model, order.override)
        spec = self._admission.asked(order)
        if image:
            spec = spec.model_copy(update={"operation": Operation.ANIMATE})
        return await self._db.read(lambda conn: _explain(conn, route, spec))


def _explain(conn: Connection, route: Route, spec: Spec) -> Explanation:
    choice = routing.choose(routing.Look(conn, [route], now()), route, spec, [])
    judged = [_judge(conn, route, spec, choice, each) for each in route.candidates]
    judged.sort(key=lambda each: not each.chosen)
    judged += [Judged(name, False, True, why, None, None, able=False) for name, why in route.unfit.items()]
    return Explanation(spec, choice.because, choice.wait_ms, tuple(judged))


def _judge(conn: Connection, route: Route, spec: Spec, choice: Choice, candidate: Candidate) -> Judged:
    chosen = candidate is choice.candidate
    problem = None if chosen else choice.passed.get(str(candidate))
    can = route.lack_of(candidate, spec) is None
    return Judged(
        name=str(candidate),
        chosen=chosen,
        passed=problem is not None,
        why=choice.because if chosen else problem or _behind(choice),
        cost=candidate.cost(spec) if can else None,
        typical_ms=routing.typical_ms(conn, candidate, spec),
        able=can,
    )


def _behind(choice: Choice) -> str:
    if choice.candidate is not None:
        return "can make it, and comes after the chosen one"
    return "can make it, and this route does not overflow: it waits for a place at the one before"
