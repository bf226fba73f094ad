"""Children may fail, refuse, crash, hang or be killed; the pool says which, and goes on."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from pathlib import Path

import psutil
import pytest
import uvloop

from rushes.errors import Fate, InvalidRequest, RenderError, WorkerCrashed, WorkerHung
from rushes.processes.pool import ProcessPool

Run = Callable[[Coroutine[None, None, None]], None]

TASKS = "tests.processes.tasks"
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}


@contextlib.asynccontextmanager
async def pool(size: int = 1, stall: float = 60.0) -> AsyncIterator[ProcessPool]:
    made = ProcessPool("test", size, stall_seconds=stall, environment=ENVIRONMENT)
    try:
        yield made
    finally:
        await made.close()


def children() -> list[psutil.Process]:
    """This process's own pool children; a server of other tests may be running beside them."""
    found = []
    for child in psutil.Process().children():
        with contextlib.suppress(psutil.NoSuchProcess, psutil.ZombieProcess):
            if "rushes.processes.child" in child.cmdline():
                found.append(child)
    return found


async def add(made: ProcessPool) -> int:
    return int((await made.run(f"{TASKS}:add", {"a": 1, "b": 2}))["pid"])


def test_a_task_reports_its_progress_and_its_result_and_the_child_stays_warm() -> None:
    async def test() -> None:
        async with pool() as made:
            seen: list[float] = []
            result = await made.run(f"{TASKS}:add", {"a": 1, "b": 2}, seen.append)
            assert result["sum"] == 3
            assert seen == [0.25, 0.5, 1.0]
            assert await add(made) == result["pid"]

    asyncio.run(test())


def test_what_a_task_prints_does_not_disturb() -> None:
    async def test() -> None:
        async with pool() as made:
            assert await made.run(f"{TASKS}:chatter", {}) == {"fine": True}

    asyncio.run(test())


def test_a_flood_on_stderr_without_a_line_s_end_does_not_disturb() -> None:
    async def test() -> None:
        async with pool() as made:
            assert await made.run(f"{TASKS}:flood", {}) == {"fine": True}

    asyncio.run(test())


def test_words_that_no_database_could_keep_are_made_plain() -> None:
    async def test() -> None:
        async with pool() as made:
            with pytest.raises(RenderError, match="bytes of a file") as failed:
                await made.run(f"{TASKS}:mumble", {})
            message = failed.value.message
            assert message.encode("utf-8")
            assert "\0" not in message
            assert len(message) <= 1000

    asyncio.run(test())


def test_modules_in_the_folder_where_the_server_was_started_are_not_taken_for_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "queue.py").write_text("raise SystemExit('somebody else's queue')")
    monkeypatch.chdir(tmp_path)

    async def test() -> None:
        async with pool() as made:
            assert await made.run(f"{TASKS}:chatter", {}) == {"fine": True}

    asyncio.run(test())


def test_a_bug_in_a_task_leaves_its_trace_in_the_log(capsys: pytest.CaptureFixture[str]) -> None:
    async def test() -> None:
        async with pool() as made:
            with pytest.raises(RenderError, match="KeyError"):
                await made.run(f"{TASKS}:bug", {})

    asyncio.run(test())
    assert 'args["missing"]' in capsys.readouterr().out


def test_failures_come_back_in_their_own_words() -> None:
    async def test() -> None:
        async with pool() as made:
            with pytest.raises(RenderError, match="nothing to draw") as failed:
                await made.run(f"{TASKS}:fail", {})
            assert (failed.value.wire_code, failed.value.fate) == ("nothing", Fate.TERMINAL)
            with pytest.raises(InvalidRequest, match="is broken") as refused:
                await made.run(f"{TASKS}:refuse", {})
            assert refused.value.param == "image"
            with pytest.raises(RenderError, match="KeyError") as buggy:
                await made.run(f"{TASKS}:bug", {})
            assert buggy.value.fate is Fate.TRANSIENT

    asyncio.run(test())


