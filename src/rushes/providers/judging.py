"""What a vendor's answer means, as far as its status says: adapters look into the body first."""

from __future__ import annotations

import json
import math
from contextlib import suppress
from typing import Any

from rushes.errors import (
    AccountSuspended,
    NotNow,
    ProviderRejected,
    RenderError,
    RenderLost,
    SubmitUnknown,
)
from rushes.net import Answer

_SHOWN = 500
_DAY_MS = 86_400_000


def by_status(answer: Answer, *, creating: bool) -> RenderError | None:
    """None for a success. ``creating``: whether the request, if it was carried out, costs money.

    Of the server's own errors only a 503 that says so in words is a refusal. After any other the render may
    exist.
    """
    detail = said(answer)
    match answer.status:
        case status if 200 <= status < 300:
            return None
        case 401 | 402 | 403:
            return AccountSuspended(detail=detail)
        case 404 | 410:
            return ProviderRejected(detail=detail) if creating else RenderLost(detail=detail)
        case 429:
            return NotNow(detail=detail, wait_ms=wait_ms(answer))
        case 503 if isinstance(answer.json(), dict):
            return NotNow(detail=detail, wait_ms=wait_ms(answer))
        case status if status >= 500 or status in (408, 425) or status < 400:
            return SubmitUnknown(detail=detail) if creating else NotNow(detail=detail)
    # A question is no order: whoever does not like it may still have the render.
    return ProviderRejected(detail=detail) if creating else NotNow(detail=detail)


def wait_ms(answer: Answer) -> int | None:
    """``Retry-After-Ms`` or ``Retry-After`` in milliseconds; None if there is none, or if it is a date."""
    for name, unit in (("retry-after-ms", 1), ("retry-after", 1000)):
        with suppress(ValueError):
            wait = float(answer.headers.get(name, ""))
            if math.isfinite(wait):
                return int(min(max(wait, 0) * unit, _DAY_MS))
    return None


def said(answer: Answer) -> str:
    """The answer in a line, for the operator."""
    return f"HTTP {answer.status}: {answer.body[:_SHOWN].decode('utf-8', 'replace')}"


def parsed(body: bytes) -> Any:  # noqa: ANN401
    """A callback's JSON; None for anything else."""
    try:
        return json.loads(body)
    except (ValueError, RecursionError):
        return None


def percent(value: object, of: float = 100.0) -> int:
    """A vendor's progress as whole percent; 0 for anything that is no number: nothing depends on it."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= of:
        return 0
    return int(100 * value / of)
