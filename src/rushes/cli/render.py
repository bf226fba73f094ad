"""``rushes render``: a scene written by hand, as `rushes explain --json` prints it, made into a video."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from rushes.cli.bar import Bar
from rushes.engines.previz.capabilities import CAPABILITIES
from rushes.engines.previz.written import read_scene, render_scene
from rushes.errors import Fatal
from rushes.models.size import Size


def render(
    scene: Annotated[Path, typer.Argument(help="The scene as JSON.")],
    output: Annotated[Path, typer.Argument(help="The MP4 to write.")],
    size: Annotated[str, typer.Option(help="Width x height in pixels.")] = "1280x720",
    seconds: Annotated[int, typer.Option(help="Length in seconds.", min=1, max=120)] = 8,
    fps: Annotated[int, typer.Option(help="Frames a second.")] = 24,
) -> None:
    """Render a scene on this machine, without a prompt and without a server."""
    try:
        asked = Size.parse(size)
    except ValueError as error:
        raise Fatal(f"--size: {error}.") from None
    if not CAPABILITIES.takes_size(asked):
        raise Fatal(f"--size: {asked} is not {CAPABILITIES.size_range}.")
    if fps not in CAPABILITIES.fps:
        raise Fatal(f"--fps: one of {', '.join(map(str, CAPABILITIES.fps))}.")
    if output.is_dir() or not output.absolute().parent.is_dir():
        raise Fatal(f"{output} is not a file that can be written.")
    try:
        text = scene.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise Fatal(f"{scene} cannot be read: {error}.") from None
    read = read_scene(text)
    with Bar() as bar:
        report = render_scene(
            read, output, asked, seconds, fps, lambda share: bar.show("rendering", int(100 * share))
        )
    typer.echo(f"{output} was made by {report.engine}.")
