"""A remix changes what its prompt names; every other pixel of the same frame stays."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from rushes.engines.previz.landscape import Landscape
from rushes.engines.previz.sets.picture import FilmSet
from rushes.engines.previz.staging import cast_for
from rushes.engines.previz.understand import understand
from rushes.models.spec import Operation, Source, Spec


def frame(spec: Spec) -> np.ndarray[Any, Any]:
    scene = understand(spec).scene
    place = Landscape if scene.place.landscape else FilmSet
    size = {"seconds_from": 0.0, "seconds_to": 1.0, "fps": 24}
    with place.open(scene, spec.width, spec.height, actors=cast_for(scene), **size) as pictures:
        return pictures.rgb(12).astype(int)


@pytest.mark.parametrize(
    ("prompt", "change"),
    [
        ("A red car stands in a city street by day, static camera", "make the car blue"),
        ("A brown dog stands in a meadow at noon, static camera", "make the dog white"),
    ],
)
def test_another_colour_is_all_that_changes(prompt: str, change: str) -> None:
    first = Spec(model="m", prompt=prompt, width=240, height=136, seconds=2, seed=4)
    source = Source(video_id="video_1", asset_id="asset_1", spec=first)
    update = {"operation": Operation.REMIX, "prompt": change, "source": source}
    before, after = frame(first), frame(first.model_copy(update=update))
    apart = np.abs(before - after).max(axis=2)
    assert 0.02 < (apart > 6).mean() < 0.25
    assert (apart <= 2).mean() > 0.75
    # Above and below it, and at both sides, hardly a pixel: it may shine on what is near.
    rows, columns = np.flatnonzero((apart > 6).any(axis=1)), np.flatnonzero((apart > 6).any(axis=0))
    kept = apart.copy()
    kept[max(rows[0] - 12, 0) : rows[-1] + 12, max(columns[0] - 12, 0) : columns[-1] + 12] = 0
    assert (kept > 2).mean() < 0.002
