"""Two servers, each with a home of its own, on one PostgreSQL and one storage: either is expendable."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from openai import OpenAI
from tests import databases, inspection
from tests.chaos import unfinished
from tests.quick.server import HELD, held, quick_server
from tests.servers import Server, until

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
#: Nothing that a file's name may hold shall disturb.
AWKWARD = "ho me é#%41?"
PROMPT = 'hills 🏔️\n\u2028 "quoted" \x07 ' + "and hills " * 3000


@contextlib.contextmanager
def both(folder: Path, url: str) -> Iterator[tuple[Server, Server]]:
    storage = (folder / AWKWARD / "storage").as_uri()
    servers = [quick_server(folder / AWKWARD / name, database_url=url, storage=storage) for name in "ab"]
    try:
        with ThreadPoolExecutor() as starters:  # at once: both migrate, both make the first key
            list(starters.map(Server.start, servers))
        yield servers[0], servers[1]
    finally:
        for server in servers:
            server.stop()


def sdk(server: Server) -> OpenAI:
    return OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0)


def test_one_goes_on_with_what_the_other_began(tmp_path: Path) -> None:
    with databases.migrated("postgresql", tmp_path) as url:
        with both(tmp_path, url) as (a, b), sdk(a) as at_a, sdk(b) as at_b:
            gate = tmp_path / AWKWARD / "done"
            made = [
                client.videos.create(prompt=prompt, seconds="1", size="128x128").id
                for client, prompt in ((at_a, held(gate)), (at_b, held(gate)), (at_a, PROMPT))
            ]
            cancelled = at_a.videos.create(prompt=HELD, seconds="1", size="128x128").id
            until(lambda: len(a.workers()) and len(b.workers()), "both to render")
            at_b.videos.delete(cancelled)
            a.kill()
            gate.touch()

            def done() -> bool:
                return all(at_b.videos.retrieve(each).status == "completed" for each in made)

            until(done, "the other one to finish them all")
            a.start()
            assert at_a.videos.download_content(made[0]).read()[4:8] == b"ftyp"
            until(lambda: inspection.look(url, unfinished) == 0, "everything to come to rest")
            until(lambda: not any((a.home / "scratch").iterdir()), "scratch to be empty")
        states = inspection.look(url, lambda conn: inspection.check_at_rest(conn, b.home.parent, b.home))
        assert states == {"completed": 3, "cancelled": 1}
