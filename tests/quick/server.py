"""A server whose `sora-2` and `sora-2-pro` are an engine of the tests: real files, hardly any work."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from tests.servers import Server, launched

ENGINES = Path(__file__).with_name("engine")
_ROUTES = """
[models.sora-2]
candidates = [{ provider = "embedded", model = "quick" }]

[models.sora-2-pro]
downgrade = "sora-2"
candidates = [{ provider = "embedded", model = "quick" }]
"""


@contextmanager
def quick(home: Path, **settings: object) -> Iterator[Server]:
    home.mkdir(parents=True)
    home.joinpath("rushes.toml").write_text(_ROUTES)
    paths = [str(ENGINES), *filter(None, [os.environ.get("PYTHONPATH")])]
    with pytest.MonkeyPatch.context() as patch:
        # As whoever installs another engine beside ours would have it found, in the server and its workers.
        patch.setenv("PYTHONPATH", os.pathsep.join(paths))
        with launched(home, **settings) as server:
            yield server
