"""What an operator may do, over the wire and on the machine alike."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.db.database import Database
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.service.billing import Billing
from rushes.service.budgets import Budgets
from rushes.service.keys import Keys
from rushes.service.ledger import Ledger
from rushes.service.operators import Operators
from rushes.service.projects import Projects
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

    @classmethod
    def over(
        cls, db: Database, keys: Keys, operator_key: str, plans: Plans, prices: Prices
    ) -> Administration:
        """Raises Fatal for an operator's key that will not do."""
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
        )
