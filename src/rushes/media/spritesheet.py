"""Small pictures of a clip in one JPEG, for scrubbing without loading the clip."""

from __future__ import annotations

import io
import math
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from rushes.errors import BadMedia
from rushes.media.stills import Skip, rgb, seconds_of, stills
from rushes.models.size import Size

MAX_TILES = 20
COLUMNS = 5
#: Longer side of a tile in pixels.
TILE = 320
_QUALITY = 82
#: Above this length the tiles are taken from the P-frames, at most 2 frames beside the right moment.
_LONG = 4.0


@dataclass(frozen=True)
class Spritesheet:
    """``tiles`` pictures of ``tile`` pixels, in rows of ``columns`` from the top left, without gaps.

    Tile number i shows the middle of the i-th of ``tiles`` equal stretches of the clip. A last row that is
    not full ends in black.
    """

    jpeg: bytes
    columns: int
    rows: int
    tiles: int
    tile: Size


def spritesheet(path: Path) -> Spritesheet:
    """Draw the sheet: up to 20 tiles, 5 to a row, 320 pixels along the longer side.

    Raises `rushes.errors.BadMedia`.
    """
    skip: Skip = "BIDIR" if seconds_of(path) > _LONG else "DEFAULT"
    tiles = [
        rgb(frame, tile_size(Size(frame.width, frame.height))) for frame in stills(path, MAX_TILES, skip=skip)
    ]
    if not tiles:
        raise BadMedia(f"{path.name} holds no picture that can be decoded.")
    tile = Size(*tiles[0].size)
    columns = min(COLUMNS, len(tiles))
    rows = math.ceil(len(tiles) / columns)
    sheet = Image.new("RGB", (columns * tile.width, rows * tile.height))
    for number, image in enumerate(tiles):
        row, column = divmod(number, columns)
        sheet.paste(image, (column * tile.width, row * tile.height))
    out = io.BytesIO()
    sheet.save(out, "JPEG", quality=_QUALITY, optimize=True)
    return Spritesheet(out.getvalue(), columns, rows, len(tiles), tile)


def tile_size(picture: Size) -> Size:
    """The picture's shape, with a longer side of 320 and even sides."""
    scale = TILE / max(picture)
    return Size(max(2, round(picture.width * scale / 2) * 2), max(2, round(picture.height * scale / 2) * 2))
