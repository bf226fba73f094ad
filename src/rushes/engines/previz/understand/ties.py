"""What somebody rides, holds, sits on, works at or plays with, from the words between the two."""

from __future__ import annotations

from collections.abc import Sequence

from rushes.engines.previz.scene import Action, Prop, Tie
from rushes.engines.previz.subjects.catalogue.ridden import BOARDS, rideable
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.lexicon.habitats import FURNISHED_PLACES
from rushes.engines.previz.understand.lexicon.kinds import KINDS, LIVING, SMALL, Home, Sort
from rushes.engines.previz.understand.lexicon.props import (
    BALLS,
    CRADLED,
    CUTS,
    DESKS,
    DONS,
    FIXED,
    HOLDS,
    LUGGAGE,
    PLAYS,
    POURED,
    POURS,
    RIDES,
    SEATS,
    SITS,
    WEAPONS,
    WORKS,
)
from rushes.engines.previz.understand.mentions import Mention
from rushes.engines.previz.understand.words import Token

#: Words between somebody and the thing.
_FARTHEST = 9
_ON = frozenset({"on", "astride", "atop", "upon", "onto"})
_WORN = frozenset({Sort.CLOTHES})
_WEARING = DONS | {"wearing", "wears", "with", "in"}
_MADE_UP = frozenset({"lipstick"})
_OWNERS = frozenset({Sort.PERSON, Sort.PET, Sort.WILD, Sort.FARM})
_SAYING = HOLDS | RIDES | SITS | CUTS | WORKS | POURS | PLAYS | {"hand", "hands", "mouth"}
_GIVEN = frozenset({"hand", "hands", "held", "carried"})
_AT_REST = frozenset({Action.STAND, Action.PLAY})


