"""Google's errors, as Gemini and Vertex AI say them: https://google.aip.dev/193.

A wrong key and a missing billing account have the status of any bad request, a balance that is used up that
of being too fast: https://ai.google.dev/gemini-api/docs/troubleshooting and
https://discuss.ai.google.dev/t/170539. Which errors mean moderation is in no list: they are recognised by
their words.
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
#: Billing, the country, or a model that has to be allowed first.
_ACCOUNT = "FAILED_PRECONDITION"
_SPENT = "credits are depleted"
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
            about_key = any(each.get("reason") == _KEY for each in reasons)
            if about_key or error.get("status") == _ACCOUNT or _SPENT in str(error.get("message")):
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
