"""The embedded provider's renders end with it, and leave nothing to complain about."""

from __future__ import annotations

import asyncio
import gc
import os
from pathlib import Path
from typing import Any

from rushes.engines import registry
from rushes.models.spec import Spec
from rushes.processes.pool import ProcessPool
from rushes.providers.base import Order, Ticket
from rushes.providers.embedded import EmbeddedProvider

SPEC = Spec(model="sora-2", prompt="hills", width=128, height=128, seconds=1, seed=1)


def order(scratch: Path, token: str) -> Order:
    folder = scratch / token
    folder.mkdir()
    return Order(token, "previz", SPEC, folder)


def test_a_render_that_failed_before_it_was_cancelled_is_not_an_unheard_error(tmp_path: Path) -> None:
    unheard: list[dict[str, Any]] = []

    async def test() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: unheard.append(context))
        nowhere = {"PYTHONHOME": str(tmp_path)}  # Python does not even start
        pool = ProcessPool("test", 1, stall_seconds=60, environment=nowhere)
        provider = EmbeddedProvider(pool, tmp_path, registry.capabilities())
        remote_id = await provider.submit(order(tmp_path, "attempt_1"))
        await asyncio.wait([task for task in asyncio.all_tasks() if task is not asyncio.current_task()])
        await provider.cancel(Ticket(remote_id, "previz", remote_id))
        await pool.close()
        gc.collect()

    asyncio.run(test())
    gc.collect()
    assert unheard == []


def test_closing_stops_running_and_waiting_renders(tmp_path: Path) -> None:
    async def test() -> None:
        pool = ProcessPool("test", 1, stall_seconds=60, environment=os.environ)
        provider = EmbeddedProvider(pool, tmp_path, registry.capabilities())
        for token in ("attempt_1", "attempt_2"):
            await provider.submit(order(tmp_path, token))
        await asyncio.sleep(0)
        await provider.close()
        await pool.close()
        assert asyncio.all_tasks() == {asyncio.current_task()}

    asyncio.run(test())
