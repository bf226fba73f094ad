"""A database of each kind for tests that need a real one: empty, or with this version's tables."""

from __future__ import annotations

import asyncio
import atexit
import contextlib
import functools
import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest
from tests.db.rows import opened

#: Anything that may create databases.
POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
KINDS = ("sqlite", "postgresql")
_patterns = contextlib.ExitStack()
atexit.register(_patterns.close)


def _execute(statement: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(POSTGRES, timeout=5)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(run())


@contextlib.contextmanager
def fresh(kind: str, folder: Path, *, like: str = "template1") -> Iterator[str]:
    """The URL of an empty database of that kind, for ``RUSHES_DATABASE_URL``.

    PostgreSQL copies the one named ``like``.
    """
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'rushes.db'}"
        return
    name = f"rushes_test_{secrets.token_hex(6)}"
    try:
        _execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    except (OSError, asyncpg.PostgresError) as error:
        pytest.skip(
            f"no PostgreSQL at {POSTGRES} ({error}); start one, or name another in TEST_POSTGRES_URL: "
            "docker run -e POSTGRES_HOST_AUTH_METHOD=trust -p 5432:5432 postgres"
        )
    try:
        yield POSTGRES.rsplit("/", 1)[0] + f"/{name}"
    finally:
        _execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextlib.contextmanager
def migrated(kind: str, folder: Path) -> Iterator[str]:
    """The URL of one with this version's tables and no rows: a copy, so that not every test migrates."""
    pattern = _pattern(kind)
    with fresh(kind, folder, like=pattern.rsplit("/", 1)[1]) as url:
        if kind == "sqlite":
            copy_to(Path(url.removeprefix("sqlite:///")))
        yield url


def copy_to(path: Path) -> None:
    """The same, of SQLite, as that file."""
    shutil.copyfile(_pattern("sqlite").removeprefix("sqlite:///"), path)


@functools.cache
def _pattern(kind: str) -> str:
    """Lasts as long as this process."""
    folder = Path(_patterns.enter_context(tempfile.TemporaryDirectory()))
    url = _patterns.enter_context(fresh(kind, folder))

    async def migrate() -> None:
        async with opened(kind, url):
            pass

    asyncio.run(migrate())
    return url
