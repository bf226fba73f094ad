"""Signed links: who has one sees one file until it ends, and needs no key.

The signature is over the video, the variant and the end, so a link is good for nothing else and no longer.
"""

from __future__ import annotations

import base64
import hashlib
import hmac

from rushes.db import links
from rushes.db.database import Database
from rushes.errors import Forbidden
from rushes.jobs.signing import SigningKey
from rushes.models.asset import Variant
from rushes.models.ids import is_id, now
from rushes.service.videos import Content

_PURPOSE = "signed links"


class InvalidLink(Forbidden):
    """This link is not valid, or not any more."""

    code = "invalid_link"


class Links:
    def __init__(self, db: Database, key: SigningKey, *, seconds: float) -> None:
        self._db = db
        self._key = key.derived(_PURPOSE)
        self._ms = int(seconds * 1000)

    def ends(self) -> int:
        """When a link that is made now ends, in Unix seconds."""
        return (now() + self._ms) // 1000

    def signature(self, video_id: str, variant: Variant, ends: str) -> str:
        signed = f"{video_id}\n{variant.value}\n{ends}".encode()
        digest = hmac.new(self._key, signed, hashlib.sha256).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode()

    async def content(self, video_id: str, variant: Variant, ends: str, signature: str) -> Content:
        """What the link leads to. Raises InvalidLink, in the same words whatever is wrong."""
        right = self.signature(video_id, variant, ends)
        # Nothing of the link is looked at before it is known to be ours.
        if not hmac.compare_digest(right.encode(), signature.encode("utf-8", "replace")):
            raise InvalidLink
        if int(ends) * 1000 <= now() or not is_id("video", video_id):
            raise InvalidLink
        found = await self._db.read(lambda conn: links.find(conn, video_id, variant))
        if found is None or found.engine is None:
            raise InvalidLink
        return Content(found.asset, found.engine)
