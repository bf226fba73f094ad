"""``rushes simulate``: the simulated vendors of the tests, for whoever wants to see failover at work."""

from __future__ import annotations

import asyncio
import importlib
import sys
from pathlib import Path
from typing import Annotated

import typer

from rushes.errors import Fatal

#: Where the package lies in a source checkout: CHECKOUT/src/rushes/cli.
_CHECKOUT = Path(__file__).parents[3]


def simulate(
    home: Annotated[
        Path | None, typer.Option(help="Write rushes.toml and `environment` into this folder.")
    ] = None,
    port: Annotated[int, typer.Option(help="Port to listen on; 0 picks a free one.")] = 8100,
    fault: Annotated[
        list[str] | None,
        typer.Option(metavar="NAME=FAULT", help="What the next create there meets; may be repeated."),
    ] = None,
) -> None:
    """Run simulated vendors, and show what leads to them. Only from a source checkout."""
    if not (_CHECKOUT / "tests" / "vendors" / "showing.py").is_file():
        raise Fatal("The simulated vendors are part of the tests: this needs a source checkout of Rushes.")
    sys.path.insert(0, str(_CHECKOUT))
    # Nothing of the package may need the tests; this one command shows them, where they are.
    showing = importlib.import_module("tests.vendors.showing")
    asyncio.run(showing.show(port, home, fault or []))
