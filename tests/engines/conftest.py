"""What the tests of previz share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PIL import Image

from rushes.engines.previz.still import picture as still
from rushes.engines.previz.still.layers import Parts, apart


@pytest.fixture(scope="module")
def apart_once() -> Iterator[None]:
    """The same picture, animated again in another way, is not taken apart again."""
    known: dict[tuple[bytes, tuple[int, int], bool], Parts] = {}

    def once(picture: Image.Image, *, room: bool = False) -> Parts:
        key = (picture.tobytes(), picture.size, room)
        if key not in known:
            known[key] = apart(picture, room=room)
        return known[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(still, "apart", once)
        yield
