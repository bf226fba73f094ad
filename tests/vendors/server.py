"""All simulated vendors in one process, each under its own prefix, and what a test steers them by.

``POST /_control {"simulator": NAME, "faults": [...]}`` orders faults for the next creates there, one each.
``GET /_control`` answers every create that was registered, by simulator. ``DELETE /_control`` forgets all.
"""

from __future__ import annotations

import importlib
from pathlib import Path

from aiohttp import web
from tests.vendors.faults import Fault
from tests.vendors.simulator import Simulator

from rushes.providers import vendors

_MAX_BODY = 128 * 1024 * 1024
LISTENING = "vendors listening on "


def simulators() -> list[Simulator]:
    """One or more for each adapter that has a file here; `SIMULATORS` in it lists their classes."""
    here = Path(__file__).parent
    found = [name for name in vendors.NAMES if (here / f"{name}.py").exists()]
    return [kind() for name in found for kind in importlib.import_module(f"tests.vendors.{name}").SIMULATORS]


def order(served: list[Simulator], name: str, faults: list[str]) -> None:
    """For the next creates there, one each. Raises ValueError for what there is not."""
    simulator = next((each for each in served if each.name == name), None)
    if simulator is None:
        known = ", ".join(each.name for each in served)
        raise ValueError(f"there is no simulator {name!r}; there are: {known}")
    for fault in faults:
        if fault not in simulator.faults:
            known = ", ".join(sorted(simulator.faults))
            raise ValueError(f"{name} has no fault {fault!r}; it has: {known}")
    simulator.ordered.extend(map(Fault, faults))


def application(served: list[Simulator]) -> web.Application:
    by_name = {each.name: each for each in served}
    app = web.Application(client_max_size=_MAX_BODY)

    async def orders(request: web.Request) -> web.Response:
        try:
            match await request.json():
                case {"simulator": str(name), "faults": [*faults]}:
                    order(served, name, faults)
                case _:
                    raise ValueError('expected {"simulator": NAME, "faults": [...]}')
        except ValueError as error:
            return web.json_response({"error": str(error)}, status=400)
        return web.json_response({})

    async def report(_: web.Request) -> web.Response:
        return web.json_response(
            {name: [job.report() for job in each.jobs.values()] for name, each in by_name.items()}
        )

    async def forget(_: web.Request) -> web.Response:
        for each in served:
            each.jobs.clear()
            each.ordered.clear()
        return web.json_response({})

    async def close(_: web.Application) -> None:
        for each in served:
            await each.close()

    app.add_routes([web.post("/_control", orders), web.get("/_control", report)])
    app.add_routes([web.delete("/_control", forget)])
    for each in served:
        app.add_routes(each.all_routes())
    app.on_shutdown.append(close)
    return app


async def serve(port: int, served: list[Simulator]) -> web.AppRunner:
    """Start; prints where. Who hangs up on a request ends its handler: one that is slow waits for that."""
    runner = web.AppRunner(application(served), handler_cancellation=True, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", port).start()
    print(f"{LISTENING}http://127.0.0.1:{runner.addresses[0][1]}", flush=True)
    return runner
