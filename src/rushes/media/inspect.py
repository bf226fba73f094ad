"""Looks at what callers send, in a child process: hostile bytes may take a decoder down, not the server.

JSON in, JSON out: calls for `rushes.processes`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from rushes.errors import BadMedia, InvalidRequest
from rushes.media.images import fit, read_image
from rushes.media.probe import probe
from rushes.media.sniff import SNIFF_BYTES, sniff
from rushes.models.size import Size

#: The least limit, 10 MB at fal and Kling, is for base64, which is longer by a third. Photographs have less
#: at the first quality; noise in 4K has not.
_MOST_BYTES = 7_000_000
_QUALITIES = (95, 85, 70, 50)


def image(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """``{"path", "param"}`` → ``{"media_type", "width", "height"}``. Raises InvalidRequest."""
    path = Path(args["path"])
    try:
        picture = read_image(path)
    except InvalidRequest as error:
        raise InvalidRequest(error.message, param=args["param"]) from None
    with path.open("rb") as file:
        media_type = sniff(file.read(SNIFF_BYTES))
    return {"media_type": media_type, "width": picture.width, "height": picture.height}


def clip(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """``{"path", "param"}`` → the clip's `MediaFacts`. Raises InvalidRequest."""
    try:
        # Not by its path: the name that it has here means nothing to who sent it.
        with Path(args["path"]).open("rb") as file:
            return probe(file).model_dump(mode="json")
    except BadMedia as error:
        raise InvalidRequest(
            f"'{args['param']}' must be a video file. {error.message}", param=args["param"]
        ) from None


def fitted(args: dict[str, Any], progress: Callable[[float], None]) -> dict[str, Any]:
    """``{"path", "target", "size": [width, height], "fit"}`` → ``{}``. Raises BadMedia.

    ``target`` is then exactly of that size: a JPEG, which every vendor takes, without the file's metadata,
    and small enough for all of them.
    """
    try:
        picture = fit(read_image(Path(args["path"])), Size(*args["size"]), args["fit"])
    except InvalidRequest as error:
        raise BadMedia(f"The reference image cannot be used. {error.message}") from error
    for quality in _QUALITIES:
        picture.save(args["target"], "JPEG", quality=quality, subsampling=0)
        if Path(args["target"]).stat().st_size <= _MOST_BYTES:
            break
    return {}
