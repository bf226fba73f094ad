"""How many there are and how big they are."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import term, words
from rushes.engines.previz.understand.terms import Part

_NUMBERS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
#: What a number may count of a thing that is one.
_PARTS = words(
    "storey story storeys stories level door doors seater tier piece bedroom bedrooms car wheel person"
)
#: A plural that nothing counts.
SOME = 3

TERMS = (
    *(
        term(Part.COUNT, f"{word}, {number}", {"count": float(number)})
        for number, word in enumerate(_NUMBERS, start=1)
    ),
    term(Part.COUNT, "a single, single, a lone, lone, lonely, a solitary, solitary", {"count": 1.0}),
    term(Part.COUNT, "a pair of, pair of, a couple of, couple of, both, a duo of", {"count": 2.0}),
    term(Part.COUNT, "a trio of, trio of, a few, few, some", {"count": 3.0}),
    term(
        Part.COUNT, "several, a family of, a handful of, various, multiple, a small group of", {"count": 4.0}
    ),
    term(
        Part.COUNT,
        "a group of, group of, a row of, rows of, a team of, a pack of, a litter of, a pride of, pride of",
        {"count": 5.0},
    ),
    term(
        Part.COUNT,
        "a flock of, flock of, a herd of, herd of, a pod of, a colony of, a stack of, a pile of, "
        "a convoy of, a fleet of, a bunch of, half a dozen, a bouquet of, a class of",
        {"count": 7.0},
    ),
    term(
        Part.COUNT,
        "many, lots of, a lot of, dozens of, a dozen, hundreds of, thousands of, countless, a school of, "
        "school of, a swarm of, swarm of, a shoal of, a crowd of, crowds of, crowd of, numerous, an army of, "
        "a sea of, plenty of",
        {"count": 8.0},
    ),
    term(Part.SIZE, "tiny, miniature, minuscule, toy, mini, microscopic, very small", {"size": 0.4}),
    term(Part.SIZE, "small, little, short, compact, baby, smaller", {"size": 0.7}),
    term(Part.SIZE, "big, large, tall, bigger, larger, oversized, sizable, taller", {"size": 1.4}),
    # "A two-storey house" is one.
    *(term(Part.SIZE, ", ".join(f"{word} {part}" for word in _NUMBERS for part in _PARTS), {"size": 1.0}),),
    term(Part.SIZE, "huge, enormous, massive, very big, very large, great big", {"size": 2.0}),
    term(Part.SIZE, "giant, gigantic, colossal, monumental, towering, gargantuan, humongous", {"size": 3.0}),
)
