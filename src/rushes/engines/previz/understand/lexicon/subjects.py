"""The catalogue's nouns as terms, singular and plural apart: a bare plural is several."""

from __future__ import annotations

from rushes.engines.previz.subjects.catalogue import KINDS
from rushes.engines.previz.understand.lexicon.grammar import FILLERS
from rushes.engines.previz.understand.lexicon.tables import phrases, term, words
from rushes.engines.previz.understand.terms import Part, Term

_IRREGULAR = {
    "man": "men",
    "woman": "women",
    "child": "children",
    "person": "people",
    "mouse": "mice",
    "goose": "geese",
    "ox": "oxen",
    "calf": "calves",
    "wolf": "wolves",
    "werewolf": "werewolves",
    "thief": "thieves",
    "elf": "elves",
    "dwarf": "dwarves",
    "bookshelf": "bookshelves",
    "loaf": "loaves",
    "knife": "knives",
    "potato": "potatoes",
    "tomato": "tomatoes",
    "buffalo": "buffaloes",
    "mango": "mangoes",
    "passer by": "passers by",
    **{name: name for name in words("sheep deer fish aircraft salmon trout cod bison cattle moose elk")},
}
#: Words for several without a plural's ending, and how many they are.
MANY = {
    "traffic": 6,
    "traffic jam": 8,
    "people": 5,
    "crowd": 8,
    "audience": 8,
    "team": 5,
    "family": 4,
    "couple": 2,
    "children": 4,
    "cattle": 5,
    **dict.fromkeys(("band", "rock band", "jazz band", "boy band", "string quartet"), 4),
    **dict.fromkeys(("fitness class", "yoga class", "exercise class", "aerobics class", "dance class"), 5),
    **dict.fromkeys(("coffee beans", "cocoa beans", "beans"), 12),
    "orchestra": 8,
    "choir": 8,
    "kids": 3,
    "technicians": 3,
    "sunflowers": 5,
    "bananas": 3,
    "cherries": 5,
    "balloons": 5,
    "coins": 5,
    "keys": 1,
    "flames": 1,
    "toys": 4,
    "tools": 4,
    "drums": 1,
    "gears": 3,
    "vegetables": 4,
    "test tubes": 4,
    "pyramids": 3,
    "letters": 3,
}
#: Names that are no subject by themselves: what everybody calls otherwise, or what a sky and a place have.
_NO_SUBJECT = phrases(
    "lone tree, narrator, male, female, idea, love, mind, world, user, app, sun, moon, star, full moon, "
    "lunar "
    "surface, home, property, storefront, fireplace, well, spring, machine, lens, pan, weight, "
    "shoot, rack, shelf, shelves, workstation, basin, entrance, stairs, staircase, stellar, screen, flock, "
    "reef, kelp, seaweed, coral, anemone, railway, subway, metro, camp, cliff, galaxy, chemical, gene, "
    "compound, club, page, record, mill, display, water fountain, pond, cradle, bath, horn, chemistry set, "
    "human brain, weights, blade, greenhouse, token, card, paper, document, grass tuft, corn, reed, wheat, "
    "lavender, thicket, red maple, figure, individual, character, martian, furniture, farm, high rise, "
    "skyscraper, office tower, creature, office building, roll, bun, hart, pump shoe, ass, "
    "disc, sow, tit, die, bow, gate, portal"
)
#: What the catalogue leaves to others, by its nearest kind there.
_ALSO = {
    "dog": "canine friend, rescue dog, border terrier",
    "person": "employee of, coworker, co worker, boss person, operator on duty, supervisor, safety "
    "officer, inspector, "
    "salesperson, staff member, student girl, college student, hiker person",
    "coffee": "cup of coffee, mug of coffee, coffee cup, coffee mug, cappuccino, latte, espresso, cup of "
    "tea, teacup, "
    "cup of cocoa, hot chocolate",
    "cell": "red blood cell, white blood cell, stem cell",
    "serum": "skincare product, skin care product, skincare bottle, serum bottle",
    "camera": "vintage camera, dslr camera, mirrorless camera, photo camera",
    "laptop": "laptop keyboard, notebook keyboard, laptop's keyboard",
    "drone": "delivery drone, camera drone, racing drone, small drone",
    "tower": "apartment building, office building exterior",
    "car": "traffic jam, cars in traffic",
}


def plural(noun: str) -> str:
    """The plural of a noun or of a phrase's last word.

    >>> plural("wolf"), plural("glass"), plural("puppy"), plural("old man"), plural("cup of tea")
    ('wolves', 'glasses', 'puppies', 'old men', 'cups of tea')
    """
    if " of " in noun:
        head, _, rest = noun.partition(" of ")
        return f"{plural(head)} of {rest}"
    first, _, last = noun.rpartition(" ")
    before = f"{first} " if first else ""
    for one, many in _IRREGULAR.items():
        # "Businessman", "schoolchild": but a human is no "humen".
        if last == one or (one in {"man", "woman", "child"} and last.endswith(one) and last != "human"):
            return before + last.removesuffix(one) + many
    if last.endswith("y") and last[-2:-1] not in "aeiou":
        return f"{before}{last[:-1]}ies"
    if last.endswith(("s", "sh", "ch", "x", "z")):
        return f"{before}{last}es"
    return f"{before}{last}s"


def _terms() -> list[Term]:
    one: dict[str, str] = {}
    several: dict[str, str] = {}
    for name, kind in KINDS.items():
        also = [noun.strip() for noun in _ALSO.get(name, "").split(",")]
        for noun in (*kind.nouns, *also):
            spelled = " ".join(noun.replace("-", " ").split())
            if not spelled or spelled in _NO_SUBJECT:
                continue
            (several if spelled in MANY else one).setdefault(spelled, name)
    for noun, name in list(one.items()):
        many = plural(noun)
        # What has a plural's ending already is a pair, or no noun that is counted.
        if noun.endswith("s") and not noun.endswith(("ss", "us")):
            continue
        if many != noun and many not in FILLERS:
            several.setdefault(many, name)
    several = {noun: name for noun, name in several.items() if noun not in one}
    return [
        *(term(Part.SUBJECT, noun, {"subject": name}) for noun, name in one.items()),
        *(term(Part.SUBJECT, noun, {"subject": name, "several": True}) for noun, name in several.items()),
    ]


TERMS = tuple(_terms())
