"""The servers that most tests talk to."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable, Iterator

import pytest
from tests.quick.server import quick
from tests.servers import Server, launched

# Hundreds of servers and renders are started: one compiles what they import, and the others find it done.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Importing all tests makes many objects and no garbage to look for.
gc.disable()

Launch = Callable[..., contextlib.AbstractContextManager[Server]]


def pytest_collection_finish() -> None:
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def launch() -> Launch:
    """``with launch(home, render_workers=2) as server:`` for tests that need a server of their own."""
    return launched


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole session, on SQLite, with one render process that hardly draws."""
    with quick(tmp_path_factory.mktemp("server") / "home") as running:
        yield running
        assert_alive(running)


@pytest.fixture(scope="session")
def installed(launch: Launch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The same as it is installed: previz draws."""
    with launch(tmp_path_factory.mktemp("installed") / "home") as running:
        yield running
        assert_alive(running)


def assert_alive(server: Server) -> None:
    died = server.process.poll()
    assert died is None, f"the server ended with {died}:\n{server.log.read_text()[-4000:]}"
