"""Identifiers: a prefix that says what it is, the time, and enough chance that none can be guessed."""

from __future__ import annotations

import re
import secrets
import time

_HEX = 48
_TIME = 12


def now() -> int:
    """The present in Unix milliseconds."""
    return time.time_ns() // 1_000_000


def new_id(prefix: str) -> str:
    """``prefix_`` and 48 hex digits, as long as OpenAI's; the first twelve are the time: ids sort by age."""
    return f"{prefix}_{now():0{_TIME}x}{secrets.token_hex((_HEX - _TIME) // 2)}"


def is_id(prefix: str, text: str) -> bool:
    return re.fullmatch(rf"{prefix}_[0-9a-f]{{{_HEX}}}", text) is not None
