"""The simulated vendors for whoever looks on: ``rushes simulate``. Prints all that it takes to use them."""

from __future__ import annotations

import asyncio
import signal
from pathlib import Path

from tests.vendors.server import order, serve, simulators
from tests.vendors.simulator import ENVIRONMENT, Simulator

from rushes.errors import Fatal

_MARK = "# Simulated vendors, written by `rushes simulate`; written anew whenever it starts.\n"
#: Of the server that the files are for: the first API key, so that it can be said before there is one.
_API_KEY = "sk-rushes-simulated"
#: So that nobody waits long: vendors are asked twice a second, and given up on after 5 seconds.
_PACE = "pace = 0.5\n"
_SUBMIT_SECONDS = 5
_MODELS = """
# One after the other.
[models.sora-2]
candidates = [
    { provider = "runway", model = "gen4.5" },
    { provider = "kling", model = "kling-v3" },
    { provider = "seedance", model = "seedance-2.0-fast" },
    { provider = "embedded", model = "previz" },
]

# Whoever takes the least.
[models.sora-2-pro]
policy = "cheapest"
downgrade = "sora-2"
candidates = [
    { provider = "vertex", model = "veo-3.1-generate-001" },
    { provider = "openrouter", model = "runway/gen-4.5" },
    { provider = "kling", model = "kling-v3" },
]

# By chance, two to one.
[models.pika]
policy = "weighted"
candidates = [
    { provider = "fal", model = "fal-ai/pika/v2.2", weight = 2 },
    { provider = "fal", model = "fal-ai/veo3.1", weight = 1 },
]

# With nobody to follow.
[models.runway]
candidates = [{ provider = "runway", model = "gen4.5" }]
"""


async def show(port: int, home: Path | None, faults: list[str]) -> None:
    """Until SIGINT or SIGTERM. Raises Fatal in one line."""
    served = simulators()
    for each in faults:
        name, _, fault = each.partition("=")
        try:
            order(served, name, [fault])
        except ValueError as error:
            raise Fatal(f"--fault {each}: {error}") from None
    if home is not None:
        _check(home)
    try:
        runner = await serve(port, served)
    except OSError as error:
        raise Fatal(f"Cannot listen on port {port}: {error.strerror}.") from None
    try:
        stopped = asyncio.Event()
        for each in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(each, stopped.set)
        origin = f"http://127.0.0.1:{runner.addresses[0][1]}"
        if home is None:
            print(f"\n{_environment(None)}\n{_declared(served, origin)}\n{_how(origin)}", flush=True)
        else:
            print(f"{_write(served, origin, home)}\n\n{_how(origin)}", flush=True)
        await stopped.wait()
    finally:
        await runner.cleanup()


def _declared(served: list[Simulator], origin: str) -> str:
    accounts = [each.declaration(origin, _SUBMIT_SECONDS, _PACE) for each in served]
    return _MARK + "\n" + "\n".join(accounts) + _MODELS


def _environment(home: Path | None) -> str:
    variables = {**ENVIRONMENT, "RUSHES_BOOTSTRAP_KEY": _API_KEY}
    if home is not None:
        variables["RUSHES_HOME"] = str(home)
    return "".join(f"export {name}='{value}'\n" for name, value in variables.items())


def _how(origin: str) -> str:
    return f"""A fault for the next create at Runway, from another terminal:
    curl {origin}/_control -d '{{"simulator": "runway", "faults": ["failed"]}}'
All that was ever ordered from them:
    curl {origin}/_control"""


def _check(home: Path) -> None:
    """Nobody's own file is lost."""
    path = home / "rushes.toml"
    if path.exists() and not path.read_text("utf-8", "replace").startswith(_MARK):
        raise Fatal(f"{path} is not from `rushes simulate`: choose another folder for --home.")


def _write(served: list[Simulator], origin: str, home: Path) -> str:
    home = home.absolute()
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        (home / "rushes.toml").write_text(_declared(served, origin), "utf-8")
        (home / "environment").write_text(_environment(home), "utf-8")
    except OSError as error:
        raise Fatal(f"{home} cannot be written: {error.strerror}.") from None
    return f"A server that uses them:\n    source {home / 'environment'} && rushes serve"
