"""Accounts at vendors: ``[providers.NAME]`` in rushes.toml. Several may be at one vendor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, SecretStr

from rushes.declared import section
from rushes.errors import Fatal
from rushes.models.price import Dollars
from rushes.providers.offer import Offer


def _http(url: str) -> str:
    parsed = urlsplit(url)
    if parsed.scheme not in ("http", "https") or not parsed.hostname:
        raise ValueError("expected an http or https URL")
    return url.rstrip("/")


class _Declared(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    #: The adapter: a file in `providers/vendors`.
    vendor: str
    #: Names of environment variables: secrets do not belong into a file.
    key_env: str | None = None
    secret_env: str | None = None
    #: Checks the signatures of callbacks, where the vendor has a secret for that.
    callback_secret_env: str | None = None
    base_url: Annotated[str, AfterValidator(_http)] | None = None
    #: How one vendor's wire differs among those who speak it.
    dialect: str | None = None
    at_once: int = Field(default=5, ge=1, le=100_000)
    per_minute: int = Field(default=600, ge=1)
    #: Orders, and what they take together, on a day of the calendar's, UTC.
    per_day: int | None = Field(default=None, ge=1)
    dollars_per_day: Annotated[Dollars, Field(gt=0)] | None = None
    #: Seconds between polls; the adapter's own where nothing is said.
    pace: float | None = Field(default=None, gt=0, le=3600)
    #: Seconds for the call that creates.
    submit_seconds: float = Field(default=60, gt=0, le=600)
    #: Seconds after which an order without an answer, that cannot be found there, never arrived.
    settle_seconds: float = Field(default=180, gt=0, le=86_400)
    #: Where its renders are made and kept, for routes that ask for it.
    tags: frozenset[str] = frozenset()
    #: Whether it, and what its links lead to, may be in our own network.
    private: bool = False
    #: More models, or others in the place of those that the adapter knows.
    models: dict[str, Offer] = {}


@dataclass(frozen=True)
class Account:
    """Secrets are in here as `SecretStr`: no log, repr or error shows them."""

    name: str
    vendor: str
    key: SecretStr | None = None
    secret: SecretStr | None = None
    callback_secret: SecretStr | None = None
    base_url: str | None = None
    dialect: str | None = None
    at_once: int = 5
    per_minute: int = 600
    per_day: int | None = None
    #: Micro-dollars.
    dollars_per_day: int | None = None
    pace: float | None = None
    submit_seconds: float = 60.0
    settle_seconds: float = 180.0
    tags: frozenset[str] = frozenset()
    private: bool = False
    models: Mapping[str, Offer] | None = None


def load(path: Path, secret: Callable[[str], str | None]) -> list[Account]:
    """The accounts of the file; ``secret`` looks an environment variable up. Raises Fatal in one line."""
    declared = section("providers", _Declared, "", path)
    return [_account(path, name, each, secret) for name, each in declared.items()]


def _account(path: Path, name: str, it: _Declared, secret: Callable[[str], str | None]) -> Account:
    def look(field: str) -> SecretStr | None:
        variable = getattr(it, field)
        if variable is None:
            return None
        value = (secret(variable) or "").strip()
        if not value:
            raise Fatal(f"{path}: providers.{name}.{field}: the environment has no {variable}.")
        return SecretStr(value)

    return Account(
        name=name,
        vendor=it.vendor,
        key=look("key_env"),
        secret=look("secret_env"),
        callback_secret=look("callback_secret_env"),
        base_url=it.base_url,
        dialect=it.dialect,
        at_once=it.at_once,
        per_minute=it.per_minute,
        per_day=it.per_day,
        dollars_per_day=it.dollars_per_day,
        pace=it.pace,
        submit_seconds=it.submit_seconds,
        settle_seconds=it.settle_seconds,
        tags=it.tags,
        private=it.private,
        models=it.models,
    )
