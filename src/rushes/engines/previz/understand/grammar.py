"""Which words a "no" reaches, and which verbs are said of the camera, not of mist or birds."""

from __future__ import annotations

from collections.abc import Sequence

from rushes.engines.previz.understand.lexicon import FILLERS
from rushes.engines.previz.understand.terms import Match, Part
from rushes.engines.previz.understand.words import Token

_NATURE = frozenset({Part.PLACE, Part.LIGHT, Part.WEATHER, Part.UNDRAWN})
_CAMERA_VERBS = frozenset({Part.MOVE, Part.SHARED_MOVE})
_CAST = frozenset({Part.SUBJECT, Part.ACTION})
#: May stand between the camera and its verb.
_ADVERBS = frozenset(
    {Part.SPEED, Part.DEGREE, Part.DIRECTION, Part.PARTICLE, Part.INCEPTION, Part.LOOK, Part.FILLER}
)
_NEGATABLE = _NATURE | _CAMERA_VERBS | {Part.LOOK, Part.SUBJECT, Part.FRAMING, Part.MUSIC}
_OR = frozenset({"or", "nor"})
_ENDS_NEGATION = frozenset({"with", "but", "just", "only", "and"})
_PREPOSITIONS = frozenset({"over", "through", "around", "above", "along", "across", "at", "by"})
_FILM = frozenset({"video", "clip", "film", "footage", "sequence", "montage", "pace", "commercial"})
_ARTICLES = frozenset({"a", "an", "the"})
#: Unknown words between a "no" and what it denies ("no sign of rain").
_REACH = 3


def negated_spans(tokens: Sequence[Token], matches: Sequence[Match]) -> set[int]:
    """Indexes of the tokens that a negation word reaches, the word itself included."""
    starts = {match.start: match for match in matches}
    reached: set[int] = set()
    for match in matches:
        if match.term.part is Part.NEGATION:
            reached.update(range(match.start, match.end))
            reached |= _reach(tokens, starts, match.end)
    return reached


def _reach(tokens: Sequence[Token], starts: dict[int, Match], at: int) -> set[int]:
    reached: set[int] = set()
    hit, unknown = False, 0
    while at < len(tokens):
        token, match = tokens[at], starts.get(at)
        if match is not None and match.term.part in _NEGATABLE:
            reached.update(range(match.start, match.end))
            hit, at = True, match.end
            continue
        if match is not None and match.term.part not in {Part.DEGREE, Part.FILLER, Part.CAMERA}:
            break
        if not token.is_word:
            if not (token.text == "," and _list_goes_on(tokens, at)):
                break
        elif token.text not in _OR:
            unknown += token.text not in FILLERS
            if hit or unknown > _REACH or token.text in _ENDS_NEGATION:
                break
            reached.add(at)
        at += 1
    return reached


def _list_goes_on(tokens: Sequence[Token], comma: int) -> bool:
    """Whether "rain, snow or wind" goes on after this comma: an "or" comes within a few words."""
    for token in tokens[comma + 1 : comma + 7]:
        if token.text in _OR:
            return True
        if not token.is_word and token.text != ",":
            return False
    return False


def accepted_camera_words(tokens: Sequence[Token], matches: Sequence[Match], negated: set[int]) -> set[int]:
    """Indexes of the tokens of camera words that really are about the camera."""
    judge = _CameraJudge(tokens, matches)
    accepted: set[int] = set()
    for match in matches:
        if judge.verb(match, negated):
            judge.moving.add(tokens[match.start].clause)
            judge.moving_sentences.add(tokens[match.start].sentence)
            judge.said.update(range(match.start, match.end))
    for match in matches:
        if match.start in judge.said or judge.modifier(match):
            judge.said.update(range(match.start, match.end))
            accepted.update(range(match.start, match.end))
    return accepted


class _CameraJudge:
    def __init__(self, tokens: Sequence[Token], matches: Sequence[Match]) -> None:
        self.tokens = tokens
        self.by_token = {i: m for m in matches for i in range(m.start, m.end)}
        self.said: set[int] = set()
        self.moving: set[int] = set()
        self.moving_sentences: set[int] = set()
        self.rejected: set[int] = set()
        self.natural = {tokens[m.start].clause for m in matches if m.term.part in _NATURE | _CAST}
        self.filmed = {tokens[m.start].clause for m in matches if m.term.part is Part.CAMERA}

    def verb(self, match: Match, negated: set[int]) -> bool:
        """Whether this is a camera move; a verb that nature shares must have the camera as its subject."""
        if match.term.part is Part.MOVE or (match.term.part is Part.SHARED_MOVE and match.start in negated):
            return True
        if match.term.part is not Part.SHARED_MOVE:
            return False
        said = self._has_camera_subject(match) and not self._qualifies_a_noun(match)
        if match.words.startswith("turn") and not self._aimed(match):
            # "Turn day into night", "turn the dog blue".
            said = said and self.tokens[match.start].clause in self.filmed
        if not said:
            self.rejected.add(self.tokens[match.start].clause)
        return said

    def _has_camera_subject(self, match: Match) -> bool:
        clause = self.tokens[match.start].clause
        at = match.start - 1
        if at >= 0 and self.tokens[at].text in _ARTICLES and not self._aimed(match):
            return False
        while at >= 0 and self.tokens[at].clause == clause:
            before = self.by_token.get(at)
            if before is not None and before.term.part not in _ADVERBS:
                if before.term.part in _CAMERA_VERBS | {Part.CAMERA}:
                    return True
                return before.term.part in _NATURE and self._aimed(match) and clause in self.filmed
            if before is None and self.tokens[at].is_word and self.tokens[at].text not in FILLERS:
                return False
            at -= 1
        opened_by_and = at + 1 < len(self.tokens) and self.tokens[at + 1].text == "and"
        return not (opened_by_and and clause - 1 in self.rejected)

    def _aimed(self, match: Match) -> bool:
        after = self.by_token.get(match.end)
        return after is not None and after.term.part in {Part.DIRECTION, Part.PARTICLE}

    def _qualifies_a_noun(self, match: Match) -> bool:
        """Whether it stands right before a noun: "rising mist", "floating islands"."""
        last = self.tokens[match.end - 1].text
        if last in _PREPOSITIONS or match.end >= len(self.tokens) or self.tokens[match.end].text in FILLERS:
            return False
        after = self.by_token.get(match.end)
        if after is None:
            return self.tokens[match.end].is_word
        return after.term.part in {Part.PLACE, Part.WEATHER, Part.UNDRAWN}

    def _paces_the_film(self, match: Match) -> bool:
        after = {token.text for token in self.tokens[match.end : match.end + 2]}
        return "paced" in match.words or bool(after & _FILM)

    def modifier(self, match: Match) -> bool:
        """Whether a direction or a speed belongs to a camera move."""
        part, token = match.term.part, self.tokens[match.start]
        if part is Part.PARTICLE:
            return match.start - 1 in self.said
        if part not in {Part.DIRECTION, Part.SPEED}:
            return False
        if part is Part.SPEED and self._paces_the_film(match):
            return True
        if token.clause in self.moving or (part is Part.SPEED and token.clause in self.filmed):
            return True
        if token.clause in self.natural or token.clause in self.rejected:
            return False
        return part is Part.SPEED or token.sentence in self.moving_sentences
