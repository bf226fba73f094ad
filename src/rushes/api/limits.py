"""What a reply's headers say of limits: OpenAI's names, and `credits` in the place of its tokens.

https://platform.openai.com/docs/guides/rate-limits#rate-limits-in-headers
"""

from __future__ import annotations

from rushes.errors import RateLimited
from rushes.models.limit import Standing

#: The SDKs wait no longer than this for a retry: Node ignores a longer wait and asks again at once.
_LONGEST_WAIT_MS = 60_000


def headers(standing: Standing) -> dict[str, str]:
    """None for limits that the plan does not have."""
    found: dict[str, str] = {}
    for kind, left in (("requests", standing.requests), ("credits", standing.credits)):
        if left is not None:
            found[f"x-ratelimit-limit-{kind}"] = str(left.limit)
            found[f"x-ratelimit-remaining-{kind}"] = str(left.remaining)
            found[f"x-ratelimit-reset-{kind}"] = duration(left.reset_ms)
    return found


def refusal(error: RateLimited) -> dict[str, str]:
    """When to come back. A program that would have to wait for long is told not to try again by itself."""
    return {
        "retry-after-ms": str(error.wait_ms),
        "retry-after": str(-(-error.wait_ms // 1000)),
        "x-should-retry": str(error.wait_ms <= _LONGEST_WAIT_MS).lower(),
        **headers(error.standing),
    }


def duration(milliseconds: int) -> str:
    """As Go writes it: ``1h0m0s``, ``6m0s``, ``1.5s``, ``20ms``."""
    if milliseconds < 1000:
        return f"{milliseconds}ms" if milliseconds else "0s"
    minutes, rest = divmod(milliseconds, 60_000)
    hours, minutes = divmod(minutes, 60)
    seconds = f"{rest / 1000:.3f}".rstrip("0").rstrip(".") + "s"
    return f"{hours}h{minutes}m{seconds}" if hours else f"{minutes}m{seconds}" if minutes else seconds
