"""Google's errors, as Gemini and Vertex AI say them: https://google.aip.dev/193.

Which of them mean moderation is in no list: they are recognised by their words.
"""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from rushes.errors import AccountSuspended, Moderated, NotNow, ProviderRejected, RenderError
from rushes.net import Answer

_POLICY = (
    "blocked",
    "content policy",
    "filtered",
    "prohibited",
    "responsible ai",
    "safety",
    "sensitive",
    "usage guidelines",
    "violat",
)
_KEY = "API_KEY_INVALID"
_DAY = 86_400.0


def is_policy(said: object) -> bool:
    """Whether something says that what was asked for, or what was made, is not allowed."""
    text = str(said).lower()
    return any(part in text for part in _POLICY)


def specific(problem: RenderError, answer: Answer) -> RenderError:
    """What was judged by the status, judged by the body too."""
    match answer.json():
        case {"error": dict(error)}:
            reasons = [each for each in _details(error) if isinstance(each, dict)]
            if any(each.get("reason") == _KEY for each in reasons):  # with the status of any bad request
                return AccountSuspended(detail=problem.detail)
            if isinstance(problem, ProviderRejected) and is_policy(error.get("message")):
                return Moderated(detail=problem.detail)
            if isinstance(problem, NotNow) and problem.wait_ms is None:
                delays = (_milliseconds(each.get("retryDelay")) for each in reasons)
                problem.wait_ms = next((each for each in delays if each is not None), None)
    return problem


def _details(error: dict[str, Any]) -> list[Any]:
    details = error.get("details")
    return details if isinstance(details, list) else []


def _milliseconds(delay: object) -> int | None:
    """``33s`` or ``0.5s``."""
    if isinstance(delay, str) and delay.endswith("s") and delay.isascii():
        with suppress(ValueError):
            seconds = float(delay[:-1])
            if 0 <= seconds <= _DAY:
                return int(seconds * 1000)
    return None
