"""`kill -9` at chosen moments, on both databases: nothing is lost, doubled or left behind.

The moments are states that are waited for, not times. `make chaos` chooses them at random, and has all
pictures drawn.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from openai import OpenAI
from openai.types import Video
from tests import databases, inspection
from tests.chaos import unfinished
from tests.quick.server import HELD, held, quick
from tests.servers import Server, until

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


@contextlib.contextmanager
def server(kind: str, folder: Path, **settings: object) -> Iterator[Server]:
    with (
        databases.migrated(kind, folder) as url,
        quick(folder / "home", database_url=url, **settings) as running,
    ):
        yield running


def sdk(running: Server) -> OpenAI:
    return OpenAI(base_url=running.base_url, api_key=running.key, max_retries=0)


def create(client: OpenAI, prompt: str = "hills at noon") -> str:
    return client.videos.create(prompt=prompt, seconds="1", size="128x128", extra_body={"seed": 7}).id


def until_status(client: OpenAI, video_id: str, *wanted: str) -> Video:
    def look() -> Video | None:
        video = client.videos.retrieve(video_id)
        return video if video.status in wanted else None

    return until(look, f"{video_id} to be {wanted}")


def until_draining(running: Server) -> None:
    until(
        lambda: '"draining"' in running.log.read_text().rsplit('"listening"', 1)[1],
        "the first signal to arrive",
    )


def account(running: Server) -> Counter[str]:
    """Stop it and see that everything is at rest."""
    url = running.database_url
    until(lambda: inspection.look(url, unfinished) == 0, "everything to come to rest")
    running.stop()
    inspection.look(url, lambda conn: inspection.check_clips(conn, running.home))
    return inspection.look(url, lambda conn: inspection.check_at_rest(conn, running.home))


@pytest.mark.parametrize("kind", databases.KINDS)
def test_a_video_outlives_its_server_and_its_worker(kind: str, tmp_path: Path) -> None:
    with server(kind, tmp_path) as running, sdk(running) as client:
        gate = tmp_path / "done"
        rendering, waiting = create(client, held(gate)), create(client)
        until_status(client, rendering, "in_progress")
        running.kill()
        running.start()
        until_status(client, rendering, "in_progress")
        until(running.workers, "a worker")
        assert running.kill_worker(lambda children: children[0])
        gate.touch()
        for video_id in (rendering, waiting):
            assert until_status(client, video_id, "completed", "failed").status == "completed"
        clip = client.videos.download_content(rendering).read()
        assert clip[4:8] == b"ftyp"
        assert account(running) == {"completed": 2}
        # 1 s of sora-2 each: however often they were rendered, and by whichever server.
        assert inspection.look(running.database_url, inspection.charged) == [100_000, 100_000]


def test_killed_while_it_collects_the_render_is_not_made_again(tmp_path: Path) -> None:
    """The finished render lies in scratch: the next server goes on from there."""
    with server("sqlite", tmp_path) as running, sdk(running) as client:
        gate = tmp_path / "done"
        video_id = create(client, held(gate))
        until_status(client, video_id, "in_progress")
        gate.touch()
        scratch = running.home / "scratch"
        until(lambda: list(scratch.glob("attempt_*/report.json")), "the render to be done")
        running.kill()
        running.start()
        until_status(client, video_id, "completed")
        attempts = client.get(f"/videos/{video_id}/attempts", cast_to=object)["data"]
        assert [attempt["state"] for attempt in attempts] == ["succeeded"]
        assert account(running) == {"completed": 1}


def test_a_render_that_hangs_is_killed_and_retried_and_then_reported(tmp_path: Path) -> None:
    """However slow the machine is: a worker that takes too long to start hangs as well."""
    with (
        server("sqlite", tmp_path, stall_seconds=2, max_attempts=2) as running,
        sdk(running) as client,
    ):
        video_id = create(client, HELD)
        seen: set[int] = set()

        def suspend_newcomers() -> bool:
            for worker in running.workers():
                if worker.pid not in seen and list(running.home.glob("scratch/attempt_*/held")):
                    seen.add(worker.pid)
                    with contextlib.suppress(psutil.NoSuchProcess):
                        worker.suspend()
            return client.videos.retrieve(video_id).status == "failed"

        until(suspend_newcomers, "the video to fail")
        video = client.videos.retrieve(video_id)
        assert video.error is not None
        assert video.error.code == "worker_hung"
        assert "no progress" in video.error.message
        attempts = client.get(f"/videos/{video_id}/attempts", cast_to=object)["data"]
        assert [attempt["error"]["code"] for attempt in attempts] == ["worker_hung"] * 2
        assert not any(psutil.pid_exists(pid) for pid in seen)
        assert account(running) == {"failed": 1}


def test_delete_stops_a_render_and_so_does_cancelling(tmp_path: Path) -> None:
    with server("sqlite", tmp_path) as running, sdk(running) as client:
        for stop in (
            client.videos.delete,
            lambda video_id: client.delete(f"/generations/{video_id}", cast_to=object),
        ):
            video_id = create(client, HELD)
            until_status(client, video_id, "in_progress")
            (worker,) = until(running.workers, "a worker")
            stop(video_id)
            worker.wait(timeout=10)
        assert client.videos.retrieve(video_id).error.code == "cancelled"
        assert account(running) == {"cancelled": 2}
        assert inspection.look(running.database_url, inspection.charged) == [0, 0]


def test_sigterm_drains_and_a_second_one_stops(tmp_path: Path) -> None:
    with server("sqlite", tmp_path, drain_seconds=600) as running, sdk(running) as client:
        gate = tmp_path / "done"
        rendering, waiting = create(client, held(gate)), create(client, HELD)
        until_status(client, rendering, "in_progress")
        running.process.terminate()
        until_draining(running)
        gate.touch()
        assert running.process.wait(timeout=120) == 0, running.log.read_text()
        assert not running.workers()
        running.start()
        assert client.videos.retrieve(rendering).status == "completed", "the running one was finished"
        until_status(client, waiting, "in_progress")
        children = running.workers()
        os.kill(running.process.pid, signal.SIGTERM)
        until_draining(running)
        os.kill(running.process.pid, signal.SIGTERM)
        assert running.process.wait(timeout=60) == 0
        psutil.wait_procs(children, timeout=10)
        assert not any(child.is_running() for child in children)
        running.start()
        assert client.videos.retrieve(waiting).status in ("queued", "in_progress"), "stopped, not lost"
        client.videos.delete(waiting)
        assert account(running) == {"completed": 1, "cancelled": 1}
