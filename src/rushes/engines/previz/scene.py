"""A scene as plain data: what `understand` makes of a prompt, and all that picture and sound are drawn from.

Units: metres, seconds, degrees, hours of the day (0 to 24, solar). Shares run from 0 to 1.
World axes: x east, y up, z south; the camera's heading 0 looks north (-z), 90 looks east (+x).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rushes.engines.previz.heard import Floor, Line, Music, Sound
from rushes.engines.previz.place import Feature as Feature
from rushes.engines.previz.place import Place as Place
from rushes.models.spec import Frozen, Style


class Action(StrEnum):
    """What a subject does. One that it cannot do (a table that runs) is played as the nearest that it can."""

    STAND = "stand"
    SIT = "sit"
    WALK = "walk"
    RUN = "run"
    JUMP = "jump"
    DANCE = "dance"
    PLAY = "play"
    TALK = "talk"
    EAT = "eat"
    SLEEP = "sleep"
    FLY = "fly"
    SWIM = "swim"
    DRIVE = "drive"
    SPIN = "spin"
    OPEN = "open"
    POUR = "pour"
    GLOW = "glow"
    FALL = "fall"
    FLOAT = "float"
    GROW = "grow"
    BLOOM = "bloom"
    #: Is blown up, rises as dough does.
    SWELL = "swell"
    #: From the ground up.
    BUILD = "build"
    MELT = "melt"
    #: Burns down, shrinks, withers.
    DWINDLE = "dwindle"
    #: With the hands alone.
    WAVE = "wave"
    CLAP = "clap"
    #: One another's hands: two by two.
    SHAKE = "shake hands"
    #: A thumb is up.
    APPROVE = "approve"
    POINT = "point"
    #: A hat or gloves are put on.
    DON = "put on"

    @property
    def goes(self) -> bool:
        """Whether who does so leaves the place where it stood."""
        return self in _GOES

    @property
    def becomes(self) -> bool:
        """Whether who does so gets another shape and keeps it: see `Becoming`."""
        return self in _BECOMES


_GOES = frozenset((Action.WALK, Action.RUN, Action.DRIVE, Action.FLY, Action.SWIM))
_BECOMES = frozenset((Action.GROW, Action.BLOOM, Action.SWELL, Action.BUILD, Action.MELT, Action.DWINDLE))


class Sex(StrEnum):
    FEMALE = "female"
    MALE = "male"


class Tie(StrEnum):
    """What a prop is to the subject that has it."""

    #: Sits on it or stands on it, and goes where it goes and as it goes.
    RIDES = "rides"
    #: In its hands, or in an animal's mouth.
    HOLDS = "holds"
    #: Only while it sits.
    SITS_ON = "sits on"
    #: Before its hands: what is cut, typed on, filled.
    WORKS_AT = "works at"
    #: On the ground before it, and moved along.
    PLAYS_WITH = "plays with"
    #: Has aboard, at its wheel or as a passenger.
    CARRIES = "carries"


class Prop(Frozen):
    """A thing that a subject has to do with, or somebody whom it carries; drawn with it."""

    tie: Tie
    #: As of a subject.
    kind: str
    #: Of those that it carries.
    count: int = Field(default=1, ge=1, le=12)
    words: str = ""
    colour: str | None = Field(default=None, pattern=r"^#[0-9a-f]{6}$")
    size: float = Field(default=1.0, ge=0.25, le=4.0)


class Becoming(Frozen):
    """How a subject gets its shape in the course of the clip, or loses it."""

    action: Action
    start: float = Field(ge=0.0)
    seconds: float = Field(gt=0.0)


class Haircut(StrEnum):
    SHORT = "short"
    LONG = "long"
    BUN = "bun"
    TAIL = "tail"
    CURLS = "curls"
    BALD = "bald"


class Appearance(Frozen):
    """Of people; what is None the seed decides."""

    #: ``#rrggbb``.
    hair: str | None = Field(default=None, pattern=r"^#[0-9a-f]{6}$")
    cut: Haircut | None = None
    beard: bool | None = None
    glasses: bool | None = None
    skin: str | None = Field(default=None, pattern=r"^#[0-9a-f]{6}$")


class Subject(Frozen):
    """Somebody or something that the picture is of."""

    #: A name of `subjects.catalogue`.
    kind: str
    #: As the prompt has it, for people: ``three red foxes``.
    words: str = ""
    count: int = Field(default=1, ge=1, le=12)
    #: ``#rrggbb``, in place of the kind's own main colour.
    colour: str | None = Field(default=None, pattern=r"^#[0-9a-f]{6}$")
    #: Times its usual size.
    size: float = Field(default=1.0, ge=0.25, le=4.0)
    #: What it does where no beat says anything else.
    action: Action = Action.STAND
    #: Of people, where the words tell it; else the seed does, for each of them.
    sex: Sex | None = None
    appearance: Appearance = Appearance()
    #: At most one of each tie, but any whom it carries.
    props: tuple[Prop, ...] = Field(default=(), max_length=5)
    #: Which of all the individuals of its kind it is, where it comes again in another shot; None: the one
    #: that goes with its number among the subjects.
    individual: int | None = Field(default=None, ge=0)
    becoming: Becoming | None = None

    def prop(self, tie: Tie) -> Prop | None:
        return next((prop for prop in self.props if prop.tie is tie), None)


class Framing(StrEnum):
    """How much of the first subject fills the picture."""

    #: The place, with the subject small in it.
    WIDE = "wide"
    #: The subject from top to bottom.
    FULL = "full"
    #: Its upper half.
    MEDIUM = "medium"
    #: Its head, or what stands for it.
    CLOSE = "close"
    #: A detail.
    MACRO = "macro"
    #: Its hands, and what they do.
    HANDS = "hands"


class Lighting(StrEnum):
    """Where the light comes from, where it is not the sky's alone."""

    #: Sun, moon and sky, or what a room usually has.
    USUAL = "usual"
    NEON = "neon"
    CANDLE = "candle"
    #: Key, fill and rim, as for a product or a portrait.
    STUDIO = "studio"
    #: Beams of light in dusty or misty air.
    SHAFTS = "shafts"


