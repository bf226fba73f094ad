"""What a video costs, by price lists that are data.

**Per second** (dollars, the Videos API): the model's rate times the seconds that have to be made. An
extension pays for its new seconds only. A size of more than 1280 x 720 pixels has a rate of its own where
the list says so, and a model that the list does not name has the list's default.

**Per video** (credits, the 2 Pro API): a table of seconds and credits for 720p and for 1080p. Between two
points the price is linear; below the first it is that point's share for each second; beyond the last it goes
on with the slope of the last two. A picture whose shorter side is at most 480 is 480p and costs a share of
720p, at most 720 is 720p, more is 1080p. The surcharges that apply are added up and taken of that price, and
the result is rounded up to a whole credit, once, at the end.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from importlib.resources import files
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import Annotated, Protocol, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field

from rushes.declared import section
from rushes.models.money import CREDIT, MAX_AMOUNT, MICRO_DOLLARS, Unit
from rushes.models.size import Size
from rushes.models.spec import Operation, Spec
from rushes.models.terms import Api, Priority, Terms

_LARGER = 1280 * 720


@dataclass(frozen=True)
class Work:
    """What a price depends on. Seconds are those that have to be made."""

    model: str
    size: Size
    seconds: int
    fps: int = 24
    image: bool = False
    high_motion: bool = False
    priority: bool = False

    @classmethod
    def of(cls, spec: Spec, terms: Terms) -> Work:
        return cls(
            model=spec.alias,
            size=spec.size,
            seconds=spec.new_seconds,
            fps=spec.fps,
            image=spec.operation is Operation.ANIMATE or spec.reference is not None,
            high_motion=spec.high_motion,
            priority=terms.priority is Priority.PRIORITY,
        )


def _micro_dollars(value: object) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", value):
        raise ValueError('expected dollars as text, to a millionth, like "0.10": a float is not exact')
    return int(Decimal(value) * MICRO_DOLLARS)


#: Dollars in the file, micro-dollars here.
Dollars = Annotated[int, BeforeValidator(_micro_dollars)]


def _instant(value: object) -> object:
    if isinstance(value, date) and not isinstance(value, datetime):
        value = datetime.combine(value, time())
    if isinstance(value, datetime) and value.tzinfo is None:
        value = value.replace(tzinfo=UTC)
    return value


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class _Dated(_Data):
    effective_from: Annotated[datetime, BeforeValidator(_instant)]

    @cached_property
    def from_ms(self) -> float:
        """Unix milliseconds."""
        return self.effective_from.timestamp() * 1000


class _Rate(_Data):
    models: Annotated[tuple[str, ...], Field(min_length=1)]
    price: Dollars
    larger: Dollars | None = None


class PerSecond(_Dated):
    """Dollars for a second."""

    default: Dollars
    rates: tuple[_Rate, ...] = ()

    def price(self, work: Work) -> int:
        """Micro-dollars."""
        return self._rate(work) * work.seconds

    def _rate(self, work: Work) -> int:
        for rate in self.rates:
            if work.model in rate.models:
                if rate.larger is not None and work.size.pixels > _LARGER:
                    return rate.larger
                return rate.price
        return self.default


_Percent = Annotated[int, Field(ge=0, le=1000)]
_Point = tuple[Annotated[int, Field(ge=1)], Annotated[int, Field(ge=0, le=MAX_AMOUNT)]]


def _rising(points: tuple[_Point, ...]) -> tuple[_Point, ...]:
    if any(a[0] >= b[0] or a[1] > b[1] for a, b in pairwise(points)):
        raise ValueError("expected more seconds, and no fewer credits, from point to point")
    return points


_Points = Annotated[tuple[_Point, ...], Field(min_length=1), AfterValidator(_rising)]


class PerVideo(_Dated):
    """Credits for a video."""

    p720: Annotated[_Points, Field(alias="720p")]
    p1080: Annotated[_Points, Field(alias="1080p")]
    p480_percent: Annotated[_Percent, Field(alias="480p_percent")]
    image_percent: _Percent
    motion_percent: _Percent
    fps_percent: _Percent
    priority_percent: _Percent

    def price(self, work: Work) -> int:
        """Credits, at least one."""
        shorter = min(work.size)
        price = _on(self.p1080 if shorter > 720 else self.p720, work.seconds)
        if shorter <= 480:
            price *= Fraction(self.p480_percent, 100)
        return max(1, ceil(price * (100 + self._surcharge(work)) / 100))

    def _surcharge(self, work: Work) -> int:
        applies = (
            (self.image_percent, work.image),
            (self.motion_percent, work.high_motion),
            (self.fps_percent, work.fps >= 60),
            (self.priority_percent, work.priority),
        )
        return sum(percent for percent, does in applies if does)


def _on(points: Sequence[_Point], seconds: int) -> Fraction:
    """The price on the line through the points."""
    if seconds <= points[0][0] or len(points) == 1:
        return Fraction(points[0][1] * seconds, points[0][0])
    after = next((index for index, point in enumerate(points) if point[0] >= seconds), len(points) - 1)
    (s0, c0), (s1, c1) = points[after - 1], points[after]
    return c0 + Fraction((c1 - c0) * (seconds - s0), s1 - s0)


class Pack(_Data):
    """Credits that are sold together."""

    credits: Annotated[int, Field(ge=1, le=MAX_AMOUNT // CREDIT)]
    #: Micro-dollars.
    price: Dollars


class _List(Protocol):
    @property
    def effective_from(self) -> datetime: ...

    @property
    def from_ms(self) -> float: ...


_L = TypeVar("_L", bound=_List)


@dataclass(frozen=True)
class Prices:
    """All lists, each kind from the oldest to the newest, and the packs by name."""

    per_second: tuple[PerSecond, ...]
    per_video: tuple[PerVideo, ...]
    packs: Mapping[str, Pack]

    @classmethod
    def load(cls, path: Path) -> Prices:
        """The built-in ones and those of the file ``rushes.toml``. Raises Fatal in one line."""
        ours = files("rushes.models").joinpath("prices.toml").read_text("utf-8")
        return cls(
            _by_age(section("per_second", PerSecond, ours, path).values()),
            _by_age(section("per_video", PerVideo, ours, path).values()),
            section("packs", Pack, ours, path),
        )

    def price(self, api: Api, work: Work, at: int) -> tuple[Unit, int]:
        """In the unit of the API that is asked, by the list in force at ``at``, Unix milliseconds."""
        if api is Api.GENERATIONS:
            return Unit.CREDITS, _in_force(self.per_video, at).price(work)
        return Unit.USD, _in_force(self.per_second, at).price(work)


def _by_age(lists: Iterable[_L]) -> tuple[_L, ...]:
    # Of two that begin at once the one that was declared last counts: the sort keeps their order.
    return tuple(sorted(lists, key=lambda each: each.effective_from))


def _in_force(lists: Sequence[_L], at: int) -> _L:
    """The one that began last; before all of them, the first."""
    return next((each for each in reversed(lists) if each.from_ms <= at), lists[0])
