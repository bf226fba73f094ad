"""The engines of this machine, behind the same port as a vendor far away."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rushes.engines import registry
from rushes.errors import Interrupted
from rushes.models.capabilities import Capabilities
from rushes.models.clip_edit import ClipEdit
from rushes.models.spec import Spec
from rushes.processes.pool import ProcessPool
from rushes.providers.base import Made, Order, Poll, Ticket

_VIDEO = "video.mp4"
#: Written, complete, after the video: with it a later server can go on from a finished render.
_REPORT = "report.json"


@dataclass
class _Render:
    task: asyncio.Task[None] = field(init=False)
    progress: float = 0.0


class EmbeddedProvider:
    """Renders in child processes. A render's remote id is its token, which also names its scratch folder.

    The folder is the record: a render whose server died is finished if its report is there, else lost.
    """

    name = "embedded"
    pace = 0.25
    #: As many as come.
    per_minute = 60_000
    per_day: int | None = None
    spend_per_day: int | None = None
    here = True
    settle_seconds = 0.0

    def __init__(self, pool: ProcessPool, scratch: Path, engines: Mapping[str, Capabilities]) -> None:
        self.slots = pool.size
        self._pool = pool
        self._scratch = scratch
        self._engines = engines
        self._renders: dict[str, _Render] = {}

    def capabilities(self, model: str) -> Capabilities | None:
        return self._engines.get(model)

    def tags(self, model: str) -> frozenset[str]:
        """What is made here is kept here, wherever that is."""
        return frozenset({"here"})

    def cost(self, model: str, spec: Spec) -> int:
        return 0

    def edit_of_clip(self, model: str, spec: Spec) -> ClipEdit:
        return registry.edit_of_clip(model, spec)

    async def submit(self, order: Order) -> str:
        render = self._renders[order.token] = _Render()
        render.task = asyncio.create_task(self._render(order, render))
        return order.token

    async def find(self, token: str, model: str, spec: Spec) -> str | None:
        """Raises Interrupted instead of waiting: what is not here now never will be."""
        if token not in self._renders and not self._report_path(token).exists():
            raise Interrupted
        return token

    async def poll(self, ticket: Ticket) -> Poll:
        render = self._renders.get(ticket.token)
        if render is None:
            if self._report_path(ticket.token).exists():
                return Poll(100, done=True)
            raise Interrupted
        if not render.task.done():
            return Poll(int(render.progress * 100))
        await render.task
        return Poll(100, done=True)

    async def fetch(self, ticket: Ticket, folder: Path) -> Made:
        report = self._report_path(ticket.token)
        if not report.exists():
            raise Interrupted
        made = json.loads(await asyncio.to_thread(report.read_text))
        self._renders.pop(ticket.token, None)
        return Made(report.with_name(_VIDEO), made["engine"], made["details"])

    async def cancel(self, ticket: Ticket) -> None:
        await self._stop(ticket.token)

    async def _stop(self, token: str) -> None:
        render = self._renders.pop(token, None)
        if render is not None:
            render.task.cancel()
            # It may have failed before, and nobody will ask.
            await asyncio.gather(render.task, return_exceptions=True)

    async def close(self) -> None:
        """Stop every render. Those that are finished stay in their folders for the next server."""
        await asyncio.gather(*(self._stop(token) for token in list(self._renders)))

    async def _render(self, order: Order, render: _Render) -> None:
        folder = order.folder
        args: dict[str, Any] = {
            "engine": order.model,
            "spec": order.spec.model_dump(mode="json"),
            "out": str(folder / _VIDEO),
            "reference": str(order.reference) if order.reference else None,
            "source": str(order.source) if order.source else None,
            "characters": [str(path) for path in order.characters],
        }

        def note(progress: float) -> None:
            render.progress = progress

        result = await self._pool.run("rushes.engines.render:run", args, note)
        part = folder / f"{_REPORT}.part"
        part.write_text(json.dumps(result))
        part.replace(self._report_path(order.token))

    def _report_path(self, token: str) -> Path:
        return self._scratch / token / _REPORT