class TieReader:
    """``take`` is asked for one mention after the other, in their order."""

    def __init__(self, tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast) -> None:
        self._tokens, self._mentions, self._cast = tokens, mentions, cast

    def take(self, number: int, mention: Mention) -> bool:
        """Whether somebody has it, who has it now; it is no subject then."""
        if mention.definite and self._again(number, mention):
            return True
        owner = self._owner(number)
        if owner is None:
            return False
        member = self._cast.members[self._cast.member_of[owner]]
        between = self._between(owner, mention)
        if between is None:
            return False
        if _gloves(mention) and _WEARING & set(between):
            return True
        tied = self._tied(mention, self._mentions[owner], between)
        if tied is None:
            return False
        tie, kind = tied
        if not member.tie(_prop(tie, kind, mention)):
            return False
        self._claim(owner, mention)
        if mention.kind in FURNISHED_PLACES:
            self._cast.places.append(FURNISHED_PLACES[mention.kind])
        if tie is Tie.RIDES:
            # What is said of the horse is said of both.
            self._cast.member_of[number] = self._cast.member_of[owner]
        if tie is Tie.SITS_ON or (tie is Tie.WORKS_AT and kind in DESKS):
            member.action = member.action or Action.SIT
        self._pours(member, mention, between)
        return True

    def give(self, number: int, mention: Mention) -> None:
        """To somebody what was named right before: "a bag in the hands of a woman", "held by a man"."""
        if not number or mention.sort is not Sort.PERSON or self._mentions[number - 1].sort not in SMALL:
            return
        thing = self._mentions[number - 1]
        between = {token.text for token in self._tokens[thing.end : mention.start]}
        at = self._cast.member_of.get(number - 1)
        if at is None or not between & _GIVEN or not between & {"of", "by"}:
            return
        member = self._cast.members[self._cast.member_of[number]]
        if member.tie(_prop(Tie.HOLDS, thing.kind, thing)):
            self._cast.drop(at)

    def _claim(self, owner: int, mention: Mention) -> None:
        """The words that say it are understood."""
        spans = (range(self._mentions[owner].end, mention.noun), range(mention.end, mention.end + 4))
        for at in (at for span in spans for at in span if at < len(self._tokens)):
            if self._tokens[at].text in _SAYING:
                self._cast.claimed.add(at)

    def _again(self, number: int, mention: Mention) -> bool:
        """ "The horse", once somebody rides one."""
        for at, member in enumerate(self._cast.members):
            for prop in member.props:
                if prop.kind == mention.kind:
                    if prop.tie is Tie.RIDES:
                        self._cast.member_of[number] = at
                    return True
        return False

    def _owner(self, number: int) -> int | None:
        """The last one before it in its sentence who can have things."""
        mention = self._mentions[number]
        for at in range(number - 1, -1, -1):
            other = self._mentions[at]
            if other.sentence != mention.sentence and not self._said_of_a_pronoun(mention):
                return None
            if at in self._cast.member_of and other.sort in _OWNERS:
                return at
        return None

    def _said_of_a_pronoun(self, mention: Mention) -> bool:
        opening = next(token.text for token in self._tokens if token.sentence == mention.sentence)
        return opening in {"he", "she", "they"}

    def _between(self, owner: int, mention: Mention) -> list[str] | None:
        if self._mentions[owner].sentence != mention.sentence:
            # "She wears a coat, and carries a bag": what its own clause says.
            before = self._tokens[: mention.noun]
            return [token.text for token in before if token.clause == mention.clause]
        # A verb right before the noun was taken for its adjective.
        words = [token.text for token in self._tokens[self._mentions[owner].end : mention.noun]]
        if mention.owned:
            # "Stands in the rain by the gate, draws his sword": whose it is is said.
            words = words[-_FARTHEST:]
        return words if len(words) <= _FARTHEST else None

    def _tied(self, mention: Mention, owner: Mention, between: Sequence[str]) -> tuple[Tie, str] | None:
        said = frozenset(between)
        kind = mention.kind
        if kind in {"flower", "rose", "tulip"} and mention.several:
            kind = "bouquet"
        rides = bool(said & RIDES) or (mention.preposition in _ON and not said & HOLDS)
        if owner.sort is not Sort.PERSON:
            return self._of_an_animal(mention, kind, said, rides=rides)
        if rides and rideable(kind) and mention.sort is not Sort.PERSON:
            return Tie.RIDES, kind
        on_it = (mention.preposition == "on" and len(between) <= 2) or (
            mention.preposition == "in" and kind in {"chair", "armchair", "office chair"}
        )
        if kind in SEATS and (said & SITS or on_it):
            return Tie.SITS_ON, kind
        if kind in BALLS and said & PLAYS:
            return Tie.PLAYS_WITH, kind
        if said & POURS:
            return self._poured(mention)
        if kind not in WEAPONS and self._worked_at(mention, said):
            return Tie.WORKS_AT, kind
        if said & DONS and "on" in said and (mention.sort in _WORN or kind in _MADE_UP):
            return Tie.HOLDS, kind
        return (Tie.HOLDS, kind) if self._held(mention, between) else None

    def _of_an_animal(
        self, mention: Mention, kind: str, said: frozenset[str], *, rides: bool
    ) -> tuple[Tie, str] | None:
        if kind in BOARDS and rides:
            return Tie.RIDES, kind
        carried = said & CRADLED or ("with" in said and "mouth" in self._after(mention))
        return (Tie.HOLDS, kind) if carried and mention.sort in SMALL | {Sort.PLANT} else None

    def _worked_at(self, mention: Mention, said: frozenset[str]) -> bool:
        kind = mention.kind
        if mention.words.endswith("counter"):
            # One stands at it.
            return False
        if kind in FIXED:
            played = bool(said & PLAYS) and kind in {"piano", "drum", "harp"}
            return played or kind == "microscope" or mention.preposition == "at" or bool(said & WORKS)
        if said & CUTS and mention.sort is Sort.FOOD:
            return True
        if kind in {"laptop", "keyboard"} and said & HOLDS and not said & CRADLED:
            return True
        return bool(said & WORKS) and KINDS[kind].home is Home.TABLE and mention.sort not in _WORN

    def _held(self, mention: Mention, between: Sequence[str]) -> bool:
        said = frozenset(between)
        if mention.sort in LIVING:
            small = mention.sort is Sort.PET or mention.kind in {
                "baby",
                "chicken",
                "lamb",
                "duck",
                "owl",
                "parrot",
            }
            return small and bool(said & CRADLED)
        toasted = said & {"clink", "clinks", "clinking", "toast", "toasts", "toasting", "raise", "raising"}
        if said & {"wearing", "wears"} or (mention.several and mention.sort is Sort.FOOD and not toasted):
            return False
        if mention.sort in _WORN and mention.kind != "backpack":
            return bool(said & CRADLED)
        portable = (
            mention.sort in SMALL
            or KINDS[mention.kind].home is Home.TABLE
            or mention.kind in {"kite", "balloon"}
        )
        if not portable or mention.kind in FIXED:
            return False
        near = len(between) <= 2 or mention.kind in LUGGAGE
        with_it = mention.preposition == "with" and near and mention.kind not in {"robot arm"}
        return with_it or bool(said & HOLDS)

    def _poured(self, mention: Mention) -> tuple[Tie, str] | None:
        into = mention.preposition in {"into", "in", "onto", "over", "to"}
        if into and KINDS[mention.kind].family in {"food", "product", "plant"}:
            return Tie.WORKS_AT, mention.kind
        return Tie.HOLDS, POURED.get(mention.words.split()[-1], mention.kind)

    def _pours(self, member: Member, mention: Mention, between: Sequence[str]) -> None:
        """What is poured needs something to pour it from, and something to pour it into."""
        if not frozenset(between) & POURS:
            return
        kinds = {prop.tie for prop in member.props}
        if Tie.HOLDS not in kinds:
            liquid = next((word for word in between if word in POURED), "water")
            member.tie(Prop(tie=Tie.HOLDS, kind=POURED[liquid], words=liquid))
        later = [m for m in self._mentions if m.start > mention.start and m.sentence == mention.sentence]
        if Tie.WORKS_AT not in kinds and not any(m.preposition in {"into", "in", "over"} for m in later):
            held = mention.words.split()[-1]
            vessel = {
                "wine": "wine glass",
                "champagne": "champagne",
                "coffee": "coffee",
                "tea": "coffee",
                "latte": "coffee",
                "cappuccino": "coffee",
                "milk": "coffee",
            }.get(held, "glass")
            member.tie(Prop(tie=Tie.WORKS_AT, kind=vessel))

    def _after(self, mention: Mention) -> list[str]:
        return [token.text for token in self._tokens[mention.end : mention.end + 4]]


