"""PostgreSQL through asyncpg. The transactions are the same plain functions; greenlet carries them."""

from __future__ import annotations

from typing import TypeVar

from sqlalchemy import exc
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from rushes.db.database import DatabaseBroken, DatabaseDown, Transaction
from rushes.db.migrate import migrate

T = TypeVar("T")

_CONNECTIONS = 8
#: Serialization failure and deadlock: PostgreSQL took the transaction back, and it may simply run again.
#: https://www.postgresql.org/docs/current/errcodes-appendix.html
_TAKEN_BACK = frozenset({"40001", "40P01"})
_TRIES = 4


class PostgresDatabase:
    """Every write is durable when it returns (``synchronous_commit`` is left as the server has it: on)."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine

    @classmethod
    async def open(cls, url: str) -> PostgresDatabase:
        """Connect and migrate. Raises DatabaseBroken in one line."""
        address = make_url(url).set(drivername="postgresql+asyncpg")
        engine = create_async_engine(address, pool_size=_CONNECTIONS, max_overflow=0, pool_pre_ping=True)
        ready = False
        try:
            async with engine.begin() as conn:
                await conn.run_sync(migrate)
        except (exc.SQLAlchemyError, OSError) as error:
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
                async with self._engine.begin() as conn:
                    return await conn.run_sync(transaction)
            except exc.DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) in _TAKEN_BACK:
                    continue
                if isinstance(error, (exc.OperationalError, exc.InterfaceError)):
                    raise DatabaseDown(f"The database does not answer: {_reason(error)}") from error
                raise
            except OSError as error:
                raise DatabaseDown(f"The database does not answer: {_reason(error)}") from error
        raise DatabaseDown("The database is too busy: other transactions came first each time.")

    async def read(self, query: Transaction[T]) -> T:
        try:
            async with self._engine.connect() as conn:
                return await conn.run_sync(query)
        except (exc.OperationalError, exc.InterfaceError, OSError) as error:
            raise DatabaseDown(f"The database does not answer: {_reason(error)}") from error

    async def close(self) -> None:
        await self._engine.dispose()


def _reason(error: BaseException) -> str:
    cause = getattr(error, "orig", None) or error
    return " ".join(str(cause).split()) or type(cause).__name__
