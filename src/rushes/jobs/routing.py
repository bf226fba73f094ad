"""Who makes a video: which of a route's candidates can, may and shall, by the rows as they are now.

What is passed by, and why, is kept with the attempt: an operator can read every choice afterwards.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import log
from typing import Any

from sqlalchemy import Connection

from rushes.db import accounts, circuits, durations
from rushes.db.accounts import Quota, Standing
from rushes.db.circuits import Circuit
from rushes.errors import Interrupted, ProviderRejected
from rushes.jobs.policy import BUSY
from rushes.models.attempt import Attempt, AttemptState
from rushes.models.route import Policy
from rushes.models.spec import Spec
from rushes.models.video import Pool
from rushes.providers.base import Provider
from rushes.providers.routes import Candidate, Route

#: How soon to look again when a candidate may be had later, and nobody says when.
_LOOK_AGAIN_MS = 15_000
#: Failures that say something of the order itself: the same candidate would say them again.
_FOR_GOOD = frozenset({ProviderRejected.code})
#: Failures that say nothing of who had it.
_BLAMELESS = frozenset({Interrupted.code, BUSY})


@dataclass(frozen=True)
class Choice:
    """``candidate`` is None if there is none now; then ``wait_ms`` says when to look again, or it is None,
    too: no candidate will ever make it.
    """

    candidate: Candidate | None
    because: str
    passed: Mapping[str, str]
    wait_ms: int | None = None

    def explained(self) -> dict[str, Any]:
        return {"because": self.because, "passed": dict(self.passed)}


def pool_of(provider: Provider) -> Pool:
    return Pool.HERE if provider.here else Pool.AWAY


def quota_of(provider: Provider) -> Quota:
    return Quota(provider.name, provider.slots, provider.per_minute, provider.per_day, provider.spend_per_day)


def first_pool(route: Route, spec: Spec) -> Pool:
    """Where a new video waits: where the first candidate is that can make it."""
    pools = {pool_of(each.provider) for each in route.candidates}
    if len(pools) == 1:
        return pools.pop()
    able = (each for each in route.candidates if route.lack_of(each, spec) is None)
    return pool_of(next(able, route.candidates[0]).provider)


def with_failure(history: Sequence[Attempt], attempt: Attempt | None, code: str) -> list[Attempt]:
    """The history as it will be once the attempt has failed so."""
    if attempt is None:
        return list(history)
    failed = replace(attempt, state=AttemptState.FAILED, error_code=code)
    return [*(each for each in history if each.id != attempt.id), failed]


def choose(look: Look, route: Route, spec: Spec, history: Sequence[Attempt]) -> Choice:
    """Take nothing: `Look.take` does that, in the same transaction."""
    judging = _Judging(look, route, history)
    passed = dict(route.unfit)
    waits: list[int] = []
    able: list[Candidate] = []
    for candidate in route.candidates:
        problem = judging.problem(candidate, spec)
        if problem is None:
            able.append(candidate)
            continue
        passed[str(candidate)] = problem.reason
        if problem.wait_ms is not None:
            waits.append(problem.wait_ms)
    for candidate in sorted(able, key=judging.rank(spec)):
        wait_ms = look.wait_ms(candidate)
        if wait_ms == 0:
            return Choice(candidate, judging.because(candidate, spec), passed)
        passed[str(candidate)] = "has no place just now"
        waits.append(wait_ms)
        if not route.overflow:
            break
    if waits:
        return Choice(None, "nobody can take it now", passed, min(waits))
    return Choice(None, "nobody can make it", passed)


def able(conn: Connection, route: Route, spec: Spec, now: int) -> list[Candidate]:
    """Those that can make it and are not out of order, whether or not they have a place just now."""
    judging = _Judging(Look(conn, [route], now), route, [])
    return [each for each in route.candidates if judging.problem(each, spec) is None]


def typical_ms(conn: Connection, candidate: Candidate, spec: Spec) -> int | None:
    """The time that it lately took for videos of this size and length; None if nobody has measured it."""
    return durations.lately(conn, candidate.provider.name, candidate.model, spec.work).quantile(0.5)


@dataclass(frozen=True)
class _Problem:
    reason: str
    #: None: for good.
    wait_ms: int | None = None


class Look:
    """The accounts and circuits of routes' candidates as one transaction sees them, and the places that it
    takes there for its orders.
    """

    def __init__(self, conn: Connection, routes: Iterable[Route], now: int) -> None:
        self.conn = conn
        self.now = now
        away = [each for route in routes for each in route.candidates if not each.provider.here]
        names = {each.provider.name for each in away}
        self._accounts = dict(accounts.standings(conn, sorted(names))) if away else {}
        models = {_key(each) for each in away}
        self._circuits = circuits.of(conn, sorted(models)) if away else {}
        #: Orders, and micro-dollars.
        self._taken: Counter[Quota] = Counter()
        self._spent: Counter[Quota] = Counter()
        self._probed: list[Circuit] = []

    def account(self, candidate: Candidate) -> Standing | None:
        return self._accounts.get(candidate.provider.name)

    def circuit(self, candidate: Candidate) -> Circuit | None:
        return self._circuits.get(_key(candidate))

    def wait_ms(self, candidate: Candidate) -> int:
        account = self.account(candidate)
        return 0 if account is None else account.wait_ms(quota_of(candidate.provider), self.now)

    def take(self, candidate: Candidate, spec: Spec) -> None:
        """The place for one order, as far as the next choice goes; `settle` puts it down."""
        account, quota = self.account(candidate), quota_of(candidate.provider)
        if account is None:
            return
        cost = candidate.cost(spec) or 0
        self._accounts[account.name] = account.taken(quota, cost, self.now)
        self._taken[quota] += 1
        self._spent[quota] += cost
        circuit = self.circuit(candidate)
        if circuit is not None and circuit.probing(self.now):
            self._probed.append(circuit)
            self._circuits[_key(candidate)] = circuit.probed(self.now)

    def settle(self) -> bool:
        """Put down what was taken. False if somebody else was faster: then roll back, and choose again.

        Comes after the videos' rows, and accounts before circuits, as everywhere, so that no two wait for
        each other.
        """
        taken = sorted(self._taken.items(), key=lambda each: each[0].account)
        return all(
            accounts.take(self.conn, quota, self._spent[quota], self.now, orders) for quota, orders in taken
        ) and all(circuits.probe(self.conn, circuit, self.now) for circuit in self._probed)


def _key(candidate: Candidate) -> tuple[str, str]:
    return candidate.provider.name, candidate.model


class _Judging:
    """A route's candidates for one video."""

    def __init__(self, look: Look, route: Route, history: Sequence[Attempt]) -> None:
        self._look = look
        self._route = route
        failed = [each for each in history if each.state is AttemptState.FAILED]
        self._refused = {(each.provider, each.model) for each in failed if each.error_code in _FOR_GOOD}
        self._failures = Counter(
            (each.provider, each.model) for each in failed if each.error_code not in _BLAMELESS
        )

    def problem(self, candidate: Candidate, spec: Spec) -> _Problem | None:
        if lack := self._route.lack_of(candidate, spec):
            return _Problem(lack.message)
        if _key(candidate) in self._refused:
            return _Problem("refused it before")
        account = self._look.account(candidate)
        if account is not None and account.suspended_at is not None:
            return _Problem("its account is suspended", _LOOK_AGAIN_MS)
        quota = quota_of(candidate.provider)
        if account is not None and quota.daily:
            capped = account.capped(quota, candidate.cost(spec), self._look.now)
            if capped is not None:
                return _Problem(f"its account {capped}", _LOOK_AGAIN_MS)
        circuit, present = self._look.circuit(candidate), self._look.now
        if circuit is not None and circuit.open(present):
            return _Problem(
                f"failed {circuit.failures} times in a row and is left alone for a while",
                circuit.open_until - present,
            )
        return None

    def rank(self, spec: Spec) -> Callable[[Candidate], tuple[float, ...]]:
        """Who has failed it least, then who comes first by the route."""
        order = {id(each): index for index, each in enumerate(self._route.candidates)}

        def rank(candidate: Candidate) -> tuple[float, ...]:
            failures = self._failures[_key(candidate)]
            return failures, candidate.priority, self._merit(candidate, spec), order[id(candidate)]

        return rank

    def _merit(self, candidate: Candidate, spec: Spec) -> float:
        """The lower the better, by the route's policy."""
        match self._route.policy:
            case Policy.ORDERED:
                return 0.0
            case Policy.CHEAPEST:
                cost = candidate.cost(spec)
                return float("inf") if cost is None else cost
            case Policy.FASTEST:
                return typical_ms(self._look.conn, candidate, spec) or -1.0
            case Policy.WEIGHTED:
                # The first of them by these keys is each with the probability of its weight:
                # https://en.wikipedia.org/wiki/Reservoir_sampling#Algorithm_A-Res
                if candidate.weight == 0:
                    return float("inf")
                return -log(1.0 - random.random()) / candidate.weight  # noqa: S311

    def because(self, candidate: Candidate, spec: Spec) -> str:
        if self._route.only is not None:
            return "the request wants it"
        if any(self._failures.values()):
            return "it has failed this video least often"
        if self._route.policy is Policy.CHEAPEST and candidate.cost(spec) is None:
            return "nobody knows what it takes, and there is none now whose price is known"
        return {
            Policy.ORDERED: "it is the first that can",
            Policy.CHEAPEST: "it takes the least for it",
            Policy.FASTEST: "it lately took the least time for such a video",
            Policy.WEIGHTED: "by chance, in the proportion of the weights",
        }[self._route.policy]
