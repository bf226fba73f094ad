"""Budgets, decided in the transaction that accepts a video.

The statement that reads a tenant's and a project's budgets locks them: of a thousand requests at once each
sees what those before it have spent, on all servers. A video counts with what is held for it, in the period
in which it was accepted; what it gives back at its end is taken off again if that period still runs.

Locks: budgets by their id, before the limits and the wallet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Row,
    bindparam,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)

from rushes.db import events
from rushes.db.tables import budgets, projects, videos
from rushes.errors import BudgetExhausted, NotFound
from rushes.events import EventKind
from rushes.models.budget import THRESHOLDS, Budget, Period
from rushes.models.ids import is_id
from rushes.models.money import CREDIT, Unit, worth
from rushes.models.terms import Api
from rushes.models.video import Video

_OF_HOLDERS = (
    select(budgets)
    .where(or_(budgets.c.holder_id == bindparam("tenant"), budgets.c.holder_id == bindparam("project")))
    .order_by(budgets.c.id)
)
_TAKE = _OF_HOLDERS.with_for_update()
_COUNT = (
    update(budgets)
    .where(budgets.c.id == bindparam("budget"))
    .values(began=bindparam("since"), spent=bindparam("sum"), told=bindparam("percent"))
)


def spend(
    conn: Connection, tenant_id: str, project_id: str, prices: Sequence[int], now: int
) -> tuple[int, Sequence[Budget]]:
    """Count a video: which of its ``prices`` (micro-dollars, as asked for and as downgraded) it has.

    Returns that and the budgets as they are then, which `tell` is to be told of. Raises BudgetExhausted.
    """
    if not prices[0]:
        return 0, ()
    found = [_current(each, now) for each in _taken(conn, tenant_id, project_id)]
    choice = 0
    if len(prices) > 1 and any(_downgrades(each, prices[0]) for each in found):
        choice = 1
    price = prices[choice]
    for each in found:
        if each.spent + price > each.cap:
            raise _exhausted(each, price)
    counted = [replace(each, spent=each.spent + price) for each in found]
    for each in counted:
        _keep(conn, replace(each, told=_reached(each)))
    return choice, counted


def tell(conn: Connection, counted: Sequence[Budget], now: int) -> None:
    """The thresholds that the budgets have reached since they were told of. Comes after another write."""
    for budget in counted:
        for percent in THRESHOLDS:
            if budget.told < percent <= _reached(budget):
                _tell(conn, budget, percent, now)


def refused(conn: Connection, budget_id: str, now: int) -> None:
    """Something was refused because of it: it is used up, though some of it may be left."""
    row = conn.execute(select(budgets).where(budgets.c.id == budget_id).with_for_update()).first()
    budget = None if row is None else _current(_budget(row), now)
    if budget is not None and budget.told < THRESHOLDS[-1]:
        _keep(conn, replace(budget, told=THRESHOLDS[-1]))
        _tell(conn, budget, THRESHOLDS[-1], now)


def give_back(conn: Connection, video: Video, charged: int) -> None:
    """It comes to nothing, and only ``charged`` of what was held is spent. The caller has moved its row."""
    rest = worth(video.charge.unit, video.charge.held - charged)
    if not rest or video.round > 1:  # what an operator has tried again is in no budget
        return
    tenant_id = conn.execute(select(videos.c.tenant_id).where(videos.c.id == video.id)).scalar_one()
    for each in _taken(conn, tenant_id, video.project_id):
        if each.began <= video.created_at:
            _keep(conn, replace(each, spent=max(0, each.spent - rest)))


def _taken(conn: Connection, tenant_id: str, project_id: str) -> list[Budget]:
    rows = conn.execute(_TAKE, {"tenant": tenant_id, "project": project_id})
    return [_budget(row) for row in rows]


def _budget(row: Row[*tuple[Any, ...]]) -> Budget:
    values = {**row._mapping, "period": Period(row.period), "unit": Unit(row.unit)}
    return Budget(**{name: value for name, value in values.items() if name != "holder_id"})


def _current(budget: Budget, now: int) -> Budget:
    """In a new period nothing is spent yet."""
    began = budget.period.began(now)
    return budget if budget.began >= began else replace(budget, began=began, spent=0, told=0)


def _downgrades(budget: Budget, price: int) -> bool:
    """Whether spending would go beyond the share from which on cheaper models serve."""
    percent = budget.downgrade_percent
    return percent is not None and (budget.spent + price) * 100 > budget.cap * percent


def _reached(budget: Budget) -> int:
    """The highest threshold that it has reached, or has told of before: what is given back changes none."""
    return max([budget.told, *(each for each in THRESHOLDS if budget.reaches(budget.spent, each))])


def _keep(conn: Connection, budget: Budget) -> None:
    values = {"budget": budget.id, "since": budget.began, "sum": budget.spent, "percent": budget.told}
    conn.execute(_COUNT, values)


def _exhausted(budget: Budget, price: int) -> BudgetExhausted:
    whose = "project" if budget.project_id else "account"
    left = budget.unit.text(max(0, budget.cap - budget.spent) // worth(budget.unit, 1))
    return BudgetExhausted(
        f"The {whose}'s budget of {budget.unit.text(budget.amount)} a {budget.period} has {left} left, and "
        f"this costs {budget.unit.text(budget.in_unit(price))}.",
        budget.id,
    )


def _tell(conn: Connection, budget: Budget, percent: int, now: int) -> None:
    """To the project, or to all of the tenant's: each has streams of its own."""
    told = [budget.project_id] if budget.project_id else _projects(conn, budget.tenant_id)
    for project_id in told:
        events.append(
            conn,
            project_id,
            None,
            EventKind.BUDGET_THRESHOLD,
            now,
            id=budget.id,
            scope="project" if budget.project_id else "tenant",
            period=budget.period.value,
            percent=percent,
            unit=budget.unit.value,
            amount=budget.amount,
            spent=budget.in_unit(budget.spent),
        )