class Look(StrEnum):
    """What is done to the finished picture, beside its style."""

    ANAMORPHIC = "anamorphic"
    NOIR = "noir"
    MONOCHROME = "monochrome"
    PASTEL = "pastel"
    WATERCOLOUR = "watercolour"
    GRAIN = "grain"
    VINTAGE = "vintage"


class Tabletop(StrEnum):
    """What a studio's table is made of."""

    WOOD = "wood"
    MARBLE = "marble"
    STONE = "stone"
    #: A round one of the paper's own colour.
    PODIUM = "podium"


class Cover(StrEnum):
    """What grows or lies on the ground."""

    GRASS = "grass"
    AUTUMN = "autumn"
    SNOW = "snow"
    ROCK = "rock"
    SAND = "sand"
    FLOWERS = "flowers"
    #: Tall, yellow grass or grain.
    DRY = "dry"


class Flora(StrEnum):
    """What kinds of trees grow."""

    TEMPERATE = "temperate"
    #: Flat-topped, far apart.
    SAVANNA = "savanna"
    #: Palms, and in woods broad leaves down to the ground.
    TROPICAL = "tropical"


class Bloom(StrEnum):
    """Which flowers cover the ground, where flowers do."""

    WILD = "wild"
    POPPIES = "poppies"
    LAVENDER = "lavender"
    TULIPS = "tulips"
    SUNFLOWERS = "sunflowers"


class World(StrEnum):
    """Whose ground a planet's is."""

    ALIEN = "alien"
    MOON = "moon"
    MARS = "mars"


class MoveKind(StrEnum):
    STATIC = "static"
    PAN = "pan"
    TILT = "tilt"
    #: Towards or away from what is seen, low over the ground.
    DOLLY = "dolly"
    #: Sideways.
    TRUCK = "truck"
    #: Straight up or down.
    CRANE = "crane"
    #: Around a point ahead.
    ORBIT = "orbit"
    #: A drone: fast, banking, well above the ground.
    FLIGHT = "flight"
    HANDHELD = "handheld"
    #: Along with the subject, at its pace.
    FOLLOW = "follow"
    #: Through the subject's eyes.
    FIRST_PERSON = "first person"
    #: Towards the subject while the lens widens, or back while it narrows: it keeps its size.
    DOLLY_ZOOM = "dolly zoom"
    #: The lens narrows or widens; the camera stays.
    ZOOM = "zoom"
    #: The focus goes from the foreground to the subject, or back.
    RACK_FOCUS = "rack focus"


class Move(Frozen):
    """One camera move."""

    kind: MoveKind = MoveKind.FLIGHT
    #: pan, truck, orbit: -1 left, +1 right. tilt, crane: +1 up, -1 down. dolly, flight: +1 forward, -1 back.
    direction: float = Field(default=1.0, ge=-1.0, le=1.0)
    #: 0.25 very slow, 0.5 slow, 1 normal, 2 fast, 3 very fast.
    speed: float = Field(default=1.0, ge=0.0, le=4.0)
    #: Share of hand shake laid over the move.
    shake: float = Field(default=0.0, ge=0.0, le=1.0)


class Weather(Frozen):
    """Shares from 0 (none) to 1 (as much as there can be)."""

    clouds: float = Field(default=0.3, ge=0.0, le=1.0)
    #: Dark, low clouds; above 0.6 with lightning.
    storm: float = Field(default=0.0, ge=0.0, le=1.0)
    #: Thin air-light that grows with distance.
    haze: float = Field(default=0.3, ge=0.0, le=1.0)
    #: White mist that lies in the hollows.
    mist: float = Field(default=0.0, ge=0.0, le=1.0)
    #: Thick fog on everything.
    fog: float = Field(default=0.0, ge=0.0, le=1.0)
    rain: float = Field(default=0.0, ge=0.0, le=1.0)
    snow: float = Field(default=0.0, ge=0.0, le=1.0)
    wind: float = Field(default=0.25, ge=0.0, le=1.0)
    #: How far built ground is wet and mirrors the lights, after the rain too.
    wet: float = Field(default=0.0, ge=0.0, le=1.0)


