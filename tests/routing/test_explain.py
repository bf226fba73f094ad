"""`rushes route explain` says who would make a video now, and of everybody else why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine
from typer.testing import CliRunner

from rushes.cli import app
from rushes.db import accounts, circuits
from rushes.errors import Fatal, InvalidRequest
from rushes.models.ids import now

_DECLARED = """
[providers.runway]
vendor = "runway"
key_env = "A_KEY_THAT_NOBODY_HAS"
at_once = 1

[providers.capped]
vendor = "runway"
key_env = "A_KEY_THAT_NOBODY_HAS"
per_day = 2
dollars_per_day = "1.20"

[providers.pika]
vendor = "fal"
key_env = "A_KEY_THAT_NOBODY_HAS"

[providers.kling]
vendor = "kling"
key_env = "A_KEY_THAT_NOBODY_HAS"
secret_env = "A_SECRET_THAT_NOBODY_HAS"

[models.ours]
candidates = [
    { provider = "runway", model = "gen4.5" },
    { provider = "kling", model = "kling-v3" },
    { provider = "embedded", model = "previz" },
]

[models.ours-capped]
candidates = [{ provider = "capped", model = "gen4.5" }, { provider = "kling", model = "kling-v3" }]

[models.ours-in-the-us]
requires = ["us"]
candidates = [{ provider = "kling", model = "kling-v3" }, { provider = "runway", model = "gen4.5" }]

[models.ours-at-least]
policy = "cheapest"
candidates = [{ provider = "pika", model = "fal-ai/pika/v2.5" }, { provider = "kling", model = "kling-v3" }]

