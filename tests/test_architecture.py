"""Imports point one way, there are no cycles, and a few things stand in one place only (ARCHITECTURE.md)."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

SRC = Path(__file__).parents[1] / "src" / "rushes"

#: Left may import right, never the reverse.
LAYERS = ("cli", "app", "api", "service", "jobs")
#: Below jobs the way forks: the right-hand chain never sees a row.
CHAIN = ("pipeline", "providers", "engines", "media", "storage")
#: All may use these, and they use only each other.
SHARED = {"net", "events", "logs", "settings", "declared", "models", "errors", "processes"}

MODULES = sorted(SRC.rglob("*.py"))


def _name(path: Path) -> str:
    parts = ("rushes", *path.relative_to(SRC).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {_name(path): path for path in MODULES}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names if alias.name.startswith("rushes"))
        elif isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("rushes"):
            for alias in node.names:
                inner = f"{node.module}.{alias.name}"
                yield inner if inner in NAMES else node.module


def _package(name: str) -> str:
    return name.split(".")[1] if "." in name else ""


def _may_import(importer: str) -> set[str]:
    if importer in SHARED:
        return SHARED
    if importer == "db":
        return SHARED | {"db"}
    if importer in CHAIN:
        return SHARED | set(CHAIN[CHAIN.index(importer) :])
    return SHARED | set(LAYERS[LAYERS.index(importer) :]) | {"db"} | set(CHAIN)


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_imports_point_one_way(path: Path) -> None:
    package = _package(_name(path))
    if package in ("", "__main__"):
        return
    wrong = {name for name in _imports(path) if _package(name) and _package(name) not in _may_import(package)}
    assert not wrong, f"{_name(path)} may not import {wrong}"


def test_there_are_no_import_cycles() -> None:
    graph = {name: set(_imports(path)) - {name} for name, path in NAMES.items()}
    # A package's face may gather its own modules, and they need not go through it.
    try:
        tuple(TopologicalSorter(graph).static_order())
    except CycleError as error:
        pytest.fail(f"import cycle: {' → '.join(error.args[1])}")


def _uses(path: Path, *attributes: str) -> bool:
    return any(
        isinstance(node, ast.Attribute) and ast.unparse(node) in attributes
        for node in ast.walk(ast.parse(path.read_text()))
    )


def test_the_environment_is_read_in_settings_alone() -> None:
    readers = {_name(path) for path in MODULES if _uses(path, "os.environ", "os.getenv", "os.environb")}
    assert readers == {"rushes.settings"}


def test_transactions_are_committed_in_db_alone() -> None:
    committers = {
        _name(path)
        for path in MODULES
        if _package(_name(path)) != "db" and _uses(path, "conn.commit", "conn.rollback", "conn.begin")
    }
    assert not committers


def test_everything_is_caught_only_where_a_failure_has_an_owner() -> None:
    def broad(handler: ast.ExceptHandler) -> bool:
        """To tidy up and raise it again is not to catch it."""
        last = handler.body[-1]
        if isinstance(last, ast.Raise) and last.exc is None:
            return False
        return handler.type is None or ast.unparse(handler.type) in ("Exception", "BaseException")

    catchers = {
        _name(path)
        for path in MODULES
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.ExceptHandler) and broad(node)
    }
    assert catchers <= {
        "rushes.api.access",
        "rushes.db.sqlite",
        "rushes.engines.previz.gl",
        "rushes.processes.child",
    }


def test_files_stay_small() -> None:
    long = {_name(path): lines for path in MODULES if (lines := len(path.read_text().splitlines())) > 450}
    assert not long
