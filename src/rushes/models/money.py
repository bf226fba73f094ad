"""Money: units, accounts, and what a video costs whom. Integers only.

``usd`` is counted in micro-dollars, ``credits`` in whole credits. A credit is $0.10, which is 100,000
micro-dollars exactly; the two are never added up, and only an exchange leads from one to the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

MICRO_DOLLARS = 1_000_000
#: What a credit is worth in micro-dollars.
CREDIT = 100_000
#: No amount, balance or sum on the wire or in a row is larger; BIGINT holds a thousand times more.
MAX_AMOUNT = 10**15


class Unit(StrEnum):
    USD = "usd"
    CREDITS = "credits"

    def text(self, amount: int) -> str:
        """For people: ``$0.40``, ``-$1.25``, ``18 credits``."""
        if self is Unit.CREDITS:
            return f"{amount:,} credit{'' if abs(amount) == 1 else 's'}"
        whole, micro = divmod(abs(amount), MICRO_DOLLARS)
        cents = f"{micro:06d}".rstrip("0").ljust(2, "0")
        return f"{'-' if amount < 0 else ''}${whole:,}.{cents}"


def worth(unit: Unit, amount: int) -> int:
    """An amount in micro-dollars, where amounts in both units count."""
    return amount * CREDIT if unit is Unit.CREDITS else amount


class Billing(StrEnum):
    """What happens when a wallet is empty."""

    #: It goes below zero, and a bill is sent.
    INVOICE = "invoice"
    #: Nothing is accepted that it cannot pay.
    PREPAID = "prepaid"


class Account(StrEnum):
    """Every tenant has each of these in each unit. In every transaction they sum to zero."""

    #: What the tenant can spend.
    WALLET = "wallet"
    #: Set aside for videos that are being made.
    HELD = "held"
    #: The house's: what videos were charged.
    REVENUE = "revenue"
    #: What came in from outside; below zero by as much.
    PAYMENTS = "payments"
    #: Where packs are sold: dollars come in, credits go out.
    PACKS = "packs"
    #: Where one unit becomes the other.
    EXCHANGE = "exchange"
    #: Given away; below zero by as much.
    GRANTS = "grants"
    #: Corrections by hand.
    ADJUSTMENTS = "adjustments"
    #: What providers take for making the tenant's videos.
    COSTS = "costs"
    #: The same, owed to them; below zero by as much.
    PAYABLE = "payable"


class Kind(StrEnum):
    """A video has one hold, and one of settle and release, for each time that it was begun (its rounds)."""

    #: Accepted: from the wallet to what is held.
    HOLD = "hold"
    #: Over, and charged something; the rest of the hold goes back.
    SETTLE = "settle"
    #: Over, and charged nothing.
    RELEASE = "release"
    #: A provider takes something for an attempt, whose id is the reference.
    COST = "cost"
    GRANT = "grant"
    PURCHASE = "purchase"
    EXCHANGE = "exchange"
    ADJUSTMENT = "adjustment"


class Refund(StrEnum):
    """What happens to the money for a video that fails, or is cancelled, after its making has begun."""

    FULL = "full"
    #: 25 % is charged when it ends before half, 50 % from there on.
    PUBLISHED = "published"


@dataclass(frozen=True)
class Charge:
    """What one video costs. All of it is decided when the video is accepted, but for ``charged``."""

    unit: Unit
    #: By the price list of that day.
    price: int
    #: Set aside: the price, or 0 where a test key's video moves no money.
    held: int
    refund: Refund = Refund.FULL
    #: 0 to ``held``; None until the video's end.
    charged: int | None = None
    #: What it was charged already, in earlier rounds.
    before: int = 0

    @property
    def due(self) -> int:
        """What it is still charged when it is completed."""
        return self.held - self.before

    def on_failure(self, *, begun: bool, progress: int) -> int:
        """What a failed or cancelled video is charged, rounded down.

        ``begun``: it was being rendered. One that still waits, also for another attempt, costs nothing.
        """
        if not begun or self.refund is Refund.FULL:
            return 0
        return min(self.due, self.held * (25 if progress < 50 else 50) // 100)


#: For videos from before there were prices.
FREE = Charge(Unit.USD, 0, 0)


@dataclass(frozen=True)
class Entry:
    """One line of a transaction."""

    account: Account
    unit: Unit
    amount: int


@dataclass(frozen=True)
class Transaction:
    """Its entries sum to zero in each unit. Times are Unix milliseconds."""

    id: int
    tenant_id: str
    kind: Kind
    video_id: str | None
    #: The operator's own, unique for a tenant: what has been posted is not posted again.
    reference: str | None
    note: str | None
    created_at: int
    entries: tuple[Entry, ...]
    #: Of its video: how often that was begun.
    round: int = 1


@dataclass(frozen=True)
class Wallet:
    """What a tenant can spend in one unit, and what is set aside."""

    tenant_id: str
    unit: Unit
    balance: int
    held: int