[models.ours-at-once]
overflow = true
candidates = [{ provider = "runway", model = "gen4.5" }, { provider = "kling", model = "kling-v3" }]
"""
RUNWAY, KLING, PREVIZ = "runway/gen4.5", "kling/kling-v3", "embedded/previz"
Explain = Callable[..., dict[str, str]]


@pytest.fixture
def explain(tmp_path: Path) -> Explain:
    """Each candidate with its line, in the order that they are shown in; the verdict under ``""``."""
    (tmp_path / "rushes.toml").write_text(_DECLARED)

    def run(*words: str) -> dict[str, str]:
        settings = {"RUSHES_HOME": str(tmp_path), "RUSHES_DATABASE_URL": "", "RUSHES_CONFIG": ""}
        done = CliRunner().invoke(app, ["route", "explain", *words], env=settings)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        verdict, _, *lines = done.stdout.splitlines()
        return {"": verdict, **{line.split()[0]: " ".join(line.split()[1:]) for line in lines}}

    return run


@pytest.fixture
def change(explain: Explain, tmp_path: Path) -> Callable[[Callable[[Connection], object]], None]:
    """The rows, as servers leave them behind."""
    explain("ours")  # makes the database

    def write(verb: Callable[[Connection], object]) -> None:
        engine = create_engine(f"sqlite:///{tmp_path / 'rushes.db'}")
        with engine.begin() as conn:
            accounts.open_accounts(conn, ["runway", "kling", "capped"])
            verb(conn)
        engine.dispose()

    return write


def test_the_first_that_can_is_chosen_and_the_others_come_after(explain: Explain) -> None:
    found = explain("ours")
    assert found[""] == f"ours, 1280x720, 4 s: {RUNWAY}"
    assert list(found)[1:] == [RUNWAY, KLING, PREVIZ]
    assert found[RUNWAY] == "chosen it is the first that can $0.48"
    assert found[KLING].startswith("next can make it")
    assert found[KLING].endswith("$0.504")
    assert explain("ours", "--seconds", "8", "--image")[RUNWAY].endswith("$0.96")


def test_what_a_candidate_cannot_do_passes_it_by(explain: Explain) -> None:
    found = explain("ours", "--size", "1920x1080")
    assert list(found)[1:] == [KLING, RUNWAY, PREVIZ]
    assert found[KLING].startswith("chosen")
    assert found[RUNWAY].startswith("passed by Invalid value: '1920x1080'. Supported values are: '1280x720'")
    assert "$" not in found[RUNWAY]
    found = explain("ours", "--prompt", "a lighthouse " * 300)
    assert "string too long" in found[RUNWAY]
    assert found[PREVIZ].startswith("chosen")
    assert explain("ours", "--seconds", "60")[""].endswith(": nobody can make it")


def test_what_a_request_names_is_explained_as_if_it_had(explain: Explain) -> None:
    found = explain("ours", "--candidate", KLING)
    assert list(found)[1:] == [KLING, RUNWAY, PREVIZ]
    assert found[KLING].startswith("chosen the request wants it")
    assert found[RUNWAY].startswith(f"passed by The request wants '{KLING}'.")
    assert explain("ours", "--policy", "cheapest")[PREVIZ].startswith("chosen it takes the least for it")
    with pytest.raises(InvalidRequest, match=PREVIZ):
        explain("ours", "--candidate", "kling/none")


def test_a_suspended_account_is_passed_by_until_it_is_resumed(explain: Explain, change) -> None:
    change(lambda conn: accounts.suspend(conn, "runway", "HTTP 401", now()))
    found = explain("ours")
    assert found[RUNWAY] == "passed by its account is suspended $0.48"
    assert found[KLING].startswith("chosen")
    change(lambda conn: accounts.resume(conn, "runway", now()))
    assert explain("ours")[RUNWAY].startswith("chosen")


def test_an_open_circuit_is_passed_by(explain: Explain, change) -> None:
    tomorrow = now() + 86_400_000
    for _ in range(circuits.THRESHOLD - 1):
        change(lambda conn: circuits.failed(conn, "runway", "gen4.5", tomorrow))
    assert explain("ours")[RUNWAY].startswith("chosen")
    change(lambda conn: circuits.failed(conn, "runway", "gen4.5", tomorrow))
    assert explain("ours")[RUNWAY].startswith("passed by failed 5 times in a row")
    assert explain("ours")[KLING].startswith("chosen")


def test_whoever_has_no_place_is_waited_for_unless_the_route_overflows(explain: Explain, change) -> None:
    change(lambda conn: accounts.take(conn, accounts.Quota("runway", 1, 60_000), 0, now()))
    found = explain("ours")
    assert "nobody can take it now; it is looked again in 1 s" in found[""]
    assert found[RUNWAY].startswith("passed by has no place just now")
    assert "does not overflow" in found[KLING]
    assert explain("ours-at-once")[KLING].startswith("chosen")


def test_an_account_has_so_much_for_a_day(explain: Explain, change) -> None:
    quota, capped = accounts.Quota("capped", 5, 60_000), "capped/gen4.5"
    assert explain("ours-capped", "--seconds", "10")[capped] == "chosen it is the first that can $1.20"
    change(lambda conn: accounts.take(conn, quota, 480_000, now()))
    assert explain("ours-capped")[capped].startswith("chosen")
    found = explain("ours-capped", "--seconds", "8")
    assert "passed by its account may spend $1.20 a day, and has spent $0.48 today (UTC)" in found[capped]
    assert found[KLING].startswith("chosen")
    change(lambda conn: accounts.take(conn, quota, 0, now()))
    assert "passed by its account has had its 2 orders of today" in explain("ours-capped")[capped]


def test_what_nobody_knows_the_price_of_is_the_last_of_the_cheapest(explain: Explain, change) -> None:
    found = explain("ours-at-least", "--seconds", "5")
    assert found[KLING].startswith("chosen it takes the least for it")
    assert found["pika/fal-ai/pika/v2.5"].endswith("unknown")
    change(lambda conn: accounts.suspend(conn, "kling", "HTTP 401", now()))
    found = explain("ours-at-least", "--seconds", "5")
    assert "chosen nobody knows what it takes" in found["pika/fal-ai/pika/v2.5"]


def test_who_may_not_make_it_where_the_model_wants_it_is_shown(explain: Explain) -> None:
    found = explain("ours-in-the-us")
    assert found[RUNWAY].startswith("chosen"), "where Runway keeps videos is known"
    assert found[KLING] == "passed by has not the tag 'us', which this model requires"


def test_looking_takes_no_place(explain: Explain) -> None:
    for _ in range(2):  # there is one
        assert explain("ours-at-once")[RUNWAY].startswith("chosen")


def test_what_cannot_be_explained_is_one_clear_line(explain: Explain, tmp_path: Path) -> None:
    with pytest.raises(InvalidRequest, match="ours-at-once"):
        explain("theirs")
    with pytest.raises(InvalidRequest, match="Supported values"):
        explain("ours", "--size", "large")
    with pytest.raises(InvalidRequest, match="prompt"):
        explain("ours", "--prompt", "")
    (tmp_path / "rushes.toml").write_text(_DECLARED.replace('vendor = "kling"', 'vendor = "klong"'))
    with pytest.raises(Fatal, match="klong"):
        explain("ours")
