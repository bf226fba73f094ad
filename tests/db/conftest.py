"""Every test of the rows runs on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TypeVar

import pytest
from tests import databases
from tests.db.rows import opened

from rushes.db.database import Database

T = TypeVar("T")


@pytest.fixture(params=databases.KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def with_db(kind: str, tmp_path: Path) -> object:
    """Run a coroutine function on a fresh database of each kind."""

    def run(test: Callable[[Database], Coroutine[None, None, T]]) -> T:
        async def main(url: str) -> T:
            async with opened(kind, url) as db:
                return await test(db)

        with databases.migrated(kind, tmp_path) as url:
            return asyncio.run(main(url))

    return run