def _projects(conn: Connection, tenant_id: str) -> list[str]:
    mine = select(projects.c.id).where(projects.c.tenant_id == tenant_id)
    return list(conn.execute(mine.order_by(projects.c.id)).scalars())


def put(conn: Connection, budget: Budget) -> Budget:
    """Set the holder's budget for the period, in the place of the one that there may be.

    It begins with what was spent in the period that runs. What is being accepted in that very moment may be
    missed.
    """
    mine = (budgets.c.holder_id == budget.holder_id, budgets.c.period == budget.period.value)
    before = conn.execute(select(budgets).where(*mine).with_for_update()).first()
    if before is not None:
        old = _current(_budget(before), budget.created_at)
        budget = replace(budget, id=old.id, began=old.began, spent=old.spent, created_at=old.created_at)
        conn.execute(delete(budgets).where(*mine))
    else:
        began = budget.period.began(budget.created_at)
        budget = replace(budget, began=began, spent=_spent_since(conn, budget, began))
    budget = replace(budget, told=_reached(replace(budget, told=0)))
    conn.execute(insert(budgets).values(holder_id=budget.holder_id, **vars(budget)))
    return budget


def _spent_since(conn: Connection, budget: Budget, began: int) -> int:
    mine = select(projects.c.id).where(projects.c.tenant_id == budget.tenant_id)
    if budget.project_id is not None:
        mine = mine.where(projects.c.id == budget.project_id)
    total = conn.execute(
        select(func.sum(_held())).where(
            videos.c.project_id.in_(mine),
            videos.c.api.in_(list(Api)),
            # Ids sort by age, and begin a little before the video is accepted.
            videos.c.id >= f"video_{began - 60_000:012x}",
            videos.c.created_at >= began,
        )
    ).scalar()
    return int(total or 0)


def _held() -> ColumnElement[int]:
    micro = case((videos.c.unit == Unit.CREDITS.value, CREDIT), else_=1)
    return func.coalesce(videos.c.charged, videos.c.held) * micro


def find(conn: Connection, budget_id: str) -> Budget:
    """Raises NotFound."""
    known = is_id("budget", budget_id)
    row = conn.execute(select(budgets).where(budgets.c.id == budget_id)).first() if known else None
    if row is None:
        raise NotFound(f"No budget found with id '{budget_id[:80]}'.", param="budget_id")
    return _budget(row)


def remove(conn: Connection, budget_id: str) -> None:
    """Raises NotFound."""
    find(conn, budget_id)
    conn.execute(delete(budgets).where(budgets.c.id == budget_id))


def page(conn: Connection, now: int, *, tenant_id: str | None, after: str | None, limit: int) -> list[Budget]:
    """One tenant's, its projects' too, or all, newest first, in the period that runs."""
    query = select(budgets)
    if tenant_id is not None:
        query = query.where(budgets.c.tenant_id == tenant_id)
    if after is not None:
        query = query.where(budgets.c.id < after)
    rows = conn.execute(query.order_by(budgets.c.id.desc()).limit(limit))
    return [_current(_budget(row), now) for row in rows]


def of_caller(conn: Connection, tenant_id: str, project_id: str, now: int) -> list[Budget]:
    """Those that a project's videos count in: the project's and the tenant's."""
    rows = conn.execute(_OF_HOLDERS, {"tenant": tenant_id, "project": project_id})
    return [_current(_budget(row), now) for row in rows]
