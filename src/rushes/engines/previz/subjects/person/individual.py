"""One person of many: what a noun leaves open is drawn by lot, always the same for a seed and a place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import numpy as np

from rushes.engines.previz.mesh import Colour, linear
from rushes.engines.previz.scene import Appearance, Sex
from rushes.engines.previz.subjects.person.form import Form
from rushes.engines.previz.subjects.person.forms import FORMS

T = TypeVar("T")

#: Forms that a noun leaves to a woman and to a man.
_EITHER = {
    "person": ("woman", "man"),
    "child": ("girl", "boy"),
    "teenager": ("teenage girl", "teenage boy"),
    "senior": ("old woman", "old man"),
    "office worker": ("businesswoman", "businessman"),
}
#: Whose clothes tell their trade, and nothing else about them.
_TRADES = frozenset(
    (
        "worker", "scientist", "teacher", "chef", "barista", "athlete", "runner", "hiker", "firefighter",
        "police officer", "cyclist", "biker", "jockey", "astronaut", "diver", "farmer", "musician",
        "superhero", "soldier",
    )
)  # fmt: skip
_CASUAL = frozenset(("man", "woman", "boy", "girl", "teenage boy", "teenage girl"))
_OLD = frozenset(("old man", "old woman"))
#: Who belongs to a group of this name, one after the other.
_GROUPS = {
    "family": ("man", "woman", "girl", "boy"),
    "families": ("man", "woman", "girl", "boy"),
    "couple": ("woman", "man"),
    "couples": ("woman", "man"),
    "parents": ("woman", "man"),
}
_HEADGEAR = frozenset(("hard hat", "cap", "chef's hat", "hat", "pointed hat", "crown", "helmet"))
_AGED = frozenset(("old", "elderly", "aged", "retired"))
#: A woman's and a man's proportions, for trades.
_BUILDS: dict[Sex, dict[str, Any]] = {
    Sex.FEMALE: {
        "height": 1.67, "shoulders": 0.89, "hips": 1.06, "eye": 1.12, "nose": 0.8
    },
    Sex.MALE: {"height": 1.76, "shoulders": 1.0, "hips": 1.0, "eye": 1.0, "nose": 1.0},
}  # fmt: skip
_CUTS: dict[Sex, tuple[str, ...]] = {
    Sex.FEMALE: ("long", "bun", "tail", "long", "curls", "tail", "short", "long"),
    Sex.MALE: ("short", "short", "curls", "short", "bald", "short", "short"),
}
_GIRLS = ("tail", "long", "curls", "tail", "bun")
_SKINS = ("#f0c8a8", "#c68a62", "#e0ac86", "#6e4429", "#f3d3bb", "#9a6440", "#d9a27c", "#54331f")
_HAIRS = ("#2a1b14", "#5a3820", "#15100e", "#c79a55", "#3b2a22", "#8a5a2e", "#1d1a1a", "#a8452a")
_DARK_HAIRS = ("#15100e", "#2a1b14", "#1d1a1a")
_GREY = "#b9b5ae"
_TOPS = (
    "#41668c", "#b5544c", "#e6e1d6", "#5a7d5f", "#d0a13a", "#2f3440", "#8a5f8c", "#4c8f3f", "#7fa3b5",
    "#8c2f39", "#c9c2b2", "#3f6f6a", "#d67f9a", "#6b7280", "#24365c", "#a3a85a",
)  # fmt: skip
_BOTTOMS = ("#2a3348", "#4a5568", "#1d2026", "#8a7a5c", "#33415c", "#5b5f66", "#3d3a36", "#6f86a3")
_SHOES = ("#171310", "#e8e2da", "#4a3626", "#8c2f39", "#33373d", "#c9c4bb")
#: Of skins, those that no light hair goes with.
_DARK_SKINS = frozenset(("#6e4429", "#9a6440", "#54331f", "#c68a62"))


@dataclass(frozen=True)
class Who:
    """Which one: the ``place``-th of those that ``words`` speak of."""

    seed: int = 0
    place: int = 0
    #: None where the words leave it open.
    sex: Sex | None = None
    words: str = ""
    #: Whether they sit or ride, for which nobody puts a skirt on.
    astride: bool = False
    #: As far as the words tell it.
    appearance: Appearance = field(default_factory=Appearance)
    gloved: bool = False
    #: Whose hat is in their hands.
    bareheaded: bool = False


def individual(name: str, who: Who, colour: Colour | None = None) -> Form:
    """Their form. ``colour`` is of what they wear above, or of all of it where that is one piece."""
    luck = _Luck(who)
    named = _named(name, who, luck)
    form = FORMS[named]
    if form.made != "flesh":
        return _dyed(form, colour)
    trade = named in _TRADES
    sex = who.sex or _sex_of(form, luck) if trade else _sex_of(form, luck)
    if trade and (sex is Sex.FEMALE) is not form.female:
        cut = form.cut if form.cut in {"none", "bald"} else "short"
        form = replace(form, **_BUILDS[sex], cut=cut)
    if trade and sex is Sex.FEMALE:
        form = replace(form, girth=0.92 * form.girth, limbs=0.9 * form.limbs)
    form = _born(form, named, sex, luck)
    if named in _CASUAL:
        form = _dressed(form, sex, who, luck)
    wears = [worn for worn in form.wears if not (who.bareheaded and worn in _HEADGEAR)]
    form = replace(form, wears=(*wears, "gloves") if who.gloved else tuple(wears))
    return _dyed(_as_told(form, who.appearance), colour)


def _named(name: str, who: Who, luck: _Luck) -> str:
    said = frozenset(who.words.split())
    group = next((members for word, members in _GROUPS.items() if word in said), None)
    if name == "person" and group is not None:
        member = group[who.place % len(group)]
        aged = {"man": "old man", "woman": "old woman"}
        return aged.get(member, member) if said & _AGED else member
    if name == "person" and said & _AGED:
        name = "senior"
    if name not in _EITHER:
        return name
    female, male = _EITHER[name]
    return female if (who.sex or luck.sex) is Sex.FEMALE else male


def _sex_of(form: Form, luck: _Luck) -> Sex:
    if form.female is None:
        return luck.sex
    return Sex.FEMALE if form.female else Sex.MALE


def _born(form: Form, named: str, sex: Sex, luck: _Luck) -> Form:
    """What nobody chooses: size, build, skin, hair."""
    young = form.height < 1.5
    skin = luck.turn("skin", _SKINS)
    hair = luck.turn("hair", _DARK_HAIRS if skin in _DARK_SKINS else _HAIRS)
    if not young and named not in _OLD and luck.chance("grey", 0.1):
        hair = _GREY
    cut = form.cut
    if cut not in {"none", "bald"} and "hood" not in form.wears and form.hair is None:
        girl = young and sex is Sex.FEMALE
        cut = luck.turn("cut", _GIRLS if girl else ("short", "curls", "short") if young else _CUTS[sex])
    wears = form.wears
    if not young and sex is Sex.MALE and "beard" not in wears and luck.chance("beard", 0.28):
        wears = (*wears, "beard")
    if (
        not young
        and not {"glasses", "goggles", "helmet", "steel"} & set(wears)
        and luck.chance("glasses", 0.14)
    ):
        wears = (*wears, "glasses")
    stout = luck.spread("girth", 0.11)
    return replace(
        form,
        height=form.height * (1.0 + luck.spread("height", 0.14 if young else 0.055)),
        girth=form.girth * (1.02 + stout),
        limbs=form.limbs * (1.0 + 0.5 * stout),
        skin=form.skin or linear(skin),
        hair=form.hair or linear(hair),
        cut=cut,
        wears=wears,
        brisk=form.brisk * (1.0 + luck.spread("brisk", 0.06)),
    )


def _dressed(form: Form, sex: Sex, who: Who, luck: _Luck) -> Form:
    """What they put on today, who have no uniform."""
    top = linear(luck.turn("top", _TOPS))
    female, young = sex is Sex.FEMALE, form.height < 1.5
    changes: dict[str, Any] = {
        "top": top,
        "bottom": linear(luck.turn("bottom", _BOTTOMS)),
        "shoes": linear(luck.turn("shoes", _SHOES)),
        "sleeves": luck.turn("sleeves", (1.0, 0.5, 1.0, 0.5, 0.0) if female else (1.0, 0.5, 1.0, 0.5)),
        "legs": luck.turn("legs", (1.0, 0.5, 1.0) if young else (1.0, 1.0, 1.0, 0.5, 1.0, 1.0)),
        "skirt": 0.0,
    }
    if female and not who.astride and luck.chance("skirt", 0.45 if young else 0.3):
        whole = luck.chance("dress", 0.6)
        changes |= {"skirt": 0.42 if young else 0.5, "legs": 0.0}
        changes["skirt_colour"] = top if whole else changes["bottom"]
    if {"student", "students", "pupil", "pupils", "tourist", "tourists"} & set(who.words.split()):
        changes["wears"] = (*form.wears, "pack")
        changes["accent"] = linear(luck.turn("pack", _TOPS[::-1]))
    elif luck.chance("cap", 0.1):
        changes["wears"] = (*form.wears, "cap")
        # Curls would come through it.
        changes["cut"] = "short" if form.cut == "curls" else form.cut
        changes["accent"] = linear(luck.turn("cap", _TOPS[::-1]))
    return replace(form, **changes)


def _as_told(form: Form, told: Appearance) -> Form:
    """A hat that is said of nobody leaves the hair to be seen that is."""
    changes: dict[str, Any] = {}
    if told.hair is not None:
        changes["hair"] = linear(told.hair)
        changes["cut"] = "short" if form.cut == "bald" else form.cut
    if told.skin is not None:
        changes["skin"] = linear(told.skin)
    if told.cut is not None:
        changes["cut"] = told.cut.value
    said = {"beard": told.beard, "glasses": told.glasses}
    lost = {name for name, worn in said.items() if worn is False}
    if told.hair is not None or told.cut is not None:
        lost.add("cap")
    wears = [name for name in form.wears if name not in lost]
    wears += [name for name, worn in said.items() if worn and name not in wears]
    return replace(form, wears=tuple(wears), **changes)


def _dyed(form: Form, colour: Colour | None) -> Form:
    if colour is None:
        return form
    same = form.skirt_colour == form.top
    return replace(form, top=colour, skirt_colour=colour if same else form.skirt_colour)


class _Luck:
    """Lots for one person. Those who stand next to each other never draw the same by ``turn``."""

    def __init__(self, who: Who) -> None:
        self._who = who

    @property
    def sex(self) -> Sex:
        return self.turn("sex", (Sex.FEMALE, Sex.MALE) * 3)

    def turn(self, what: str, options: Sequence[T]) -> T:
        """Each of the options once, in an order of the seed's, before any comes again."""
        order = self._random(what, 0).permutation(len(options))
        return options[int(order[self._who.place % len(options)])]

    def chance(self, what: str, share: float) -> bool:
        return bool(self._random(what, 1 + self._who.place).random() < share)

    def spread(self, what: str, most: float) -> float:
        """From -most to +most, mostly near 0."""
        return most * float(self._random(what, 1 + self._who.place).uniform(-1.0, 1.0, 2).mean())

    def _random(self, what: str, place: int) -> np.random.Generator:
        return np.random.default_rng([self._who.seed & 0xFFFFFFFF, place, *what.encode()])
