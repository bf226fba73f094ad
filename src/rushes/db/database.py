"""The port behind which the two databases are one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from sqlalchemy import Connection

from rushes.errors import Fatal, Unavailable

T = TypeVar("T")
Item = TypeVar("Item")

#: A transaction: may run again from the start, so it does nothing but read and write rows.
Transaction = Callable[[Connection], T]


@dataclass(frozen=True)
class Together(Generic[Item, T]):
    """A transaction for one item, of a function that takes several: each statement costs little more for
    many rows than for one. A database may run those that wait at the same time with one call.

    Invariant: for each item it does and returns what it would for that alone, after those before it.
    """

    run: Callable[[Connection, Sequence[Item]], Sequence[T]]
    item: Item

    def __call__(self, conn: Connection) -> T:
        (done,) = self.run(conn, [self.item])
        return done


class Database(Protocol):
    async def write(self, transaction: Transaction[T]) -> T:
        """Run it in a transaction; when this returns it is on disk. Raises what the function raises."""
        ...

    async def read(self, query: Transaction[T]) -> T:
        """Run a read-only function on a snapshot."""
        ...

    async def close(self) -> None: ...


class DatabaseDown(Unavailable):
    """The database does not answer; try again soon."""

    code = "database_unavailable"

    def __init__(self, reason: str) -> None:
        super().__init__()
        #: For the log alone: it may name hosts that are no caller's business.
        self.reason = reason


class DatabaseBroken(Fatal):
    """The database cannot be written. To go on would lose what callers are told is safe."""
