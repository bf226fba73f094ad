"""Many rows with one statement, where every microsecond counts.

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
            values = _values(dialect, rows, ["{}"] * len(self._columns))
            self._statements[key] = self._into + values + self._returning
        return self._statements[key]


class ChangedRows:
    """An update of which each row brings values of its own, of these types: ``own.column1`` and so on.

    ``changes`` follow ``SET`` and ``where`` follows ``WHERE``, in SQL that both databases know.
    """

    def __init__(self, table: Table, *types: str, changes: str, where: str) -> None:
        self._row = [f"CAST({{}} AS {each})" for each in types]
        self._change = f"UPDATE {table.name} SET {changes} FROM (VALUES "  # noqa: S608  # names of ours
        self._where = f") AS own WHERE {where}"
        #: By the dialect and the number of rows.
        self._statements: dict[tuple[str, int], str] = {}

    def update(self, conn: Connection, rows: Sequence[tuple[Any, ...]]) -> int:
        """How many there were; some thousands of rows at most."""
        key = conn.dialect.name, len(rows)
        if key not in self._statements:
            self._statements[key] = self._change + _values(*key, self._row) + self._where
        return conn.exec_driver_sql(self._statements[key], tuple(chain.from_iterable(rows))).rowcount


def _values(dialect: str, rows: int, row: Sequence[str]) -> str:
    """``(?, ?), (?, ?)``; PostgreSQL counts them: ``($1, $2), ($3, $4)``."""
    numbers = count(1)
    marks = [["?" if dialect == "sqlite" else f"${next(numbers)}" for _ in row] for _ in range(rows)]
    each = "(" + ", ".join(row) + ")"
    return ", ".join(each.format(*of_row) for of_row in marks)
