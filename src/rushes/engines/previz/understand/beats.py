"""From statements to beats: which words change what was said before, and which contradict it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rushes.engines.previz.scene import Action, Framing
from rushes.engines.previz.understand.moves import MoveWords
from rushes.engines.previz.understand.reading import CAMERA_PARTS, Statement
from rushes.engines.previz.understand.terms import Part, Value

#: Two hours this far apart are two times of day, not two words for one.
_HOURS_APART = 2.5
#: Two broad words for the hour this far apart contradict each other.
_DAY_FROM_NIGHT = 5.0
_DAYLIGHT = frozenset({"sunny", "day", "sunshine", "sun"})
_BY_DAY = 12.0
#: Two values of a weather slot this far apart contradict each other.
_OPPOSITE = 0.5
#: A second beat for less than this is not worth one.
_NOTICEABLE = 0.1


@dataclass(slots=True)
class Change:
    """What one beat says. Slots of Weather and ``hour``; the camera's words apart."""

    sets: dict[str, Value] = field(default_factory=dict)
    implies: dict[str, Value] = field(default_factory=dict)
    #: Weather that a "no" keeps out.
    never: dict[str, Value] = field(default_factory=dict)
    move: MoveWords = field(default_factory=MoveWords)
    framing: Framing | None = None
    #: What members of the cast do.
    actions: dict[int, Action] = field(default_factory=dict)
    #: Opened by what somebody does; and whether a camera word begins here.
    acted: bool = False
    begun: bool = False
    #: The last broad word for the hour: its sentence, itself, and the hour.
    light: tuple[int, str, float] | None = None
    #: The clause in which the last action was said.
    clause: int = -1
    #: Sentence and clause in which words such as "then" or "begins to" opened this beat.
    opened: tuple[int, int] | None = None
    #: Where each slot was said: (sentence, words).
    said: dict[str, tuple[int, str]] = field(default_factory=dict)

    def hour(self) -> float | None:
        hour = self.sets.get("hour", self.implies.get("hour"))
        return None if hour is None else float(hour)


@dataclass(slots=True)
class Plan:
    beats: list[Change] = field(default_factory=lambda: [Change()])
    #: What is said of the whole scene, in order (place, cover, trees, style ...).
    scene: list[Statement] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def renumber(self, numbers: Mapping[int, int]) -> None:
        """Speak of the scene's subjects, not of the cast's members."""
        for beat in self.beats:
            beat.actions = {numbers[at]: action for at, action in beat.actions.items() if at in numbers}


def plan(statements: Iterable[Statement], *, instructions: bool) -> Plan:
    """Sort statements into successive beats.

    ``instructions``: the prompt tells what to change in an existing video ("turn day into night"), so that
    a change of hour or weather within it replaces and does not follow. Contradictions within a sentence are
    warned of, and the last word wins.
    """
    made = Plan()
    anything = False
    for statement in statements:
        _scene_part(made, statement)
        if _touches_beat(statement):
            # What somebody does after something else follows it in a change to a video as well.
            follows = anything and (statement.part is Part.ACTION or not instructions)
            if _opens_beat(made.beats[-1], statement, follows):
                opened = (statement.sentence, statement.clause) if statement.begins else None
                made.beats.append(Change(opened=opened, acted=statement.part is Part.ACTION))
            _add(made, made.beats[-1], statement)
            _date_back(made, statement)
            if instructions and statement.begins and "hour" in statement.implies:
                # "Turn day into night" leaves no day that a broad word could give way to.
                made.beats[-1].sets["hour"] = statement.implies["hour"]
        anything = True
    _share_camera(made)
    return made


def _share_camera(made: Plan) -> None:
    """Let a camera that is said at the end, and does not begin there, be that of what was done before too."""
    for before, after in zip(made.beats[-2::-1], made.beats[:0:-1], strict=True):
        if after.acted and not after.begun:
            before.framing = before.framing or after.framing
            if not before.move:
                before.move = after.move


def _date_back(made: Plan, statement: Statement) -> None:
    """Let an hour that does not begin here hold from the start: "Hills. Fog rolls in at dusk" is all dusk."""
    if statement.begins or any(beat.hour() is not None for beat in made.beats[:-1]):
        return
    for beat in made.beats[:-1]:
        beat.sets |= {slot: value for slot, value in statement.sets.items() if slot == "hour"}
        beat.implies |= {slot: value for slot, value in statement.implies.items() if slot == "hour"}


def _beat_slots(slots: Mapping[str, Value]) -> dict[str, Value]:
    return {slot: value for slot, value in slots.items() if slot == "hour" or slot.startswith("weather.")}


def _touches_beat(statement: Statement) -> bool:
    if statement.part in {Part.ACTION, Part.FRAMING}:
        return statement.part is Part.FRAMING or bool(statement.actors)
    return statement.part in CAMERA_PARTS or bool(
        _beat_slots(statement.sets) or _beat_slots(statement.implies) or "move.shake" in statement.sets
    )


def _scene_part(made: Plan, statement: Statement) -> None:
    slots = {*statement.sets, *statement.implies} - {"action", "framing"}
    if any(slot != "hour" and not slot.startswith(("weather.", "move.", "axis")) for slot in slots):
        made.scene.append(statement)


def _opens_beat(now: Change, statement: Statement, follows: bool) -> bool:
    if statement.negated or not follows:
        return False
    if statement.part is Part.ACTION:
        return _does_something_else(now, statement)
    if statement.part is Part.FRAMING:
        return now.framing not in (None, statement.sets["framing"]) and _later(now, "framing", statement)
    if statement.begins:
        if now.opened is not None and _same_moment(now.opened, statement):
            return False
        return _begins_something(now, statement)
    return _moved_on(now, statement)


