"""What happens now and then in a place by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

import numpy as np

from rushes.engines.previz.scene import Place as Ground
from rushes.engines.previz.scene import Scene
from rushes.engines.previz.sound.bed import Place
from rushes.engines.previz.sound.cries import utterance
from rushes.engines.previz.sound.crowds import laughter
from rushes.engines.previz.sound.events import Stage
from rushes.engines.previz.sound.incidents import (
    bleep,
    bubbles,
    chair,
    chime,
    clank,
    clink,
    drip,
    hammering,
    page,
    till,
    typing,
)
from rushes.engines.previz.sound.stretch import Chance, Mono
from rushes.engines.previz.sound.turns import Caller, distant, take_turns

_PHRASES = 4
_Sound = Callable[[np.random.Generator], Mono]


def called(sound: str) -> _Sound:
    """What utters this call, by its name."""

    def made(rng: np.random.Generator) -> Mono:
        call = utterance(sound, rng)
        assert call is not None
        return call

    return made


_LAUGHS = (laughter, 2, 4.5, 0.1, 0.8)
#: Sound, callers, seconds between, gain, how far.
PREMISES: dict[Ground, tuple[tuple[_Sound, int, float, float, float], ...]] = {
    Ground.UNDERWATER: ((bubbles, 3, 3.2, 0.10, 2.0),),
    Ground.OFFICE: ((typing, 3, 3.6, 0.28, 0.6),),
    Ground.LABORATORY: ((bleep, 2, 5.0, 0.10, 0.8),),
    Ground.HOSPITAL: ((bleep, 1, 2.0, 0.12, 0.4),),
    Ground.WAREHOUSE: ((clank, 2, 5.0, 0.2, 1.6),),
    Ground.GYM: ((clank, 3, 3.0, 0.22, 0.6),),
    Ground.SITE: ((hammering, 2, 4.0, 0.3, 0.8), (clank, 2, 4.5, 0.2, 1.2)),
    Ground.SHELF: ((till, 2, 6.0, 0.08, 2.0),),
    Ground.SHOP: ((till, 1, 5.0, 0.1, 1.0),),
    Ground.CLASSROOM: ((chair, 2, 6.5, 0.2, 0.8),),
    Ground.LIBRARY: ((page, 2, 4.0, 0.16, 0.2),),
    Ground.BATHROOM: ((drip, 1, 1.6, 0.12, 0.0),),
    Ground.CAFE: ((clink, 3, 2.6, 0.14, 0.3),),
    Ground.RESTAURANT: ((clink, 3, 2.2, 0.14, 0.3), _LAUGHS),
    Ground.BAR: ((clink, 2, 3.0, 0.14, 0.3), _LAUGHS),
    Ground.MARKET: ((called("squawk"), 1, 7.0, 0.05, 1.5), _LAUGHS),
    Ground.PLATFORM: ((chime, 1, 8.0, 0.12, 1.0),),
    Ground.FARM: ((called("cluck"), 2, 2.8, 0.14, 0.4), (called("moo"), 1, 7.0, 0.12, 1.5)),
    Ground.HARBOUR: ((called("gull"), 2, 4.0, 0.12, 1.0), (clank, 1, 5.0, 0.12, 1.2)),
}


def premises(place: Place, stage: Stage) -> None:
    """Set it on the stage."""
    if place.scene.place in PREMISES:
        take_turns(place, stage, "incidents", np.full(len(place.times), 0.85), _callers)


@lru_cache(maxsize=4)
def _callers(scene: Scene, chance: Chance) -> tuple[Caller, ...]:
    callers = []
    for kind, (make, count, period, gain, far) in enumerate(PREMISES[scene.place]):
        for number in range(count):
            rng = chance.named(str(kind)).at(number)
            phrases = tuple(distant(make(rng), far) for _ in range(_PHRASES))
            again = period * rng.uniform(0.8, 1.4)
            soon = kind == number == 0
            callers.append(Caller(phrases, again, rng.uniform(-0.8, 0.8), gain, 0.5, soon))
    return tuple(callers)
