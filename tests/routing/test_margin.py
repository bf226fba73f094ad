"""What customers were charged beside what vendors took, for videos that were made, on both databases."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import requests
from openai import OpenAI
from tests import databases, inspection
from tests.quick.server import quick
from tests.routing.conftest import declared
from tests.routing.making import ended, key_with, make, operate
from tests.servers import RUSHES, Server, environment
from tests.vendors.faults import Fault
from tests.vendors.running import Vendors
from tests.vendors.simulator import ENVIRONMENT

from rushes.db import ledger_check

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@contextmanager
def selling(kind: str, vendors: Vendors, folder: Path) -> Iterator[Server]:
    with databases.migrated(kind, folder) as url, pytest.MonkeyPatch.context() as patch:
        for name, value in ENVIRONMENT.items():
            patch.setenv(name, value)
        with quick(folder / "home", declared=declared(vendors), database_url=url) as running:
            yield running


def margin(server: Server, *by: str, query: str = "") -> list[tuple[Any, ...]]:
    asked = "&".join([*(f"group_by={each}" for each in by), query])
    status, found = operate(server, "GET", f"/margin?{asked}")
    assert status == 200, found
    amounts = ("revenue", "credits", "cost", "margin")
    return [
        (
            *(each[name] for name in by if name != "day"),
            *(each["charges"], each["orders"]),
            *(each[name]["amount"] for name in amounts),
        )
        for each in found["data"]
    ]


@pytest.mark.parametrize("kind", databases.KINDS)
def test_every_charge_and_every_cost_is_in_it_once(kind: str, all_vendors: Vendors, tmp_path: Path) -> None:
    with selling(kind, all_vendors, tmp_path) as server:
        client = OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0)
        all_vendors.forget()
        assert operate(server, "GET", "/margin")[1]["data"] == []
        made = [make(client, model).id for model in ("far", "near", "near")]
        key = operate(server, "GET", "/projects")[1]["data"][-1]["id"]
        tried = operate(server, "POST", "/keys", project_id=key, name="t", mode="test", scopes=["all"])
        testing = OpenAI(base_url=server.base_url, api_key=tried[1]["secret"], max_retries=0)
        made.append(make(testing, "far").id)
        for video_id in made:
            assert ended(client, video_id).status == "completed"
        all_vendors.order("runway", Fault.FAILED)
        assert ended(client, make(client, "pair").id).status == "completed"
        all_vendors.order("runway", Fault.REJECTED)
        assert ended(client, make(client, "far").id).status == "failed"
        all_vendors.order("runway", Fault.MODERATED_AFTER)  # which it takes its price for
        assert ended(client, make(client, "far").id).status == "failed"
        asked = {"prompt": "a lake", "model": "near", "resolution": "720p", "duration": 5}
        headers = {"authorization": f"Bearer {server.key}"}
        url = f"{server.base_url}/generations/text-to-video"
        posted = requests.post(url, json=asked, headers=headers, timeout=60).json()
        assert ended(client, posted["id"]).status == "completed"
        paid = posted["credits"]

        far = (1, 3, 400_000, 0, 1_440_000, -1_040_000)
        near = (3, 0, 800_000 + paid * 100_000, paid, 0, 800_000 + paid * 100_000)
        pair = (1, 0, 400_000, 0, 0, 400_000)
        assert margin(server, "day", "model") == [("far", *far), ("near", *near), ("pair", *pair)]
        there = tuple(map(sum, zip(near, pair, strict=True)))
        assert margin(server, "provider") == [("embedded", *there), ("runway", *far)]
        assert margin(server, "provider", "model") == [
            (provider, model, *amounts)
            for provider, model, amounts in (
                ("runway", "far", far), ("embedded", "near", near), ("embedded", "pair", pair)
            )
        ]  # fmt: skip
        assert margin(server, "model", query="after=1&limit=1") == [("near", *near)]
        other = operate(server, "POST", "/tenants", name="other")[1]["id"]
        assert margin(server, "model", query=f"tenant_id={other}") == []
        assert margin(server, "model", query="from=2020-01-01&to=2020-01-31") == []
        assert operate(server, "GET", "/margin?from=2020-01-01")[1]["error"]["param"] == "from"
        assert operate(server, "GET", "/margin?group_by=key")[1]["error"]["param"] == "group_by[0]"
        assert inspection.look(server.database_url, ledger_check.problems) == []
        shown = subprocess.run(
            [RUSHES, "margin", "--by", "provider"],
            env=environment(home=server.home, database_url=server.database_url),
            capture_output=True,
            text=True,
            check=True,
        )
        [runway] = [line.split() for line in shown.stdout.splitlines() if "runway" in line]
        assert runway == ["runway", "1", "$0.40", "3", "$1.44", "-$1.04", "-260.0", "%"]
        assert shown.stdout.splitlines()[-1].split()[:2] == ["all", "5"]
        lacking = key_with(server, "billing:read")
        assert requests.get(
            f"{server.url}/admin/v1/margin", headers={"authorization": f"Bearer {lacking}"}, timeout=60
        ).status_code == 401  # fmt: skip
