"""Noun phrases: who and what a prompt names, with number, colour and size."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rushes.engines.previz.understand.lexicon import MODIFIERS, NOUNS, VERBS
from rushes.engines.previz.understand.lexicon.colours import COLOURS
from rushes.engines.previz.understand.lexicon.grammar import FILLERS
from rushes.engines.previz.understand.lexicon.kinds import LIVING, Sort, sort
from rushes.engines.previz.understand.lexicon.nounphrases import (
    AGED,
    AGES_AND_SEXES,
    AMBIGUOUS,
    CARRY,
    DEEDS,
    HERDS,
    LINKS,
    LY,
    MAKERS,
    OLD,
    PRAISE,
    SPARKLING,
    THRIVES,
    WINES,
    WORN,
)
from rushes.engines.previz.understand.lexicon.props import CUTS, HOLDS, POURS
from rushes.engines.previz.understand.lexicon.subjects import MANY
from rushes.engines.previz.understand.lexicon.tables import words
from rushes.engines.previz.understand.terms import Match, Part
from rushes.engines.previz.understand.words import Token

DEFINITE = frozenset({"the", "this", "that", "these", "those", "same"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our", "your"})
DETERMINERS = DEFINITE | POSSESSIVE | {"a", "an", "another", "each", "every", "second", "third"}
PREPOSITIONS = words(
    "on onto upon in inside into within at behind under underneath beneath beside near next by with "
    "without through from over above against around past toward towards along across between among of for "
    "to about outside below off atop alongside"
)
_JOINTS = frozenset(
    {"and", "or", "is", "are", "was", "were", "be", "being", "as", "while", "when", "but", "then"}
)
#: A camera in the picture has a colour, or another word before it.
_OF_THE_FILM = frozenset({"camera", "cameras", "drone", "drones"})
_WITHIN = frozenset({"in", "inside", "into", "through", "at", "within", "empty", "across"})
_ADVERBS = words("underwater indoors indoor inside outdoors downtown home urban suburban interior")
#: Colours and the like that a bare word of the scene's own says as well.
_REACH = 8


def _hidden(modifier: Match, scene: Sequence[Match]) -> bool:
    """Whether a longer phrase of the scene's own holds it: the "golden" of "golden hour"."""
    length = modifier.end - modifier.start
    return any(
        other.start <= modifier.start and modifier.end <= other.end and other.end - other.start > length
        for other in scene
    )


def _names_a_place(match: Match) -> bool:
    """By a noun: neither "underwater" nor "in space" nor "cooking"."""
    first, last = match.words.split()[0], match.words.split()[-1]
    if match.term.part is not Part.PLACE or "place" not in {*match.term.sets, *match.term.implies}:
        return False
    return first not in PREPOSITIONS | _ADVERBS | {"waves"} and not last.endswith("ing")


@dataclass(slots=True)
class Mention:
    """One noun phrase; token indexes, ``end`` exclusive."""

    kind: str
    #: As the prompt has it.
    words: str
    start: int
    noun: int
    end: int
    sentence: int
    clause: int
    several: bool = False
    count: int | None = None
    colour: str | None = None
    size: float | None = None
    action: str | None = None
    definite: bool = False
    another: bool = False
    #: "His grandfather": somebody other than he is.
    owned: bool = False
    negated: bool = False
    #: The preposition before it.
    preposition: str | None = None
    #: The word that it was guessed from, where the catalogue has none for it.
    guessed: str | None = None
    #: Tokens that say something of it.
    claimed: set[int] = field(default_factory=set)

    @property
    def sort(self) -> Sort:
        return sort(self.kind)


