"""A scene as plain data: what `understand` makes of a prompt, and all that picture and sound are drawn from.

Units: metres, seconds, degrees, hours of the day (0 to 24, solar). Shares run from 0 to 1.
World axes: x east, y up, z south; the camera's heading 0 looks north (-z), 90 looks east (+x).
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from rushes.models.spec import Frozen, Style


class Place(StrEnum):
    MOUNTAINS = "mountains"
    VALLEY = "valley"
    HILLS = "hills"
    DUNES = "dunes"
    SEA = "sea"
    COAST = "coast"
    LAKE = "lake"
    FOREST = "forest"


class Cover(StrEnum):
    """What grows or lies on the ground."""

    GRASS = "grass"
    AUTUMN = "autumn"
    SNOW = "snow"
    ROCK = "rock"
    SAND = "sand"
    FLOWERS = "flowers"


class MoveKind(StrEnum):
    STATIC = "static"
    PAN = "pan"
    TILT = "tilt"
    #: Towards or away from what is seen, low over the ground.
    DOLLY = "dolly"
    #: Sideways.
    TRUCK = "truck"
    #: Straight up or down.
    CRANE = "crane"
    #: Around a point ahead.
    ORBIT = "orbit"
    #: A drone: fast, banking, well above the ground.
    FLIGHT = "flight"
    HANDHELD = "handheld"


class Move(Frozen):
    """One camera move."""

    kind: MoveKind = MoveKind.FLIGHT
    #: pan, truck, orbit: -1 left, +1 right. tilt, crane: +1 up, -1 down. dolly, flight: +1 forward, -1 back.
    direction: float = Field(default=1.0, ge=-1.0, le=1.0)
    #: 0.25 very slow, 0.5 slow, 1 normal, 2 fast, 3 very fast.
    speed: float = Field(default=1.0, ge=0.0, le=4.0)
    #: Share of hand shake laid over the move.
    shake: float = Field(default=0.0, ge=0.0, le=1.0)


class Weather(Frozen):
    """Shares from 0 (none) to 1 (as much as there can be)."""

    clouds: float = Field(default=0.3, ge=0.0, le=1.0)
    #: Dark, low clouds; above 0.6 with lightning.
    storm: float = Field(default=0.0, ge=0.0, le=1.0)
    #: Thin air-light that grows with distance.
    haze: float = Field(default=0.3, ge=0.0, le=1.0)
    #: White mist that lies in the hollows.
    mist: float = Field(default=0.0, ge=0.0, le=1.0)
    #: Thick fog on everything.
    fog: float = Field(default=0.0, ge=0.0, le=1.0)
    rain: float = Field(default=0.0, ge=0.0, le=1.0)
    snow: float = Field(default=0.0, ge=0.0, le=1.0)
    wind: float = Field(default=0.25, ge=0.0, le=1.0)


class Beat(Frozen):
    """A stretch of the clip. It lasts until the next one starts; what differs is blended over two seconds."""

    start: float = Field(default=0.0, ge=0.0)
    move: Move = Move()
    weather: Weather = Weather()
    #: 0 midnight, 6 sunrise, 12 noon, 18 sunset.
    hour: float = Field(default=9.0, ge=0.0, lt=24.0)


class Scene(Frozen):
    """Everything that is in the picture and in the sound. Same scene, same frames, same samples."""

    place: Place = Place.MOUNTAINS
    cover: Cover = Cover.GRASS
    #: Snow far down the mountains, over whatever covers the ground.
    snow_caps: bool = False
    #: Share of the ground under trees.
    trees: float = Field(default=0.3, ge=0.0, le=1.0)
    #: Share of the valley floor or the foreground under water, where the place itself says nothing.
    water: float = Field(default=0.0, ge=0.0, le=1.0)
    birds: bool = False
    stars: bool = True
    moon: bool = True
    style: Style = Style.NATURAL
    #: Warmth of the grade: -1 cold, +1 warm.
    warmth: float = Field(default=0.0, ge=-1.0, le=1.0)
    #: Scales the speed of camera and nature; 0 almost still, 0.5 as written, 1 lively.
    motion: float = Field(default=0.5, ge=0.0, le=1.0)
    seed: int = 0
    beats: tuple[Beat, ...] = (Beat(),)
