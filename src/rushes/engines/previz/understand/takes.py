"""A reading parted into what is said of each shot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from rushes.engines.previz.understand.cast import Cast, Member
from rushes.engines.previz.understand.reading import Cut, Reading, Statement
from rushes.engines.previz.understand.terms import Part

#: Speak of whoever was in the shot before.
_SAME = frozenset(["he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "both"])
#: What they say holds for a whole film.
_FILM = frozenset({Part.LOOK, Part.MUSIC})
#: Shots are no shorter, in seconds.
_SHORTEST = 1.0
#: Of a shot's share of the time: a word that is spoken, against a shot in which nobody speaks.
_WORD = 0.2


@dataclass(frozen=True, slots=True)
class Take:
    """One shot. The cast's members and the statements' actors are numbered anew for it."""

    statements: list[Statement]
    cast: Cast
    #: Seconds of the clip from which it is said to last.
    at: float | None = None
    #: Whoever was in the shot before goes there.
    along: bool = False
    #: The words speak of whoever was in the shot before, and name nobody.
    same: bool = False


def takes(reading: Reading) -> list[Take]:
    """At least one."""
    cuts = [cut for cut in reading.cuts if not cut.stamped or _is_another(reading, cut)]
    if not cuts:
        return [Take(reading.statements, reading.cast)]
    bounds = [0, *(cut.token for cut in cuts), len(reading.tokens)]
    spans = [range(first, last) for first, last in pairwise(bounds)]
    of_all = _of_all(reading, spans[-1])
    made = []
    for number, span in enumerate(spans):
        cut = cuts[number - 1] if number else None
        cast, numbers = _cast(reading, spans, number)
        said = {reading.tokens[at].text for at in span}
        statements = _statements(reading, span, numbers) + ([] if number else of_all)
        made.append(
            Take(
                statements,
                cast,
                cut.at if cut else None,
                along=cut is not None and cut.along,
                same=not cast.members and bool(said & _SAME),
            )
        )
    return made


def _is_another(reading: Reading, cut: Cut) -> bool:
    """Whether what a mere time stands before is a shot of its own, and does not just go on."""
    end = next((other.token for other in reading.cuts if other.token > cut.token), len(reading.tokens))
    said = [each for each in reading.statements if cut.token <= each.at < end and not each.negated]
    return any(each.part is Part.FRAMING or "place" in each.sets for each in said)


def _of_all(reading: Reading, span: range) -> list[Statement]:
    """What is said at the end, when nobody and no place is spoken of any more: "Watercolour. Soft piano." """
    named = [
        *(at for at in reading.named_at if at in span),
        *(deed.start for deed in reading.cast.deeds if deed.start in span),
        *(said.at for said in reading.statements if said.at in span and said.part not in _FILM),
        span.start,
    ]
    sentence = reading.tokens[max(named)].sentence
    return [
        said
        for said in reading.statements
        if said.at in span and said.sentence > sentence and said.part in _FILM
    ]


def _statements(reading: Reading, span: range, numbers: dict[int, int]) -> list[Statement]:
    return [
        replace(said, actors=tuple(numbers[actor] for actor in said.actors if actor in numbers))
        for said in reading.statements
        if said.at in span
    ]


def _cast(reading: Reading, spans: Sequence[range], number: int) -> tuple[Cast, dict[int, int]]:
    """Who is in the shot: those named in it, those who do something in it and those who speak."""
    whole, span = reading.cast, spans[number]
    deeds = [deed for deed in whole.deeds if deed.start in span]
    lines = [line for line in whole.lines if _shot_of(reading, spans, line.sentence) == number]
    named = [at for at, start in enumerate(reading.named_at) if start in span]
    present = [
        *(whole.member_of[at] for at in named if at in whole.member_of),
        *(actor for deed in deeds for actor in whole.actors(deed)),
        *(line.speaker for line in lines if line.speaker is not None),
    ]
    numbers = {member: at for at, member in enumerate(dict.fromkeys(present))}
    first = number == 0
    cast = Cast(
        members=[_member(whole, member, span) for member in numbers],
        unwanted=whole.unwanted,
        unwanted_sorts=whole.unwanted_sorts,
        replaced=whole.replaced if first else [],
        it=whole.it if first else None,
        places=whole.places if first else [],
        guessed=whole.guessed if first else [],
        left_out=whole.left_out if first else [],
        deeds=deeds,
    )
    cast.lines = [
        replace(line, speaker=None if line.speaker is None else numbers[line.speaker]) for line in lines
    ]
    return cast, numbers


def _member(whole: Cast, number: int, span: range) -> Member:
    """With what it does in this shot; who does nothing there does as it usually would."""
    member = whole.members[number]
    own = [deed for deed in whole.deeds if number in whole.actors(deed)]
    here = next((deed.action for deed in own if deed.start in span), None if own else member.action)
    return replace(member, action=here, props=list(member.props), individual=number)


def _shot_of(reading: Reading, spans: Sequence[range], sentence: int) -> int:
    """The last shot that begins no later than the sentence does."""
    begun = [n for n, span in enumerate(spans) if span and reading.tokens[span.start].sentence <= sentence]
    return begun[-1] if begun else 0


def starts(taken: Sequence[Take], start: float, end: float, warnings: list[str]) -> list[float]:
    """When each begins, in seconds, the first at ``start``: as the prompt says if it says so of all, else in
    proportion to what is spoken in them. Those that do not fit any more are left out, with a warning."""
    room = max(1, int((end - start) / _SHORTEST))
    if len(taken) > room:
        warnings.append(f"{len(taken)} shots do not fit into {end - start:g} seconds; only {room} are shown")
        taken = taken[:room]
    said = [start, *(take.at for take in taken[1:] if take.at is not None)]
    if len(said) == len(taken) and all(b - a >= _SHORTEST for a, b in pairwise([*said, end])):
        return said
    shares = [1.0 + _WORD * sum(len(line.text.split()) for line in take.cast.lines) for take in taken]
    spare = (end - start) - _SHORTEST * len(taken)
    times = [start]
    for share in shares[:-1]:
        times.append(round(times[-1] + _SHORTEST + spare * share / sum(shares), 3))
    return times
