"""SQLite: one writer thread, several transactions to a commit, readers beside it.

Measured (facts on the backbone): one fsync for many transactions gives several times the creates a second
of a connection per request, and a second writing process only adds lock waits.
"""

from __future__ import annotations

import asyncio
import queue
import sqlite3
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event, exc, pool, text

from rushes.db.database import DatabaseBroken, DatabaseDown, Together, Transaction
from rushes.db.migrate import migrate
from rushes.errors import RushesError
from rushes.logs import get_logger

T = TypeVar("T")
log = get_logger(__name__)

#: Transactions that share one commit, at most: bounds how long the first of them waits.
_GROUP = 64
#: The writer's and a reader's.
_CONNECTIONS = 2
#: `rushes keys` writes to the same file now and then, from another process.
_BUSY_SECONDS = 10


@dataclass(eq=False)
class _Write:
    transaction: Transaction[Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    value: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        if self.future.cancelled():
            return
        if self.error is not None:
            self.future.set_exception(self.error)
        else:
            self.future.set_result(self.value)


def _answer(group: list[_Write]) -> None:
    """Wake the waiting coroutines, all with one call, from the writer's thread: they are of one loop."""

    def settle() -> None:
        for write in group:
            write.settle()

    loop = group[0].loop
    if not loop.is_closed():
        loop.call_soon_threadsafe(settle)


class SqliteDatabase:
    """Invariant: every write goes through the one thread. If that thread ends, ``on_broken`` is told and
    every waiting and later write fails at once instead of hanging.
    """

    def __init__(self, path: Path, on_broken: Callable[[DatabaseBroken], None]) -> None:
        self._path = path
        self._on_broken = on_broken
        self._broken: DatabaseBroken | None = None
        self._writes: queue.SimpleQueue[_Write | None] = queue.SimpleQueue()
        #: Those that the writer is given when the loop has done all else that it has to do now.
        self._collected: list[_Write] = []
        self._engine = _engine(path)
        self._writer = threading.Thread(target=self._write_forever, name="sqlite-writer", daemon=True)

    @classmethod
    def open(cls, path: Path, on_broken: Callable[[DatabaseBroken], None]) -> SqliteDatabase:
        """Check the file, migrate it, start the writer. Raises DatabaseBroken in one line."""
        database = cls(path, on_broken)
        try:
            database._check_and_migrate()
        except BaseException:
            database._engine.dispose()
            raise
        database._writer.start()
        return database

    def _check_and_migrate(self) -> None:
        try:
            with self._engine.connect() as conn:
                verdict = conn.execute(text("PRAGMA quick_check(1)")).scalar_one()
                if verdict != "ok":
                    problem = " ".join(verdict.split())
                    raise DatabaseBroken(
                        f"The database {self._path} is corrupt ({problem}); restore it from a backup."
                    )
                conn.rollback()
                _migrate(conn)
        except exc.DBAPIError as error:
            raise _broken(self._path, error) from None

    async def write(self, transaction: Transaction[T]) -> T:
        if self._broken is not None:
            raise self._broken
        loop = asyncio.get_running_loop()
        write = _Write(transaction, loop, loop.create_future())
        if not self._collected:
            loop.call_soon(self._hand_over)
        self._collected.append(write)
        result: T = await write.future
        return result

    def _hand_over(self) -> None:
        """All at once: a writer that is woken for each takes the interpreter from who makes the next one."""
        collected, self._collected = self._collected, []
        for write in collected:
            self._writes.put(write)
        if self._broken is not None:
            self._refuse(self._broken)

    async def read(self, query: Transaction[T]) -> T:
        """On the caller's thread: measured at a third of what a hop to another thread costs, and readers of
        a write-ahead log wait for nobody.
        """
        try:
            with self._engine.connect() as conn:
                conn.exec_driver_sql("BEGIN")  # one snapshot for all of the query's statements
                return query(conn)
        except exc.DBAPIError as error:
            raise DatabaseDown(str(error.orig)) from error

    async def close(self) -> None:
        self._hand_over()
        self._writes.put(None)
        await asyncio.to_thread(self._writer.join)
        self._engine.dispose()

    def _write_forever(self) -> None:
        try:
            with self._engine.connect() as conn:
                while (group := self._next_group()) is not None:
                    self._commit(conn, group)
        except exc.DBAPIError as error:
            self._break(_broken(self._path, error))
        except BaseException as error:
            self._break(DatabaseBroken(f"The database writer ended: {error!r}"))
            raise

    def _next_group(self) -> list[_Write] | None:
        first = self._writes.get()
        if first is None:
            return None
        group = [first]
        while len(group) < _GROUP:
            try:
                write = self._writes.get_nowait()
            except queue.Empty:
                break
            if write is None:
                self._writes.put(None)
                break
            group.append(write)
        return group

    def _commit(self, conn: Connection, group: list[_Write]) -> None:
        """Run the group in one commit; a transaction that raises takes back its own part only.

        Invariant: nobody is answered before the commit, and without one nobody is told of success.
        """
        try:
            if not _together(conn, group):
                conn.rollback()
                if len(group) > 1:
                    _one_by_one(conn, group)
            conn.commit()
        except exc.DBAPIError as error:
            fatal = _fatal(error) is not None
            _fail(group, _broken(self._path, error) if fatal else DatabaseDown(str(error.orig)))
            conn.rollback()  # last: should it fail as well, everybody has been told
            if fatal:
                raise
        except BaseException:
            _fail(group, DatabaseBroken("The database writer ended."))
            raise
        finally:
            _answer(group)

    def _break(self, error: DatabaseBroken) -> None:
        self._broken = error
        self._refuse(error)
        self._on_broken(error)

    def _refuse(self, error: DatabaseBroken) -> None:
        """Whoever waits."""
        while True:
            try:
                write = self._writes.get_nowait()
            except queue.Empty:
                break
            if write is not None:
                write.error = error
                _answer([write])


def _migrate(conn: Connection) -> None:
    """SQLite changes a table by copying it, and while rows refer to it only without looking at that.

    https://www.sqlite.org/lang_altertable.html#otheralter
    """
    conn.exec_driver_sql("PRAGMA foreign_keys=OFF")
    conn.exec_driver_sql("BEGIN IMMEDIATE")
    if migrate(conn) and (astray := conn.exec_driver_sql("PRAGMA foreign_key_check").first()):
        raise DatabaseBroken(f"The migration would leave rows of {astray[0]!r} astray; nothing was changed.")
    conn.commit()
    conn.exec_driver_sql("PRAGMA foreign_keys=ON")


def _fail(group: list[_Write], error: RushesError) -> None:
    for write in group:
        write.error = error


def _together(conn: Connection, group: list[_Write]) -> bool:
    """Without savepoints, which cost as much as half of a transaction, and those of a kind with one call.
    False once one of them raises.
    """
    conn.exec_driver_sql("BEGIN IMMEDIATE")
    return all(_run(conn, writes) for writes in _kinds(group))


def _kinds(group: list[_Write]) -> list[list[_Write]]:
    """In the order in which the first of each kind came: a write may come sooner than it was asked for, and
    never later, as none has been answered that another could rely on.
    """
    kinds: dict[object, list[_Write]] = {}
    for write in group:
        transaction = write.transaction
        kinds.setdefault(transaction.run if isinstance(transaction, Together) else write, []).append(write)
    return list(kinds.values())


def _one_by_one(conn: Connection, group: list[_Write]) -> None:
    """Again, each so that it can be taken back alone."""
    conn.exec_driver_sql("BEGIN IMMEDIATE")
    for write in group:
        conn.exec_driver_sql("SAVEPOINT one")
        if not _run(conn, [write]):
            conn.exec_driver_sql("ROLLBACK TO one")
        conn.exec_driver_sql("RELEASE one")


def _run(conn: Connection, writes: Sequence[_Write]) -> bool:
    """Writes of one kind."""
    try:
        values = _values(conn, [write.transaction for write in writes])
    except Exception as error:  # belongs to whoever asked for the write
        if isinstance(error, exc.DBAPIError) and _fatal(error):
            raise  # the disk, the file: no business of one transaction
        for write in writes:
            write.error = error
        return False
    for write, value in zip(writes, values, strict=True):
        write.value, write.error = value, None
    return True


def _values(conn: Connection, transactions: Sequence[Transaction[Any]]) -> Sequence[Any]:
    first = transactions[0]
    if isinstance(first, Together):
        return first.run(conn, [each.item for each in transactions if isinstance(each, Together)])
    return [first(conn)]


def _engine(path: Path) -> Engine:
    engine = create_engine(
        URL.create("sqlite", database=str(path)),  # in an address of text, a ? would end the path
        poolclass=pool.QueuePool,
        pool_size=_CONNECTIONS,
        connect_args={"timeout": _BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        # We write BEGIN ourselves: the driver's own rules begin too late for a snapshot.
        connection.isolation_level = None
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "temp_store=MEMORY",
            "cache_size=-16000",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return engine


#: SQLite's words for a file that cannot be relied on any more, and ours.
_FATAL = {
    "database or disk is full": "the disk is full.",
    "disk I/O error": "the disk cannot be read or written; it may be full.",
    "attempt to write a readonly database": "the file or its folder is read-only.",
    "unable to open database file": "the file or its folder cannot be opened for writing.",
    "file is not a database": "the file is corrupt or not a database; restore it from a backup.",
    "database disk image is malformed": "the file is corrupt; restore it from a backup.",
}


def _fatal(error: exc.DBAPIError) -> str | None:
    return _FATAL.get(str(error.orig))


def _broken(path: Path, error: exc.DBAPIError) -> DatabaseBroken:
    return DatabaseBroken(f"The database {path} cannot be used: {_fatal(error) or error.orig}")
