"""What all simulated vendors have in common. A simulator says how its vendor speaks, as strictly as it does.

A simulator that finds nothing wrong with a create hands it to `take`, which registers it or lets the fault
that a test has ordered happen. A poll goes through `look`, a download through `send` or a `link`.
"""

from __future__ import annotations

import asyncio
import json
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Awaitable, Callable, Iterable
from typing import Any, ClassVar, NoReturn

import aiohttp
from aiohttp import web
from tests.vendors.clips import clip, named
from tests.vendors.faults import LINKS, REFUSED, USUAL, Fault
from tests.vendors.job import Job

from rushes.models.size import Size

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

#: Where an account of a simulated vendor finds its secrets, all of them the same everywhere.
ENVIRONMENT = {
    "SIMULATED_KEY": "key-3f1c9a52d7e84b06",
    "SIMULATED_SECRET": "secret-b2d4e6f8a0c1937551c7e90d3a6f8b24",
    "SIMULATED_CALLBACK_SECRET": "whsec_Y2FsbGJhY2stc2VjcmV0LW9mLWEtdGVzdA==",
}
KEY = ENVIRONMENT["SIMULATED_KEY"]
RETRY_AFTER = 7


class Said(Exception):
    """The answer to a request, from wherever it is clear."""

    def __init__(self, answer: web.StreamResponse) -> None:
        self.answer = answer


