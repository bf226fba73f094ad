"""The servers that most tests talk to, and the vendors that are simulated for some."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import tempfile
from collections.abc import Callable, Iterator

import pytest

# As in a render process; before anything imports numpy.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from tests.quick.server import quick
from tests.servers import Server, launched
from tests.vendors.clips import KEPT
from tests.vendors.running import Vendors, vendors_running

# Hundreds of servers and renders are started: one compiles what they import, and the others find it done.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
sys.dont_write_bytecode = False

# Whoever this one starts, to run tests as well, inherits it.
if KEPT not in os.environ:
    _clips = tempfile.TemporaryDirectory(prefix="clips-")
    os.environ[KEPT] = _clips.name

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


@pytest.fixture(scope="session")
def all_vendors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vendors]:
    """Simulated, in a process of their own."""
    log = tmp_path_factory.mktemp("vendors") / "log"
    with vendors_running(log) as running:
        yield running
    assert "Traceback" not in log.read_text(), log.read_text()[-4000:]


def assert_alive(server: Server) -> None:
    died = server.process.poll()
    assert died is None, f"the server ended with {died}:\n{server.log.read_text()[-4000:]}"
