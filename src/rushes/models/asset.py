"""Bytes in storage and the facts about them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Variant(StrEnum):
    VIDEO = "video"
    THUMBNAIL = "thumbnail"
    SPRITESHEET = "spritesheet"
    #: What a caller sent: an image or a clip to start from.
    REFERENCE = "reference"
    #: The clip that a character was made from.
    CHARACTER = "character"


class AssetState(StrEnum):
    #: The row is there, the bytes may or may not be: written before them, so that no byte is an orphan.
    RESERVED = "reserved"
    STORED = "stored"
    #: To be deleted, bytes first, then the row.
    DOOMED = "doomed"


@dataclass(frozen=True)
class Asset:
    """Times are Unix milliseconds, sizes bytes."""

    id: str
    key: str
    variant: Variant
    media_type: str
    size: int
    sha256: str
    created_at: int
