"""When something will probably be finished is told from what lately was, and otherwise not at all."""

from __future__ import annotations

from functools import partial

import pytest
from sqlalchemy import Connection, insert
from tests.db.rows import NOW, accept, caller

from rushes.db import durations
from rushes.db.database import Database
from rushes.db.durations import Durations
from rushes.db.tables import attempts


@pytest.mark.parametrize(
    ("took", "elapsed", "left"),
    [
        ([], 0, None),
        ([10] * 4, 0, None),  # too few
        ([10, 20, 30, 40, 90], 0, 30),
        ([10, 20, 30, 40, 90], 29, 1),
        ([10, 20, 30, 40, 90], 30, 60),  # longer than half of them took: nine of ten took that long
        ([10, 20, 30, 40, 90], 90, None),  # longer than nearly all: nobody can say
        ([*range(1, 11)], 0, 5),
        ([*range(1, 11)], 5, 4),
        ([*range(1, 11)], 9, None),
    ],
)
def test_an_end_is_the_median_then_the_ninth_tenth_then_unknown(
    took: list[int], elapsed: int, left: int | None
) -> None:
    end = Durations(tuple(reversed(took))).end(NOW, NOW + elapsed)
    assert end == (None if left is None else NOW + elapsed + left)


def test_only_the_last_of_the_same_provider_model_and_work_tell(with_db) -> None:
    async def test(db: Database) -> None:
        video = await accept(db, await caller(db))
        alike = {"provider": "p", "model": "m", "work": "1280x720x4", "state": "succeeded"}
        others = ({"provider": "x"}, {"model": "x"}, {"work": "1280x720x8"}, {"state": "failed"})
        rows = [{**alike, "took": took} for took in range(1, 36)] + [{**alike, **each} for each in others]

        def add(conn: Connection, number: int, took: int = 99, **row: str) -> None:
            times = {"created_at": NOW + number, "ended_at": NOW + number + took}
            new = {"id": str(number), "video_id": video.id, "number": number}
            conn.execute(insert(attempts).values(**new, **times, **row))

        for number, row in enumerate(rows, 1):
            await db.write(partial(add, number=number, **row))
        found = await db.read(lambda conn: durations.lately(conn, "p", "m", "1280x720x4"))
        assert found.last == tuple(range(35, 5, -1)), "the last thirty"

    with_db(test)
