"""The operator's commands do what the operator's API does, and the first start tells both keys."""

from __future__ import annotations

import http.client
import re
import subprocess
from pathlib import Path

import pytest
from tests.servers import RUSHES, environment
from typer.testing import CliRunner

from rushes.cli import app
from rushes.errors import Conflict, InvalidRequest, NotFound


@pytest.fixture
def rushes(tmp_path: Path):
    """Run a command on a home of its own; its words, or the error that it ends with."""

    def run(*words: str) -> list[str]:
        settings = {"RUSHES_HOME": str(tmp_path), "RUSHES_OPERATOR_KEY": "", "RUSHES_DATABASE_URL": ""}
        done = CliRunner().invoke(app, list(words), env=settings)
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        assert done.exit_code == 0, done.output
        return done.stdout.split()

    return run


def test_tenants_and_projects_from_making_to_disabling(rushes) -> None:
    (tenant,) = rushes("tenants", "create", "Shop")
    (project,) = rushes("projects", "create", "web", "--tenant", tenant)
    assert {tenant, "Shop"} <= set(rushes("tenants", "list"))
    assert {project, tenant, "web"} <= set(rushes("projects", "list", "--tenant", tenant))
    assert "Market" in rushes("tenants", "rename", tenant, "Market")
    assert "app" in rushes("projects", "rename", project, "app")
    for kind, holder in (("tenants", tenant), ("projects", project)):
        shown = rushes(kind, "show", holder)
        disabled = rushes(kind, "disable", holder)
        assert len(disabled) == len(shown) + 2, "the day and time"
        assert rushes(kind, "show", holder) == disabled
        assert rushes(kind, "enable", holder) == shown
    with pytest.raises(Conflict):
        rushes("tenants", "create", "Market")
    with pytest.raises(NotFound):
        rushes("projects", "create", "x", "--tenant", "tenant_none")


def test_a_tenant_is_given_a_plan(rushes) -> None:
    (tenant,) = rushes("tenants", "create", "Shop", "--plan", "starter")
    assert "starter" in rushes("tenants", "show", tenant)
    assert "business" in rushes("tenants", "plan", tenant, "business")
    with pytest.raises(InvalidRequest, match="starter"):
        rushes("tenants", "plan", tenant, "free")
    shown = rushes("plans")
    assert {"unlimited", "starter", "professional", "business", "enterprise", "10000"} <= set(shown)


def test_a_tenants_and_a_projects_budgets(rushes) -> None:
    (tenant,) = rushes("tenants", "create", "Shop")
    (project,) = rushes("projects", "create", "web", "--tenant", tenant)
    set_ = rushes("budgets", "set", "12.50", "month", "--project", project, "--downgrade-at", "80")
    assert {project, "month", "$12.50", "$0.00", "80"} <= set(set_)
    rushes("budgets", "set", "300", "day", "--tenant", tenant, "--unit", "credits")
    listed = rushes("budgets", "list", "--tenant", tenant)
    assert {tenant, project, "300"} <= set(listed)
    (budget,) = [word for word in set_ if word.startswith("budget_")]
    assert budget in rushes("budgets", "set", "20", "month", "--project", project), "the same one, changed"
    rushes("budgets", "lift", budget)
    assert budget not in rushes("budgets", "list")
    with pytest.raises(InvalidRequest, match="exactly one"):
        rushes("budgets", "set", "1", "day")


def test_keys_from_making_to_revoking(rushes) -> None:
    key, secret = rushes("keys", "create", "--project", "web", "--tenant", "Shop", "--test",
                         "--scope", "videos:read", "--scope", "events:read", "--days", "30")  # fmt: skip
    assert secret.startswith("sk-rushes-test-")
    shown = rushes("keys", "show", key)
    assert {key, "test", "videos:read", "events:read", secret[-4:]} <= set(shown)
    again, renewed = rushes("keys", "rotate", key, "--overlap-hours", "0.5")
    assert again == key
    assert renewed[-4:] in rushes("keys", "list")
    assert rushes("keys", "revoke", key) == ["Revoked", f"{key}."]
    with pytest.raises(InvalidRequest, match="revoked"):
        rushes("keys", "rotate", key)
    with pytest.raises(NotFound):
        rushes("keys", "revoke", "key_none")
    project = rushes("projects", "list")[-5:]
    assert "web" in project
    other, _ = rushes("keys", "create")
    assert {key, other} <= set(rushes("keys", "list")), "those of both tenants"


def test_lists_have_no_end_at_a_page(rushes, monkeypatch) -> None:
    monkeypatch.setattr("rushes.cli.administering._PAGE", 2)
    made = [rushes("tenants", "create", f"t{number}")[0] for number in range(5)]
    listed = rushes("tenants", "list")
    assert [word for word in listed if word in made] == made, "oldest first"


def test_the_first_start_tells_both_keys_and_later_ones_neither(tmp_path: Path) -> None:
    told = _start(tmp_path / "home", _ask_both)
    assert _start(tmp_path / "home", lambda _url, again: again) == {}
    assert set(told) == {"API key", "Operator's key"}


def _ask_both(url: str, told: dict[str, str]) -> dict[str, str]:
    api, operator = told["API key"], told["Operator's key"]
    for key, path, status in (
        (api, "/v1/videos", 200),
        (operator, "/admin/v1/tenants", 200),
        (api, "/admin/v1/tenants", 401),
        (operator, "/v1/videos", 401),
    ):
        assert _status(url, path, key) == status, path
    return told


def _status(url: str, path: str, key: str) -> int:
    connection = http.client.HTTPConnection(url.removeprefix("http://"), timeout=60)
    try:
        connection.request("GET", path, headers={"authorization": f"Bearer {key}"})
        return connection.getresponse().status
    finally:
        connection.close()


def _start(home: Path, look) -> dict[str, str]:
    """What a server that was given no keys tells of them, and ``look`` made of it."""
    told: dict[str, str] = {}
    with subprocess.Popen(
        [RUSHES, "serve", "--port", "0"],
        env=environment(home=home, render_workers=1, log_level="error"),
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            for line in process.stdout:
                if found := re.fullmatch(r"(.+), shown only this once: (\S+)\n", line):
                    told[found[1]] = found[2]
                if found := re.search(r"listening on (\S+)", line):
                    return look(found[1], told)
            raise AssertionError("it did not start")
        finally:
            process.terminate()