def _gloves(mention: Mention) -> bool:
    """Whether they are no boxer's, and so of a hand and not a thing."""
    return mention.words.split()[-1] in {"glove", "gloves"} and "boxing" not in mention.words


def as_tied(member: Member, action: Action) -> Action:
    """What it does with what it has: a horse is ridden at a walk, a piano is played on a chair."""
    ties = {prop.tie: prop.kind for prop in member.props}
    if Tie.CARRIES in ties and not action.goes:
        # Who talks at the wheel drives on.
        return member.action or Action.STAND
    ridden = ties.get(Tie.RIDES)
    if ridden is not None:
        beast = KINDS[ridden].family in {"quadruped", "bird"}
        if action is Action.DRIVE and beast:
            return Action.WALK
        if action in {Action.WALK, Action.RUN} and not beast:
            return Action.DRIVE
        return Action.STAND if action is Action.SIT else action
    if action is Action.SIT and ties.get(Tie.HOLDS) in WEAPONS and Tie.SITS_ON not in ties:
        # It is drawn from its sheath, and not on paper.
        return Action.STAND
    if action is Action.FLY and ties.get(Tie.HOLDS) in {"kite", "paper plane", "drone", "balloon"}:
        return Action.STAND
    seated = ties.get(Tie.WORKS_AT) in DESKS or Tie.SITS_ON in ties
    return Action.SIT if seated and action in _AT_REST else action


def _prop(tie: Tie, kind: str, mention: Mention) -> Prop:
    return Prop(
        tie=tie, kind=kind, words=mention.words[:200], colour=mention.colour, size=mention.size or 1.0
    )
