"""From a prompt to statements: what each phrase says once negations, degrees and endings are taken in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from rushes.engines.previz.understand.ages import in_words
from rushes.engines.previz.understand.cast import Cast
from rushes.engines.previz.understand.casting import read_cast
from rushes.engines.previz.understand.cuts import Piece, pieces
from rushes.engines.previz.understand.grammar import accepted_camera_words, negated_spans
from rushes.engines.previz.understand.hands import with_owners
from rushes.engines.previz.understand.lexicon import FILLERS, LEXICON, SOUNDS
from rushes.engines.previz.understand.lexicon.colours import COLOURS
from rushes.engines.previz.understand.mentions import Mention, NounReader
from rushes.engines.previz.understand.nearest import guess_nouns, guess_verbs
from rushes.engines.previz.understand.negation import negate
from rushes.engines.previz.understand.paint import painted
from rushes.engines.previz.understand.sections import out_of_the_picture
from rushes.engines.previz.understand.speech import take_quotes
from rushes.engines.previz.understand.spelling import mended
from rushes.engines.previz.understand.structured import as_prose
from rushes.engines.previz.understand.terms import Match, Part, Term, Value
from rushes.engines.previz.understand.tours import ways
from rushes.engines.previz.understand.words import Prompt, Token, spelled, split

CAMERA_PARTS = frozenset(
    {Part.MOVE, Part.SHARED_MOVE, Part.CAMERA, Part.DIRECTION, Part.PARTICLE, Part.SPEED}
)
_SAYS_SOMETHING = frozenset(
    {Part.PLACE, Part.LIGHT, Part.WEATHER, Part.LOOK, Part.ACTION, Part.FRAMING, Part.MUSIC, Part.SOUND}
    | (CAMERA_PARTS - {Part.CAMERA})
)
_AFTER_DARK = 20.5
_ARTICLES = frozenset({"a", "an", "the"})
_TO = frozenset({"to", "into", "until", "till", "through"})


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the prompt says, in order."""

    words: str
    part: Part
    sentence: int
    clause: int
    #: Index of its first token.
    at: int
    sets: Mapping[str, Value]
    implies: Mapping[str, Value]
    #: It was not so before: it starts later in the clip than what was said before.
    begins: bool = False
    negated: bool = False
    #: Its clause goes along with the one before it ("as the rain begins").
    along: bool = False
    #: Members of the cast that do it.
    actors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Cut:
    """From here on the words are about another shot."""

    token: int
    #: Seconds of the clip at which it is said to come.
    at: float | None = None
    #: Nothing but a time says so.
    stamped: bool = False
    #: Somebody or the camera goes there.
    along: bool = False


@dataclass(slots=True)
class Reading:
    tokens: Sequence[Token]
    statements: list[Statement] = field(default_factory=list)
    cast: Cast = field(default_factory=Cast)
    #: Index of the first token of each mention that `Cast.member_of` speaks of.
    named_at: Sequence[int] = ()
    cuts: list[Cut] = field(default_factory=list)
    #: Words that named something and changed nothing, in order, without repeats.
    ignored: list[str] = field(default_factory=list)

    def of_those_left(self) -> list[Statement]:
        """The statements, those of deeds with the members' numbers as they are by now; nobody's deeds go."""
        doers = {deed.start: self.cast.actors(deed) for deed in self.cast.deeds}
        return [
            replace(said, actors=doers.get(said.at, ())) if said.actors else said
            for said in self.statements
            if not said.actors or doers.get(said.at)
        ]


