"""Hosted vendors whose finished videos have an address: most of them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from rushes.errors import DiskFull, NotNow, ProviderFailed
from rushes.net import Unanswered, Unsent
from rushes.providers.base import Made, Ticket
from rushes.providers.hosted import Hosted

_DOWNLOAD_SECONDS = 600.0
_MAX_VIDEO = 4 * 1024**3


@dataclass(frozen=True)
class Result:
    """Where a finished video is. ``headers`` go to ``url`` itself and not to where that leads."""

    url: str
    headers: Mapping[str, str] = field(default_factory=dict)
    #: Micro-dollars, if the vendor says what it took.
    cost: int | None = None
    report: dict[str, Any] = field(default_factory=dict)


class Linked(Hosted):
    @abstractmethod
    async def result(self, ticket: Ticket) -> Result:
        """Ask again where the finished video is: links die. Raises RenderError as `poll` does."""

    async def fetch(self, ticket: Ticket, folder: Path) -> Made:
        status = 0
        target = folder / "video.mp4"
        for _ in range(2):  # a link that has died meanwhile is asked for once more
            result = await self.result(ticket)
            try:
                status = await self._client.download(
                    result.url,
                    target,
                    headers=result.headers,
                    seconds=_DOWNLOAD_SECONDS,
                    max_bytes=_MAX_VIDEO,
                )
            except (Unsent, Unanswered) as error:
                raise NotNow(detail=f"download: {error}") from error
            except DiskFull as error:  # the video is there, and stays there for a while
                raise NotNow(detail=f"download: {error.message}") from error
            if status == 200:
                engine = f"{self.account.vendor}/{ticket.model}"
                return Made(target, engine, result.report, result.cost)
        locked = bool(result.headers) and status in (401, 402, 403)
        if locked or status == 429 or status >= 500:
            raise NotNow(detail=f"download: HTTP {status}")
        raise ProviderFailed(
            "The provider's file cannot be had.", detail=f"download: HTTP {status}", cost=result.cost
        )
