"""Words around noun phrases: what links them to what is said of them, what is worn, what only praises."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import words

#: Verbs, camera words and adjectives as often as nouns: a noun only where something before says so.
AMBIGUOUS = words(
    "watch watches ring rings duck ducks truck trucks train trains swallow swallows seal seals bear bears "
    "rose can cans ship ships ram host hosts monitor monitors cap caps model models plant plants box boxes "
    "bridge bridges tower towers mirror mirrors coach coaches bag bags orange oranges peach chocolate toy "
    "toys coffee tea key keys mobile tablet mars crane cranes tank tanks mustang jaguar bowl bowls glass "
    "window windows door doors ball globe mouse speaker dragon cabinet star stars sign bat fly flies saw "
    "hammer drill axe screw anchor bolt plate plates letter letters marker sink bun toast fort dome fire "
    "drum drums bell organ paddle ski block blocks dice lock mop rake chip chips bud buds bloom fig herb "
    "lark buck colt tern ray rays jelly worm rook cook guard spy cab probe raft liner fighter sprout mug "
    "pump cruiser trailer semi cycle pepper beet counter bed beds table tables desk chair chairs punch pin "
    "heel vet band dish chest safe plane planes jet jets beetle monarch ice salad soup pie roll tart tin "
    "torch cream tube tool tools nut nail cone cones pot pots brush rocket rockets satellite brain block "
    "flask medal prize award ticket cut wrap pipe wheel wheels gear gears berry pearl ruby emerald "
    "sapphire crystal spill spills"
)
SPARKLING = words("champagne prosecco")
WINES = words("wine vineyard toast")
#: Nouns that are deeds behind whoever may do them: "a farmer watches", "two lions drink".
DEEDS = words(
    "watch watches plant plants drink drinks train trains duck ducks swallow swallows host hosts monitor "
    "monitors model models coach coaches point points sign signs fly flies saw saws hammer hammers drill "
    "drills cook cooks guard guards spy spies ski skis mop mops rake rakes roll rolls pump pumps pilot "
    "pilots land lands paddle paddles ship ships bear bears brush brushes box boxes wheel wheels rocket "
    "rockets lock locks spring springs shovel shovels"
)
#: Nouns that are what a plant or a cell does behind it.
THRIVES = words("bloom blooms blossom blossoms sprout sprouts shoots buds fires")
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