class Simulator(ABC):
    """One vendor, or one dialect of a wire that many speak, under ``/NAME/`` of the server."""

    name: ClassVar[str]
    #: The adapter, if it has another name.
    vendor: ClassVar[str] = ""
    #: What can go wrong there.
    faults: ClassVar[frozenset[Fault]] = USUAL | LINKS
    #: Whether a render can be stopped.
    cancels: ClassVar[bool] = True
    #: Whether its callbacks prove who sent them.
    signs: ClassVar[bool] = False
    #: What its base URL ends in.
    base_path: ClassVar[str] = ""
    #: More of the account that uses it, as TOML: other keys first, then its models.
    settings: ClassVar[str] = 'key_env = "SIMULATED_KEY"\n'

    def __init__(self) -> None:
        self.jobs: dict[str, Job] = {}
        #: For the next creates, one each.
        self.ordered: deque[Fault] = deque()
        self._calls: set[asyncio.Task[None]] = set()

    # How the vendor speaks.

    @abstractmethod
    def routes(self) -> Iterable[tuple[str, str, Handler]]:
        """Method, path and handler, the path without the simulator's prefix."""

    @abstractmethod
    def refusal(self, why: Fault, text: str) -> web.Response:
        """How it says no: for each fault of `REFUSED` that it has, and for `Fault.GONE`."""

    def authorised(self, request: web.Request) -> bool:
        return request.headers.get("authorization") == f"Bearer {KEY}"

    def callback(self, job: Job, *, forged: bool) -> tuple[dict[str, str], bytes]:
        """Headers and body of what it tells at the end. A forged one says it of a job that is not over."""
        raise AssertionError(f"{self.name} calls nobody back")

    # What its handlers are made of.

    def reject(self, text: str) -> NoReturn:
        raise Said(self.refusal(Fault.REJECTED, text))

    async def body(self, request: web.Request, known: set[str], needed: set[str]) -> dict[str, Any]:
        """The JSON object that was sent; unknown and missing fields are refused."""
        try:
            sent = await request.json()
        except ValueError:
            sent = None
        if not isinstance(sent, dict):
            self.reject("the body is not a JSON object")
        if strange := sent.keys() - known - needed:
            self.reject(f"unknown fields: {sorted(strange)}")
        if missing := needed - sent.keys():
            self.reject(f"missing fields: {sorted(missing)}")
        return sent

    async def take(self, request: web.Request, job: Job) -> Job:
        """Register the job: from here on it is paid for. Or else what the next fault in line wants."""
        fault = self.ordered.popleft() if self.ordered else None
        if fault in REFUSED:
            raise Said(self._refused(fault, request))
        if fault is Fault.DROP:
            raise Said(hang_up(request))
        job.fault = fault
        self.jobs[job.id] = job
        if job.callback_url is not None:
            self._call(self._tell(job))
        match fault:
            case Fault.ACCEPT_THEN_DROP:
                raise Said(hang_up(request))
            case Fault.SLOW:
                await asyncio.Event().wait()  # until the client hangs up
            case Fault.SERVER_ERROR:
                raise Said(web.Response(status=500, text="<h1>Internal Server Error</h1>"))
            case Fault.GARBLED:
                raise Said(web.Response(text='{"id": "', content_type="application/json"))
            case Fault.NAMELESS:
                raise Said(web.json_response({}))
        return job

    def job(self, job_id: str) -> Job:
        """The job, without a poll."""
        job = self.jobs.get(job_id)
        if job is None or job.fault is Fault.GONE:
            raise Said(self.refusal(Fault.GONE, f"no task {job_id}"))
        return job

    def look(self, request: web.Request, job_id: str) -> Job:
        """The job after one poll more; a fault that a poll meets is met once."""
        job = self.job(job_id)
        # Where the connection ends, the client asks once more by itself.
        if job.stumbles < (2 if job.fault is Fault.POLL_DROP else 1):
            job.stumbles += 1
            match job.fault:
                case Fault.POLL_DROP:
                    raise Said(hang_up(request))
                case Fault.POLL_SERVER_ERROR:
                    raise Said(web.Response(status=502, text="<h1>Bad Gateway</h1>"))
                case Fault.POLL_GARBLED:
                    raise Said(web.Response(text='[{"stat', content_type="application/json"))
                case Fault.POLL_RATE_LIMITED:
                    raise Said(self._refused(Fault.RATE_LIMITED, request))
                case Fault.POLL_BAD_KEY:
                    raise Said(self._refused(Fault.BAD_KEY, request))
        was_over, job.polls = job.over, job.polls + 1
        late = job.fault in (Fault.CALLBACK_LATE, Fault.CALLBACK_FORGED)
        if late and job.over and not was_over and job.callback_url is not None:
            self._call(self._send(job, forged=False))
        return job

    def link(self, request: web.Request, job: Job) -> str:
        """One more address of the finished file."""
        job.links += 1
        return f"{request.url.origin()}/{self.name}/_files/{job.id}/{job.links}.mp4"

    async def send(self, request: web.Request, job: Job) -> web.StreamResponse:
        """The finished file, if nothing happens to it."""
        job.downloads += 1
        size, seconds = job.size, job.seconds
        if job.fault is Fault.WRONG_LENGTH:
            seconds = max(1, seconds // 2)
        if job.fault is Fault.WRONG_SIZE:
            size = Size(size.width // 4 * 2, size.height // 4 * 2)
        content = named(await asyncio.to_thread(clip, size, seconds), job.id)
        if job.fault is Fault.TRUNCATED_FILE:
            content = content[: len(content) // 2]
        if job.fault is Fault.BROKEN_DOWNLOAD and job.downloads == 1:
            return await _break_off(request, content)
        return web.Response(body=content, content_type="video/mp4")

    # What the server is made of.

    def declaration(self, origin: str, submit_seconds: float = 60, more: str = "") -> str:
        """The account in rushes.toml that leads here; ``more`` are other keys of it, a line each."""
        return (
            f'[providers.{self.name}]\nvendor = "{self.vendor or self.name}"\n'
            f'base_url = "{origin}/{self.name}{self.base_path}"\n'
            f"private = true\nsubmit_seconds = {submit_seconds}\n{more}{self.settings}"
        )

    def all_routes(self) -> list[web.RouteDef]:
        prefix = f"/{self.name}"
        served = [
            web.route(method, prefix + path, self._serve(handler)) for method, path, handler in self.routes()
        ]
        return [*served, web.get(prefix + "/_files/{job}/{number:\\d+}.mp4", self._file)]

    async def close(self) -> None:
        for call in self._calls:
            call.cancel()
        await asyncio.gather(*self._calls, return_exceptions=True)

    def _serve(self, handler: Handler) -> Handler:
        async def served(request: web.Request) -> web.StreamResponse:
            try:
                if not self.authorised(request):
                    return self._refused(Fault.BAD_KEY, request)
                return await handler(request)
            except Said as said:
                return said.answer

        return served

    def _refused(self, why: Fault, request: web.Request) -> web.Response:
        """With all that it was sent repeated in the answer, secrets too: some vendors do that."""
        answer = self.refusal(why, f"{why.value}, you sent: {json.dumps(dict(request.headers))}")
        if why is Fault.RATE_LIMITED:
            answer.headers["retry-after"] = str(RETRY_AFTER)
        return answer

    async def _file(self, request: web.Request) -> web.StreamResponse:
        """Where links lead. Like a bucket, it takes no proof but the address."""
        job, number = self.jobs.get(request.match_info["job"]), int(request.match_info["number"])
        if job is None:
            return web.Response(status=404, text="<Error><Code>NoSuchKey</Code></Error>")
        if "authorization" in request.headers:
            return web.Response(status=400, text="only one way to sign in, please")
        if job.fault is Fault.EXPIRED_LINK and not job.dead_links:
            job.dead_links = number
        if job.fault is Fault.DEAD_LINK or number <= job.dead_links:
            return web.Response(status=403, text="<Error><Code>AccessDenied</Code></Error>")
        return await self.send(request, job)

    def _call(self, call: Any) -> None:
        task = asyncio.get_running_loop().create_task(call)
        self._calls.add(task)
        task.add_done_callback(self._calls.discard)

    async def _tell(self, job: Job) -> None:
        match job.fault:
            case Fault.CALLBACK_MISSING | Fault.CALLBACK_LATE:
                return
            case Fault.CALLBACK_FORGED:
                await self._send(job, forged=True)
            case fault:
                job.finished = True
                for _ in range(2 if fault is Fault.CALLBACK_DUPLICATE else 1):
                    await self._send(job, forged=False)

    async def _send(self, job: Job, *, forged: bool) -> None:
        """Once: who does not answer has missed it."""
        headers, body = self.callback(job, forged=forged)
        assert job.callback_url is not None
        job.callbacks += 1
        async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=10)) as session:
            try:
                async with session.post(job.callback_url, data=body, headers=headers):
                    pass
            except (aiohttp.ClientError, TimeoutError):
                pass


def hang_up(request: web.Request) -> web.Response:
    """The connection ends; the answer goes nowhere."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response(status=500)


async def _break_off(request: web.Request, content: bytes) -> web.StreamResponse:
    """Promise all of it, send half."""
    answer = web.StreamResponse(headers={"content-type": "video/mp4", "content-length": str(len(content))})
    await answer.prepare(request)
    await answer.write(content[: len(content) // 2])
    if request.transport is not None:
        request.transport.close()
    return answer
