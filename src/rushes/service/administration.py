"""What an operator may do, over the wire and on the machine alike."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from rushes.db.database import Database
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.service.billing import Billing
from rushes.service.budgets import Budgets
from rushes.service.dead_letters import DeadLetters
from rushes.service.keys import Keys
from rushes.service.ledger import Ledger
from rushes.service.operators import Operators
from rushes.service.projects import Projects
from rushes.service.providers import Providers
from rushes.service.support import Support
from rushes.service.tenants import Tenants


@dataclass(frozen=True)
class Administration:
    operators: Operators
    tenants: Tenants
    projects: Projects
    keys: Keys
    support: Support
    plans: Plans
    ledger: Ledger
    billing: Billing
    budgets: Budgets
    dead_letters: DeadLetters
    providers: Providers

    @classmethod
    def over(
        cls,
        db: Database,
        keys: Keys,
        operator_key: str,
        plans: Plans,
        prices: Prices,
        aliases: Collection[str] = (),
    ) -> Administration:
        """``aliases``: the model names that there are.

        Raises Fatal for an operator's key that will not do.
        """
        return cls(
            Operators(db, operator_key),
            Tenants(db, plans),
            Projects(db),
            keys,
            Support(db),
            plans,
            Ledger(db, prices),
            Billing(db, plans),
            Budgets(db, keys),
            DeadLetters(db, aliases),
            Providers(db),
        )
