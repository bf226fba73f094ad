"""The same server without a database: parses, checks, judges and answers, and keeps nothing.

What `creates` is measured against. Prints its address.
"""

from __future__ import annotations

import tempfile
from dataclasses import fields, replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import uvloop

from rushes import logs
from rushes.api.body import Limits
from rushes.api.server import build
from rushes.cli.listening import address, http_server, listen
from rushes.engines import registry
from rushes.models.caller import Caller
from rushes.models.ids import new_id, now
from rushes.models.key import Mode
from rushes.models.scope import Scope
from rushes.models.video import State, Video
from rushes.processes.pool import ProcessPool
from rushes.providers.embedded import EmbeddedProvider
from rushes.providers.routes import Routes
from rushes.service import Catalog, Keys, Services, Videos
from rushes.service.admission import Admission
from rushes.service.orders import CreateOrder, Retry


class ForgetfulVideos:
    def __init__(self, admission: Admission) -> None:
        self._admission = admission

    async def create(self, caller: Caller, order: CreateOrder, retry: Retry) -> Video:
        spec = self._admission.create(caller, order)
        return Video(new_id("video"), caller.project_id, State.QUEUED, spec, 0, now(), None, None, None, 0)


class OpenKeys:
    async def authenticate(self, secret: str) -> Caller:
        return Caller("project", "key", Mode.LIVE, frozenset(Scope))


async def main() -> None:
    logs.configure("warning", "json")
    with tempfile.TemporaryDirectory() as folder, listen("127.0.0.1", 0) as listener:
        pool = ProcessPool("unused", 1, stall_seconds=60, environment={})
        embedded = EmbeddedProvider(pool, Path(folder), registry.capabilities())
        routes = Routes.load(Path(folder) / "none.toml", {embedded.name: embedded})
        unused: dict[str, Any] = {field.name: None for field in fields(Services)}
        services = replace(
            Services(**{**unused, "administration": SimpleNamespace(operators=None)}),
            videos=cast("Videos", ForgetfulVideos(Admission(routes, "crop"))),
            catalog=Catalog(routes),
            keys=cast("Keys", OpenKeys()),
        )
        print(address(listener), flush=True)
        await http_server(build(services, Limits(Path(folder)))).serve(sockets=[listener])


if __name__ == "__main__":
    uvloop.run(main())
