"""Accounts at simulated vendors."""

from __future__ import annotations

import contextlib
import logging
import traceback
from collections.abc import AsyncIterator, Callable, Iterator
from itertools import chain
from pathlib import Path

import pytest
from tests.vendors.running import Vendors
from tests.vendors.simulator import ENVIRONMENT, Simulator

from rushes.providers import account, vendors
from rushes.providers.hosted import Hosted

#: ``async with opened(simulator) as provider``, as its account is declared, with other secrets, or elsewhere.
Open = Callable[..., contextlib.AbstractAsyncContextManager[Hosted]]


@pytest.fixture
def at_vendors(all_vendors: Vendors) -> Vendors:
    """With nothing left of the test before."""
    all_vendors.forget()
    return all_vendors


@pytest.fixture
def opened(at_vendors: Vendors, tmp_path: Path) -> Open:
    @contextlib.asynccontextmanager
    async def open_one(
        simulator: type[Simulator],
        *,
        url: str | None = None,
        submit_seconds: float = 60,
        secrets: dict[str, str] = ENVIRONMENT,
    ) -> AsyncIterator[Hosted]:
        path = tmp_path / "rushes.toml"
        path.write_text(simulator().declaration(url or at_vendors.url, submit_seconds))
        [declared] = account.load(path, secrets.get)
        provider = vendors.open_account(declared)
        try:
            yield provider
        finally:
            await provider.close()

    return open_one


@pytest.fixture(autouse=True)
def secrets_stay_secret(caplog: pytest.LogCaptureFixture) -> Iterator[list[BaseException]]:
    """In every test: no log line says one, and no error that the test puts into the list."""
    errors: list[BaseException] = []
    caplog.set_level(logging.DEBUG)
    yield errors
    shown = [caplog.text, *chain.from_iterable(map(everything_in, errors))]
    for secret in ENVIRONMENT.values():
        assert not [text for text in shown if secret in text]
    # A JSON Web Token, signed with one of them.
    assert not [text for text in shown if "eyJ" in text]


def everything_in(error: BaseException) -> list[str]:
    """All that a log or an operator's page could show of it."""
    detail = getattr(error, "detail", None) or ""
    return [str(error), repr(error), detail, repr(vars(error)), "".join(traceback.format_exception(error))]
