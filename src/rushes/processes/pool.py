"""The server's side: a few long-lived child processes, each doing one task at a time."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import Any

from rushes.errors import Fate, InvalidRequest, RenderError, WorkerCrashed, WorkerHung
from rushes.logs import get_logger

log = get_logger(__name__)

#: Characters of a child's stderr that are kept, to say more than "it died".
_LAST_WORDS = 4000
_MAX_LINE = 8 * 1024 * 1024


class ChildError(RenderError):
    """The task failed, and the child said why."""

    def __init__(self, message: str, code: str, fate: Fate) -> None:
        super().__init__(message, code=code)
        self.fate = fate


class _DiedIdle(WorkerCrashed):
    """The child had ended before it was given the task."""


class ProcessPool:
    """Runs tasks in child processes. They start when first needed and stay warm for the next task.

    Invariant: a child that failed, was cancelled or went silent is killed, never reused.
    """

    def __init__(self, name: str, size: int, *, stall_seconds: float, environment: Mapping[str, str]) -> None:
        self.name = name
        self.size = size
        self._stall = stall_seconds
        self._environment = dict(environment)
        self._slots = asyncio.Semaphore(size)
        self._idle: list[_Child] = []
        self._living: set[_Child] = set()

    async def run(
        self, call: str, args: Mapping[str, Any], on_progress: Callable[[float], None] | None = None
    ) -> dict[str, Any]:
        """Run ``package.module:function(args, progress)`` and return its result.

        Raises WorkerCrashed, WorkerHung, or with the task's own words ChildError or InvalidRequest.
        Cancelling the awaiting task kills the child.
        """
        task = json.dumps({"call": call, "args": args}).encode() + b"\n"
        async with self._slots:
            while self._idle:
                # One that died while it had nothing to do is no failure of the task.
                with suppress(_DiedIdle):
                    return await self._run(self._idle.pop(), task, on_progress)
            return await self._run(await self._start(), task, on_progress)

    async def _start(self) -> _Child:
        child = await _Child.start(self._environment)
        self._living.add(child)
        child.end.add_done_callback(lambda _: self._living.discard(child))
        return child

    async def _run(
        self, child: _Child, task: bytes, on_progress: Callable[[float], None] | None
    ) -> dict[str, Any]:
        try:
            result = await child.perform(task, on_progress, self._stall)
        except (ChildError, InvalidRequest):
            self._idle.append(child)
            raise
        except BaseException:
            child.kill()
            raise
        else:
            self._idle.append(child)
            return result

    async def close(self) -> None:
        """Kill every child and see it gone, also those that were killed before: a kernel takes its time."""
        self._idle.clear()
        for child in self._living:
            child.kill()
        await asyncio.gather(*(child.end for child in self._living))


class _Child:
    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process
        self._used = False
        self._last_words = b""
        self.end = asyncio.create_task(self._listen())

    @classmethod
    async def start(cls, environment: Mapping[str, str]) -> _Child:
        pipe = asyncio.subprocess.PIPE
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-P",  # a module of the same name in the folder where we were started is none of ours
            "-m",
            "rushes.processes.child",
            stdin=pipe,
            stdout=pipe,
            stderr=pipe,
            env=environment,
            limit=_MAX_LINE,
        )
        log.debug("child started", pid=process.pid)
        return cls(process)

    def kill(self) -> None:
        with suppress(ProcessLookupError):
            self._process.kill()

    async def perform(
        self, task: bytes, on_progress: Callable[[float], None] | None, stall: float
    ) -> dict[str, Any]:
        await self._give(task, stall)
        while True:
            answer = await self._answer(stall)
            if "progress" in answer:
                if on_progress is not None:
                    on_progress(answer["progress"])
            elif "refused" in answer:
                refused = answer["refused"]
                raise InvalidRequest(refused["message"], param=refused["param"], code=refused["code"])
            elif "error" in answer:
                error = answer["error"]
                if "trace" in answer:
                    log.error("task raised", pid=self._process.pid, trace=answer["trace"])
                raise ChildError(error["message"], error["code"], Fate(error["fate"]))
            else:
                result: dict[str, Any] = answer["result"]
                return result

    async def _give(self, task: bytes, stall: float) -> None:
        assert self._process.stdin is not None
        # A child that is gone shows as the end of its answers. uvloop says RuntimeError for a closed pipe.
        with suppress(ConnectionError, RuntimeError):
            self._process.stdin.write(task)
            await self._process.stdin.drain()
        try:
            taken = await self._answer(stall)
        except WorkerCrashed as crash:
            if self._used:
                raise _DiedIdle(crash.message) from None
            raise
        assert taken == {"taken": True}
        self._used = True

    async def _answer(self, stall: float) -> dict[str, Any]:
        assert self._process.stdout is not None
        try:
            # Python 3.11's wait_for forgets that it was cancelled if the line has come just then.
            async with asyncio.timeout(stall):
                line = await self._process.stdout.readline()
        except TimeoutError:
            raise WorkerHung(f"The render process made no progress for {stall:g} seconds.") from None
        if not line.endswith(b"\n"):
            code = await self._process.wait()
            await asyncio.wait([self.end], timeout=1)
            log.warning("child died", pid=self._process.pid, status=code, stderr=self._said())
            raise WorkerCrashed(f"The render process died ({_ending(code)}).")
        answer: dict[str, Any] = json.loads(line)
        return answer

    async def _listen(self) -> None:
        """Keep its stderr flowing, or it would stop at a full pipe; remember the last of it; see it gone."""
        assert self._process.stderr is not None
        while chunk := await self._process.stderr.read(_LAST_WORDS):
            self._last_words = (self._last_words + chunk)[-_LAST_WORDS:]
        await self._process.wait()

    def _said(self) -> str:
        return self._last_words.decode(errors="replace")


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit status {code}"
