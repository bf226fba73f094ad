"""What a caller asks of a video beside the picture. Engines see none of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any


class Api(StrEnum):
    """Through which API a video was made. It can be read by id through each; lists keep to their own."""

    VIDEOS = "videos"
    GENERATIONS = "generations"


class Priority(StrEnum):
    """Which lane a video waits in."""

    RELAXED = "relaxed"
    STANDARD = "standard"
    PRIORITY = "priority"


@dataclass(frozen=True)
class Terms:
    api: Api = Api.VIDEOS
    priority: Priority = Priority.STANDARD
    #: The caller's own notes, given back as they came.
    metadata: dict[str, Any] | None = None
    #: Who is told of this one video's end.
    webhook_url: str | None = None


#: Those of who says nothing of them.
PLAIN = Terms()
