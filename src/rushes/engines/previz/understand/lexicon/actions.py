"""What subjects do. Verbs in all their forms, and phrases that come to the same."""

from __future__ import annotations

from rushes.engines.previz.scene import Action
from rushes.engines.previz.understand.lexicon.tables import term
from rushes.engines.previz.understand.terms import Part

_VERBS = {
    Action.STAND: "stand~, put~, puts, putting, place, places, placing, stood, wait~, pose~, posing, "
    "linger~, pause~, "
    "pull~ the pin, stop~, stopped, halt~, parked, park~, "
    "lean~, watch~, look~, look~ at, gaze~, stare~, staring, chop~, stir~, slice~, prepare~, serve~, "
    "displayed, hold~ still, "
    "guard~, freeze~, frozen in place, look~ around, look~ out, remain~, stay~, hold~, holding, held, face~, "
    "facing, perch~, perched, observe~, smile~, work~, examine~, inspect~",
    Action.SIT: "sit~, sat, sit~ down, sat down, seated, crouch~, kneel~, knelt, squat~, meditate~, type~, "
    "typing, read~, stud~, study, studies, studying, write~, writing, writes, draw~, drawing, paint~",
    Action.WALK: "walk~, stroll~, wander~, march~, hike~, trot~, prowl~, stalk~, trudge~, amble~, saunter~, "
    "step~, strut~, crawl~, creep~, crept, roam~, tiptoe~, limp~, shuffle~, parade~, approach~, go~ for a "
    "walk, "
    "come~ in, enter~, leave~, climb~, cross~, emerge~, move~, moving, patrol~, explore~, sneak~, "
    "push~, pull~, carry~, carries, carrying, skate~, skating, walk~ away, waddle~, slide~, sliding",
    Action.RUN: "run~, running, runs, ran, sprint~, jog~, jogging, gallop~, chase~, dash~, race~, flee~, "
    "fled, "
    "bolt~, evacuate~, escape~, pursue~, hurry, hurries, hurrying, rush~, canter~, charge~, scurry, "
    "scurries, scurrying, scamper~, "
    "stampede~, run~ away, ski~, skiing",
    Action.JUMP: "do~ jumping jacks, doing jumping jacks, jump~, leap~, leapt, hop~, bounce~, bounding, "
    "bounds, skip~, skipping, breach~, "
    "breaching, pounce~, vault~, "
    "spring~ up, trampoline~",
    Action.DANCE: "dance~, dancing, waltz~, twirl~, sway~, groove~, perform~, celebrate~, cheer~, "
    "exercise~, do yoga, doing yoga, does yoga, breakdance~, practice~, practise~",
    Action.PLAY: "play~, playing, playful, wrestle~, tumble~, frolic~, frolicking, frolics, fetch~, juggle~, "
    "toss~, kick~, throw~, catch~, wag~ its tail, play~ with, romp~",
    Action.TALK: "talk~, speak~, spoke, say~, said, ask~, whisper~, shout~, yell~, sing~, sang, laugh~, "
    "explain~, present~, chat~, discuss~, teach~, tell~, told, lecture~, argue~, announce~, "
    "greet~, bark~, roar~, howl~, meow~, call~, scream~, repl~, reply, replies, gesture~, "
    "demonstrate~, pitch~, instruct~, introduce~, interview~, nod~",
    Action.EAT: "eat~, ate, graze~, grazing, nibble~, chew~, drink~, drank, sip~, feed~, munch~, lick~, "
    "bite~, biting, "
    "devour~, taste~, gnaw~, have breakfast, having breakfast, having dinner, having lunch, peck~, feast~",
    Action.SLEEP: "rest~, resting, sleep~, slept, asleep, nap~, napping, doze~, snooze~, lie~, lying, lay, "
    "laid, curled up, "
    "snore~, slumber~, lounge~, lounging, relax~, recline~, sunbathe~, lie~ down",
    Action.FLY: "fly, flies, flying, flew, soar~, glide~, gliding, hover~, circle~, circling, flutter~, "
    "swoop~, flap~, take~ off, takes off, taking off, took off, land~, landing, dive~ through the air, "
    "lift~ off, blast~ off, launch~, orbit~, orbiting, ascend~, buzz~, fly~ past, fly~ by, fly~ away",
    Action.SWIM: "swim~, swimming, swims, swam, dive~, diving, paddle~, snorkel~, surface~, splash~ about, "
    "surf~, "
    "surfing, wade~, wading, scuba dive~, scuba diving",
    Action.DRIVE: "drive~, driving, drove, driven, cruise~, cruising, speed~, speeding, sped, accelerate~, "
    "roll~, rolling, ride~, riding, rode, travel~, cycle~, cycling, pedal~, pedalling, pedaling, sail~, "
    "sailing, row~, drift~, race~ along, brake~, park~ itself, steer~, deliver~, zoom~ past, zoom~ by, chug~",
    Action.SPIN: "spin~, spun, spinning, rotate~, rotating, turn~, turning, turn~ around, revolve~, "
    "revolving, twist~, swirl~, whirl~, roll~ over, on a turntable, spin~ around, rotates 360 degrees, "
    "360 degree rotation, rotate~ slowly",
    Action.OPEN: "open~, opening, opened, unfold~, unbox~, unwrap~, hatch~, open~ up, burst~ open, unlock~",
    Action.POUR: "pour~, pouring, spill~, drip~, fill~ up, leak~, is poured, being poured, poured, stream~ "
    "into",
    Action.GLOW: "glow~, glowing, shine~, shining, shone, light~ up, lit up, illuminated, sparkle~, "
    "glitter~, pulse~, pulsing, pulsate~, flicker~, blink~, shimmer~, radiate~, gleam~, switch~ on, turn~ "
    "on, "
    "burn~, burning, twinkle~, beat~, beating, throb~, throbbing, erupt~, fires, firing",
    Action.FALL: "fall~, fell, falling, drop~, dropping, collapse~, trip~, tripping, slip~, slipping, "
    "tumble~ down, crash~, plunge~, topple~, fall~ down, fall~ over, plummet~",
    Action.WAVE: "wave~, waving, wave~ hello, wave~ goodbye, wave~ a hand",
    Action.CLAP: "clap~, clapping, applaud~, clap~ hands, clapping hands, "
    "clap~ their hands, clapping their hands",
    Action.SHAKE: "shake~ hands, shaking hands, shook hands, handshake, shake~ the hand, shaking the hand",
    Action.APPROVE: "give~ a thumbs up, giving a thumbs up, gives a thumbs up, giving thumbs up, thumbs up, "
    "show~ a thumbs up, showing a thumbs up, give~ thumbs up, showing thumbs up",
    Action.POINT: "point~, pointing",
    Action.DON: "put~ on, puts on, putting on, don~, donning, dons, "
    "pull~ on, pulling on, try~ on, trying on, tries on",
    Action.FLOAT: "float~, floating, levitate~, levitating, drift~ by, bob~, bobbing, suspended, "
    "hang~ in the air, drift~ through space, weightless, float~ by",
    Action.GROW: "grow~, grew, growing, sprout~, germinat~, germinate~, grow~ up, grow~ into, grows from a "
    "seed, grow~ from a seed, emerge~ from the soil, push~ through the soil",
    Action.BLOOM: "bloom~, blossom~, unfurl~, open~ its petals, burst~ into bloom",
    Action.SWELL: "inflate~, inflating, swell~, blow~ up, blown up, fill~ with air, expand~, puff~ up, "
    "rise~ in the oven, rising in the oven",
    Action.BUILD: "is built, is being built, being built, get~ built, under construction, is constructed, "
    "being constructed, is being constructed, rise~ from the ground, rising from the ground",
    Action.MELT: "melt~, melting, melted, thaw~, thawing, dissolve~, dissolving",
    Action.DWINDLE: "burn~ down, burns down, burning down, shrink~, shrinking, shrank, deflate~, deflating, "
    "wither~, wilt~, evaporate~, evaporating",
}

TERMS = tuple(term(Part.ACTION, phrases, {"action": action.value}) for action, phrases in _VERBS.items())
