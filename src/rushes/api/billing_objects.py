"""What the billing operations take and give, for callers and for the operator."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Annotated, Any, Literal

from pydantic import ConfigDict, Discriminator, Field, Tag, model_validator

from rushes.api.budget_objects import BudgetObject, budget
from rushes.api.generation_requests import ImageToVideo, Words
from rushes.api.replies import Reply
from rushes.api.requests import CreateVideo, Name, Prompt, ShortName, VideoReference, Whole, Wire
from rushes.errors import InvalidRequest
from rushes.models.limit import Standing
from rushes.models.money import CREDIT, MAX_AMOUNT, Account, Billing, Kind, Transaction, Unit
from rushes.models.plan import Plan, WhenFull
from rushes.models.spec import Operation
from rushes.models.terms import Priority
from rushes.models.usage import Usage
from rushes.service.billing import Period, State
from rushes.service.estimates import Estimate, Order
from rushes.service.orders import ChangeOrder, ExtendOrder

_MONTH = 1_000_000
EPOCH = date(1970, 1, 1).toordinal()

Amount = Annotated[Whole, Field(ge=1, le=MAX_AMOUNT)]
_Count = Annotated[Whole, Field(ge=1, le=_MONTH, description="So many of them a month.")]
Note = Annotated[str, Field(strict=True, min_length=1, max_length=1000)]


class EstimateVideo(CreateVideo):
    """A request to the Videos API: the same fields as to make it."""

    api: Literal["videos"] = "videos"
    prompt: Prompt = Field("-", description="May be left out: no price depends on it.")
    operation: Literal["create", "remix", "edit", "extend"] = "create"
    video: VideoReference | None = Field(None, description="For all operations but `create`.")
    count: _Count = 1

    def asked(self) -> tuple[Order, Operation]:
        if self.operation == "create":
            return self.order(), Operation.GENERATE
        if self.video is None:
            raise InvalidRequest(
                f"Missing required parameter: 'video', which '{self.operation}' starts from.",
                param="video",
                code="missing_required_parameter",
            )
        if self.operation == "extend":
            if self.seconds is None:
                raise InvalidRequest(
                    "Missing required parameter: 'seconds', which is what is added.",
                    param="seconds",
                    code="missing_required_parameter",
                )
            extension = ExtendOrder(self.prompt, self.seconds, video_id=self.video.id, model=self.model)
            return extension, Operation.EXTEND
        change = ChangeOrder(self.prompt, video_id=self.video.id, model=self.model, look=self.look())
        return change, Operation(self.operation)


class EstimateGeneration(ImageToVideo):
    """A request to the 2 Pro API: the same fields as to make it, with or without an image."""

    api: Literal["generations"]
    prompt: Words = Field("-", description="May be left out: no price depends on it.")
    count: _Count = 1

    def asked(self) -> tuple[Order, Operation]:
        pictured = self.image is not None or self.image_url is not None
        return (self.order() if pictured else self._order()), Operation.GENERATE


def _api(value: object) -> object:
    return value.get("api", "videos") if isinstance(value, dict) else getattr(value, "api", "videos")


_Request = Annotated[
    Annotated[EstimateVideo, Tag("videos")] | Annotated[EstimateGeneration, Tag("generations")],
    Discriminator(_api),
]


class CreateEstimate(Wire):
    """Requests to be priced and not made. One alone may stand without the list around it."""

    requests: Annotated[list[_Request], Field(min_length=1, max_length=100)]

    @model_validator(mode="before")
    @classmethod
    def _listed(cls, value: Any) -> Any:  # noqa: ANN401
        alone = isinstance(value, dict) and "requests" not in value
        return {"requests": [value]} if alone else value


class Grant(Wire):
    unit: Unit
    amount: Amount = Field(description="Micro-dollars or credits.")
    note: Note | None = None
    reference: Name | None = Field(
        None, description="Your own name for it: sent again, it is answered again and not posted again."
    )


class Payment(Wire):
    """Dollars that came in."""

    amount: Amount = Field(description="Micro-dollars.")
    note: Note | None = None
    reference: Name | None = None


class Purchase(Wire):
    """Packs of credits that were paid for outside."""

    pack: ShortName = Field(examples=["small", "medium", "large"])
    quantity: Annotated[Whole, Field(ge=1, le=1_000_000)] = 1
    note: Note | None = None
    reference: Name | None = None


class Exchange(Wire):
    """From one wallet to the other, at $0.10 for a credit."""

    unit: Unit = Field(description="What is given away.")
    amount: Amount = Field(description=f"Of it. Micro-dollars have to be a multiple of {CREDIT}.")
    note: Note | None = None
    reference: Name | None = None


class Adjustment(Wire):
    unit: Unit
    amount: Annotated[Whole, Field(ge=-MAX_AMOUNT, le=MAX_AMOUNT)] = Field(
        description="Below zero takes away, but not more than there is."
    )
    note: Note = Field(description="Why.")
    reference: Name | None = None


BODIES = (CreateEstimate, Grant, Payment, Purchase, Exchange, Adjustment)


class Money(Reply):
    """An amount, exactly and for people."""

    unit: Unit
    amount: int = Field(description="Micro-dollars, or credits.")
    text: str = Field(examples=["$0.40", "18 credits"])


class PricedRequest(Reply):
    price: Money = Field(description="Of one.")
    count: int
    total: Money
    usd: str = Field(description="The total in dollars; a credit is $0.10.", examples=["$120.00"])


class EstimateObject(Reply):
    """What requests would cost by the price list of this moment."""

    model_config = ConfigDict(title="Estimate")

    object: Literal["estimate"] = "estimate"
    data: list[PricedRequest]
    total_usd: str = Field(description="All of them in dollars.")


class WalletObject(Reply):
    balance: Money = Field(description="What can be spent.")
    held: Money = Field(description="Set aside for videos that are being made.")
    spent_per_day: Money = Field(description="Of late: over the last seven days at most.")
    runs_out_at: int | None = Field(description="Unix seconds, at that rate; null if there is no such time.")


class LimitsObject(Reply):
    """The plan's; null is no limit."""

    at_once: int | None
    per_hour: int | None
    credits_per_day: int | None
    when_full: WhenFull
    lanes: list[Priority]
    remaining_requests: int | None = Field(description="Videos that the present hour leaves.")
    remaining_credits: int | None = Field(description="Credits that the present day, UTC, leaves.")


