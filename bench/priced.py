"""Creates that are paid for and counted: a prepaid tenant on a plan with limits, on each database.

The database of PostgreSQL is made anew on ``TEST_POSTGRES_URL``, and dropped.
"""

from __future__ import annotations

import json
import tempfile
import urllib.request
from pathlib import Path

from tests import databases

from bench.servers import load, running, rushes, suspend_renders

CLIENTS = 32
SECONDS = 4.0
OPERATOR = "the-operator-of-a-server-that-is-measured"
#: Every rule there is, none of which is reached.
PLAN = """
[plans.measured]
at_once = 100_000_000
per_hour = 100_000_000
credits_per_day = 100_000_000
"""


def _limit(address: str) -> None:
    """The first tenant pays in advance, and has a plan."""

    def ask(path: str, body: dict[str, object] | None = None) -> dict[str, object]:
        headers = {"Authorization": f"Bearer {OPERATOR}", "Content-Type": "application/json"}
        data = json.dumps(body).encode() if body is not None else None
        asked = urllib.request.Request(f"{address}/admin/v1/tenants{path}", data, headers)
        answer: dict[str, object] = json.load(urllib.request.urlopen(asked))
        return answer

    tenants = ask("")["data"]
    assert isinstance(tenants, list)
    tenant = f"/{tenants[0]['id']}"
    ask(f"{tenant}/grants", {"unit": "usd", "amount": 10**12})
    ask(tenant, {"billing": "prepaid", "plan": "measured"})


def _measure(kind: str) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as name, databases.fresh(kind, Path(name)) as url:
        Path(name, "rushes.toml").write_text(PLAN)
        with rushes(Path(name), url, OPERATOR_KEY=OPERATOR) as (address, pid):
            _limit(address)
            suspend_renders(address, pid)
            return load(address, CLIENTS, SECONDS)


def measure() -> None:
    with running(["-m", "bench.bare"]) as (address, _):
        bare = load(address, CLIENTS, SECONDS)
    print(f"  without a database {bare['per_second']:5.0f}/s, p99 {bare['p99_ms']:.0f} ms")
    for kind in databases.KINDS:
        priced = _measure(kind)
        print(
            f"  {kind:18} {priced['per_second']:5.0f}/s, p99 {priced['p99_ms']:.0f} ms; "
            f"ratio {priced['per_second'] / bare['per_second']:.2f}"
        )
