"""A fresh database of each kind for tests that need a real one."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import pytest

#: Anything that may create databases.
POSTGRES = os.environ.get("TEST_POSTGRES_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
KINDS = ("sqlite", "postgresql")


def _execute(statement: str) -> None:
    async def run() -> None:
        connection = await asyncpg.connect(POSTGRES, timeout=5)
        try:
            await connection.execute(statement)
        finally:
            await connection.close()

    asyncio.run(run())


@contextlib.contextmanager
def fresh(kind: str, folder: Path) -> Iterator[str]:
    """The URL of an empty database of that kind, for ``RUSHES_DATABASE_URL``."""
    if kind == "sqlite":
        yield f"sqlite:///{folder / 'rushes.db'}"
        return
    name = f"rushes_test_{secrets.token_hex(6)}"
    try:
        _execute(f'CREATE DATABASE "{name}"')
    except (OSError, asyncpg.PostgresError) as error:
        pytest.skip(
            f"no PostgreSQL at {POSTGRES} ({error}); start one, or name another in TEST_POSTGRES_URL: "
            "docker run -e POSTGRES_HOST_AUTH_METHOD=trust -p 5432:5432 postgres"
        )
    try:
        yield POSTGRES.rsplit("/", 1)[0] + f"/{name}"
    finally:
        _execute(f'DROP DATABASE "{name}" WITH (FORCE)')
