"""``python -m tests.vendors [PORT]``: simulated vendors, until it is stopped."""

from __future__ import annotations

import asyncio
import signal
import sys

from tests.vendors.server import serve, simulators


async def main() -> None:
    stopped = asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(each, stopped.set)
    runner = await serve(int(sys.argv[1]) if len(sys.argv) > 1 else 0, simulators())
    await stopped.wait()
    await runner.cleanup()


asyncio.run(main())
