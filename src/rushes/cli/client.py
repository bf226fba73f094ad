"""A small client of the Videos API, for the command line."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp

from rushes.errors import Fatal

_CHUNK = 256 * 1024


class Client:
    """Talks to ``base_url`` (with its ``/v1``). Every method raises Fatal with the server's own words."""

    def __init__(self, session: aiohttp.ClientSession, base_url: str, key: str) -> None:
        self._session = session
        self._base = base_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {key}"}

    async def create(self, fields: Mapping[str, str], image: tuple[str, bytes] | None) -> dict[str, Any]:
        """``image`` is the name and the bytes of the first frame."""
        form = aiohttp.FormData(dict(fields), default_to_multipart=True)
        if image is not None:
            form.add_field("input_reference", image[1], filename=image[0])
        return await self._json("POST", "/videos", data=form)

    async def finish(self, video: Mapping[str, Any], show: Callable[[str, int], None]) -> None:
        """Poll until it is completed; raises Fatal if it fails."""
        path, pause = f"/videos/{video['id']}", 0.25
        while video["status"] in ("queued", "in_progress"):
            show(video["status"], video["progress"])
            await asyncio.sleep(pause)
            video = await self._json("GET", path)
        if video["status"] != "completed":
            raise Fatal(f"The video failed: {video['error']['message']}")
        show(video["status"], 100)

    async def download(self, video_id: str, target: Path) -> str:
        """Save the MP4 and return the name of the engine that made it."""
        part = target.with_name(target.name + ".part")
        try:
            async with self._asked("GET", f"/videos/{video_id}/content") as reply:
                with part.open("wb") as file:
                    async for chunk in reply.content.iter_chunked(_CHUNK):
                        file.write(chunk)
                part.replace(target)
                return reply.headers.get("rushes-engine", "an unknown engine")
        except OSError as error:
            raise Fatal(f"{target} cannot be written: {error.strerror}.") from None
        finally:
            part.unlink(missing_ok=True)

    async def warnings(self, video_id: str) -> list[str]:
        """What the engine says that it could not do of the prompt."""
        attempts = (await self._json("GET", f"/videos/{video_id}/attempts"))["data"]
        report = attempts[-1]["report"] or {}
        said: list[str] = report.get("understanding", {}).get("warnings", [])
        return said

    async def _json(self, method: str, path: str, **body: Any) -> dict[str, Any]:  # noqa: ANN401
        async with self._asked(method, path, **body) as reply:
            answer: dict[str, Any] = await reply.json()
            return answer

    @asynccontextmanager
    async def _asked(
        self,
        method: str,
        path: str,
        **body: Any,  # noqa: ANN401
    ) -> AsyncIterator[aiohttp.ClientResponse]:
        try:
            async with self._session.request(method, self._base + path, headers=self._headers, **body) as it:
                if it.status >= 400:
                    raise Fatal((await it.json(content_type=None))["error"]["message"])
                yield it
        except aiohttp.InvalidURL:
            raise Fatal(f"{self._base} is not an address like http://127.0.0.1:8000.") from None
        except (aiohttp.ClientConnectionError, aiohttp.ClientPayloadError, TimeoutError) as error:
            raise Fatal(f"{self._base} does not answer: {error or 'it took too long'}.") from None
        except (aiohttp.ContentTypeError, ValueError, LookupError, TypeError):
            raise Fatal(f"{self._base} answers, but is no Rushes server.") from None
