"""What comes in through a room's windows, and what is seen in them, while hour and weather change."""

from __future__ import annotations

from typing import Any

import numpy as np

from rushes.engines.previz.lightning import strikes
from rushes.engines.previz.place import Feature, Place
from rushes.engines.previz.scene import Beat, Move, MoveKind, Scene, Weather
from rushes.engines.previz.sets.picture import FilmSet

FPS = 24
LUMA = np.array([0.2126, 0.7152, 0.0722])
STILL = Move(kind=MoveKind.STATIC)
Picture = np.ndarray[Any, Any]


def beat(start: float = 0.0, hour: float = 11.0, **weather: float) -> Beat:
    return Beat(start=start, hour=hour, weather=Weather(**weather), move=STILL)


def bedroom(*beats: Beat, **fields: Any) -> Scene:
    return Scene(place=Place.BEDROOM, beats=beats, seed=1, motion=0.0, **fields)


def lights(scene: Scene, *seconds: float) -> list[Picture]:
    with FilmSet.open(scene, 96, 54, fps=FPS, seconds_to=6.0) as pictures:
        return [pictures.rgb(round(t * FPS)).astype(float) @ LUMA for t in seconds]


def test_night_falls_in_a_room_little_by_little() -> None:
    times = [0.0, *np.arange(1.9, 4.2, 0.2), 5.5]
    light = [float(picture.mean()) for picture in lights(bedroom(beat(), beat(3.0, 22.0)), *times)]
    assert light[-1] < 0.75 * light[0]
    assert abs(light[0] - light[1]) < 1.0
    assert abs(light[-1] - light[-2]) < 1.0
    # In a fifth of a second no more than a part of it goes.
    assert np.abs(np.diff(light)).max() < 0.4 * (light[0] - light[-1])


def test_a_room_at_the_end_is_as_one_that_was_so_all_along() -> None:
    late, dark = lights(bedroom(beat(), beat(3.0, 22.0)), 5.5)[0], lights(bedroom(beat(hour=22.0)), 5.5)[0]
    assert np.abs(late - dark).mean() < 1.0


def test_rain_runs_down_the_panes_and_snow_falls_behind_them() -> None:
    assert _stirs(beat(), Feature.WINDOW) < 0.01
    assert _stirs(beat(snow=0.9), Feature.WINDOW) > 0.02
    rain = _stirs(beat(rain=0.9), Feature.WINDOW)
    assert rain > 0.04
    # Where nobody asks for a window, less of it is seen.
    assert rain > 1.3 * _stirs(beat(rain=0.9))


def _stirs(opening: Beat, *features: Feature) -> float:
    """Share of the picture that changes in half a second."""
    one, other = lights(bedroom(opening, features=features), 1.0, 1.5)
    return float((np.abs(one - other) > 4.0).mean())


def test_lightning_lights_a_dark_room() -> None:
    scene = bedroom(beat(hour=22.0, storm=0.9))
    strike = strikes(scene, 0.0, 3.0)[0].time
    before, struck = lights(scene, strike - 0.1, strike + 0.05)
    assert struck.mean() > 1.15 * before.mean()