def test_a_crash_is_told_and_the_next_task_gets_a_new_child() -> None:
    async def test() -> None:
        async with pool() as made:
            first = await add(made)
            with pytest.raises(WorkerCrashed, match="signal 6"):
                await made.run(f"{TASKS}:die", {})
            assert await add(made) != first

    asyncio.run(test())


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
def test_an_idle_child_that_was_killed_is_not_used(
    run: Run,
) -> None:
    async def test() -> None:
        async with pool() as made:
            first = await add(made)
            os.kill(first, signal.SIGKILL)
            while psutil.pid_exists(first):
                await asyncio.sleep(0.01)
            assert await add(made) != first

    run(test())


def test_a_silent_child_is_killed() -> None:
    async def test() -> None:
        async with pool(stall=2.0) as made:
            await add(made)  # starting up is not part of the silence
            with pytest.raises(WorkerHung, match="2 seconds"):
                await made.run(f"{TASKS}:hang", {})
            await add(made)
            while len(children()) > 1:  # killed, but the kernel takes its time
                await asyncio.sleep(0.01)

    asyncio.run(test())


def test_a_cancelled_task_takes_its_child_with_it() -> None:
    async def test() -> None:
        async with pool() as made:
            task = asyncio.create_task(made.run(f"{TASKS}:hang", {}))
            while not children():
                await asyncio.sleep(0.01)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            while children():
                await asyncio.sleep(0.01)
            await add(made)

    asyncio.run(test())


@pytest.mark.parametrize("run", [asyncio.run, uvloop.run])
def test_a_pool_is_closed_when_no_child_is_left_not_even_one_that_was_killed_before(run: Run) -> None:
    async def test() -> None:
        async with pool() as made:
            first = await add(made)
            begun = asyncio.Event()
            task = asyncio.create_task(made.run(f"{TASKS}:hang", {}, lambda _: begun.set()))
            await begun.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
        assert not psutil.pid_exists(first)

    run(test())


@pytest.mark.parametrize("turns", range(5))
def test_a_task_that_is_cancelled_just_as_its_child_answers_is_cancelled(
    turns: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """``turns`` of the event loop after the answer's bytes have come."""
    feed = asyncio.StreamReader.feed_data
    tasks: list[asyncio.Task[object]] = []

    def cancel(after: int) -> None:
        if after:
            asyncio.get_running_loop().call_soon(cancel, after - 1)
        else:
            tasks.pop().cancel()

    def watched(reader: asyncio.StreamReader, data: bytes) -> None:
        feed(reader, data)
        if tasks:
            cancel(turns)

    async def test() -> None:
        async with pool() as made:
            await add(made)
            task = asyncio.create_task(made.run(f"{TASKS}:hang", {}))
            tasks.append(task)
            with pytest.raises(asyncio.CancelledError):
                await task
            await add(made)

    monkeypatch.setattr(asyncio.StreamReader, "feed_data", watched)
    asyncio.run(test())


def test_no_more_run_at_once_than_the_pool_is_wide() -> None:
    async def test() -> None:
        async with pool(size=2) as made:
            pids = await asyncio.gather(*(add(made) for _ in range(6)))
            assert len(set(pids)) <= 2

    asyncio.run(test())


def test_children_end_with_the_server_however_it_ends() -> None:
    code = (
        "import asyncio, os, sys\n"
        "from rushes.processes.pool import ProcessPool\n"
        "async def main():\n"
        "    pool = ProcessPool('t', 1, stall_seconds=60, environment=os.environ)\n"
        f"    print('pid', (await pool.run('{TASKS}:add', {{'a': 1, 'b': 1}}))['pid'], flush=True)\n"
        f"    await pool.run('{TASKS}:hang', {{}})\n"
        "asyncio.run(main())\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code], env=ENVIRONMENT, stdout=subprocess.PIPE, text=True
    ) as server:
        assert server.stdout is not None
        line = next(line for line in server.stdout if line.startswith("pid "))
        child = psutil.Process(int(line.split()[1]))
        server.kill()
    child.wait(timeout=30)
