"""Camera words of one beat, and the one move that they make together."""

from __future__ import annotations

from dataclasses import dataclass, field

from rushes.engines.previz.scene import Move, MoveKind
from rushes.engines.previz.understand.reading import Statement
from rushes.engines.previz.understand.terms import Value

#: A kind that a direction turns into another: "dolly left" is a truck, "pan up" a tilt.
_BY_AXIS = {
    (MoveKind.PAN, "y"): MoveKind.TILT,
    (MoveKind.TILT, "x"): MoveKind.PAN,
    (MoveKind.DOLLY, "x"): MoveKind.TRUCK,
    (MoveKind.DOLLY, "y"): MoveKind.CRANE,
    (MoveKind.TRUCK, "z"): MoveKind.DOLLY,
    (MoveKind.TRUCK, "y"): MoveKind.CRANE,
    (MoveKind.FLIGHT, "x"): MoveKind.TRUCK,
    (MoveKind.FLIGHT, "y"): MoveKind.CRANE,
    (MoveKind.HANDHELD, "z"): MoveKind.DOLLY,
    (MoveKind.HANDHELD, "x"): MoveKind.TRUCK,
}
#: The axis that each kind's direction counts along.
_AXES = {
    MoveKind.PAN: "x",
    MoveKind.TRUCK: "x",
    MoveKind.ORBIT: "x",
    MoveKind.TILT: "y",
    MoveKind.CRANE: "y",
    MoveKind.DOLLY: "z",
    MoveKind.FLIGHT: "z",
    MoveKind.ZOOM: "z",
    MoveKind.DOLLY_ZOOM: "z",
    MoveKind.RACK_FOCUS: "z",
}
#: Whoever looks through a subject's eyes goes where it goes, and a vertigo is a dolly and a zoom already.
_WHOLE = frozenset({MoveKind.FIRST_PERSON, MoveKind.DOLLY_ZOOM})
_MAX_SPEED = 4.0


@dataclass(slots=True)
class MoveWords:
    """The camera's words of one beat, as they come in."""

    #: A word that names the move itself, and where it stands (sentence, clause).
    strong: MoveKind | None = None
    at: tuple[int, int] = (-1, -1)
    words: str = ""
    #: A word that names the rig ("drone", "handheld").
    weak: MoveKind | None = None
    #: "the camera moves": the direction says how.
    moves: bool = False
    #: Axis and sign with the clause they stand in ("z+").
    axes: list[tuple[int, str]] = field(default_factory=list)
    speed: float | None = None
    speed_words: str = ""
    speed_factor: float = 1.0
    shake: float | None = None
    unwanted: set[MoveKind] = field(default_factory=set)

    @property
    def has_kind(self) -> bool:
        return self.strong is not None or self.weak is not None

    def __bool__(self) -> bool:
        return bool(
            self.has_kind
            or self.moves
            or self.axes
            or self.speed is not None
            or self.speed_factor != 1.0
            or self.shake is not None
            or self.unwanted
        )

    def differs(self, statement: Statement) -> bool:
        """Whether a later sentence names another move than the one named so far."""
        kind = statement.sets.get("move.kind")
        if kind is None or "weak" in statement.sets or self.strong is None:
            return False
        axis = statement.sets.get("axis")
        turned = axis is not None and bool(self.axes) and _opposed(str(axis), self.axes[-1][1])
        return self.at[0] != statement.sentence and (MoveKind(str(kind)) is not self.strong or turned)

    def add(self, statement: Statement) -> str | None:
        """Take in a camera word; the answer is a warning where it contradicts an earlier one."""
        sets = statement.sets
        if "not.move.kind" in sets:
            self.unwanted.add(MoveKind(str(sets["not.move.kind"])))
        warning = self._add_kind(statement, sets.get("move.kind"))
        if "axis" in sets:
            warning = self._add_axis(statement.clause, str(sets["axis"])) or warning
        if "move.speed" in sets:
            warning = self._add_speed(statement.words, float(sets["move.speed"])) or warning
        self.speed_factor *= float(sets.get("move.speed_factor", 1.0))
        if "move.shake" in sets:
            self.shake = float(sets["move.shake"])
        return warning

    def _add_kind(self, statement: Statement, value: Value | None) -> str | None:
        if value is None:
            self.moves = self.moves or not statement.sets
            return None
        kind = MoveKind(str(value))
        if "weak" in statement.sets:
            self.weak = kind
            return None
        warning = None
        if self.strong in _WHOLE and kind not in {MoveKind.STATIC, *_WHOLE}:
            return None
        if kind in _WHOLE:
            self.strong = None
        if self.strong is not None and self.strong is not kind:
            warning = (
                f"one camera move at a time: '{self.words}' and '{statement.words}' stand together; "
                "the last one counts"
            )
            self.axes.clear()
        self.strong, self.words = kind, statement.words
        self.at = (statement.sentence, statement.clause)
        return warning

    def _add_axis(self, clause: int, axis: str) -> str | None:
        warning = None
        if any(at == clause and _opposed(axis, other) for at, other in self.axes):
            warning = "the camera cannot go both ways at once; the last direction counts"
        self.axes.append((clause, axis))
        return warning

    def _add_speed(self, words: str, speed: float) -> str | None:
        warning = None
        if self.speed is not None and (self.speed - 1.0) * (speed - 1.0) < 0.0:
            warning = f"'{self.speed_words}' and '{words}' contradict each other; the last one counts"
        self.speed, self.speed_words = speed, words
        return warning

    def resolve(self, base: Move, *, goes: bool = False) -> Move:
        """The move; what no word names stays as in ``base``. ``goes``: the subject leaves its place."""
        kind, axis = self._kind(base), self._axis()
        if goes and kind is MoveKind.TRUCK and axis is None and "track" in self.words:
            kind = MoveKind.FOLLOW
        direction = base.direction if kind is base.kind else 1.0
        if kind in _AXES and axis is not None and axis[0] == _AXES[kind]:
            direction = 1.0 if axis[1] == "+" else -1.0
        speed = base.speed if self.speed is None else self.speed
        shake = base.shake if self.shake is None else self.shake
        return Move(
            kind=kind,
            direction=direction,
            speed=min(_MAX_SPEED, speed * self.speed_factor),
            shake=shake,
        )

    def _axis(self) -> str | None:
        beside = [axis for clause, axis in self.axes if clause == self.at[1]]
        found = beside or [axis for _, axis in self.axes]
        return found[-1] if found else None

    def _kind(self, base: Move) -> MoveKind:
        axis = self._axis()
        kind = self.strong or self.weak
        if kind is None:
            if not self.moves and axis is None:
                return MoveKind.STATIC if base.kind in self.unwanted else base.kind
            # "Moves forward" goes on as a flight or a dolly; anything else begins as a dolly.
            kind = base.kind if base.kind in {MoveKind.FLIGHT, MoveKind.DOLLY} else MoveKind.DOLLY
            if axis is not None and axis[0] == _AXES.get(base.kind):
                return base.kind
        return kind if axis is None else _BY_AXIS.get((kind, axis[0]), kind)


def _opposed(one: str, other: str) -> bool:
    return one[0] == other[0] and one[1] != other[1]
