"""Who does what: verbs and the mentions that they are said of."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass
from itertools import pairwise

from rushes.engines.previz.scene import Action
from rushes.engines.previz.understand.lexicon import MODIFIERS, VERBS
from rushes.engines.previz.understand.lexicon.kinds import LIVING, SMALL, Sort
from rushes.engines.previz.understand.lexicon.tables import words
from rushes.engines.previz.understand.mentions import DETERMINERS, PREPOSITIONS, Mention
from rushes.engines.previz.understand.terms import Match, Part
from rushes.engines.previz.understand.words import Token

PRONOUNS = frozenset(
    {"it", "he", "she", "they", "them", "him", "who", "which", "that", "both", "one", "everyone"}
)
_CAMERA_VERBS = frozenset({Part.MOVE, Part.SHARED_MOVE, Part.CESSATION, Part.INCEPTION})
_NATURE = frozenset({Part.PLACE, Part.WEATHER, Part.LIGHT})
#: The object of such a verb does the same: whoever walks a dog walks with it.
_SHARED = frozenset({Action.WALK, Action.RUN, Action.PLAY, Action.DANCE})
#: Right before a verb these deny it; farther off they deny something else.
_DENIES = words("not don't doesn't never isn't aren't won't without no didn't")
_MALE = frozenset({"man", "boy", "old man", "teenage boy", "businessman"})
_FEMALE = frozenset({"woman", "girl", "old woman", "teenage girl", "businesswoman", "woman in dress"})


@dataclass(slots=True)
class Deed:
    """An action and the mentions (by number) that it is said of; token indexes, ``end`` exclusive."""

    start: int
    end: int
    words: str
    action: Action
    actors: tuple[int, ...]


class VerbReader:
    def __init__(
        self,
        tokens: Sequence[Token],
        scene: Sequence[Match],
        mentions: Sequence[Mention],
        apart: Set[int] = frozenset(),
    ) -> None:
        self.tokens, self.scene, self.all = tokens, scene, mentions
        self.mentions = [m for m in mentions if not m.negated]
        self.number = {id(m): i for i, m in enumerate(mentions)}
        self.taken = {at for m in mentions for at in m.claimed} | apart
        self.covering = {at: m for m in scene for at in range(m.start, m.end)}
        # "Ice cream" is no colour.
        nouns = {at for m in mentions for at in range(m.noun, m.end)}
        self.amounts = {m.end for m in MODIFIERS.find(tokens) if m.start not in nouns}
        self.deeds: list[Deed] = []
        #: Tokens of verbs that were found to be somebody's.
        self.last: tuple[int, ...] = ()

    def read(self, guesses: Sequence[Match] = ()) -> list[Deed]:
        """Every deed; ``guesses`` are verbs that no table has."""
        verbs = sorted((*VERBS.find(self.tokens), *guesses), key=lambda verb: verb.start)
        for verb in verbs:
            if any(at in self.taken for at in range(verb.start, verb.end)) or not self._is_verb(verb):
                continue
            actors = self._actors(verb)
            if actors is None:
                continue
            denied = verb.start > 0 and self.tokens[verb.start - 1].text in _DENIES
            action = Action.STAND if denied else Action(str(verb.term.sets["action"]))
            self.last = actors
            self.deeds.append(Deed(verb.start, verb.end, verb.words, action, actors))
            self._object(verb, action)
        return self.deeds

    def _is_verb(self, verb: Match) -> bool:
        first = self.tokens[verb.start]
        for other in self.scene:
            if other.end <= verb.start or verb.end <= other.start:
                continue
            longer = (other.end - other.start) - (verb.end - verb.start)
            if longer < 0 or other.term.part in _CAMERA_VERBS | {Part.FILLER, Part.SPEED, Part.DEGREE}:
                continue
            # "A flower blooming" does it; "a blooming meadow" is covered with it.
            says_where = "place" in {*other.term.sets, *other.term.implies}
            if verb.words in {"wave", "waves"} and self._waved(verb.start):
                continue
            if says_where or longer or not any(m.end == verb.start for m in self.mentions):
                return False
        before = self.tokens[verb.start - 1] if verb.start else None
        if before is not None and before.is_word:
            noun_like = before.text in DETERMINERS | (PREPOSITIONS - {"to", "by", "while"})
            if noun_like and before.text not in {"that", "this"}:
                return False
            if verb.start in self.amounts and not first.text.endswith("ing"):
                return before.text in {"both"}
        return True

    def _waved(self, at: int) -> bool:
        """Whether somebody waves, and no sea does."""
        before = self.tokens[at - 1].text if at else ""
        return before in {"and", "he", "she", "then", "who"} or any(
            m.end == at and m.sort is Sort.PERSON for m in self.mentions
        )

    def _actors(self, verb: Match) -> tuple[int, ...] | None:
        token = self.tokens[verb.start]
        if self._of_the_camera(verb) or self._of_nature(verb):
            return None
        same = [m for m in self.mentions if m.end <= verb.start and m.clause == token.clause]
        if same and all(m.sort is Sort.CLOTHES for m in same):
            # "A man in a hat and a coat walks": neither of them does.
            wearers = [m for m in self.mentions if m.end <= same[0].start and m.sentence == token.sentence]
            same = [m for m in wearers if m.sort in LIVING][-1:] or same
        if same:
            return self._subject(same, verb)
        words = self._clause_before(verb)
        pronoun = next((word for word in reversed(words) if word in PRONOUNS), None)
        if pronoun is not None:
            return self._resolve(pronoun, verb)
        if all(self._lets_pass(at) for at in self._clause_tokens(verb)):
            if words and words[-1] == "to" and not self.last:
                return None
            earlier = [m for m in self.mentions if m.end <= verb.start and m.sentence == token.sentence]
            if self.last and (earlier or words[:1] in (["then"], ["suddenly"], ["finally"])):
                return self.last
            if earlier:
                return self._joined(earlier[-1])
            return self._coming(verb)
        return None

    def _clause_tokens(self, verb: Match) -> range:
        clause, at = self.tokens[verb.start].clause, verb.start
        while at > 0 and self.tokens[at - 1].clause == clause and self.tokens[at - 1].is_word:
            at -= 1
        return range(at, verb.start)

    def _clause_before(self, verb: Match) -> list[str]:
        return [self.tokens[at].text for at in self._clause_tokens(verb)]

    def _lets_pass(self, at: int) -> bool:
        """Whether the word may stand between "and" and the verb: an adverb, "then", a particle."""
        text = self.tokens[at].text
        if text.endswith("ly") or text in _BETWEEN:
            return True
        covering = self.covering.get(at)
        return covering is not None and covering.term.part in {Part.SPEED, Part.DEGREE, Part.INCEPTION}

    def _subject(self, same: list[Mention], verb: Match) -> tuple[int, ...]:
        while len(same) > 1 and _is_had(same[-1], same[-2]):
            same = same[:-1]
        nearest = same[-1]
        if len(same) > 1:
            # "A drone carrying a box lands": the box is what is carried.
            doing = [d for d in self.deeds if same[-2].end <= d.start < nearest.start]
            along = bool(doing) and doing[-1].words.split()[0].endswith("ing")
            if along and nearest.preposition is None and not self.tokens[verb.start].text.endswith("ing"):
                return doing[-1].actors
        finite = not self.tokens[verb.start].text.endswith("ing")
        if finite and nearest.preposition is not None and len(same) > 1:
            before = same[-2]
            between = any(before.end <= deed.start < nearest.start for deed in self.deeds)
            along = nearest.preposition == "with" and nearest.sort in LIVING and before.sort in LIVING
            if along:
                return (self.number[id(before)], self.number[id(nearest)])
            if not between:
                return self._joined(before)
        return self._joined(nearest)

    def _joined(self, last: Mention) -> tuple[int, ...]:
        """The mention and those that "and" or a comma joins to it: "a dog and a cat", "a girl in a hat and
        her dog"."""
        joined = [last]
        earlier = [m for m in self.mentions if m.end <= last.start]
        worn = {id(what) for whose, what in pairwise(earlier) if _is_had(what, whose)}
        end = {id(whose): what.end for whose, what in pairwise(earlier) if id(what) in worn}
        for mention in reversed([m for m in earlier if id(m) not in worn]):
            between = self.tokens[end.get(id(mention), mention.end) : joined[0].start]
            texts = {token.text for token in between}
            listed = bool(texts) and texts <= _JOINS
            plain = len(joined) > 1 or "and" in texts
            if not (listed and plain) or mention.sentence != last.sentence:
                break
            joined.insert(0, mention)
        return tuple(self.number[id(mention)] for mention in joined)

    def _resolve(self, pronoun: str, verb: Match) -> tuple[int, ...]:
        earlier = [m for m in self.mentions if m.end <= verb.start]
        # "A butterfly on a flower. It flies away": what the other one is on is not meant.
        earlier = [m for m in earlier if m.preposition in {None, "of", "with"}] or earlier
        if pronoun in {"he", "him"}:
            earlier = _people([m for m in earlier if m.kind not in _FEMALE]) or earlier
            return (self.number[id(earlier[-1])],) if earlier else self.last
        if pronoun in {"she", "her"}:
            earlier = _people([m for m in earlier if m.kind not in _MALE]) or earlier
            return (self.number[id(earlier[-1])],) if earlier else self.last
        if pronoun in {"they", "both", "them", "everyone"} and len(self.last) < 2 and earlier:
            return tuple(self.number[id(m)] for m in earlier[-2:] if m.sort in LIVING) or self.last
        if pronoun == "it" and any(self.all[at].sort is Sort.PERSON for at in self.last):
            # A person is no "it": what was named last is.
            things = [m for m in earlier if m.sort is not Sort.PERSON]
            return (self.number[id(things[-1])],) if things else self.last
        if self.last:
            return self.last
        return (self.number[id(earlier[-1])],) if earlier else ()

    def _coming(self, verb: Match) -> tuple[int, ...] | None:
        """ "Running through a field, a dog ...": the subject comes after its participle."""
        token = self.tokens[verb.start]
        if not token.text.endswith("ing") or any(
            m.term.part is Part.CAMERA for m in self.scene if m.end <= verb.start
        ):
            return None
        over = self.covering.get(verb.start)
        if over is not None and over.term.part in _CAMERA_VERBS:
            return None
        later = [m for m in self.mentions if m.start >= verb.end and m.sentence == token.sentence]
        later = [m for m in later if m.preposition is None]
        return (self.number[id(later[0])],) if later else None

    def _of_the_camera(self, verb: Match) -> bool:
        token = self.tokens[verb.start]
        after = self.covering.get(verb.end)
        if after is not None and after.term.part is Part.CAMERA:
            return True
        if verb.end < len(self.tokens) and self.tokens[verb.end].text in {"shot", "shots", "camera"}:
            return True
        own = self.covering.get(verb.start)
        strictly = own is not None and own.term.part is Part.MOVE
        nearest = max((m.end for m in self.mentions if m.end <= verb.start), default=-1)
        if strictly:
            adjacent = nearest >= 0 and all(self._lets_pass(at) for at in range(nearest, verb.start))
            return not adjacent
        cameras = [
            m.end
            for m in self.scene
            if m.term.part in {Part.CAMERA, Part.MOVE}
            and m.end <= verb.start
            and self.tokens[m.start].clause == token.clause
            and "weak" not in m.term.sets
        ]
        return bool(cameras) and max(cameras) > nearest

    def _of_nature(self, verb: Match) -> bool:
        """Whether mist, waves or leaves do it: "a house with clouds drifting above"."""
        at = verb.start - 1
        while at >= 0 and self._lets_pass(at):
            at -= 1
        if at < 0 or at in self.taken or not self.tokens[at].is_word:
            return False
        covering = self.covering.get(at)
        if covering is not None and covering.term.part in _NATURE:
            back = covering.start - 1
            while back >= 0 and (self.tokens[back].text in _THROUGH or back in self.amounts):
                back -= 1
            return back < 0 or self.tokens[back].text not in PREPOSITIONS - {"with"}
        return False

    def _object(self, verb: Match, action: Action) -> None:
        """What is done along: "walking a dog", "chasing a cat", "playing with a kitten"."""
        if action not in _SHARED:
            return
        clause = self.tokens[verb.start].clause
        later = [m for m in self.mentions if m.start >= verb.end and m.clause == clause]
        with_whom = [m for m in later if m.preposition == "with" and m.sort in LIVING]
        if action is Action.PLAY and with_whom and with_whom[0].action is None:
            self.deeds[-1].actors += (self.number[id(with_whom[0])],)
            return
        if not later or later[0].sort not in LIVING or later[0].action is not None:
            return
        between = {token.text for token in self.tokens[verb.end : later[0].start] if token.is_word}
        if between <= _ALONG:
            self.deeds[-1].actors += (self.number[id(later[0])],)


def _people(mentions: Sequence[Mention]) -> list[Mention]:
    """Those whom "he" and "she" speak of first; else animals."""
    living = [mention for mention in mentions if mention.sort in LIVING]
    return [mention for mention in living if mention.sort is Sort.PERSON] or living


def _is_had(what: Mention, whose: Mention) -> bool:
    """Whether the one is what the other wears or has with it."""
    if whose.sort not in LIVING:
        return False
    return what.sort is Sort.CLOTHES or (what.sort in SMALL and what.preposition in {"with", "in"})


_JOINS = frozenset({"and", ",", "a", "an", "the", "his", "her", "their", "its", "my"})
_ALONG = words("with after together a an the his her their its")
_THROUGH = frozenset({"a", "an", "the", "deep", "fresh", "tall", "big", "small", "high"})
_BETWEEN = words(
    "and then while as to begins starts begin start slowly quickly together also still just now suddenly "
    "finally is are was were being gets get keeps keep can will both around happily up away back forward "
    "once there before after it's which who that fast"
)
