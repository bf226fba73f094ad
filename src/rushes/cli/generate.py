"""``rushes generate``: one prompt, one file, through the same API that every client uses."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Annotated

import aiohttp
import typer
import uvloop

from rushes import logs, settings
from rushes.cli.bar import Bar
from rushes.cli.client import Client
from rushes.errors import Fatal
from rushes.models.spec import Style


def generate(
    prompt: Annotated[str, typer.Argument(help="What the video shows.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The MP4 to write.")] = Path("video.mp4"),
    seconds: Annotated[int, typer.Option(help="Length in seconds.")] = 4,
    size: Annotated[str, typer.Option(help="Width x height in pixels.")] = "1280x720",
    model: Annotated[str, typer.Option(help="A model name of the server.")] = "sora-2",
    image: Annotated[Path | None, typer.Option("--image", "-i", help="The first frame.")] = None,
    seed: Annotated[int | None, typer.Option(help="Same seed and prompt, same video.")] = None,
    fps: Annotated[int | None, typer.Option(help="Frames a second.")] = None,
    style: Annotated[Style | None, typer.Option(help="The look.")] = None,
    motion: Annotated[float | None, typer.Option(help="0 almost still, 1 lively.")] = None,
    server: Annotated[str | None, typer.Option(help="A running server, http://host:port.")] = None,
    key: Annotated[str | None, typer.Option(help="An API key of that server.")] = None,
) -> None:
    """Make a video. Without --server one is started for it and stopped afterwards."""
    if output.is_dir() or not output.absolute().parent.is_dir():
        raise Fatal(f"{output} is not a file that can be written.")
    if (server is None) != (key is None):
        raise Fatal("--server and --key belong together.")
    given = {
        "prompt": prompt,
        "seconds": seconds,
        "size": size,
        "model": model,
        "seed": seed,
        "fps": fps,
        "style": style.value if style else None,
        "motion_intensity": motion,
    }
    fields = {name: str(value) for name, value in given.items() if value is not None}
    logs.configure("error", "auto")
    try:
        uvloop.run(_generate(fields, _read(image), output, server, key))
    except asyncio.CancelledError:
        raise Fatal("Stopped.") from None


def _read(image: Path | None) -> tuple[str, bytes] | None:
    if image is None:
        return None
    try:
        return image.name, image.read_bytes()
    except OSError as error:
        raise Fatal(f"The image {image} cannot be read: {error.strerror}.") from None


async def _generate(
    fields: dict[str, str],
    image: tuple[str, bytes] | None,
    output: Path,
    server: str | None,
    key: str | None,
) -> None:
    ours = asyncio.current_task()
    assert ours is not None
    # By default SIGTERM would leave the private server's folder behind; SIGINT does not.
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, ours.cancel)
    timeout = aiohttp.ClientTimeout(total=None, sock_connect=5, sock_read=60)
    async with _server(server, key) as (address, secret), aiohttp.ClientSession(timeout=timeout) as session:
        client = Client(session, f"{address}/v1", secret)
        with Bar() as bar:
            video = await client.create(fields, image)
            await client.finish(video, bar.show)
        engine = await client.download(video["id"], output)
        for warning in await client.warnings(video["id"]):
            typer.echo(f"Note: {warning}.", err=True)
    typer.echo(f"{output} was made by {engine}.")


@asynccontextmanager
async def _server(server: str | None, key: str | None) -> AsyncIterator[tuple[str, str]]:
    if server is not None and key is not None:
        yield server.rstrip("/").removesuffix("/v1"), key
        return
    # Imported for this alone: a client of a running server has no use for a server's parts.
    from rushes.cli.private import private_server

    async with private_server(settings.load()) as private:
        yield private
