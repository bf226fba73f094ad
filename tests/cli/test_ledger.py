"""``rushes ledger``: money is sold, given, exchanged, corrected and proven on the machine."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

import pytest
from click.testing import Result
from typer.testing import CliRunner

from rushes.cli import app
from rushes.errors import IdempotencyConflict, InsufficientQuota, InvalidRequest


@pytest.fixture
def run(tmp_path: Path):
    def run(*words: str) -> Result:
        settings = {"RUSHES_HOME": str(tmp_path), "RUSHES_OPERATOR_KEY": "", "RUSHES_DATABASE_URL": ""}
        done = CliRunner().invoke(app, list(words), env=settings)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return done

    return run


@pytest.fixture
def tenant(run) -> str:
    return str(run("tenants", "create", "Shop").stdout.strip())


def test_money_is_sold_given_exchanged_and_corrected(run, tenant: str) -> None:
    assert "$850.00" in run("ledger", "packs").stdout
    run("ledger", "buy", tenant, "medium", "--reference", "order-1")
    run("ledger", "buy", tenant, "medium", "--reference", "order-1")
    with pytest.raises(IdempotencyConflict):
        run("ledger", "buy", tenant, "large", "--reference", "order-1")
    run("ledger", "exchange", tenant, "credits", "250")
    run("ledger", "pay", tenant, "12.50")
    run("ledger", "grant", tenant, "credits", "5", "--note", "welcome")
    run("ledger", "adjust", tenant, "usd", "-7.25", "--note", "paid back")
    shown = run("ledger", "account", tenant).stdout
    assert "755 credits" in shown
    assert "$30.25" in shown
    with pytest.raises(InsufficientQuota):
        run("ledger", "exchange", tenant, "credits", "756")
    for amount in ("0.0000001", "x", "1e30", "nan"):
        with pytest.raises(InvalidRequest):
            run("ledger", "pay", tenant, amount)
    assert "prepaid" in run("ledger", "billing", tenant, "prepaid").stdout
    booked = run("ledger", "entries", "--tenant", tenant).stdout
    assert booked.index("purchase") < booked.index("exchange") < booked.index("adjustment")
    assert booked.count("order-1") == 4, "one purchase of four entries"
    sums = run("ledger", "accounts").stdout
    dollars = [float(each.replace("$", "")) for each in re.findall(r"-?\$[\d.]+", sums)]
    assert sum(dollars) == 0
    assert run("ledger", "verify").exit_code == 0


def test_what_is_wrong_is_named_and_is_an_exit_status(run, tenant: str, tmp_path: Path) -> None:
    run("ledger", "pay", tenant, "1")
    with sqlite3.connect(tmp_path / "rushes.db") as db:
        db.execute("UPDATE wallets SET balance = 2 WHERE unit = 'usd'")
    db.close()
    done = run("ledger", "verify")
    assert done.exit_code == 1
    assert f"{tenant}: wallet in usd is 2, its entries sum to 1000000" in done.stderr
