"""What of a scene is heard alone, as plain data: music and what is said."""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from rushes.models.spec import Frozen


class Music(StrEnum):
    """The mood of a simple bed of music under the sounds."""

    CALM = "calm"
    EPIC = "epic"
    UPBEAT = "upbeat"
    TENSE = "tense"
    JAZZ = "jazz"


class Voice(StrEnum):
    FEMALE = "female"
    MALE = "male"


class Manner(StrEnum):
    """How a line is spoken."""

    USUAL = "usual"
    WHISPERED = "whispered"
    SHOUTED = "shouted"


class Line(Frozen):
    """Words that are spoken."""

    text: str = Field(min_length=1, max_length=500)
    #: Seconds into the clip; None leaves it to the sound: one line after another.
    start: float | None = Field(default=None, ge=0.0, allow_inf_nan=False)
    #: Index into `Scene.subjects`; None is a narrator, who is not seen.
    speaker: int | None = Field(default=None, ge=0)
    voice: Voice = Voice.FEMALE
    manner: Manner = Manner.USUAL


class Sound(StrEnum):
    """What is said to be heard and need not be seen."""

    APPLAUSE = "applause"
    CHEER = "cheer"
    CROWD = "crowd"
    LAUGHTER = "laughter"
    BELLS = "bells"
    BIRDSONG = "birdsong"
    FIREWORKS = "fireworks"
    EXPLOSION = "explosion"
    GUNSHOT = "gunshot"
    GLASS = "breaking glass"
    KNOCK = "knock"
    SPLASH = "splash"
    SIREN = "siren"
    HORNS = "horns"
    FOGHORN = "foghorn"
    ALARM = "alarm"
    PHONE = "phone"
    HEARTBEAT = "heartbeat"
    CREAK = "creak"
    FIRE = "fire"
    SIZZLE = "sizzle"


class Floor(StrEnum):
    """What feet fall on."""

    HARD = "hard"
    WOOD = "wood"
    CARPET = "carpet"
    GRASS = "grass"
    LEAVES = "leaves"
    GRAVEL = "gravel"
    SAND = "sand"
    SNOW = "snow"
    WATER = "water"
