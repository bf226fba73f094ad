"""Mentions that mean the same one taken together."""

from __future__ import annotations

from collections.abc import Sequence, Set
from itertools import pairwise

from rushes.engines.previz.scene import Action, Place, Prop
from rushes.engines.previz.understand.acting import take_actions
from rushes.engines.previz.understand.appearance import take_appearances
from rushes.engines.previz.understand.boarding import boards
from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.deeds import Deed, VerbReader
from rushes.engines.previz.understand.dialogue import sex, take_lines, take_sexes
from rushes.engines.previz.understand.lexicon.amounts import SOME
from rushes.engines.previz.understand.lexicon.habitats import FURNISHED_PLACES
from rushes.engines.previz.understand.lexicon.kinds import KINDS, LIVING, SMALL, Home, Sort, sort
from rushes.engines.previz.understand.lexicon.props import MADE_UP, PUT_ON, carried
from rushes.engines.previz.understand.lexicon.subjects import MANY
from rushes.engines.previz.understand.lexicon.tables import phrases, words
from rushes.engines.previz.understand.mentions import DETERMINERS, Mention
from rushes.engines.previz.understand.terms import Match
from rushes.engines.previz.understand.ties import TieReader
from rushes.engines.previz.understand.words import Token

_MAX_COUNT = 12
#: Words within which a verb's object comes.
_NEAR = 4
_ON = words(
    "on onto upon in inside into at behind under underneath beneath beside near by through from against "
    "around across atop to over with off"
)
_BY = words("next past outside along towards toward alongside")
_HOLDS = words(
    "hold holds holding held carry carries carrying drink drinks drinking sip sips sipping read reads "
    "reading use uses using play plays playing eat eats eating wear wears wearing type types typing write "
    "writes writing open opens opening pour pours pouring work works working wearing with in lifts "
    "lifting grabs grabbing looking looks studying examining scrolling checking"
)
_DRESSES = words("dress dresses gown gowns sundress")
#: What somebody is who wears such a thing.
_WEAR = {
    "lab coat": "scientist",
    "white coat": "scientist",
    "hard hat": "worker",
    "safety vest": "worker",
    "high vis vest": "worker",
    "spacesuit": "astronaut",
    "space suit": "astronaut",
    "armor": "knight",
    "armour": "knight",
}
_FURNISHINGS = phrases(
    "lamp, monitor, toaster, pillow, candle, potted plant, bouquet, clock, plate, pot, book"
)
#: What a room has of itself.
_BUILT_IN = frozenset({"mirror", "picture", "bathtub", "oven", "fridge"})
_BEFORE_IT = frozenset({"of", "outside", "at", "by", "near", "behind", "before", "to"})
_WEARS = frozenset({"wearing", "wears", "wear", "wore", "dressed"})
_DRESSED = _WEARS | {"in", "with", "without"}
_HOUSES = frozenset({"house", "modern house", "tower", "shop"})


def read_cast(
    tokens: Sequence[Token],
    scene: Sequence[Match],
    mentions: Sequence[Mention],
    verbs: Sequence[Match],
    quotes: Sequence[str],
    apart: Set[int] = frozenset(),
    *,
    revises: bool = False,
) -> Cast:
    """``verbs`` are those that no table has, with the action that they were guessed to be; ``apart`` are
    tokens that tell nobody's deeds."""
    cast = Cast(deeds=VerbReader(tokens, scene, mentions, apart).read(verbs))
    guessed = {verb.start: verb for verb in verbs}
    # "Steaming milk" is a way to travel to a dictionary, and not to a barista.
    cast.deeds = [deed for deed in cast.deeds if deed.start not in guessed or _likely(deed, mentions)]
    cast.guessed += [
        f"'{deed.words}' is played as {deed.action.value}" for deed in cast.deeds if deed.start in guessed
    ]
    casting = _Casting(tokens, mentions, cast, in_a_room=any(_is_room(match) for match in scene))
    casting.run(instead=revises)
    for deed in cast.deeds:
        cast.claimed.update(range(deed.start, deed.end))
    _grow_into(cast, mentions)
    if not revises:
        cast.let_lead()
    take_actions(cast, mentions)
    take_sexes(cast, tokens, mentions)
    take_appearances(cast, tokens, mentions)
    take_lines(cast, tokens, mentions, quotes)
    return cast


