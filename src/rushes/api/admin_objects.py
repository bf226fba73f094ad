"""What the operator's API takes and gives."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from rushes.api import replies
from rushes.api.replies import Entry, Page, Reply, VideoObject, seconds
from rushes.api.requests import Name, ShortName, Whole, Wire
from rushes.models.ids import is_id
from rushes.models.key import Key, Mode
from rushes.models.money import Billing, Refund
from rushes.models.plan import UNLIMITED, Plan, WhenFull
from rushes.models.scope import Scope
from rushes.models.tenant import Holding, Project, Tenant
from rushes.models.terms import Priority
from rushes.models.video import State
from rushes.service.keys import MAX_OVERLAP_MS, Revealed

_DAY = 24 * 3600
#: The end of the year 9999, in Unix seconds.
_LATEST = 253_402_300_799


class CreateTenant(Wire):
    name: ShortName = Field(description="For people; no two tenants share one.")
    plan: ShortName = Field(UNLIMITED, description="How much it may ask for: the name of a plan.")


class CreateProject(Wire):
    tenant_id: Name
    name: ShortName = Field(description="For people; no two of a tenant's projects share one.")


class ChangeHolder(Wire):
    """What shall be different of a tenant or a project."""

    name: ShortName | None = None
    disabled: bool | None = Field(
        None, description="While it is, its keys get 403 everywhere; videos that were accepted are finished."
    )


class ChangeTenant(ChangeHolder):
    """What shall be different of a tenant."""

    plan: ShortName | None = Field(None, description="The name of another plan.")
    billing: Billing | None = Field(
        None,
        description="`prepaid` accepts nothing that the wallet cannot pay; `invoice` lets it go below zero.",
    )


class CreateKey(Wire):
    project_id: Name
    name: ShortName = Field(description="What it is for.")
    mode: Mode = Field(
        Mode.LIVE, description="Both are served alike; it shows in the secret and in `rushes-mode`."
    )
    scopes: Annotated[list[Scope], Field(min_length=1, max_length=100)] = Field(
        description="What it may be used for; `all` includes what later versions add."
    )
    expires_at: Annotated[Whole, Field(ge=0, le=_LATEST)] | None = Field(
        None, description="Unix seconds; never without it."
    )


class RotateKey(Wire):
    overlap_seconds: Annotated[Whole, Field(ge=0, le=MAX_OVERLAP_MS // 1000)] = Field(
        _DAY, description="How long the secrets before stay good beside the new one. Default a day."
    )


BODIES = (CreateTenant, CreateProject, ChangeHolder, ChangeTenant, CreateKey, RotateKey)


class TenantObject(Entry):
    """Whom the server works for."""

    model_config = ConfigDict(title="Tenant")

    id: str
    object: Literal["tenant"] = "tenant"
    name: str
    created_at: int = Field(description="Unix seconds.")
    disabled_at: int | None
    plan: str
    billing: Billing


class PlanObject(Reply):
    """How much a tenant may ask for; null is no limit."""

    model_config = ConfigDict(title="Plan")

    id: str = Field(examples=["starter"])
    object: Literal["plan"] = "plan"
    at_once: int | None = Field(description="Videos that are being made at the same time.")
    per_hour: int | None = Field(description="Videos accepted in any 60 minutes.")
    credits_per_day: int | None = Field(description="Of what is accepted on one day, UTC.")
    when_full: WhenFull = Field(description="Whether a video above `at_once` waits or is refused.")
    refund: Refund = Field(description="Of a video that failed: all, or by the published policy.")
    lanes: list[Priority] = Field(description="The values of `priority` that may be asked for.")


class ProjectObject(Entry):
    """A part of a tenant; it sees nothing of the others."""

    model_config = ConfigDict(title="Project")

    id: str
    object: Literal["project"] = "project"
    tenant_id: str
    name: str
    created_at: int = Field(description="Unix seconds.")
    disabled_at: int | None


class KeyObject(Entry):
    """An API key. Its secret is kept as a hash."""

    model_config = ConfigDict(title="Key")

    id: str
    object: Literal["key"] = "key"
    project_id: str
    name: str
    mode: Mode
    scopes: list[Scope]
    secret_hint: str = Field(description="The end of the newest secret.")
    created_at: int = Field(description="Unix seconds.")
    expires_at: int | None
    revoked_at: int | None
    last_used_at: int | None = Field(description="Correct to a minute.")
    old_secrets_expire_at: int | None = Field(description="After a rotation: when those before end.")


class KeyWithSecret(KeyObject):
    """The secret is shown now and never again."""

    model_config = ConfigDict(title="KeyWithSecret")

    secret: str = Field(examples=["sk-rushes-live-…"])


class HoldingObject(VideoObject):
    """A video, whose it is, and what its owner does not see."""

    model_config = ConfigDict(title="TenantVideo")

    tenant_id: str
    project_id: str
    key_id: str
    mode: Mode = Field(description="Of the key that made it.")
    state: State = Field(description="More exact than `status`.")
    engine: str | None
    deleted_at: int | None = Field(description="Its owner sees it no more, and its files are gone.")


class TenantList(Page[TenantObject]):
    pass


class PlanList(Reply):
    object: Literal["list"] = "list"
    data: list[PlanObject]


class ProjectList(Page[ProjectObject]):
    pass


class KeyList(Page[KeyObject]):
    pass


class HoldingList(Page[HoldingObject]):
    pass


def id_of(prefix: str, what: str) -> AfterValidator:
    """For queries: ids are compared with it in the database."""

    def check(text: str | None) -> str | None:
        if text and not is_id(prefix, text):
            raise PydanticCustomError("id", f"expected the id of a {what}")
        return text or None

    return AfterValidator(check)


def tenant(it: Tenant) -> TenantObject:
    return TenantObject(
        id=it.id,
        name=it.name,
        created_at=it.created_at // 1000,
        disabled_at=seconds(it.disabled_at),
        plan=it.plan,
        billing=it.billing,
    )


def plan(name: str, it: Plan) -> PlanObject:
    return PlanObject(id=name, **it.model_dump())


def project(it: Project) -> ProjectObject:
    return ProjectObject(
        id=it.id,
        tenant_id=it.tenant_id,
        name=it.name,
        created_at=it.created_at // 1000,
        disabled_at=seconds(it.disabled_at),
    )


def key(it: Key) -> KeyObject:
    return KeyObject(
        id=it.id,
        project_id=it.project_id,
        name=it.name,
        mode=it.mode,
        scopes=sorted(it.scopes),
        secret_hint=it.hint,
        created_at=it.created_at // 1000,
        expires_at=seconds(it.expires_at),
        revoked_at=seconds(it.revoked_at),
        last_used_at=seconds(it.last_used_at),
        old_secrets_expire_at=seconds(it.old_secrets_until),
    )


def with_secret(it: Revealed) -> KeyWithSecret:
    return KeyWithSecret(**key(it.key).model_dump(), secret=it.secret)


def holding(it: Holding) -> HoldingObject:
    return HoldingObject(
        **replies.video(it.video).model_dump(),
        tenant_id=it.tenant_id,
        project_id=it.video.project_id,
        key_id=it.key_id,
        mode=it.mode,
        state=it.video.state,
        engine=it.video.engine,
        deleted_at=seconds(it.deleted_at),
    )
