"""Words around noun phrases: what links them to what is said of them, what is worn, what only praises."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import words

#: Nouns that are what a plant does behind it.
THRIVES = words("bloom blooms blossom blossoms sprout sprouts shoots buds")
LINKS = words(
    "is are in painted coloured colored wearing wears dressed a an with its his her the bright turns "
    "become becomes turned to into be made all entirely completely now fur has"
)
MAKERS = frozenset(
    {"make", "makes", "making", "turn", "paint", "colour", "color", "change", "recolor", "recolour"}
)
#: What a colour behind a person or a thing may be the colour of.
WORN = words(
    "dress coat jacket shirt suit hoodie sweater scarf uniform vest apron robe gown skirt blouse jumper "
    "raincoat overalls jeans outfit clothes clothing kimono armour armor cape cloak paint fur feathers "
    "hair petals body wool shell bodywork leather t-shirt tshirt swimsuit wetsuit tracksuit spacesuit "
    "parka sari tuxedo one ones colour color scales wings plumage"
)
#: What a body of a person tells.
AGES_AND_SEXES = words("old elderly aged retired female male")
HERDS = frozenset({"family", "couple", "team"})
OLD = words("old elderly aged retired")
AGED = {"man": "old man", "woman": "old woman", "person": "senior"}
LY = words("elderly friendly lovely curly ugly silly wooly woolly")
CARRY = words("wearing holding carrying having using showing giving reaching reaches wears holds carries")
PRAISE = words(
    "beautiful gorgeous stunning majestic lovely magnificent pretty grand dramatic real soft gentle moody "
    "dark young old great last next new other same long full"
)
