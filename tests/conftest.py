"""The server that most tests talk to."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator

import pytest
from tests.servers import Server, launched

Launch = Callable[..., contextlib.AbstractContextManager[Server]]


@pytest.fixture(scope="session")
def launch() -> Launch:
    """``with launch(home, render_workers=2) as server:`` for tests that need a server of their own."""
    return launched


@pytest.fixture(scope="session")
def server(launch: Launch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for the whole session, on SQLite, with one render process."""
    with launch(tmp_path_factory.mktemp("server") / "home") as running:
        yield running
        died = running.process.poll()
        assert died is None, f"the server ended with {died}:\n{running.log.read_text()[-4000:]}"
