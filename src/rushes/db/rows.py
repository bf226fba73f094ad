"""Many new rows with one statement, where every microsecond counts.

SQLAlchemy looks at a row's values for as long as SQLite takes to store it, and for each row of an
`executemany` the driver hands over the interpreter's lock: here it does so once for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, count
from typing import Any

from sqlalchemy import Connection, Table

#: Values that both databases take with one statement.
_MOST = 30_000


class NewRows:
    """For these columns of a table; the others have their defaults. ``returning`` are read back."""

    def __init__(self, table: Table, *columns: str, returning: Sequence[str] = ()) -> None:
        self._columns = [table.c[name].name for name in columns]
        self._into = f"INSERT INTO {table.name} ({', '.join(columns)}) VALUES "  # noqa: S608  # names of ours
        self._returning = f" RETURNING {', '.join(returning)}" if returning else ""
        #: By the dialect and the number of rows.
        self._statements: dict[tuple[str, int], str] = {}

    def insert(self, conn: Connection, rows: Sequence[tuple[Any, ...]]) -> list[Any]:
        """Values are as the database keeps them: JSON is text, an enum its value. What is returned has an
        order of its own.
        """
        found: list[Any] = []
        size = _MOST // len(self._columns)
        for first in range(0, len(rows), size):
            part = rows[first : first + size]
            statement = self._statement(conn.dialect.name, len(part))
            done = conn.exec_driver_sql(statement, tuple(chain.from_iterable(part)))
            if self._returning:
                found += done
        return found

    def _statement(self, dialect: str, rows: int) -> str:
        key = dialect, rows
        if key not in self._statements:
            numbers = count(1)
            row = [
                ", ".join("?" if dialect == "sqlite" else f"${next(numbers)}" for _ in self._columns)
                for _ in range(rows)
            ]
            values = ", ".join(f"({each})" for each in row)
            self._statements[key] = self._into + values + self._returning
        return self._statements[key]
