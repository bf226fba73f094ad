"""A server for one command: on this machine, on a port nobody knows, in a folder that goes with it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from rushes.app import open_app
from rushes.cli.listening import address, http_server, listen
from rushes.db.database import DatabaseBroken
from rushes.settings import Settings


@asynccontextmanager
async def private_server(settings: Settings) -> AsyncIterator[tuple[str, str]]:
    """Its address and a key. It knows the settings' models and keeps nothing. Raises Fatal in one line."""
    with TemporaryDirectory(prefix="rushes-") as folder, listen("127.0.0.1", 0) as listener:
        own = settings.model_copy(
            update={
                "home": Path(folder),
                "config": settings.config_path,
                "database_url": "",
                "storage": "",
            }
        )
        async with open_app(own, _leave_to_requests) as app:
            project = await app.services.administration.projects.named()
            secret = (await app.services.keys.create(project.id, "rushes generate")).secret
            server = http_server(app.asgi)
            answering = asyncio.create_task(server.serve(sockets=[listener]))
            try:
                yield address(listener), secret
            finally:
                server.should_exit = True
                await answering


def _leave_to_requests(_error: DatabaseBroken) -> None:
    """The command's next request fails and says why."""
