"""Who is asking."""

from __future__ import annotations

from typing import NamedTuple


class Caller(NamedTuple):
    """What a valid API key stands for. Every query names the project."""

    project_id: str
    key_id: str
