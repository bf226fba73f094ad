"""The documents say what the code does."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from typer.testing import CliRunner

from rushes.settings import PREFIX, Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()

#: Defaults that depend on the machine, in words.
COMPUTED = {"render_workers": "half the cores"}


def _row(name: str) -> str:
    field = Settings.model_fields[name]
    default = COMPUTED.get(name) or ("" if field.default in (None, "") else f"`{field.default}`")
    return f"| `{PREFIX}{name.upper()}` | {default} | {field.description} |"


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_documented_as_it_is(name: str) -> None:
    assert _row(name) in README, f"README lacks this row:\n{_row(name)}"


def test_no_setting_is_documented_that_does_not_exist() -> None:
    known = {PREFIX + name.upper() for name in Settings.model_fields}
    assert set(re.findall(rf"{PREFIX}[A-Z_]+", README)) <= known


def test_every_make_target_is_listed_with_a_line_of_help() -> None:
    listed = subprocess.run(["make", "-s"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    shown = set(re.findall(r"make ([a-z]+)", listed))
    phony = set(re.findall(r"^\.PHONY: (\w+)", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert shown == phony
    assert set(re.findall(r"`make ([a-z]+)", README)) <= shown


def test_every_command_has_help() -> None:
    from rushes.cli import app

    for command in (
        [],
        ["serve"],
        ["generate"],
        ["explain"],
        ["render"],
        ["doctor"],
        ["tenants"],
        ["plans"],
        ["budgets"],
        ["margin"],
        ["projects"],
        ["keys"],
        ["keys", "create"],
        ["ledger"],
        ["ledger", "buy"],
        ["route", "explain"],
        ["simulate"],
    ):
        shown = CliRunner().invoke(app, [*command, "--help"])
        assert shown.exit_code == 0
        assert "Usage" in shown.output


def test_documents_link_only_to_files_that_exist() -> None:
    for document in (*ROOT.glob("*.md"), *ROOT.glob("decisions/*.md")):
        for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", document.read_text()):
            if not target.startswith("http"):
                assert (document.parent / target).exists(), f"{document.name} links to {target}"
