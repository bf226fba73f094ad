"""PostgreSQL through asyncpg. The transactions are the same plain functions; greenlet carries them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from sqlalchemy import exc
from sqlalchemy.engine import URL, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from rushes.db.database import DatabaseBroken, DatabaseDown, Transaction
from rushes.db.migrate import migrate
from rushes.errors import Fatal

T = TypeVar("T")

_CONNECTIONS = 8
#: A server that went away in the middle of a statement says nothing more; no statement of ours is longer.
_STATEMENT_SECONDS = 60
#: Serialization failure and deadlock: PostgreSQL took the transaction back, and it may simply run again.
#: https://www.postgresql.org/docs/current/errcodes-appendix.html
_TAKEN_BACK = frozenset({"40001", "40P01"})
#: Not our statement's fault, and over sooner or later: connection lost, out of resources, shut down or not
#: yet up, system error; and a server that became a read-only replica.
_DOWN = ("08", "53", "57", "58", "25006")
_TRIES = 4


class PostgresDatabase:
    """Every write is durable when it returns (``synchronous_commit`` is left as the server has it: on)."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: str) -> PostgresDatabase:
        """Connect and migrate. Raises Fatal or DatabaseBroken in one line, which holds no password."""
        address = _address(url)
        engine = create_async_engine(
            address,
            pool_size=_CONNECTIONS,
            max_overflow=0,
            pool_pre_ping=True,
            connect_args={"command_timeout": _STATEMENT_SECONDS},
        )
        ready = False
        try:
            async with engine.begin() as conn:
                await conn.run_sync(migrate)
        except (exc.SQLAlchemyError, OSError, TypeError, ValueError) as error:  # the last two: bad options
            where = address.render_as_string(hide_password=True)
            raise DatabaseBroken(f"The database {where} cannot be used: {_reason(error)}") from None
        else:
            ready = True
            return cls(engine)
        finally:
            if not ready:
                await engine.dispose()

    async def write(self, transaction: Transaction[T]) -> T:
        for _ in range(_TRIES):
            try:
                with _translated():
                    async with self._engine.begin() as conn:
                        return await conn.run_sync(transaction)
            except exc.DBAPIError as error:
                if _state(error) not in _TAKEN_BACK:
                    raise
        raise DatabaseDown("other transactions came first each time")

    async def read(self, query: Transaction[T]) -> T:
        with _translated():
            async with self._engine.connect() as conn:
                return await conn.run_sync(query)

    async def close(self) -> None:
        await self._engine.dispose()


def _address(url: str) -> URL:
    try:
        address = make_url(url).set(drivername="postgresql+asyncpg")
    except (exc.ArgumentError, ValueError):  # their words repeat the URL, and with it the password
        raise Fatal("RUSHES_DATABASE_URL is not a URL like postgresql://user:password@host/name.") from None
    # What libpq and hosting providers call it: https://www.postgresql.org/docs/current/libpq-ssl.html
    mode = address.query.get("sslmode")
    return address.difference_update_query(["sslmode"]).update_query_dict({"ssl": mode} if mode else {})


@contextmanager
def _translated() -> Iterator[None]:
    """Turn what is the server's fault into DatabaseDown."""
    try:
        yield
    except (exc.TimeoutError, OSError) as error:  # no free connection, no answer
        raise DatabaseDown(_reason(error)) from error
    except exc.DBAPIError as error:
        lost = isinstance(error, (exc.OperationalError, exc.InterfaceError)) or error.connection_invalidated
        if lost or _state(error).startswith(_DOWN):
            raise DatabaseDown(_reason(error)) from error
        raise


def _state(error: exc.DBAPIError) -> str:
    return getattr(error.orig, "sqlstate", None) or ""


def _reason(error: BaseException) -> str:
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split()) or type(cause).__name__
