"""``rushes serve``: the whole of Rushes in one process and its render children."""

from __future__ import annotations

import asyncio
import signal
import socket
from typing import TYPE_CHECKING, Annotated

import typer
import uvloop

from rushes import logs, settings
from rushes.cli.listening import address, http_server, listen
from rushes.db.database import DatabaseBroken
from rushes.settings import Settings

if TYPE_CHECKING:
    from rushes.app import App

log = logs.get_logger(__name__)


def serve(
    host: Annotated[str | None, typer.Option(help="Address to listen on [127.0.0.1].")] = None,
    port: Annotated[int | None, typer.Option(help="Port; 0 picks a free one [8000].")] = None,
) -> None:
    """Serve the API and render what it is asked for."""
    chosen = settings.load(host=host, port=port)
    logs.configure(chosen.log_level, chosen.log_format)
    uvloop.run(Serving(chosen).run())


class Serving:
    """One server's life, from the first check to the last request."""

    def __init__(self, chosen: Settings) -> None:
        self._settings = chosen
        self._stop = asyncio.Event()
        self._broken: DatabaseBroken | None = None

    async def run(self) -> None:
        """Until drained or stopped. Raises Fatal in one line."""
        listener = listen(self._settings.host, self._settings.port)
        loop = asyncio.get_running_loop()

        def on_broken(error: DatabaseBroken) -> None:
            self._broken = error
            loop.call_soon_threadsafe(self._stop.set)

        with listener:
            # Not sooner: a port in use or a wrong setting is told at once.
            from rushes.app import open_app

            async with open_app(self._settings, on_broken) as app:
                await self._greet(app, listener)
                for number in (signal.SIGTERM, signal.SIGINT):
                    loop.add_signal_handler(number, self._signalled, app)
                await self._answer(app, listener)
        if self._broken is not None:
            raise self._broken

    async def _greet(self, app: App, listener: socket.socket) -> None:
        made = await app.services.keys.first(self._settings.bootstrap_key or None)
        if made and not self._settings.bootstrap_key:
            typer.echo(f"API key, shown only this once: {made}")
        operator = await app.services.administration.operators.first()
        if operator:
            typer.echo(f"Operator's key, shown only this once: {operator}")
        typer.echo(f"Rushes is listening on {address(listener)}")
        log.info("listening", address=address(listener), home=str(self._settings.home))

    async def _answer(self, app: App, listener: socket.socket) -> None:
        server = http_server(app.asgi)
        answering = asyncio.create_task(server.serve(sockets=[listener]))
        stopping = asyncio.create_task(self._stop.wait())
        await asyncio.wait({answering, stopping, app.working}, return_when=asyncio.FIRST_COMPLETED)
        stopping.cancel()
        app.services.events.close()
        server.should_exit = True
        await answering
        if app.working.done():
            await app.working

    def _signalled(self, app: App) -> None:
        """The first signal drains, the second one stops."""
        health = app.services.health
        if health.draining:
            log.info("stopping")
            self._stop.set()
            return
        health.draining = True
        log.info("draining", seconds=self._settings.drain_seconds)
        app.worker.drain()
        asyncio.get_running_loop().call_later(self._settings.drain_seconds, self._stop.set)
