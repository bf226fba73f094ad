"""What is measured can be started; the figures themselves are not judged here."""

from __future__ import annotations

from bench.servers import load, running


def test_the_server_without_a_database_answers_creates() -> None:
    with running(["-m", "bench.bare"]) as (address, _):
        assert load(address, 1, 0.1)["per_second"] > 0
