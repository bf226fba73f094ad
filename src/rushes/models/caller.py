"""Who is asking."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from rushes.models.key import Mode
from rushes.models.plan import UNLIMITED
from rushes.models.scope import Scope


class Caller(NamedTuple):
    """What a valid API key stands for. Every query names the project."""

    project_id: str
    key_id: str
    mode: Mode = Mode.LIVE
    #: Without any, no operation is open.
    scopes: frozenset[Scope] = frozenset()
    tenant_id: str = ""
    #: The tenant's, as it was a second ago at most.
    plan: str = UNLIMITED
    #: Whether, a second ago at most, its tenant or its project had a budget.
    budgeted: bool = True


@dataclass(frozen=True)
class Credential:
    """A secret that there is, and what stands in its way."""

    caller: Caller
    #: Unix milliseconds; it is worth nothing from then on.
    until: int | None
    project_disabled: bool
    tenant_disabled: bool
