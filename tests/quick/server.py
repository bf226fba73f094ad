"""A server all of whose Sora models are an engine of the tests: real files, hardly any work."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

from tests import databases
from tests.servers import Server, running

ENGINES = Path(__file__).with_name("engines")
#: A prompt whose render goes on, saying so, until somebody ends it.
HELD = "hold until never"
_LEADS = 'candidates = [{ provider = "embedded", model = "quick" }]'
_PLAIN = ("sora-2", "sora-2-2025-10-06", "sora-2-2025-12-08")
_PRO = ("sora-2-pro", "sora-2-pro-2025-10-06")
_ROUTES = "".join(
    [
        *(f"[models.{name}]\n{_LEADS}\n" for name in _PLAIN),
        *(f'[models.{name}]\n{_LEADS}\ndowngrade = "sora-2"\n' for name in _PRO),
    ]
)


def held(gate: Path) -> str:
    """A prompt whose render goes on until there is such a file."""
    return f"hold until {gate}"


def quick_server(home: Path, *, declared: str = "", **settings: object) -> Server:
    """Not started yet. ``declared`` is what else stands in its ``rushes.toml``."""
    home.mkdir(parents=True)
    home.joinpath("rushes.toml").write_text(_ROUTES + declared)
    if "database_url" not in settings:
        databases.copy_to(home / "rushes.db")
    # As whoever installs another engine beside ours would have it found, in the server and its workers.
    return Server(home, python_path=ENGINES, **settings)


@contextlib.contextmanager
def quick(home: Path, *, declared: str = "", **settings: object) -> Iterator[Server]:
    """One that runs until the end of the ``with``."""
    with running(quick_server(home, declared=declared, **settings)) as server:
        yield server