def _likely(deed: Deed, mentions: Sequence[Mention]) -> bool:
    return not deed.actors or any(deed.action in KINDS[mentions[at].kind].actions for at in deed.actors)


def _within_it(mention: Mention, others: Sequence[Mention]) -> bool:
    """A window's glass, a solar system's planets, an atom's electrons."""
    if mention.kind == "glass":
        return mention.definite and mention.preposition in _ON
    if mention.kind == "atom":
        return any(other.kind == "atom" and other.start < mention.start for other in others)
    return mention.kind == "planet" and any(other.kind == "solar system" for other in others)


def _is_room(match: Match) -> bool:
    place = match.term.sets.get("place", match.term.implies.get("place"))
    return place is not None and (Place(str(place)).room or place == Place.SHELF)


class _Casting:
    def __init__(
        self, tokens: Sequence[Token], mentions: Sequence[Mention], cast: Cast, *, in_a_room: bool
    ) -> None:
        self.in_a_room = in_a_room
        #: Numbers of the mentions that are part of the place.
        self.bystanders: set[int] = set()
        self.tokens, self.mentions, self.cast = tokens, mentions, cast
        self.ties = TieReader(tokens, mentions, cast)

    def run(self, *, instead: bool) -> None:
        for number, mention in enumerate(self.mentions):
            self.cast.claimed |= mention.claimed
            if mention.negated:
                self.cast.unwanted.add(mention.kind)
                if mention.kind == "person" and mention.several:
                    self.cast.unwanted_sorts.add(Sort.PERSON)
                continue
            if instead and self._replaces(number, mention):
                continue
            taken = self.ties.take(number, mention) or boards(self.tokens, self.mentions, self.cast, number)
            if not taken and not self._stands_by(number, mention):
                self._join(number, mention)
                self.ties.give(number, mention)
                if mention.guessed is not None:
                    self.cast.guessed.append(f"'{mention.guessed}' is shown as {mention.kind}")
        for member in self.cast.members:
            for tie, kind in carried(member.words):
                member.tie(Prop(tie=tie, kind=kind))

    def _replaces(self, number: int, mention: Mention) -> bool:
        """Whether this is the Y of "replace X with Y" or "turn X into Y"."""
        if number == 0:
            return False
        old = self.mentions[number - 1]
        between = [token.text for token in self.tokens[old.end : mention.start]]
        before = {token.text for token in self.tokens[max(0, old.start - 3) : old.start]}
        if (
            not before & _REPLACES
            or not set(between) & {"with", "by", "for", "into", "to"}
            or len(between) > 2
        ):
            return False
        at = self.cast.member_of.pop(number - 1, None)
        if at is not None and at == len(self.cast.members) - 1:
            self.cast.members.pop()
        self.cast.replaced.append((old.kind, _member(mention)))
        return True

    def _stands_by(self, number: int, mention: Mention) -> bool:
        """Whether it is part of the place, or worn or held by somebody, and no subject of its own."""
        sort_of = mention.sort
        others = [
            m for m in self.mentions if m is not mention and not m.negated and m.sort is not Sort.FURNITURE
        ]
        acts = any(number in deed.actors for deed in self.cast.deeds)
        if mention.preposition == "for" and not acts:
            # "An animation for kids".
            return True
        if mention.preposition == "of" and sort_of in SMALL and number and self._contains(number):
            return True
        apart = _within_it(mention, others) or self._heads(mention, others)
        if apart or self._is_part(number, mention):
            return True
        furnishing = sort_of is Sort.FURNITURE or (mention.kind in _FURNISHINGS and self.in_a_room)
        listed = number - 1 in self.bystanders and self._listed(number)
        # "A living room with large windows and a lamp".
        listed = listed or (self.in_a_room and not number and "with" in self._said_before(mention))
        built_in = mention.kind in _BUILT_IN and self.in_a_room
        opening = mention.kind == "door" and (bool(number) or self.in_a_room)
        if furnishing and not acts and (mention.preposition in _ON or listed or opening or built_in):
            self.bystanders.add(number)
            self._furnish(mention, others)
            return True
        if self._before_a_house(number, mention) or self._is_built_on(number, mention):
            return True
        if (sort_of is Sort.CLOTHES or mention.kind in MADE_UP) and self._worn(number):
            return True
        if sort_of in SMALL and number and self._carried(number):
            self.cast.left_out.append(mention.words)
            return True
        person = self._person_before(mention)
        if person is None:
            return False
        small = sort_of in SMALL and KINDS[mention.kind].home is not Home.GROUND
        if small and (mention.kind in {"phone", "microphone"} or self._holds(person, mention)):
            self.cast.left_out.append(mention.words)
            return True
        return False

    def _said_before(self, mention: Mention) -> set[str]:
        """The words of its sentence up to it."""
        before = self.tokens[: mention.start]
        return {token.text for token in before if token.sentence == mention.sentence}

    def _is_built_on(self, number: int, mention: Mention) -> bool:
        """Whether the building before it has it: "houses with blue domes"."""
        within = mention.preposition == "with" and mention.sort is Sort.BUILDING
        return within and bool(number) and self.mentions[number - 1].sort is Sort.BUILDING

    def _before_a_house(self, number: int, mention: Mention) -> bool:
        """Whether it says no more than that all is before a house."""
        if mention.kind not in _HOUSES:
            return False
        led = self.tokens[mention.start - 1].text if mention.start else ""
        if number and {mention.preposition, led} & _BEFORE_IT:
            self.cast.places.append(Place.SUBURB)
            return True
        # "A tour of a house: living room, kitchen": it is all around.
        return self.in_a_room and mention.preposition in _BEFORE_IT | _ON

    def _is_part(self, number: int, mention: Mention) -> bool:
        """Whether the thing before it has it in or on it, or is in it: "with melting cheese", "in a box"."""
        if (
            not number
            or self.mentions[number - 1].sort not in SMALL
            or mention.sentence != self.mentions[number - 1].sentence
        ):
            return False
        bare = self.tokens[mention.start].text not in DETERMINERS and mention.count is None
        after = self.tokens[mention.end].text if mention.end < len(self.tokens) else ""
        with_it = mention.preposition in {"with", "and"} or after.endswith("ing")
        topping = mention.sort is Sort.FOOD and with_it and bare
        topping = topping and not mention.several and self.mentions[number - 1].sort is Sort.FOOD
        within = mention.clause == self.mentions[number - 1].clause
        packed = mention.kind in {"box", "suitcase"} and mention.preposition in {"in", "inside"}
        return topping or (within and packed)

    def _heads(self, mention: Mention, others: Sequence[Mention]) -> bool:
        """Whether it only gives a title to those that are named after it: "Car chase: two ..."."""
        after = self.tokens[mention.end : mention.end + 2]
        titled = any(token.text in {"chase", "race", "pursuit"} for token in after)
        return titled and any(m.sort is mention.sort and m.start > mention.start for m in others)

    def _listed(self, number: int) -> bool:
        between = self.tokens[self.mentions[number - 1].end : self.mentions[number].start]
        return {token.text for token in between} <= {",", "and", "a", "an", "the"}

    def _contains(self, number: int) -> bool:
        """Whether it is what the thing before it holds: "a bottle of juice"."""
        before = self.mentions[number - 1]
        return before.end == self.mentions[number].start - 1 and before.sort in SMALL

    def _furnish(self, mention: Mention, others: Sequence[Mention]) -> None:
        about = {m.sort for m in others}
        if mention.kind == "table" and about & SMALL and Sort.PERSON not in about:
            self.cast.places.append(Place.STUDIO)
        elif "window" in mention.words:
            self.cast.places.insert(0, Place.LIVING_ROOM)
        elif mention.kind in FURNISHED_PLACES:
            self.cast.places.append(FURNISHED_PLACES[mention.kind])

    def _person_before(self, mention: Mention) -> int | None:
        for number in range(len(self.mentions) - 1, -1, -1):
            other = self.mentions[number]
            before = other.start < mention.start and other.sentence == mention.sentence
            if before and other.sort is Sort.PERSON and number in self.cast.member_of:
                return number
        return None

    def _worn(self, number: int) -> bool:
        """Whether somebody named before wears it; a coat's colour becomes the wearer's."""
        mention = self.mentions[number]
        earlier = [at for at in range(number) if at in self.cast.member_of]
        wearers = [at for at in earlier if self.mentions[at].clause == mention.clause]
        said = _DRESSED
        if not wearers:
            # "She wears a jacket, a long dress and boots": of whoever was last named.
            wearers, said = [at for at in earlier if self.mentions[at].sort in LIVING], _WEARS
        if not wearers:
            return False
        between = self.tokens[self.mentions[wearers[-1]].end : mention.noun]
        if said is _WEARS:
            between = [token for token in between if token.sentence == mention.sentence]
        texts = [token.text for token in between]
        if not said & set(texts) and not any(pair in PUT_ON for pair in pairwise(texts)):
            return False
        member = self.cast.members[self.cast.member_of[wearers[-1]]]
        if mention.kind == "t-shirt" and member.colour is None:
            member.colour = mention.colour
        worn = mention.words.removesuffix("s")
        if member.kind == "woman" and mention.words.split()[-1] in _DRESSES:
            member.kind, member.colour = "woman in dress", mention.colour or member.colour
        elif member.kind in _BROAD:
            member.kind = next((kind for wear, kind in _WEAR.items() if worn.endswith(wear)), member.kind)
        return True

    def _carried(self, number: int) -> bool:
        before, mention = self.mentions[number - 1], self.mentions[number]
        between = {token.text for token in self.tokens[before.end : mention.start]}
        return before.clause == mention.clause and bool(between & {"carrying", "carries", "holding", "holds"})

    def _holds(self, person: int, mention: Mention) -> bool:
        between = self.tokens[self.mentions[person].end : mention.start]
        return len(between) <= 7 and any(token.text in _HOLDS for token in between)

    def _join(self, number: int, mention: Mention) -> None:
        members = self.cast.members
        known = self._known(mention)
        if known is None:
            members.append(_member(mention))
            known = len(members) - 1
        else:
            member = members[known]
            member.colour = mention.colour or member.colour
            member.size = mention.size or member.size
            member.count = mention.count or member.count
        self.cast.member_of[number] = known

    def _known(self, mention: Mention) -> int | None:
        if mention.another:
            return None
        members = self.cast.members
        others = mention.owned and mention.sort is Sort.PERSON
        for at in range(len(members) - 1, -1, -1):
            if members[at].kind != mention.kind:
                continue
            apart = members[at].sentence != mention.sentence
            differs = mention.colour is not None and members[at].colour not in (None, mention.colour)
            if (mention.definite and not others) or (apart and not differs):
                return at
        if mention.definite and not others:
            alike = [at for at, m in enumerate(members) if _may_mean(mention, m)]
            return alike[-1] if alike else None
        return None


