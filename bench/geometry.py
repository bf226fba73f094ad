"""What a render costs beside its pixels, and beside its triangles: what a GPU would leave to the CPU.

Everything is as in a render, but that the picture is drawn at 64 x 36 inside and enlarged: shading costs
next to nothing, while the scene, its triangles and the enlarging cost what they always do. The calls that
draw are timed apart, as a GPU takes those from the CPU. Drawing and encoding go on at once: where the rest
takes no longer than x264 alone, x264 is the limit.
"""

from __future__ import annotations

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import moderngl

from bench.renders import FPS, PROMPTS, SECONDS, SIZE, encode_alone, spent
from rushes.engines.previz.drawing import post
from rushes.engines.previz.filming import Pictures, film
from rushes.engines.previz.landscape import Landscape
from rushes.engines.previz.sets.picture import FilmSet
from rushes.engines.previz.staging import cast_for
from rushes.engines.previz.understand import understand
from rushes.media.encode import Encoder
from rushes.models.spec import Spec

_INNER = (64, 36)


@contextmanager
def _timed() -> Iterator[list[float]]:
    """Seconds of each call that draws triangles."""
    calls: list[float] = []
    draw: Callable[..., None] = moderngl.VertexArray.render

    def timed(*args: object, **more: object) -> None:
        started = time.perf_counter()
        draw(*args, **more)
        calls.append(time.perf_counter() - started)

    with patch.object(moderngl.VertexArray, "render", timed):
        yield calls


@contextmanager
def _opened(prompt: str) -> Iterator[Pictures]:
    spec = Spec(
        model="sora-2", prompt=prompt, width=SIZE.width, height=SIZE.height, seconds=SECONDS, fps=FPS, seed=1
    )
    scene = understand(spec).scene
    place = Landscape if scene.place.landscape else FilmSet
    with place.open(
        scene, SIZE.width, SIZE.height, fps=FPS, seconds_to=float(SECONDS), actors=cast_for(scene)
    ) as pictures:
        yield pictures


def measure() -> None:
    print(f"  {SECONDS} s {SIZE} at {FPS} fps, drawn at {_INNER[0]} x {_INNER[1]} inside")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for label, prompt in PROMPTS.items():
            with _opened(prompt) as pictures:  # the frames that x264 gets are the real ones
                film(pictures, Encoder(folder / "clip.mp4", SIZE, FPS), lambda _: None)
            alone = encode_alone(folder / "clip.mp4", folder)
            with patch.object(post, "inner_size", lambda *_: _INNER), _opened(prompt) as pictures:
                pictures.yuv(0)  # compiles what is left to compile
                with _timed() as calls:
                    started = spent()
                    for index in pictures.frames:
                        pictures.yuv(index)
                    drawn = spent() - started
            rest = drawn.wall - sum(calls)
            print(
                f"  {label:10} {drawn.wall:4.1f} s, {rest:4.1f} s without the calls that draw, "
                f"x264 alone {alone.wall:4.1f} s: ratios {drawn.wall / alone.wall:4.2f}, "
                f"{rest / alone.wall:4.2f}",
                flush=True,
            )
