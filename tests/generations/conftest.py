"""The server that the 2 Pro API's tests share: `sora-2-pro` is the tests' own quick engine there."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

import pytest
from tests.api.conftest import Answer, Ask, Wire
from tests.quick.server import quick
from tests.receiver import Receiver
from tests.servers import Server, until

TEXT, IMAGE, ALL = (f"/v1/generations{end}" for end in ("/text-to-video", "/image-to-video", ""))
SMALL = {"duration": 3, "resolution": "480p"}
LAKE = {"prompt": "A calm lake between hills at noon", **SMALL}


@pytest.fixture(scope="session")
def receiver() -> Iterator[Receiver]:
    with Receiver().running() as running:
        yield running


@pytest.fixture(scope="session")
def server(tmp_path_factory) -> Iterator[Server]:
    home = tmp_path_factory.mktemp("generations") / "home"
    settings = {"webhook_allow_private": True, "webhook_timeout_seconds": 2}
    with quick(home, render_workers=4, **settings) as running:
        yield running


@pytest.fixture(scope="session")
def wire(server) -> Wire:
    return Wire(server)


def final(wire: Wire, made: Answer | str) -> dict:
    generation_id = made if isinstance(made, str) else made.json["id"]

    def look():
        found = wire.ask("GET", f"{ALL}/{generation_id}").json
        assert found["status"] in ("queued", "processing", "completed", "failed")
        return found if found["status"] in ("completed", "failed") else None

    return until(look, "the generation to be final")


@pytest.fixture(scope="session")
def lake(wire) -> dict:
    """A finished one, for all tests that only look at one."""
    found = final(wire, wire.ask("POST", TEXT, LAKE))
    assert found["status"] == "completed", found
    return found


@pytest.fixture(scope="session")
def operator(server: Server, wire: Wire) -> Ask:
    return partial(wire.ask, authorization=f"Bearer {server.operator_key}")
