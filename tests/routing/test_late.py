"""An attempt that was given up as too slow and succeeds after all: its owner gets it, and pays once."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from openai import OpenAI
from tests import inspection
from tests.quick.server import HELD, quick
from tests.routing.making import attempts, ended
from tests.servers import Server, until
from tests.vendors.faults import Fault
from tests.vendors.kling import SIMULATORS as KLING
from tests.vendors.running import Vendors
from tests.vendors.simulator import ENVIRONMENT

from rushes.db import ledger_check

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
#: The first candidate is given up as soon as a poll finds that it has not finished. It cannot be stopped.
_ROUTES = """
[models.hasty]
patience = 0.001
candidates = [{ provider = "kling", model = "kling-v3" }, { provider = "embedded", model = "quick" }]
"""


@pytest.fixture
def server(all_vendors: Vendors, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    all_vendors.forget()
    for name, value in ENVIRONMENT.items():
        monkeypatch.setenv(name, value)
    kling = KLING[0]().declaration(all_vendors.url, more="pace = 0.05\n")
    with quick(tmp_path / "home", declared=f"{kling}\n{_ROUTES}") as running:
        yield running


def books_are_right(server: Server, video_id: str) -> None:
    assert inspection.look(server.database_url, ledger_check.problems) == []
    with sqlite3.connect(server.home / "rushes.db") as conn:
        assert conn.execute("SELECT sum(running) FROM accounts").fetchone() == (0,)
        [took] = conn.execute(
            "SELECT sum(amount) FROM entries JOIN transactions ON id = transaction_id WHERE account = 'costs'"
        ).fetchone()
    assert took == sum(each["cost"] or 0 for each in attempts(server, video_id)) > 0


def test_a_video_is_finished_from_it_while_another_is_still_at_it(
    server: Server, all_vendors: Vendors
) -> None:
    client = OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0)
    video = client.videos.create(prompt=HELD, model="hasty", size="1280x720", seconds="4")
    made = ended(client, video.id)
    assert made.status == "completed"
    slow, *between, last = attempts(server, made.id)
    assert (slow["state"], slow["error_code"], slow["cost"]) == ("failed", "provider_too_slow", None)
    assert (last["state"], last["provider"], last["remote_id"]) == ("succeeded", "kling", slow["remote_id"])
    assert "after all" in last["choice"]
    # It may have come before the other one began.
    assert [(each["state"], each["error_code"]) for each in between] in ([], [("cancelled", "outrun")])
    assert len(all_vendors.creates("kling")) == 1
    content = client.videos.with_raw_response.download_content(made.id)
    assert content.headers["rushes-engine"] == "kling/kling-v3"
    until(lambda: not list((server.home / "scratch").iterdir()), "the other one's render to end")
    charges = inspection.look(server.database_url, lambda conn: inspection.charged(conn, made.id))
    assert charges == [400_000]
    inspection.look(server.database_url, lambda conn: inspection.check_events(conn, made.id))
    books_are_right(server, made.id)


def test_one_that_fails_late_changes_nothing(server: Server, all_vendors: Vendors) -> None:
    all_vendors.order("kling", Fault.FAILED)
    client = OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0)
    video = client.videos.create(prompt="a boat", model="hasty", size="1280x720", seconds="4")
    made = ended(client, video.id)
    assert made.status == "completed"
    assert [each["provider"] for each in attempts(server, made.id)] == ["kling", "embedded"]
