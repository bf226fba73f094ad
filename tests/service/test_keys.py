"""The first key is made once, however many servers start, and can be sent by a client."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from tests import databases
from tests.db.rows import opened

from rushes.errors import InvalidRequest
from rushes.service.keys import Keys


@pytest.mark.parametrize("kind", databases.KINDS)
@pytest.mark.parametrize("secret", ["sk-chosen-by-the-operator", None])
def test_servers_that_start_together_make_one_first_key(
    kind: str, secret: str | None, tmp_path: Path
) -> None:
    async def test(url: str) -> None:
        async with opened(kind, url) as db:
            made = await asyncio.gather(*(Keys(db).first(secret) for _ in range(6)))
            (told,) = [each for each in made if each is not None]
            assert told == secret or secret is None
            (only,), _ = await Keys(db).page(project_id=None, after=None, limit=9)
            assert (await Keys(db).authenticate(told)).key_id == only.id

    with databases.migrated(kind, tmp_path) as url:
        asyncio.run(test(url))


@pytest.mark.parametrize("secret", ["from-a-file\n", "two words", "schlüssel", "\udcff"])
def test_a_first_key_that_no_header_could_carry_is_refused(tmp_path: Path, secret: str) -> None:
    async def test() -> None:
        async with opened("sqlite", f"sqlite:///{tmp_path / 'rushes.db'}") as db:
            with pytest.raises(InvalidRequest, match="visible ASCII"):
                await Keys(db).first(secret)

    asyncio.run(test())