def _may_mean(mention: Mention, member: Member) -> bool:
    """Whether "the man" may be the chef of before, or "the animal" the cat."""
    if sort(member.kind) is not mention.sort or (mention.several and (member.count or 1) == 1):
        return False
    if mention.sort is not Sort.PERSON:
        return mention.guessed is not None or mention.kind == "car"
    first, other = sex(mention.kind, mention.words), sex(member.kind, member.words)
    broad = mention.kind in _BROAD or member.kind in _BROAD
    return broad and (first is None or other is None or first is other)


_BROAD = frozenset({"person", "man", "woman", "boy", "girl", "child", "teenager", "senior"})
_REPLACES = words("replace replacing swap substitute exchange turn change transform switch convert")


def _member(mention: Mention) -> Member:
    count = mention.count
    if count is None and mention.several:
        count = next((many for noun, many in MANY.items() if f" {mention.words}".endswith(f" {noun}")), SOME)
    return Member(
        mention.kind,
        mention.words,
        None if count is None else min(count, _MAX_COUNT),
        mention.colour,
        mention.size,
        None if mention.action is None else Action(mention.action),
        sentence=mention.sentence,
        beside=mention.preposition in _ON | _BY,
    )


def _grow_into(cast: Cast, mentions: Sequence[Mention]) -> None:
    """Of a seed that grows into a flower the flower is shown, as it grows."""
    for deed in cast.deeds:
        if deed.action is not Action.GROW or not deed.words.endswith(" into"):
            continue
        grown = next((at for at, m in enumerate(mentions) if 0 <= m.start - deed.end < _NEAR), None)
        if grown is None or grown not in cast.member_of:
            continue
        for young in sorted({*cast.actors(deed)} - {cast.member_of[grown]}, reverse=True):
            alike = [at for at, number in cast.member_of.items() if number == young]
            before, after = cast.members[young].words, cast.members[cast.member_of[grown]].words
            cast.drop(young)
            cast.member_of.update(dict.fromkeys(alike, cast.member_of[grown]))
            cast.guessed.append(f"'{before}' is shown as the {after} that it becomes")