class AccountObject(Reply):
    """A tenant's account."""

    model_config = ConfigDict(title="Account")

    object: Literal["account"] = "account"
    tenant_id: str
    plan: str
    billing: Billing = Field(description="`prepaid` accepts nothing that the wallet cannot pay.")
    limits: LimitsObject
    wallets: list[WalletObject]
    budgets: list[BudgetObject] = Field(description="The tenant's, and those of the project that asks.")


class UsageObject(Reply):
    """Videos that were accepted on the same day, of the same model …; null where they are not told apart."""

    model_config = ConfigDict(title="Usage")

    object: Literal["usage"] = "usage"
    day: str | None = Field(examples=["2026-11-22"])
    model: str | None
    project_id: str | None
    key_id: str | None
    videos: int
    completed: int
    failed: int
    cancelled: int
    price: Money = Field(description="By the price list, also of what was free.")
    held: Money
    charged: Money


class UsageList(Reply):
    object: Literal["list"] = "list"
    data: list[UsageObject]
    has_more: bool


class EntryObject(Reply):
    account: Account
    amount: Money


class TransactionObject(Reply):
    """Its entries sum to zero in each unit."""

    model_config = ConfigDict(title="Transaction")

    id: int
    object: Literal["transaction"] = "transaction"
    tenant_id: str
    kind: Kind
    video_id: str | None
    reference: str | None
    note: str | None
    created_at: int = Field(description="Unix seconds.")
    entries: list[EntryObject]


class TransactionList(Reply):
    object: Literal["list"] = "list"
    data: list[TransactionObject]
    has_more: bool


def money(unit: Unit, amount: int) -> Money:
    return Money(unit=unit, amount=amount, text=unit.text(amount))


def estimate(found: list[Estimate]) -> EstimateObject:
    data = [
        PricedRequest(
            price=money(each.unit, each.price),
            count=each.count,
            total=money(each.unit, each.total),
            usd=Unit.USD.text(each.micro_dollars),
        )
        for each in found
    ]
    return EstimateObject(data=data, total_usd=Unit.USD.text(sum(each.micro_dollars for each in found)))


def account(it: State) -> AccountObject:
    wallets = [
        WalletObject(
            balance=money(each.wallet.unit, each.wallet.balance),
            held=money(each.wallet.unit, each.wallet.held),
            spent_per_day=money(each.wallet.unit, each.per_day),
            runs_out_at=None if each.runs_out_at is None else each.runs_out_at // 1000,
        )
        for each in it.purses
    ]
    return AccountObject(
        tenant_id=it.tenant_id,
        plan=it.plan,
        billing=it.billing,
        limits=_limits(it.limits, it.standing),
        wallets=wallets,
        budgets=[budget(each) for each in it.budgets],
    )


def _limits(it: Plan, left: Standing) -> LimitsObject:
    return LimitsObject(
        at_once=it.at_once,
        per_hour=it.per_hour,
        credits_per_day=it.credits_per_day,
        when_full=it.when_full,
        lanes=list(it.lanes),
        remaining_requests=left.requests.remaining if left.requests else None,
        remaining_credits=left.credits.remaining if left.credits else None,
    )


def usage(it: Usage) -> UsageObject:
    return UsageObject(
        day=None if it.day is None else date.fromordinal(EPOCH + it.day).isoformat(),
        model=it.model,
        project_id=it.project_id,
        key_id=it.key_id,
        videos=it.videos,
        completed=it.completed,
        failed=it.failed,
        cancelled=it.cancelled,
        price=money(it.unit, it.price),
        held=money(it.unit, it.held),
        charged=money(it.unit, it.charged),
    )


def transaction(it: Transaction) -> TransactionObject:
    return TransactionObject(
        id=it.id,
        tenant_id=it.tenant_id,
        kind=it.kind,
        video_id=it.video_id,
        reference=it.reference,
        note=it.note,
        created_at=it.created_at // 1000,
        entries=[
            EntryObject(account=line.account, amount=money(line.unit, line.amount)) for line in it.entries
        ],
    )


def period(first: date | None, last: date | None) -> Period:
    """By default this month up to today, UTC."""
    today = datetime.now(UTC).date()
    last = last or today
    first = first or min(last, today.replace(day=1))
    return Period(first.toordinal() - EPOCH, last.toordinal() - EPOCH)
