"""What each beast says, by the catalogue's name of its sound."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from rushes.engines.previz.sound.blasts import crackle
from rushes.engines.previz.sound.crowds import squeal, wail
from rushes.engines.previz.sound.events import glide, hump, silence, tone
from rushes.engines.previz.sound.incidents import bubbles, knock, typing
from rushes.engines.previz.sound.songs import dove as coo
from rushes.engines.previz.sound.songs import finch, gull, owl, warbler
from rushes.engines.previz.sound.stretch import Mono
from rushes.engines.previz.sound.throat import Cry, cry
from rushes.media.aac import SAMPLE_RATE

_WOOF = Cry((420.0, 620.0, 330.0), 0.16, (700.0, 1500.0, 950.0, 1300.0), 0.6, 0.25, 0.08, rest=0.17)
_CLUCK = Cry((620.0, 700.0, 520.0), 0.09, (900.0, 2200.0, 1100.0, 1900.0), 0.35, 0.2, 0.2, rest=0.2)
_CHAT = Cry((900.0, 1300.0, 800.0), 0.08, (1300.0, 2800.0, 1700.0, 2500.0), 0.4, 0.2, rest=0.05)
_QUACK = Cry((300.0, 330.0, 250.0), 0.19, (1150.0, 2400.0, 950.0, 2100.0), 0.5, 0.1, 0.1, rest=0.12)
_CAW = Cry((480.0, 560.0, 470.0), 0.34, (1250.0, 2000.0, 1100.0, 1700.0), 0.9, 0.35, 0.12, rest=0.22)

CRIES: dict[str, tuple[Cry, ...]] = {
    "bark": (_WOOF, _WOOF),
    "yelp": (Cry((700.0, 1150.0, 800.0), 0.2, (1000.0, 2300.0, 1300.0, 2000.0), 0.4, 0.2),) * 2,
    "howl": (Cry((300.0, 480.0, 520.0, 500.0, 380.0), 2.6, (520.0, 1000.0, 620.0, 1100.0), 0.08, 0.06, 0.2),),
    "meow": (Cry((520.0, 760.0, 700.0, 460.0), 0.75, (650.0, 2300.0, 1250.0, 1500.0), 0.1, 0.08, 0.25),),
    "moo": (Cry((105.0, 135.0, 140.0, 110.0), 1.7, (260.0, 700.0, 560.0, 1000.0), 0.25, 0.08, 0.25),),
    "neigh": (
        Cry(
            (950.0, 1500.0, 1250.0),
            0.5,
            (1400.0, 2900.0, 1300.0, 2600.0),
            0.35,
            0.2,
            0.2,
            (14.0, 0.3),
            0.0,
        ),
        Cry((1200.0, 800.0, 420.0), 0.9, (1200.0, 2500.0, 800.0, 1900.0), 0.5, 0.25, 0.05, (12.0, 0.7)),
    ),
    "bray": (
        Cry((620.0, 700.0, 560.0), 0.6, (1100.0, 2100.0, 1200.0, 1900.0), 0.8, 0.4, 0.2, rest=0.05),
        Cry((260.0, 230.0, 170.0), 0.8, (700.0, 1300.0, 600.0, 1100.0), 0.8, 0.2, 0.1),
    )
    * 2,
    "bleat": (Cry((330.0, 380.0, 310.0), 0.8, (800.0, 1900.0, 900.0, 1700.0), 0.3, 0.12, 0.1, (9.0, 0.65)),),
    "oink": (Cry((190.0, 260.0, 150.0), 0.18, (420.0, 1300.0, 700.0, 1000.0), 0.95, 0.5, 0.3, rest=0.16),)
    * 2,
    "roar": (Cry((75.0, 125.0, 110.0, 62.0), 1.9, (420.0, 950.0, 620.0, 800.0), 1.0, 0.5, 0.2),),
    "growl": (Cry((62.0, 82.0, 58.0), 1.5, (300.0, 700.0, 420.0, 800.0), 1.0, 0.4, 0.3, (26.0, 0.6)),),
    "trumpet": (Cry((330.0, 620.0, 680.0, 420.0), 1.3, (900.0, 1700.0, 1300.0, 2100.0), 0.55, 0.2, 0.1),),
    "squeak": (Cry((2600.0, 3300.0, 2700.0), 0.09, (3000.0, 5200.0, 3400.0, 5000.0), 0.1, 0.05),) * 3,
    "chatter": (_CHAT,) * 7,
    "croak": (Cry((140.0, 165.0), 0.28, (600.0, 1500.0, 800.0, 1600.0), 0.5, 0.15, 0.15, (34.0, 0.8)),) * 2,
    "caw": (_CAW, _CAW),
    "cluck": (_CLUCK, _CLUCK, _CLUCK),
    "crow": (
        Cry((620.0, 760.0), 0.18, (1100.0, 2300.0, 1300.0, 2500.0), 0.3, 0.1, rest=0.03),
        Cry((760.0, 860.0), 0.2, (1100.0, 2300.0, 1300.0, 2500.0), 0.3, 0.1, rest=0.04),
        Cry((900.0, 1080.0, 980.0, 620.0), 0.95, (1200.0, 2500.0, 1000.0, 2100.0), 0.3, 0.1, 0.1),
    ),
    "honk": (Cry((380.0, 520.0, 400.0), 0.3, (900.0, 1900.0, 1100.0, 1700.0), 0.5, 0.1, 0.1, rest=0.2),) * 2,
    "quack": (_QUACK,) * 4,
    "screech": (Cry((2900.0, 3300.0, 2300.0), 0.8, (2900.0, 4300.0, 2500.0, 3900.0), 0.5, 0.2, 0.08),),
    "squawk": (Cry((900.0, 1250.0, 850.0), 0.4, (1600.0, 2900.0, 1900.0, 2600.0), 0.95, 0.3, 0.1, rest=0.2),)
    * 2,
    "whale": (Cry((190.0, 330.0, 260.0, 420.0), 2.8, (350.0, 900.0, 600.0, 1200.0), 0.1, 0.05, 0.3),),
    "creak": (Cry((65.0, 90.0, 70.0), 0.7, (900.0, 1900.0, 1300.0, 2300.0), 0.9, 0.1, 0.3, (17.0, 0.8)),),
    "horn": (Cry((98.0, 98.0, 97.0), 2.6, (180.0, 420.0, 190.0, 430.0), 0.05, 0.05, 0.06),),
}

#: A sound of one's own as whatever comes to mind.
_Sound = Callable[[np.random.Generator], Mono]


def _bell(rng: np.random.Generator) -> Mono:
    """Two strokes: inharmonic partials that die away one after the other."""
    at = np.arange(round(2.6 * SAMPLE_RATE)) / SAMPLE_RATE
    low = rng.uniform(480.0, 560.0)
    ring = sum(
        loud * np.sin(2 * np.pi * low * k * at) * np.exp(-at * k**0.7 / 0.9)
        for k, loud in ((0.5, 0.5), (1.0, 1.0), (1.19, 0.6), (1.5, 0.5), (2.0, 0.6), (2.66, 0.3), (4.1, 0.15))
    )
    shape = np.clip(at / 0.002, 0.0, 1.0) * np.clip((at[-1] - at) / 0.2, 0.0, 1.0)
    return np.asarray(0.35 * ring * shape, np.float32)


def _ting(rng: np.random.Generator) -> Mono:
    """A bicycle's bell, rung twice."""
    one = knock(rng, 2450.0, 0.16)
    return np.concatenate([one[: SAMPLE_RATE // 6], one])


def _sonar(rng: np.random.Generator) -> Mono:
    pitch = glide((1050.0, 1040.0), 1.3)
    fade = np.exp(-np.arange(len(pitch)) / (0.32 * SAMPLE_RATE)).astype(np.float32)
    return tone(pitch, hump(len(pitch), 0.02) * fade, overtone=0.02)


def _clicks(rng: np.random.Generator) -> Mono:
    return np.concatenate([np.concatenate([knock(rng, 3200.0, 0.004), silence(0.38)]) for _ in range(4)])


def _dolphin(rng: np.random.Generator) -> Mono:
    """A whistle up and down over a rattle of clicks."""
    pitch = glide((5200.0, 9000.0, 6500.0, 10500.0), 0.55)
    rattle = np.concatenate([np.concatenate([knock(rng, 5200.0, 0.0015), silence(0.012)]) for _ in range(24)])
    return np.concatenate([tone(pitch, hump(len(pitch), 0.2)) * np.float32(0.5), 0.6 * rattle])


def _servo(rng: np.random.Generator) -> Mono:
    """Small motors that run up and stop."""
    parts: list[Mono] = []
    for _ in range(int(rng.integers(2, 4))):
        low = rng.uniform(420.0, 700.0)
        pitch = glide((low, 1.5 * low, 1.45 * low, 1.1 * low), rng.uniform(0.15, 0.3))
        parts += [0.6 * tone(pitch, hump(len(pitch), 0.1), overtone=0.6), silence(0.08)]
    return np.concatenate(parts)


OTHERS: dict[str, _Sound] = {
    "chirp": lambda rng: (warbler if rng.random() < 0.5 else finch)(rng),
    "coo": coo,
    "hoot": owl,
    "gull": gull,
    "bubbles": bubbles,
    "bell": _bell,
    "ting": _ting,
    "sonar": _sonar,
    "click": _clicks,
    "tick": _clicks,
    "dolphin": _dolphin,
    "servo": _servo,
    "typing": typing,
    "crackle": crackle,
    "squeal": squeal,
    "wail": wail,
}


def utterance(sound: str, rng: np.random.Generator, higher: float = 1.0) -> Mono | None:
    """One call of this name at unit peak; None for what is no call."""
    if sound in CRIES:
        return cry(rng, CRIES[sound], higher)
    if sound not in OTHERS:
        return None
    made = OTHERS[sound](rng)
    return np.asarray(made / np.abs(made).max(), np.float32)
