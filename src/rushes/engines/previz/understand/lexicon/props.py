"""Words that tie somebody to a thing, and what some are never seen without."""

from __future__ import annotations

from collections.abc import Sequence

from rushes.engines.previz.scene import Tie
from rushes.engines.previz.understand.lexicon.tables import words

RIDES = words(
    "ride rides riding rode cycling cycles pedalling pedaling surfing skating skateboarding astride"
)
SITS = words("sit sits sitting sat seated waiting perched")
#: What an arm or a mouth does with a living thing or a stick.
CRADLED = words(
    "hold holds holding held carry carries carrying carried hug hugs hugging cradle cradles cradling "
    "cuddle cuddles cuddling fetch fetches fetching lifts lifting bring brings bringing catch catches "
    "catching grab grabs grabbing"
)
HOLDS = CRADLED | words(
    "hand hands handing pass passes passing "
    "clutch clutches clutching grip grips gripping raise raises raising drink drinks drinking sip sips "
    "sipping eat eats eating taste tastes tasting lick licks licking bite bites biting read reads reading "
    "use uses using check checks checking scroll scrolls scrolling text texting swing swings swinging "
    "wield wields wielding play plays playing strum strums strumming sell sells selling wave waves waving "
    "smell smells smelling offer offers offering give gives giving show shows showing open opens opening "
    "lift throw throws throwing fly flies flying looking studying examining take takes taking sing sings "
    "singing deliver delivers delivering brush brushes brushing filming recording photographing speaks "
    "speaking talking talks clink clinks clinking toast toasts toasting pull pulls pulling aim aims aiming "
    "spray sprays spraying operate operates operating draw draws drawing apply applies applying pay pays "
    "paying knit knits knitting sew sews sewing"
)
#: Gloves, hats and make-up are put on.
DONS = words("put puts putting don dons donning slip slips slipping pull pulls pulling try tries trying")
PLAYS = words(
    "play plays playing kick kicks kicking bounce bounces bouncing dribble dribbles dribbling throw "
    "throws throwing catch catches catching toss tosses tossing juggle juggles juggling chase chases "
    "chasing"
)
POURS = words("pour pours pouring poured")
CUTS = words(
    "cut cuts cutting chop chops chopping slice slices slicing dice dices dicing peel peels peeling "
    "prepare prepares preparing cook cooks cooking knead kneads kneading"
)
WORKS = words(
    "type types typing write writes writing work works working repair repairs repairing fix fixes fixing "
    "assemble assembles assembling build builds building solder soldering paint paints painting draw "
    "draws drawing stir stirs stirring mix mixes mixing decorate decorates decorating code codes coding "
    "study studies measuring carve carves carving clean cleans cleaning wash washes washing"
)
BALLS = frozenset(("ball", "football", "basketball", "tennis ball"))
#: Whoever goes somewhere with it has it in the hand.
LUGGAGE = frozenset(("suitcase", "backpack", "handbag", "umbrella"))
WEAPONS = frozenset(("sword", "axe", "bow"))
#: What is worked at on a chair.
DESKS = frozenset(("desk", "laptop", "keyboard", "piano", "monitor"))
SEATS = frozenset(("chair", "office chair", "armchair", "sofa", "bench", "rock", "bed"))
#: What stands where it is, and is worked at.
FIXED = frozenset(("desk", "piano", "drum", "harp", "microscope"))
#: Verbs with which clothes are put on.
PUT_ON = frozenset(
    (verb, "on") for verb in ("put", "puts", "putting", "pull", "pulls", "pulling", "try", "tries")
)
#: What is worn in the face or on the hand.
MADE_UP = frozenset({"lipstick", "ring", "watch"})
#: What liquids are poured from.
POURED = {
    "coffee": "teapot",
    "tea": "teapot",
    "latte": "teapot",
    "cappuccino": "teapot",
    "water": "teapot",
    "milk": "teapot",
    "wine": "bottle",
    "juice": "teapot",
    "champagne": "bottle",
    "beer": "bottle",
    "lemonade": "teapot",
    "drink": "bottle",
    "drinks": "bottle",
    "cocktail": "bottle",
    "whisky": "bottle",
    "oil": "bottle",
}
#: What a noun has with it of itself.
_CARRIED: dict[str, tuple[Tie, str]] = {
    **dict.fromkeys(("cyclist", "bicyclist", "bicycle rider", "bike rider"), (Tie.RIDES, "bicycle")),
    **dict.fromkeys(("biker", "motorcyclist", "motorcycle rider"), (Tie.RIDES, "motorcycle")),
    **dict.fromkeys(
        ("jockey", "rider", "horse rider", "horseman", "horsewoman", "equestrian"), (Tie.RIDES, "horse")
    ),
    **dict.fromkeys(("skateboarder", "skater"), (Tie.RIDES, "skateboard")),
    "surfer": (Tie.RIDES, "surfboard"),
    **dict.fromkeys(("snowboarder", "skier"), (Tie.RIDES, "snowboard")),
    "photographer": (Tie.HOLDS, "camera"),
    **dict.fromkeys(("guitarist", "troubadour"), (Tie.HOLDS, "guitar")),
    "violinist": (Tie.HOLDS, "violin"),
    **dict.fromkeys(("trumpeter", "saxophonist"), (Tie.HOLDS, "trumpet")),
    **dict.fromkeys(("singer", "rapper"), (Tie.HOLDS, "microphone")),
    "drummer": (Tie.WORKS_AT, "drum"),
    "pianist": (Tie.WORKS_AT, "piano"),
    "tennis player": (Tie.HOLDS, "tennis racket"),
    "baseball player": (Tie.HOLDS, "baseball bat"),
    "basketball player": (Tie.PLAYS_WITH, "basketball"),
    **dict.fromkeys(("footballer", "soccer player"), (Tie.PLAYS_WITH, "football")),
    **dict.fromkeys(("waiter", "waitress"), (Tie.HOLDS, "plate")),
    "gardener": (Tie.HOLDS, "shovel"),
    "shopper": (Tie.HOLDS, "handbag"),
    "painter": (Tie.HOLDS, "pencil"),
}


def carried(said: str) -> Sequence[tuple[Tie, str]]:
    """What somebody whom these words name has of themselves."""
    each = said.split()
    ends = (" ".join(each[-2:]), each[-1] if each else "")
    for noun in (*ends, *(end.removesuffix("s") for end in ends)):
        if noun in _CARRIED:
            return (_CARRIED[noun],)
    return ()
