"""Whom a server works for: tenants hold projects, and projects hold keys, videos and all else."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.models.attempt import Attempt
from rushes.models.key import Mode
from rushes.models.money import Billing
from rushes.models.plan import UNLIMITED
from rushes.models.video import Letter, Video


@dataclass(frozen=True)
class Tenant:
    """Times are Unix milliseconds. While it is disabled, none of its keys opens anything."""

    id: str
    name: str
    created_at: int
    disabled_at: int | None
    #: Names one of the plans.
    plan: str = UNLIMITED
    billing: Billing = Billing.INVOICE


@dataclass(frozen=True)
class Project:
    """Its name is unique within its tenant. Projects see nothing of each other."""

    id: str
    tenant_id: str
    name: str
    created_at: int
    disabled_at: int | None


@dataclass(frozen=True)
class Holding:
    """A video and whose it is, as an operator sees it."""

    video: Video
    tenant_id: str
    key_id: str
    mode: Mode
    deleted_at: int | None


@dataclass(frozen=True)
class DeadLetter:
    """A video that an operator has to see to, whose it is, and all that was tried for it."""

    video: Video
    tenant_id: str
    kind: Letter
    attempts: tuple[Attempt, ...]

    @property
    def id(self) -> str:
        return self.video.id
