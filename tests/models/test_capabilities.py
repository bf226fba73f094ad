"""What a model cannot do is said of what the caller gave."""

from __future__ import annotations

import pytest

from rushes.engines.previz.capabilities import CAPABILITIES
from rushes.models.spec import Clip, Operation, Spec

CLIP = Clip(asset_id="a", sha256="", media_type="video/mp4", seconds=27.0, fps=24.0)


def spec(**fields: object) -> Spec:
    given = {"model": "m", "prompt": "warmer", "width": 1280, "height": 720, "seconds": 4, "seed": 1}
    return Spec.model_validate(given | fields)


@pytest.mark.parametrize(
    ("asked", "field", "words"),
    [
        (spec(width=321, height=181), "size", "Invalid value: '321x181'. Supported values are: '720x1280'"),
        (
            spec(width=3840, height=2160, operation=Operation.EDIT, source=CLIP),
            "size",
            "The video is 3840x2160. It takes any even width and height from 128 to 1920",
        ),
        (spec(seconds=26), "seconds", "Invalid value: '26'. It makes whole seconds from 1 to 25."),
        (
            spec(seconds=27, operation=Operation.EDIT, source=CLIP),
            "seconds",
            "The result would last 27 seconds. It makes whole seconds from 1 to 25.",
        ),
        (
            spec(seconds=53, operation=Operation.EXTEND, source=CLIP),
            "seconds",
            "Invalid value: '26'. It makes whole seconds from 1 to 25.",
        ),
    ],
)
def test_sizes_and_lengths_are_said_of_what_was_given(asked: Spec, field: str, words: str) -> None:
    lack = CAPABILITIES.lack(asked, "It")
    assert lack is not None
    assert lack.field == field
    assert lack.message.startswith(words)