class NounReader:
    """Finds mentions among the tokens; ``scene`` is what is said of the picture as a whole."""

    def __init__(
        self, tokens: Sequence[Token], scene: Sequence[Match], guesses: Mapping[int, Match] | None = None
    ) -> None:
        self.tokens = tokens
        self.scene = scene
        covered = {match.start: match for match in scene}
        modifiers = [m for m in MODIFIERS.find(tokens) if not _hidden(m, scene)]
        spanned = {at for m in modifiers if m.end - m.start > 1 for at in range(m.start, m.end)}
        self.nouns = [n for n in NOUNS.find(tokens) if n.start not in spanned]
        self.nouns += (guesses or {}).values()
        self.nouns.sort(key=lambda match: match.start)
        self.noun_starts = {match.start for match in self.nouns}
        self.long_nouns = {match.start for match in self.nouns if match.end - match.start > 1}
        self.noun_ending = {match.end: match for match in self.nouns}
        self.places = {at: match for at, match in covered.items() if _names_a_place(match)}
        self.modifier_ending = {match.end: match for match in modifiers}
        self.modifiers = modifiers
        self.verb_ending = {match.end: match for match in VERBS.find(tokens)}
        self.verb_starts = {match.start for match in self.verb_ending.values()}
        self.noun_ends = {match.end for match in self.nouns}

    def mentions(self) -> list[Mention]:
        found: list[Mention] = []
        for match in self.nouns:
            if self._is_scenery(match):
                continue
            if self._gathers(match):
                continue
            mention = self._mention(match)
            if not self._is_noun(match, mention):
                continue
            herd = next(
                (noun for noun in self.nouns if noun.start == match.end and self._gathers(noun)), None
            )
            if herd is not None:
                mention.several, mention.end = True, herd.end
                mention.count = mention.count or MANY[herd.words]
                mention.claimed.add(herd.start)
            self._behind(match, mention)
            found.append(mention)
        return found

    def _gathers(self, match: Match) -> bool:
        """Whether it is many of the animals named right before it: "an elephant family"."""
        of = self.noun_ending.get(match.start)
        animals = of is not None and sort(str(of.term.sets["subject"])) in LIVING - {Sort.PERSON}
        return animals and match.words in HERDS

    def _is_scenery(self, match: Match) -> bool:
        """Whether a phrase of the scene's own covers it: "flower field", or plain "birds" and "trees"."""
        for other in self.scene:
            if other.end <= match.start or match.end <= other.start:
                continue
            mine, its = match.end - match.start, other.end - other.start
            if its > mine:
                return True
            if its == mine and other.term.part is not Part.FILLER and self._is_the_scenes(match, other):
                return True
        return False

    def _is_the_scenes(self, match: Match, other: Match) -> bool:
        part, sets = other.term.part, other.term.sets
        what = sort(str(match.term.sets["subject"]))
        if match.words in _OF_THE_FILM:
            return match.start not in self.modifier_ending
        if part in {Part.MOVE, Part.SHARED_MOVE, Part.CAMERA, Part.INCEPTION, Part.CESSATION}:
            return not self._counted(match)
        if part is Part.PLACE and "place" in {*sets, *other.term.implies}:
            if what in {Sort.MICROBE, Sort.PLANET}:
                return False
            if what is Sort.BUILDING:
                return self._inside(match) or not self._single(match)
        if part is Part.PLACE and "place" in sets:
            return what is not Sort.PLANT or not self._single(match)
        if part in {Part.LIGHT, Part.WEATHER}:
            return True
        return part in {Part.PLACE, Part.LOOK} and not self._single(match)

    def _before(self, match: Match) -> str:
        at = match.start - 1
        return self.tokens[at].text if at >= 0 and self.tokens[at].is_word else ""

    def _inside(self, match: Match) -> bool:
        before = [token.text for token in self.tokens[max(0, match.start - 3) : match.start]]
        return bool(_WITHIN & set(before))

    def _counted(self, match: Match) -> bool:
        before = self._before(match)
        after = self.tokens[match.end].text if match.end < len(self.tokens) else ""
        if after in {"shot", "shots", "footage", "view", "video", "clip", "up", "down", "left", "right"}:
            return False
        return before in DETERMINERS or match.start in self.modifier_ending

    def _single(self, match: Match) -> bool:
        """Whether it is one of them, or counted: a tree, three gulls, the red flower."""
        at = match.start
        counted = False
        while at in self.modifier_ending:
            counted = counted or "count" in self.modifier_ending[at].term.sets
            at = self.modifier_ending[at].start
        before = self.tokens[at - 1].text if at else ""
        number = any("count" in m.term.sets and m.words.split()[-1] != "of" for m in self._chain(match.start))
        if match.term.sets.get("several"):
            return number or before in HOLDS
        return before in DETERMINERS or counted

    def _chain(self, at: int) -> list[Match]:
        chain: list[Match] = []
        while at in self.modifier_ending:
            chain.append(self.modifier_ending[at])
            at = chain[-1].start
        return chain

    def _is_noun(self, match: Match, mention: Mention) -> bool:
        # "A coffee shop", "a robot dog": the last noun says what it is.
        follows = self.tokens[match.end].text if match.end < len(self.tokens) else ""
        if (match.end in self.places and not self._acts(match)) or self._is_a_deed(match, follows):
            return False
        herd = any(noun.start == match.end and self._gathers(noun) for noun in self.nouns)
        if (
            not herd
            and match.end in self.noun_starts
            and (follows not in AMBIGUOUS | DEEDS | THRIVES or match.end in self.long_nouns)
        ):
            return False
        if match.end - match.start > 1 or self.tokens[match.start].text not in AMBIGUOUS:
            return True
        if follows in {"shot", "shots", "left", "right", "up", "lit", "light", "lights"}:
            return False
        before = self._before(match)
        return bool(
            before in DETERMINERS | PREPOSITIONS | HOLDS | POURS | CUTS
            or mention.start < match.start
            or (match.start == 0 and len(self.tokens) < 3)
        )

    def _acts(self, match: Match) -> bool:
        """Whether it lives and does something, of which a place only tells the manner: "disco dances"."""
        manner = self.places[match.end]
        return sort(str(match.term.sets["subject"])) in LIVING and manner.end in self.verb_starts

    def _is_a_deed(self, match: Match, follows: str) -> bool:
        """Whether it is what the one right before it does: one plants, several plant."""
        doer = self.noun_ending.get(match.start)
        if doer is None or match.end - match.start > 1:
            return False
        text, several = self.tokens[match.start].text, bool(doer.term.sets.get("several"))
        if text in THRIVES:
            thrives = sort(str(doer.term.sets["subject"])) in {Sort.PLANT, Sort.MICROBE}
            return text.endswith("s") is not several and thrives
        if text not in DEEDS:
            return False
        # A family drinks, and so do two lions, who drink.
        agree = self.tokens[match.start].text.endswith("s") is not several or doer.words in MANY
        living = sort(str(doer.term.sets["subject"])) in LIVING
        return agree and (living or follows in DETERMINERS)

    def _mention(self, match: Match) -> Mention:
        token = self.tokens[match.start]
        kind = str(match.term.sets["subject"])
        mention = Mention(
            kind, match.words, match.start, match.start, match.end, token.sentence, token.clause,
            several=bool(match.term.sets.get("several")),
            guessed=str(match.term.sets["guessed"]) if "guessed" in match.term.sets else None,
        )  # fmt: skip
        mention.claimed.update(range(match.start, match.end))
        adjective, _, rest = match.words.partition(" ")
        if rest and adjective in COLOURS and adjective not in kind and mention.sort not in LIVING:
            mention.colour = COLOURS[adjective]
        at: int | None = match.start
        while at is not None and at > 0 and match.start - at < _REACH:
            at = self._step(mention, at)
            mention.start = mention.start if at is None else min(mention.start, at)
        edge = mention.start - 1
        while edge > max(0, mention.start - 3) and self.tokens[edge].text in {"the", "a", "an", "to"}:
            edge -= 1
        if edge >= 0 and self.tokens[edge].text in PREPOSITIONS:
            mention.preposition = self.tokens[edge].text
        if kind == "balloon" and {"hot", "air"} <= {token.text for token in self.tokens}:
            mention.kind = "hot-air balloon"
        if kind == "glasses" and match.words == "glasses" and mention.count is not None:
            # Two of them stand on a table; those to see through come as one.
            said = {token.text for token in self.tokens}
            of_wine = "champagne" if said & SPARKLING else "wine glass" if said & WINES else "glass"
            mention.kind, mention.several = of_wine, True
        words = [token.text for token in self.tokens[mention.start : match.end] if token.is_word]
        while words and words[0] in DETERMINERS:
            words = words[1:]
        mention.words = " ".join(words)
        if kind in AGED and OLD & set(words):
            # "An old Swedish man": the words apart.
            mention.kind = AGED[kind]
        if mention.sort is Sort.PERSON:
            told = range(mention.start, match.start)
            mention.claimed.update(at for at in told if self.tokens[at].text in AGES_AND_SEXES)
        return mention

    def _step(self, mention: Mention, at: int) -> int | None:
        """Take in the word before token ``at``; the answer is where to go on, None at the phrase's start."""
        modifier = self.modifier_ending.get(at)
        verb = self.verb_ending.get(at)
        text = self.tokens[at - 1].text
        if modifier is not None:
            self._apply(mention, modifier)
            return modifier.start
        if text in DETERMINERS:
            mention.definite = text in DEFINITE | POSSESSIVE
            mention.owned = text in POSSESSIVE
            mention.another = text in {"another", "second", "third"}
            mention.start = at - 1
            return at - 1 if mention.another else None
        if self._goes_on(at):
            return at - 1
        if at in self.noun_ending and text not in AMBIGUOUS:
            compound = self.noun_ending[at]
            mention.claimed.update(range(compound.start, at))
            return compound.start
        if verb is not None and self._before_noun(verb):
            mention.action = str(verb.term.sets["action"])
            mention.claimed.update(range(verb.start, verb.end))
            return verb.start
        return at - 1 if self._unknown_adjective(at) else None

    def _goes_on(self, at: int) -> bool:
        """Whether "and" or a comma joins two adjectives there."""
        text = self.tokens[at - 1].text
        if text == "and":
            return at - 1 in self.modifier_ending and at in self._colours()
        return text == "," and self._adjective(at - 1)

    def _colours(self) -> set[int]:
        return {match.start for match in self.modifiers if match.term.part is Part.COLOUR}

    def _apply(self, mention: Mention, modifier: Match) -> None:
        sets = modifier.term.sets
        if "colour" in sets:
            mention.colour = str(sets["colour"])
        elif "size" in sets:
            mention.size = float(sets["size"])
        else:
            mention.count = int(float(sets["count"]))
        mention.claimed.update(range(modifier.start, modifier.end))
        mention.start = min(mention.start, modifier.start)

    def _adjective(self, end: int) -> bool:
        """Whether the word before the comma at token ``end`` may stand before a noun."""
        if end <= 0:
            return False
        text = self.tokens[end - 1].text
        modifier = self.modifier_ending.get(end)
        if modifier is not None:
            return "count" not in modifier.term.sets
        return text.endswith(("y", "ful", "ous", "ish", "less", "ive", "ant")) and self._determined(end - 1)

    def _determined(self, at: int) -> bool:
        return any(token.text in DETERMINERS for token in self.tokens[max(0, at - 3) : at])

    def _before_noun(self, verb: Match) -> bool:
        """ "A running dog", "galloping horses", "a parked car": not "dog chasing cat"."""
        if verb.end - verb.start > 1 or not verb.words.endswith(("ing", "ed", "en")):
            return False
        if verb.start in self.noun_ends:
            return False
        before = self.tokens[verb.start - 1] if verb.start else None
        opens = before is None or not before.is_word or before.text in DETERMINERS | PREPOSITIONS | {"and"}
        return opens or verb.start in self.modifier_ending or self._determined(verb.start)

    def _unknown_adjective(self, end: int) -> bool:
        token = self.tokens[end - 1]
        if not token.is_word or token.text in PREPOSITIONS | _JOINTS:
            return False
        if (
            end in self.verb_ending
            or (token.text.endswith("ly") and token.text not in LY)
            or token.text in CARRY
        ):
            return False
        if any(m.start < end <= m.end and m.term.part is not Part.FILLER for m in self.scene):
            # "A beautiful wild horse": words of the scene that only praise or scale may stand there.
            covering = next(m for m in self.scene if m.start < end <= m.end)
            return covering.term.part in {Part.DEGREE, Part.LOOK}
        return token.text not in FILLERS or token.text in PRAISE

    def _behind(self, match: Match, mention: Mention) -> None:
        """Colours that come after: "is red", "in a blue coat", "make the car green"."""
        at, steps = match.end, 0
        while at < len(self.tokens) and steps < 7:
            token = self.tokens[at]
            if not token.is_word or token.clause != mention.clause:
                return
            modifier = next((m for m in self.modifiers if m.start == at), None)
            if modifier is not None and modifier.term.part is Part.COUNT:
                return
            if modifier is not None and self._tells(modifier, match.end):
                self._apply_behind(mention, modifier)
                return
            if modifier is None and token.text not in LINKS and not self._dresses(at):
                return
            at = modifier.end if modifier is not None else at + 1
            steps += 1

    def _dresses(self, at: int) -> bool:
        return self.tokens[at].text.endswith("y") and self.tokens[at - 1].text in {"a", "an"}

    def _tells(self, modifier: Match, noun_end: int) -> bool:
        after = self.tokens[modifier.end] if modifier.end < len(self.tokens) else None
        linked = modifier.start > noun_end
        if not linked and not any(t.text in MAKERS for t in self.tokens[max(0, noun_end - 6) : noun_end]):
            return False
        if after is None or not after.is_word or after.text in PREPOSITIONS | _JOINTS | FILLERS:
            return True
        return after.text in WORN

    def _apply_behind(self, mention: Mention, modifier: Match) -> None:
        sets = modifier.term.sets
        if "colour" in sets and mention.colour is None:
            mention.colour = str(sets["colour"])
        elif "size" in sets and mention.size is None:
            mention.size = float(sets["size"])
        else:
            return
        mention.claimed.update(range(modifier.start, modifier.end))
        after = modifier.end
        if after < len(self.tokens) and self.tokens[after].text in WORN:
            mention.claimed.add(after)
