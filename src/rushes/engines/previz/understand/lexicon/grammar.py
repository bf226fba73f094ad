"""Words that steer other words, words that say nothing about the picture, and words known not to be drawn."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import term
from rushes.engines.previz.understand.terms import Part

TERMS = (
    term(
        Part.NEGATION,
        "no, not, without, never, none, neither, free of, devoid of, lack of, lacking, avoid, "
        "exclude~, minus, don't, doesn't, isn't, aren't, won't, not a, not any, no more, remove~, get "
        "rid of, take away, instead of, rather than, nor, absent, hide, delete",
    ),
    term(
        Part.FILLER,
        "mirror effect~, mirror finish~, mirror image~, "
        "wash~ it under water, wash~ them under water, wash~ under water, rinse~ it under water, "
        "rinse~ them under water, rinse~ under water, under running water, "
        "movie trailer~, film trailer~, teaser trailer~, trailer for, trailer featuring, animated "
        "city signage, "
        "animated signage, animated sign~, animated billboard~, "
        "classroom concept~, classroom animation~, classroom video~, lesson about, "
        "not only, nothing but, no doubt, never ending, no longer, more than, not just",
    ),
    term(
        Part.DEGREE,
        "light, slight, slightly, gentle, soft, faint, thin, mild, hint of, a hint of, a bit of, some, "
        "a little, little, a touch of, lightly, less, fewer, patchy",
        {"degree": 0.55},
    ),
    term(
        Part.DEGREE,
        "heavy, heavily, thick, dense, strong, intense, torrential, massive, extreme, very, lots of, a "
        "lot of, full of, deep, more, extremely, much, severe, violent, powerful, fierce, many, "
        "thickly, densely",
        {"degree": 1.5},
    ),
    term(
        Part.CESSATION,
        "stop~, cease~, clear~ up, clears, clearing, clear~ away, lift, lifts, lifting, lifted, part, "
        "parts, parting, disperse~, dissipate~, dissolve~, die down, dies down, fade~ away, subside~, "
        "goes away, disappear~, vanish~, has stopped, have cleared, has cleared, evaporate~, burns off, "
        "burn~ off, ends, ending, passes, has passed",
    ),
    term(
        Part.INCEPTION,
        "begin~ to, begins, beginning to, begin, starts, start to, starting to, started to, roll~ in, "
        "move~ in over, set~ in, arrive~, come~ in, break~ out, comes up, start, beginning, "
        "drift~ in, gather~, creep~ in over, grows, picks up",
    ),
    term(
        Part.INCEPTION,
        "turn~ into, turn~ to, becomes, becoming, give~ way to, change~ to, change~ into, transition~ "
        "to, transition~ into, fade~ to, fade~ into, shift~ to, morph~ into, followed by, as it becomes",
        {"after": True},
    ),
    term(
        Part.UNDRAWN,
        "fire alarm~, fire hydrant~, hydrant~, fire drill~, fire exit~, fire escape~, smoke alarm~, "
        "trash can~, garbage can~, soap, glove~, bar chart~, pie chart~, "
        "field of view, x ray~, film crew, movie star~, "
        "sand castle~, forest fire~, spring water, rain boots, rainbow~, aurora~, "
        "solar farm~, solar panel~, mother and cub, mother and cubs, mother and calf, mother and baby, "
        "phone rings, "
        "northern lights, dutch angle, exit sign~, emergency exit~, street sign~, "
        "dutch tilt, seamless loop~, background loop~, perfect loop~, looping background, loop, loops, "
        "looping, loopable",
    ),
)

_FILLERS = """
lapping swaying brewing surrounded winding hits blows blowing dark sweeping towering rugged gently softly
a an the this that these those it its it's there here is are was were be been being am has have had
do does of in on at by to from with for into onto upon over under above below between among across
through along around about near behind beyond beneath toward towards against off out up down as and
or but nor so then than while when where which who whose what how if until till before after during
since once again also too very just only quite rather really more most less least much many few some
any all both each every other another such same one two three several first second third last next
new finally later eventually suddenly gradually subsequently afterwards afterward i me my we us our
you your he she they them their his her can could will would should shall may might must let lets
make makes making made create creating generate show shows showing shown see sees seen seeing give
gives get gets want wants please need add adding added video videos clip clips shot shots scene
scenes footage image picture photo view views frame frames sequence film movie camera lens cam look
looks looking feel feeling mood atmosphere style styled light lighting lights lit sun sunlight sky
skies air horizon landscape landscapes scenery nature natural background foreground distance distant
far wide establishing beautiful gorgeous stunning breathtaking majestic spectacular amazing lovely
magnificent scenic picturesque pretty grand vast huge big large small tiny great long short high low
tall deep endless still moving continue continues continuing continuous keep keeps keeping kept
change changes changed changing turn turns turned replace replaced switch switched convert swap
instead like time seconds weather color colors colour colours tone tones soft gentle side slightly
ever everything away ahead rolling filled covered set sets setting fall falls falling it'll there's
that's within without not no top bottom middle center centre edge edges end ends start moody
dramatic past appear appears appearing drifting breaks water animate animated subject reveal reveals
revealing real full half part having uses use used using
"""

#: Function words and the vocabulary of asking for a video: nobody needs to be told that they were not drawn.
FILLERS = frozenset(_FILLERS.split())
