"""A server whose models lead to simulated vendors, and behind some of them to a quick engine of its own."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from openai import OpenAI
from tests.quick.server import quick
from tests.servers import Server
from tests.vendors.running import Vendors
from tests.vendors.runway import Runway
from tests.vendors.simulator import ENVIRONMENT

_RUNWAY = 'provider = "runway", model = "gen4.5"'
_ROUTES = f"""
[models.far]
candidates = [{{ {_RUNWAY} }}]

[models.near]
candidates = [{{ provider = "embedded", model = "quick" }}]

[models.pair]
candidates = [{{ {_RUNWAY} }}, {{ provider = "embedded", model = "quick" }}]

[plans.three-an-hour]
per_hour = 3

[plans.one-by-one]
at_once = 1
when_full = "reject"

[models.closed]
candidates = [{{ provider = "closed", model = "gen4.5" }}, {{ provider = "embedded", model = "quick" }}]
"""


def declared(vendors: Vendors) -> str:
    """What a server needs to be led to them."""
    runway = Runway().declaration(vendors.url, submit_seconds=2) + "pace = 0.05\n"
    closed = runway.replace("[providers.runway]", "[providers.closed]").replace("KEY", "SECRET")
    return f"{runway}\n{closed}\n{_ROUTES}"


@pytest.fixture(scope="session")
def server(all_vendors: Vendors, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    home: Path = tmp_path_factory.mktemp("routing") / "home"
    with pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        with quick(home, max_attempts=2, declared=declared(all_vendors)) as running:
            yield running


@pytest.fixture
def vendors(all_vendors: Vendors, server: Server) -> Vendors:
    """With nothing left of the test before: neither there nor in what the server thinks of them."""
    all_vendors.forget()
    with sqlite3.connect(server.home / "rushes.db", timeout=60) as conn:
        conn.execute("DELETE FROM circuits")
    return all_vendors


@pytest.fixture
def client(server: Server) -> OpenAI:
    return OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0)
