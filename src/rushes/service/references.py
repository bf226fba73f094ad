"""Images and clips that callers send: looked at, judged, stored."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from rushes import net
from rushes.db import assets
from rushes.db.database import Database
from rushes.errors import InvalidRequest, WorkerCrashed, WorkerHung
from rushes.models.asset import Asset, Variant
from rushes.models.caller import Caller
from rushes.models.ids import new_id, now
from rushes.models.spec import Reference
from rushes.processes.pool import ProcessPool
from rushes.service.orders import Upload
from rushes.storage.base import Storage

#: OpenAI's own limit for an ``image_url`` is about 20 MiB of text.
_MAX_IMAGE_BYTES = 20 * 1024 * 1024
#: An upload that no video has taken by then is swept.
_UNCLAIMED_MS = 3_600_000
_SUFFIX = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "video/mp4": "mp4",
    "video/quicktime": "mov",
    "video/webm": "webm",
    "video/x-matroska": "mkv",
}


class References:
    def __init__(self, db: Database, storage: Storage, media: ProcessPool, scratch: Path) -> None:
        self._db = db
        self._storage = storage
        self._media = media
        self._scratch = scratch

    async def image(self, caller: Caller, upload: Upload, param: str, copies: int) -> list[Reference]:
        """Judge an uploaded image and store it so often. Raises InvalidRequest naming ``param``."""
        media_type = (await self._inspect("rushes.media.inspect:image", upload.path, param))["media_type"]
        kept = [await self.keep(caller, upload, Variant.REFERENCE, media_type) for _ in range(copies)]
        return [Reference(asset_id=each, sha256=upload.sha256, media_type=media_type) for each in kept]

    async def image_at(self, caller: Caller, url: str, param: str, copies: int) -> list[Reference]:
        """The same for a data URL or an address on the internet, which is ``param``."""
        if url.startswith("data:"):
            content = _data(url, param)
        else:
            content = await net.fetch(url, max_bytes=_MAX_IMAGE_BYTES, param=param)
        async with self._spooled(content) as upload:
            return await self.image(caller, upload, param.partition(".")[0], copies)

    async def clip(self, upload: Upload, param: str) -> dict[str, Any]:
        """The facts of an uploaded video. Raises InvalidRequest naming ``param``."""
        return await self._inspect("rushes.media.inspect:clip", upload.path, param)

    async def keep(self, caller: Caller, upload: Upload, variant: Variant, media_type: str) -> str:
        """Store the bytes and return the asset's id; swept unless something takes it."""
        asset_id = new_id("asset")
        asset = Asset(
            id=asset_id,
            key=f"uploads/{asset_id}.{_SUFFIX[media_type]}",
            variant=variant,
            media_type=media_type,
            size=upload.size,
            sha256=upload.sha256,
            created_at=now(),
        )
        due_at = now() + _UNCLAIMED_MS
        await self._db.write(lambda conn: assets.reserve(conn, caller.project_id, [asset], due_at=due_at))
        await self._storage.put(asset.key, upload.path)
        return asset_id

    async def _inspect(self, call: str, path: Path, param: str) -> dict[str, Any]:
        try:
            return await self._media.run(call, {"path": str(path), "param": param})
        except (WorkerCrashed, WorkerHung):
            raise InvalidRequest(f"'{param}' could not be decoded.", param=param) from None

    @asynccontextmanager
    async def _spooled(self, content: bytes) -> AsyncIterator[Upload]:
        path = self._scratch / f"fetched-{secrets.token_hex(8)}"
        try:
            await asyncio.to_thread(path.write_bytes, content)
            yield Upload(path, len(content), hashlib.sha256(content).hexdigest())
        finally:
            path.unlink(missing_ok=True)


def _data(url: str, param: str) -> bytes:
    """The bytes of ``data:image/png;base64,…``; the named type is a claim and not looked at."""
    head, comma, body = url.partition(",")
    if not comma or not head.endswith(";base64"):
        raise InvalidRequest(
            f"'{param}' must be a base64 data URL like 'data:image/png;base64,…'.", param=param
        )
    try:
        return base64.b64decode(body, validate=True)
    except ValueError:  # binascii's, or another for what is not even ASCII
        raise InvalidRequest(f"'{param}' is not valid base64.", param=param) from None
