"""One picture of all clips: three moments of each, with its prompt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import av
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, CAPTION, COLUMNS = 256, 144, 30, 2
_MOMENTS = (0.05, 0.5, 0.95)


def sheet(clips: Sequence[tuple[str, Path]], out: Path) -> None:
    """``clips`` are captions and their files."""
    rows = -(-len(clips) // COLUMNS)
    cell = (len(_MOMENTS) * WIDTH + 12, HEIGHT + CAPTION)
    picture = Image.new("RGB", (cell[0] * COLUMNS, cell[1] * rows), (18, 18, 20))
    draw = ImageDraw.Draw(picture)
    font = ImageFont.load_default(14)
    for number, (caption, path) in enumerate(clips):
        x, y = number % COLUMNS * cell[0], number // COLUMNS * cell[1]
        draw.text((x + 6, y + 7), caption[:118], fill=(225, 225, 225), font=font)
        for at, frame in enumerate(_frames(path)):
            picture.paste(frame.resize((WIDTH, HEIGHT)), (x + at * WIDTH, y + CAPTION))
    picture.save(out, quality=90)


def _frames(path: Path) -> list[Image.Image]:
    with av.open(str(path)) as container:
        frames = list(container.decode(video=0))
        return [frames[int(moment * (len(frames) - 1))].to_image() for moment in _MOMENTS]
