"""Plans: how much a tenant may ask for. Data, in TOML; a tenant's row names one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from importlib.resources import files
from pathlib import Path

from pydantic import Field

from rushes.declared import section
from rushes.errors import InvalidRequest, Unavailable
from rushes.models.money import Refund
from rushes.models.spec import Frozen
from rushes.models.terms import Priority

#: Every tenant's until the operator says otherwise.
UNLIMITED = "unlimited"


class WhenFull(StrEnum):
    """What happens to a video that comes while as many as the plan allows are being made."""

    #: It waits until one of them is finished.
    QUEUE = "queue"
    #: It is refused.
    REJECT = "reject"


class Plan(Frozen):
    """None is no limit."""

    #: Videos that are being made at the same time.
    at_once: int | None = Field(default=None, ge=1)
    #: Videos accepted in any 60 minutes.
    per_hour: int | None = Field(default=None, ge=1)
    #: Credits of what is accepted on one day, UTC; one credit is $0.10.
    credits_per_day: int | None = Field(default=None, ge=1)
    when_full: WhenFull = WhenFull.QUEUE
    refund: Refund = Refund.FULL
    lanes: tuple[Priority, ...] = Field(default=tuple(Priority), min_length=1)

    @property
    def rejects(self) -> bool:
        """Whether it depends on what is being made whether a video is refused."""
        return self.at_once is not None and self.when_full is WhenFull.REJECT


class Plans:
    """Those that there are, by name."""

    def __init__(self, plans: Mapping[str, Plan]) -> None:
        self._plans = dict(plans)

    @classmethod
    def load(cls, path: Path) -> Plans:
        """The built-in ones and those of the file ``rushes.toml``. Raises Fatal in one line."""
        return cls(section("plans", Plan, files("rushes.models").joinpath("plans.toml").read_text(), path))

    @property
    def all(self) -> Mapping[str, Plan]:
        return self._plans

    @property
    def places(self) -> Mapping[str, int]:
        """How many videos at once, of the plans that say so."""
        return {name: plan.at_once for name, plan in self._plans.items() if plan.at_once is not None}

    def of(self, name: str) -> Plan:
        """A tenant's. Raises Unavailable: its operator has to mend what this server was told."""
        plan = self._plans.get(name)
        if plan is None:
            raise Unavailable(f"This server knows no plan '{name}', which is yours.", code="plan_unknown")
        return plan

    def check(self, name: str) -> None:
        """Raises InvalidRequest for one that there is not."""
        if name not in self._plans:
            known = ", ".join(f"'{each}'" for each in self._plans)
            raise InvalidRequest(f"There is no plan '{name[:80]}'; there are: {known}.", param="plan")
