"""What the operator's commands have in common: they speak with the service, and show tables."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Protocol, TypeVar

from rich.console import Console
from rich.table import Table

from rushes import settings

if TYPE_CHECKING:
    from rushes.service import Administration

T = TypeVar("T")

_PAGE = 100
_PIPE_WIDTH = 400


class Identified(Protocol):
    @property
    def id(self) -> str: ...


Row = TypeVar("Row", bound=Identified)


def administer(verb: Callable[[Administration], Awaitable[T]]) -> T:
    """Run it against the settings' database, beside a running server or without one."""
    # Commands that only show a table have no use for a server's parts, which are a second to import.
    from rushes.app import open_administration

    async def run() -> T:
        async with open_administration(settings.load()) as administration:
            return await verb(administration)

    return asyncio.run(run())


async def every(page: Callable[[str | None, int], Awaitable[tuple[list[Row], bool]]]) -> list[Row]:
    """All pages, oldest first."""
    rows: list[Row] = []
    more = True
    while more:
        found, more = await page(rows[-1].id if rows else None, _PAGE)
        rows += found
    return rows[::-1]


def show(table: Table) -> None:
    console = Console()
    Console(width=None if console.is_terminal else _PIPE_WIDTH).print(table)


def date(milliseconds: int | None) -> str:
    if milliseconds is None:
        return ""
    return datetime.fromtimestamp(milliseconds / 1000, UTC).strftime("%Y-%m-%d %H:%M:%S")