def read(text: str, *, unwanted: bool = False, revises: bool = False, of_somebody: bool = False) -> Reading:
    """Read a prompt; with ``unwanted`` a negative prompt, in which everything named is to be absent.

    ``revises``: it says what to change in an existing video; ``of_somebody``: one that has subjects.
    """
    quoted = take_quotes(as_prose(spelled(text)))
    told, slips = mended(in_words(quoted.text))
    told, cuts = _joined(pieces(with_owners(told)))
    prompt = split(told)
    tokens = prompt.tokens
    apart = out_of_the_picture(tokens)
    scene = LEXICON.find(tokens)
    guessed, places = guess_nouns(tokens, scene)
    paints = painted(tokens)
    covered = {at for paint in paints if "palette" in paint.term.sets for at in range(paint.start, paint.end)}
    scene = [match for match in scene if not covered & set(range(match.start, match.end))]
    scene = _sorted(scene, places, paints, _dark(tokens, (*scene, *places)))
    mentions = NounReader(tokens, scene, guessed).mentions()
    mentions = [mention for mention in mentions if mention.noun not in apart]
    taken = {at for mention in mentions for at in mention.claimed}
    scene = [match for match in scene if not taken & set(range(match.start, match.end))]
    nouns = [_noun(mention) for mention in mentions]
    negated = set(range(len(tokens))) if unwanted else negated_spans(tokens, _sorted(scene, nouns))
    for mention in mentions:
        mention.negated = mention.noun in negated
    verbs = guess_verbs(tokens, scene, [mention.end for mention in mentions])
    cast = read_cast(tokens, scene, mentions, verbs, quoted.quotes, apart, revises=revises)
    cast.guessed += [f"'{slip}' is read as '{word}'" for slip, word in slips]
    if revises and of_somebody:
        cast.read_it(tokens)
    scene = [match for match in scene if not cast.claimed & set(range(match.start, match.end))]
    deeds = {deed.start: deed for deed in cast.deeds}
    negated -= {at for deed in cast.deeds for at in range(deed.start, deed.end)}
    acts = [_act(start, deed.end, deed.words, deed.action.value) for start, deed in deeds.items()]
    sounds = [match for match in SOUNDS.find(tokens) if match.term.sets]
    matches = _sorted(scene, nouns, acts, sounds)
    accepted = accepted_camera_words(tokens, matches, negated)
    reader = _Reader(
        prompt, matches, negated, accepted, {at: cast.actors(deed) for at, deed in deeds.items()}
    )
    reader.run()
    going = ways(tokens, scene, cast.deeds, negated, accepted)
    cuts = sorted([*cuts, *(Cut(at, along=True) for at in going)], key=lambda cut: cut.token)
    reading = Reading(tokens, reader.statements, cast, [mention.start for mention in mentions], cuts)
    if not unwanted:
        reading.ignored = _ignored(tokens, matches, negated | accepted | cast.claimed)
        reading.ignored += cast.left_out
    return reading


def _joined(parts: Sequence[Piece]) -> tuple[str, list[Cut]]:
    """One text of all, each with sentences of its own, and where those begin that are other shots."""
    written = parts[0].text
    cuts: list[Cut] = []
    for part in parts[1:]:
        written += "\n.\n"
        if part.cut:
            cuts.append(Cut(len(split(written).tokens), part.at, stamped=part.stamped))
        written += part.text
    return written, cuts


def _sorted(*groups: Sequence[Match]) -> list[Match]:
    return sorted((match for group in groups for match in group), key=lambda match: match.start)


def _dark(tokens: Sequence[Token], scene: Sequence[Match]) -> list[Match]:
    """The dark of dark halls and streets."""
    named = [match for match in scene if match.term.part is Part.PLACE]
    ends = {match.start for match in named if "place" in {*match.term.sets, *match.term.implies}}
    return [
        Match(at, at + 1, token.text, Term(Part.LOOK, "", {}, {"hour": _AFTER_DARK}))
        for at, token in enumerate(tokens)
        if token.text == "dark" and at + 1 in ends and tokens[at + 1].text not in COLOURS
    ]


def _noun(mention: Mention) -> Match:
    return Match(mention.noun, mention.end, mention.words, Term(Part.SUBJECT, "", {}, {}))


def _act(start: int, end: int, words: str, action: str) -> Match:
    return Match(start, end, words, Term(Part.ACTION, "", {"action": action}, {}))


