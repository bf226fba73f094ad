"""One kind of subject, as the words of a prompt and the rest of the engine need to know it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from rushes.engines.previz.scene import Action

A = Action


class Home(StrEnum):
    """Where a kind lives, or where it is put when nothing is said."""

    GROUND = "ground"
    AIR = "air"
    WATER = "water"
    SPACE = "space"
    #: Small things: they stand on a table, a shelf, a hand.
    TABLE = "table"


@dataclass(frozen=True)
class Kind:
    name: str
    #: Singular words that mean it, its name first.
    nouns: tuple[str, ...]
    #: The module of `subjects` that makes it, and which of its forms it is.
    family: str
    form: str
    home: Home
    #: What it does when nothing is said.
    action: Action
    #: All that it can do; anything else is played as the nearest of these.
    actions: frozenset[Action]
    #: Its sound (bark, engine, …), if it has one.
    sound: str | None = None


BEAST = frozenset({A.STAND, A.SIT, A.WALK, A.RUN, A.JUMP, A.PLAY, A.EAT, A.SLEEP, A.SWIM, A.TALK})
PERSON = frozenset(
    {
        A.FLOAT,
        A.FLY,
        A.SWIM,
        A.STAND,
        A.SIT,
        A.WALK,
        A.RUN,
        A.JUMP,
        A.DANCE,
        A.PLAY,
        A.TALK,
        A.EAT,
        A.SLEEP,
        A.SPIN,
    }
)
BIRD = frozenset({A.STAND, A.WALK, A.FLY, A.EAT, A.SLEEP, A.JUMP, A.PLAY, A.TALK})
WATERFOWL = BIRD | {A.SWIM}
FLYER = frozenset({A.FLY, A.STAND})
SWIMMER = frozenset({A.SWIM, A.FLOAT, A.JUMP})
VEHICLE = frozenset({A.STAND, A.DRIVE, A.GLOW})
AIRCRAFT = frozenset({A.FLY, A.STAND, A.FLOAT})
BOAT = frozenset({A.SWIM, A.FLOAT, A.STAND, A.DRIVE})
THING = frozenset({A.STAND, A.SPIN, A.FLOAT, A.FALL, A.GLOW})
ROOTED = frozenset({A.STAND})


def nouns(name: str, others: str) -> tuple[str, ...]:
    return (name, *(noun for noun in others.split(", ") if noun))
