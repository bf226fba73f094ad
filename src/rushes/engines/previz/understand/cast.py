"""Who is in the picture, before it becomes part of a scene."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from rushes.engines.previz.heard import Line, Manner, Voice
from rushes.engines.previz.scene import Action, Appearance, Place, Prop, Tie
from rushes.engines.previz.understand.deeds import Deed
from rushes.engines.previz.understand.lexicon import MODIFIERS
from rushes.engines.previz.understand.lexicon.kinds import LIVING, Sort, sort
from rushes.engines.previz.understand.lexicon.nounphrases import MAKERS
from rushes.engines.previz.understand.lexicon.subjects import MANY
from rushes.engines.previz.understand.words import Token


@dataclass(slots=True)
class Member:
    """One subject, before it becomes part of a scene. ``None`` where the prompt says nothing."""

    kind: str
    words: str
    count: int | None = None
    colour: str | None = None
    size: float | None = None
    action: Action | None = None
    #: What it rides, holds and the like, at most one of each tie, and any whom it carries.
    props: list[Prop] = field(default_factory=list)
    #: Number of the first sentence that names it.
    sentence: int = 0
    #: Named only as where another one is: "under a crane".
    beside: bool = False
    #: Which of its kind it is, where several shots may have it.
    individual: int | None = None
    appearance: Appearance = field(default_factory=Appearance)
    #: As "he" or "she" tells it.
    sex: Voice | None = None

    def tie(self, prop: Prop) -> bool:
        """Give it to them, unless they have such a one."""
        if prop.tie is not Tie.CARRIES and any(prop.tie is other.tie for other in self.props):
            return False
        self.props.append(prop)
        return True

    @property
    def goes_by(self) -> str:
        """The kind that says how it goes and where: of what it rides, else its own."""
        return next((prop.kind for prop in self.props if prop.tie is Tie.RIDES), self.kind)


@dataclass(frozen=True, slots=True)
class Spoken:
    text: str
    #: Number of the member; None is a narrator.
    speaker: int | None
    voice: Voice
    manner: Manner
    sentence: int

    def line(self, start: float | None) -> Line:
        return Line(
            text=self.text[:500], start=start, speaker=self.speaker, voice=self.voice, manner=self.manner
        )


@dataclass(slots=True)
class Cast:
    members: list[Member] = field(default_factory=list)
    #: Kinds that a "no" keeps out or a remix takes away.
    unwanted: set[str] = field(default_factory=set)
    unwanted_sorts: set[Sort] = field(default_factory=set)
    #: ``(kind, member)``: the one gives way to the other.
    replaced: list[tuple[str, Member]] = field(default_factory=list)
    #: "Make it red": what is said of the one that is there already.
    it: Member | None = None
    lines: list[Spoken] = field(default_factory=list)
    #: Places that furniture and the like speak for.
    places: list[Place] = field(default_factory=list)
    guessed: list[str] = field(default_factory=list)
    #: Things that somebody holds or wears.
    left_out: list[str] = field(default_factory=list)
    deeds: list[Deed] = field(default_factory=list)
    #: Member of each mention, by the mention's number.
    member_of: dict[int, int] = field(default_factory=dict)
    #: Once it was renumbered: the scene's number for each member.
    numbers: dict[int, int] = field(default_factory=dict)
    #: Tokens that were read as part of the cast.
    claimed: set[int] = field(default_factory=set)

    def keep_out(self, other: Cast) -> list[str]:
        """Let nobody in whom a negative prompt names; its "people" are others than the woman of the prompt.

        Returns the words for those who were in the prompt.
        """
        self.unwanted |= other.unwanted
        dropped: list[str] = []
        for number in range(len(self.members) - 1, -1, -1):
            if self.members[number].kind in other.unwanted:
                dropped.append(self.members[number].words)
                self.drop(number)
        return dropped

    def read_it(self, tokens: Sequence[Token]) -> None:
        """ "Make it red and bigger": colour and size of the one that is there already."""
        modifiers = {match.start: match for match in MODIFIERS.find(tokens)}
        for at in range(1, len(tokens)):
            if tokens[at].text not in {"it", "them", "him", "her"} or tokens[at - 1].text not in MAKERS:
                continue
            changed = Member("", "it")
            following = at + 1
            while following < len(tokens):
                modifier = modifiers.get(following)
                if modifier is not None:
                    changed.colour = str(modifier.term.sets.get("colour", changed.colour or "")) or None
                    changed.size = float(modifier.term.sets.get("size", changed.size or 0.0)) or None
                    self.claimed.update(range(modifier.start, modifier.end))
                    self.it = changed
                elif tokens[following].text not in {"and", "much", "a", "bit", "more", "bright"}:
                    break
                following = modifier.end if modifier is not None else following + 1

    def fill(self) -> None:
        """A crowd where nobody is named."""
        somebody = any(sort(member.kind) is Sort.PERSON for member in self.members)
        if not somebody and not self.is_unwanted("person"):
            self.members.append(Member("person", "crowd", MANY["crowd"]))

    def renumber(self, numbers: dict[int, int]) -> None:
        """Give the members the numbers of the scene's subjects; whoever has none is not in it."""
        self.numbers = numbers
        self.lines = [
            replace(line, speaker=None if line.speaker is None else numbers.get(line.speaker))
            for line in self.lines
        ]

    def let_lead(self) -> None:
        """Let things that are only in or on the place not stand before who is there: "shelves with gears. A
        robot sits at a bench"."""
        if not self.members or not self.members[0].beside or sort(self.members[0].kind) in LIVING:
            return
        alive = (at for at, each in enumerate(self.members) if sort(each.kind) in LIVING and not each.beside)
        leader = next(alive, 0)
        order = [leader, *(at for at in range(len(self.members)) if at != leader)]
        self.members = [self.members[at] for at in order]
        self.member_of = {at: order.index(member) for at, member in self.member_of.items()}

    def drop(self, number: int) -> None:
        self.members.pop(number)
        self.member_of = {
            at: member - (member > number) for at, member in self.member_of.items() if member != number
        }
        self.lines = [replace(line, speaker=_without(line.speaker, number)) for line in self.lines]

    def is_unwanted(self, kind: str) -> bool:
        return kind in self.unwanted or sort(kind) in self.unwanted_sorts

    def actors(self, deed: Deed) -> tuple[int, ...]:
        return tuple(dict.fromkeys(self.member_of[at] for at in deed.actors if at in self.member_of))


def _without(speaker: int | None, number: int) -> int | None:
    """The speaker's number once that one is gone; whose own body is gone narrates."""
    if speaker is None or speaker == number:
        return None
    return speaker - (speaker > number)