class _Reader:
    def __init__(
        self,
        prompt: Prompt,
        matches: Sequence[Match],
        negated: set[int],
        accepted: set[int],
        actors: Mapping[int, tuple[int, ...]],
    ) -> None:
        self.prompt, self.matches, self.negated, self.accepted = prompt, matches, negated, accepted
        self.actors = actors
        self.statements: list[Statement] = []
        self._degree = 1.0
        self._degree_end = -1
        #: Where in a clause "turns into" and the like stand: what follows them begins.
        self._turning: dict[int, int] = {}
        #: Where in a clause "begins", "rolls in" and the like stand.
        self._beginning: dict[int, int] = dict.fromkeys(prompt.sequels, len(prompt.tokens))
        for match in matches:
            if match.term.part is Part.INCEPTION:
                clause = prompt.tokens[match.start].clause
                if "after" in match.term.sets:
                    self._turning.setdefault(clause, match.end)
                else:
                    self._beginning.setdefault(clause, match.start)

    def run(self) -> None:
        previous: Match | None = None
        for match in self.matches:
            part = match.term.part
            if part is Part.DEGREE:
                chained = self._degree_end == match.start
                self._degree = float(match.term.sets["degree"]) * (self._degree if chained else 1.0)
                self._degree_end = match.end
            elif part is Part.CESSATION:
                self._cease(match)
            elif part in _SAYS_SOMETHING and (part not in CAMERA_PARTS or match.start in self.accepted):
                self._state(match, previous)
                previous = match

    def _state(self, match: Match, previous: Match | None) -> None:
        token = self.prompt.tokens[match.start]
        term = match.term
        negated = match.start in self.negated
        sets: dict[str, Value] = negate(term) if negated else dict(term.sets)
        begins = bool(sets.pop("begins", False)) or self._begins(match, token, previous)
        words = match.words
        if not negated and self._degree_end == match.start:
            words = f"{self._degree_words(match)} {words}"
            sets = _scaled(sets, self._degree)
        self.statements.append(
            Statement(
                ("no " if negated else "") + words,
                term.part,
                token.sentence,
                token.clause,
                match.start,
                sets,
                {} if negated else term.implies,
                begins,
                negated,
                along=token.clause in self.prompt.companions,
                actors=self.actors.get(match.start, ()),
            )
        )

    def _degree_words(self, match: Match) -> str:
        start = match.start
        while any(m.end == start and m.term.part is Part.DEGREE for m in self.matches):
            start = next(m.start for m in self.matches if m.end == start)
        return " ".join(token.text for token in self.prompt.tokens[start : match.start])

    def _begins(self, match: Match, token: Token, previous: Match | None) -> bool:
        is_light = match.term.part is Part.LIGHT
        begun = self._beginning.get(token.clause)
        # In "fog rolls in at dusk" the fog begins, and the dusk does not.
        if begun is not None and not (is_light and match.start > begun):
            return True
        if match.start >= self._turning.get(token.clause, len(self.prompt.tokens)):
            return True
        if previous is None or not is_light or previous.term.part is not Part.LIGHT:
            return False
        tokens = self.prompt.tokens[previous.end : match.start]
        between = [token.text for token in tokens if token.text not in _ARTICLES]
        return len(between) == 1 and between[0] in _TO

    def _cease(self, match: Match) -> None:
        """Read "the fog lifts" as two statements: the fog is there first, and then it is not."""
        token = self.prompt.tokens[match.start]
        for index in range(len(self.statements) - 1, -1, -1):
            last = self.statements[index]
            if last.clause != token.clause:
                return
            if last.part is Part.WEATHER and not last.negated:
                gone: dict[str, Value] = {s: 0.0 for s in last.sets if s.startswith("weather.")}
                self.statements[index] = Statement(
                    last.words, last.part, last.sentence, last.clause, last.at, last.sets, last.implies
                )
                self.statements.append(
                    Statement(
                        f"{last.words} {match.words}",
                        Part.WEATHER,
                        token.sentence,
                        token.clause,
                        match.start,
                        gone,
                        {"weather.clouds": 0.4},
                        begins=True,
                    )
                )
                return


def _scaled(sets: Mapping[str, Value], degree: float) -> dict[str, Value]:
    scaled = dict(sets)
    for slot, value in sets.items():
        if slot.startswith("weather.") and isinstance(value, float):
            scaled[slot] = round(min(1.0, value * degree), 3)
        elif slot == "move.kind" and degree < 1.0:
            scaled["move.speed"] = 0.5
    return scaled


def _ignored(tokens: Sequence[Token], matches: Sequence[Match], used: set[int]) -> list[str]:
    covered: set[int] = set(used)
    undrawn: dict[int, str] = {}
    natural = {tokens[m.start].clause for m in matches if m.term.part in {Part.PLACE, Part.WEATHER}}
    for match in matches:
        if match.term.part is Part.UNDRAWN and match.start not in used:
            undrawn[match.start] = match.words
        of_nature = tokens[match.start].clause in natural
        if match.term.part is Part.MUSIC:
            # "Upbeat electronic music": the mood's other adjectives go with it.
            covered.update(range(max(0, match.start - 2), match.start))
        if match.term.part not in CAMERA_PARTS or match.term.part is Part.CAMERA or of_nature:
            covered.update(range(match.start, match.end))
    words: dict[str, None] = {}
    for index, token in enumerate(tokens):
        if index in undrawn:
            words[undrawn[index]] = None
        elif token.is_word and index not in covered and token.text not in FILLERS:
            words[token.text] = None
    return list(words)
