"""A streamed body whose source is closed when the client leaves, and not when the garbage collector comes."""

from __future__ import annotations

from contextlib import aclosing

from fastapi.responses import StreamingResponse
from starlette.types import Send


class Streamed(StreamingResponse):
    async def stream_response(self, send: Send) -> None:
        async with aclosing(self.body_iterator):  # type: ignore[type-var]  # ours are generators
            await super().stream_response(send)
