"""``rushes explain``: what the embedded engine understands a prompt to say."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer
from rich.table import Table

from rushes.cli.administering import show
from rushes.engines.previz.heard import Manner
from rushes.engines.previz.scene import Beat, Scene, Subject
from rushes.engines.previz.understand import Understanding, understand
from rushes.errors import Fatal
from rushes.models.size import Size
from rushes.models.spec import Spec, Style


def explain(
    prompt: Annotated[str, typer.Argument(help="What the video shows.")],
    negative: Annotated[str | None, typer.Option(help="What it must not show.")] = None,
    seconds: Annotated[int, typer.Option(help="Length in seconds.", min=1, max=120)] = 8,
    size: Annotated[str, typer.Option(help="Width x height in pixels.")] = "1280x720",
    seed: Annotated[int, typer.Option(help="Decides what the prompt leaves open.")] = 0,
    style: Annotated[Style | None, typer.Option(help="The look.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The scene alone, for `rushes render`.")] = False,
) -> None:
    """What previz would show for a prompt, and what it guessed and left out. Renders nothing."""
    if not prompt.strip():
        raise Fatal("The prompt is empty.")
    try:
        width, height = Size.parse(size)
    except ValueError as error:
        raise Fatal(f"--size: {error}.") from None
    spec = Spec(
        model="previz",
        prompt=prompt,
        negative_prompt=negative,
        width=width,
        height=height,
        seconds=seconds,
        seed=seed,
        style=style,
    )
    understood = understand(spec)
    if as_json:
        typer.echo(understood.scene.model_dump_json(indent=2))
        return
    table = Table("", "", box=None, show_header=False)
    for name, value in _rows(understood):
        table.add_row(name, value)
    show(table)


def _rows(understood: Understanding) -> Iterator[tuple[str, str]]:
    cuts = understood.scene.cuts
    if cuts:
        yield "shot", f"1 of {len(cuts) + 1}, from 0 s"
    yield from _shot(understood.scene)
    for number, cut in enumerate(cuts, start=2):
        yield "shot", f"{number} of {len(cuts) + 1}, from {cut.at:g} s"
        yield from _shot(cut.scene)
    yield from _listed("guessed", understood.guessed)
    if understood.ignored:
        yield "ignored", ", ".join(understood.ignored)
    yield from _listed("warning", understood.warnings)
    yield from _listed("words", tuple(f"{words}: {sets}" for words, sets in understood.understood))


def _shot(scene: Scene) -> Iterator[tuple[str, str]]:
    yield "place", _place(scene)
    for number, subject in enumerate(scene.subjects):
        yield ("subjects" if number == 0 else ""), _subject(subject)
    for number, beat in enumerate(scene.beats):
        name = "camera" if len(scene.beats) == 1 else f"from {beat.start:g} s"
        yield name, _beat(scene, beat, first=number == 0)
    yield "light", _light(scene)
    yield "look", ", ".join((scene.style.value, *(look.value for look in scene.looks)))
    sound = [f"music {scene.music.value}"] if scene.music else []
    for line in scene.lines:
        manner = "" if line.manner is Manner.USUAL else f", {line.manner.value}"
        speaker = "narrator" if line.speaker is None else scene.subjects[line.speaker].kind
        sound.append(f'{speaker} ({line.voice.value}{manner}): "{line.text}"')
    if sound:
        yield "sound", "; ".join(sound)


def _listed(name: str, values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    for number, value in enumerate(values):
        yield ("" if number else name), value


def _place(scene: Scene) -> str:
    parts = [scene.place.value]
    if scene.place.landscape:
        parts.append(scene.cover.value)
        if scene.trees >= 0.1:
            parts.append(f"{scene.trees:.0%} under trees")
    elif not scene.furnished:
        parts.append("empty")
    return ", ".join(parts)


def _subject(subject: Subject) -> str:
    parts = [subject.kind]
    if subject.count > 1:
        parts.append(f"{subject.count} of them")
    if subject.colour:
        parts.append(subject.colour)
    if subject.size != 1.0:
        parts.append(f"{subject.size:g} times its usual size")
    said = f' ("{subject.words}")' if subject.words not in ("", subject.kind) else ""
    return f"{', '.join(parts)}: {subject.action.value}{said}"


def _beat(scene: Scene, beat: Beat, *, first: bool) -> str:
    move = beat.move
    parts = [f"{move.kind.value} at {move.speed:g} times the usual speed"]
    if move.direction < 0:
        parts.append("the other way")
    if move.shake > 0:
        parts.append(f"shake {move.shake:g}")
    if beat.framing:
        parts.append(f"{beat.framing.value} shot")
    if first and scene.focal:
        parts.append(f"{scene.focal:g} mm")
    if first and scene.blur:
        parts.append(f"blur {scene.blur:g}")
    if first and scene.tempo != 1.0:
        parts.append(f"time at {scene.tempo:g} times its pace")
    doing = [
        f"{subject.kind}: {action.value}"
        for subject, action in zip(scene.subjects, beat.actions, strict=False)
        if action
    ]
    weather = [
        f"{name} {value:g}"
        for name, value in beat.weather.model_dump().items()
        if value >= 0.3 and name not in {"clouds", "haze"}
    ]
    hour = f"{int(beat.hour):02d}:{int(beat.hour % 1 * 60):02d}"
    return "; ".join((", ".join(parts), *doing, ", ".join((hour, *weather))))


def _light(scene: Scene) -> str:
    warm = "" if not scene.warmth else f", warmth {scene.warmth:+g}"
    return f"{scene.lighting.value}{warm}"