class Beat(Frozen):
    """A stretch of the clip. It lasts until the next one starts; what differs is blended over two seconds."""

    start: float = Field(default=0.0, ge=0.0, allow_inf_nan=False)
    move: Move = Move()
    weather: Weather = Weather()
    #: 0 midnight, 6 sunrise, 12 noon, 18 sunset.
    hour: float = Field(default=9.0, ge=0.0, lt=24.0)
    #: What the subjects do, one for each of `Scene.subjects`; shorter: the others do their own.
    actions: tuple[Action | None, ...] = ()
    framing: Framing | None = None


class Scene(Frozen):
    """Everything that is in the picture and in the sound. Same scene, same frames, same samples."""

    place: Place = Place.MOUNTAINS
    cover: Cover = Cover.GRASS
    #: Snow far down the mountains, over whatever covers the ground.
    snow_caps: bool = False
    #: Share of the ground under trees.
    trees: float = Field(default=0.3, ge=0.0, le=1.0)
    #: Mountains stand behind land that has none of its own.
    peaks: bool = False
    flora: Flora = Flora.TEMPERATE
    bloom: Bloom = Bloom.WILD
    world: World = World.ALIEN
    #: A road leads through the land, along which whoever goes there goes.
    road: bool = False
    #: Share of the valley floor or the foreground under water, where the place itself says nothing.
    water: float = Field(default=0.0, ge=0.0, le=1.0)
    birds: bool = False
    stars: bool = True
    moon: bool = True
    #: Rooms, streets and shelves are empty without it.
    furnished: bool = True
    features: tuple[Feature, ...] = ()
    #: Colours of the place itself, ``#rrggbb``, where they are said: a studio's paper, a room's walls, what
    #: abstract shapes are made of.
    palette: tuple[Annotated[str, Field(pattern=r"^#[0-9a-f]{6}$")], ...] = Field(default=(), max_length=4)
    #: What a studio's subject stands on; None for its paper.
    tabletop: Tabletop | None = None
    #: The first is what the picture is of.
    subjects: tuple[Subject, ...] = Field(default=(), max_length=8)
    lighting: Lighting = Lighting.USUAL
    looks: tuple[Look, ...] = ()
    #: Focal length for a 36 mm wide frame, millimetres; None leaves it to the place and the framing.
    focal: float | None = Field(default=None, ge=8.0, le=400.0)
    #: Degrees from which what it is of is seen, below 0 from under its middle; None leaves it to the place.
    above: float | None = Field(default=None, ge=-20.0, le=80.0)
    #: How soft what is out of focus gets.
    blur: float = Field(default=0.0, ge=0.0, le=1.0)
    #: Of all that moves but the camera: 0.25 slow motion, 1 as it is, 8 a time lapse.
    tempo: float = Field(default=1.0, ge=0.1, le=60.0)
    #: In the order in which they are spoken.
    lines: tuple[Line, ...] = Field(default=(), max_length=20)
    music: Music | None = None
    #: Heard beside what the place and the subjects sound like.
    sounds: tuple[Sound, ...] = ()
    #: What feet fall on, where it is said; else what covers the ground, or the place's floor.
    underfoot: Floor | None = None
    #: How much quieter than usual it is: 1 leaves nothing but the lines and music that is asked for.
    hush: float = Field(default=0.0, ge=0.0, le=1.0)
    style: Style = Style.NATURAL
    #: Warmth of the grade: -1 cold, +1 warm.
    warmth: float = Field(default=0.0, ge=-1.0, le=1.0)
    #: Scales the speed of camera and nature; 0 almost still, 0.5 as written, 1 lively.
    motion: float = Field(default=0.5, ge=0.0, le=1.0)
    seed: int = Field(default=0, ge=0, lt=2**32)
    beats: tuple[Beat, ...] = (Beat(),)
    #: Shots that follow, by their time; theirs have none of their own.
    cuts: tuple[Cut, ...] = Field(default=(), max_length=11)

    @property
    def bodies(self) -> tuple[int, ...]:
        """The number of the subject that each body is of: one for each that is counted."""
        return tuple(number for number, each in enumerate(self.subjects) for _ in range(each.count))

    def deeds(self, subject: int) -> tuple[Action, ...]:
        """What a subject does in each of the beats."""
        own = self.subjects[subject].action
        said = (beat.actions[subject] if subject < len(beat.actions) else None for beat in self.beats)
        return tuple(action or own for action in said)

    @property
    def softness(self) -> float:
        """How soft it gets: a focus that wanders has to be seen to wander."""
        wanders = any(beat.move.kind is MoveKind.RACK_FOCUS for beat in self.beats)
        return max(self.blur, 0.7 if wanders else 0.0)


class Cut(Frozen):
    """Where one shot ends and another begins, from one frame to the next."""

    #: Seconds from the clip's start.
    at: float = Field(gt=0.0, allow_inf_nan=False)
    #: Its own times, of beats and lines, count from the cut.
    scene: Scene


Scene.model_rebuild()
