"""The adapters: one file for each vendor, and beside it a TOML file with its models and prices.

What an adapter's file has to have is `VENDOR`, a class of `providers/hosted.py`; nothing else to register.
"""

from __future__ import annotations

import importlib
import pkgutil
import tomllib
from importlib.resources import files

from rushes.errors import Fatal
from rushes.net import Client
from rushes.providers.account import Account
from rushes.providers.hosted import Hosted
from rushes.providers.offer import Offer

NAMES = tuple(sorted(name for _, name, _ in pkgutil.iter_modules(__path__)))


def open_account(account: Account) -> Hosted:
    """The adapter for an account. Raises Fatal in one line."""
    if account.vendor not in NAMES:
        known = ", ".join(NAMES)
        raise Fatal(
            f"providers.{account.name}.vendor: there is no vendor {account.vendor!r}; there are: {known}"
        )
    vendor: type[Hosted] = importlib.import_module(f"{__name__}.{account.vendor}").VENDOR
    return vendor(account, Client(allow_private=account.private), offers(account.vendor))


def offers(vendor: str) -> dict[str, Offer]:
    """The models that a vendor is known to have."""
    text = files(__name__).joinpath(f"{vendor}.toml").read_text("utf-8")
    return {name: Offer.model_validate(each) for name, each in tomllib.loads(text)["models"].items()}