def _does_something_else(now: Change, statement: Statement) -> bool:
    """Whether one of them did something else before, in an earlier sentence or clause."""
    before = [now.actions[actor] for actor in statement.actors if actor in now.actions]
    if not before:
        # "A lake. Then a dog runs by": it is there from the start, and runs from the start.
        return False
    says = statement.sets["action"] == Action.TALK
    # Who sits goes on sitting while he talks.
    differs = any(
        action is not statement.sets["action"] and not (says and action is Action.SIT) for action in before
    )
    said = now.said.get("action")
    same = said is not None and said[0] == statement.sentence and now.clause == statement.clause
    # "Holding hands, walking along": participles of one sentence go on at the same time.
    meanwhile = statement.words.split()[0].endswith("ing") and _sentence(now, "action") == statement.sentence
    return differs and not statement.along and not same and not (meanwhile and not statement.begins)


def _later(now: Change, slot: str, statement: Statement) -> bool:
    return statement.begins or _sentence(now, slot) != statement.sentence


def _same_moment(opened: tuple[int, int], statement: Statement) -> bool:
    """Whether the beat was opened by this clause, or by one that this clause goes along with."""
    sentence, clause = opened
    return statement.clause == clause or (statement.along and sentence == statement.sentence)


def _begins_something(now: Change, statement: Statement) -> bool:
    if statement.part in CAMERA_PARTS:
        return now.move.has_kind and "move.kind" in statement.sets
    for slot, value in _beat_slots({**statement.implies, **statement.sets}).items():
        before = now.hour() if slot == "hour" else now.sets.get(slot)
        if slot in statement.sets or slot == "hour":
            if before is None:
                return slot != "hour" or bool(now.sets or now.implies or now.move.has_kind)
            if abs(float(before) - float(value)) > _NOTICEABLE:
                return True
    return False


def _moved_on(now: Change, statement: Statement) -> bool:
    """Whether a later sentence says something else than an earlier one did."""
    if statement.part in CAMERA_PARTS:
        return now.move.differs(statement)
    # Moon, stars and golden light go with an hour that was named; only a time of day makes a new one.
    hour = None if statement.sets and "hour" not in statement.sets else _hour_of(statement)
    before = now.hour()
    if hour is not None and before is not None and _apart(hour, before) > _HOURS_APART:
        return _sentence(now, "hour") != statement.sentence
    for slot, value in _beat_slots(statement.sets).items():
        if slot in now.sets and slot != "hour" and abs(float(now.sets[slot]) - float(value)) > _OPPOSITE:
            return _sentence(now, slot) != statement.sentence
    return False


def _sentence(now: Change, slot: str) -> int | None:
    return now.said[slot][0] if slot in now.said else None


def _hour_of(statement: Statement) -> float | None:
    if statement.part is Part.LOOK and "hour" not in statement.sets:
        # Neon goes with the night; it makes none where a time of day was named.
        return None
    hour = statement.sets.get("hour", statement.implies.get("hour"))
    return None if hour is None else float(hour)


def _apart(one: float, other: float) -> float:
    """Hours between two times of day, the short way round."""
    return min((one - other) % 24.0, (other - one) % 24.0)


def _add(made: Plan, now: Change, statement: Statement) -> None:
    if statement.part is Part.ACTION:
        for actor in statement.actors:
            if now.actions.get(actor, Action.STAND) is Action.STAND:
                now.actions[actor] = Action(str(statement.sets["action"]))
        now.said["action"] = (statement.sentence, statement.words)
        now.clause = statement.clause
    elif statement.part is Part.FRAMING:
        now.begun = now.begun or statement.begins
        if "framing" in statement.sets:
            now.framing = now.framing or Framing(str(statement.sets["framing"]))
            now.said["framing"] = (statement.sentence, statement.words)
    elif statement.part in CAMERA_PARTS:
        now.begun = now.begun or statement.begins
        warning = now.move.add(statement)
        if warning:
            made.warnings.append(warning)
    else:
        _add_air(made, now, statement)


def _add_air(made: Plan, now: Change, statement: Statement) -> None:
    """Hour, weather and how steady the camera is."""
    if "move.shake" in statement.sets:
        now.move.shake = float(statement.sets["move.shake"])
    for slot, value in _beat_slots(statement.sets).items():
        if slot in now.sets and _contradicts(slot, float(now.sets[slot]), float(value)):
            made.warnings.append(
                f"'{now.said[slot][1]}' and '{statement.words}' contradict each other; the last one counts"
            )
        now.sets[slot] = value
        if statement.negated and slot != "hour":
            now.never[slot] = value
        now.said[slot] = (statement.sentence, statement.words)
    if statement.part is Part.WEATHER and not _DAYLIGHT.isdisjoint(statement.words.split()):
        _doubt_hour(made, now, statement, _BY_DAY)
    for slot, value in _beat_slots(statement.implies).items():
        if slot == "hour" and statement.part is Part.LIGHT:
            _doubt_hour(made, now, statement, float(value))
        elif slot == "hour" and now.hour() is not None:
            continue
        now.implies[slot] = value
        now.said.setdefault(slot, (statement.sentence, statement.words))


def _doubt_hour(made: Plan, now: Change, statement: Statement, hour: float) -> None:
    before, now.light = now.light, (statement.sentence, statement.words, hour)
    if before is None or before[0] != statement.sentence or statement.begins:
        return
    if _apart(before[2], hour) > _DAY_FROM_NIGHT:
        made.warnings.append(
            f"'{before[1]}' and '{statement.words}' contradict each other; the last one counts"
        )


def _contradicts(slot: str, before: float, after: float) -> bool:
    return _apart(before, after) > _HOURS_APART if slot == "hour" else abs(before - after) > _OPPOSITE
