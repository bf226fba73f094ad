"""Sounds that a prompt names, beside whatever else the same words say of the picture."""

from __future__ import annotations

from rushes.engines.previz.heard import Floor, Sound
from rushes.engines.previz.understand.lexicon.tables import term
from rushes.engines.previz.understand.terms import Part

_NAMED = {
    Sound.APPLAUSE: "applause, applaud~, clap~, ovation",
    Sound.CHEER: "cheer~, crowd roar~, roaring crowd, crowd goes wild",
    Sound.CROWD: "crowded, chatter, crowd noise, hubbub, murmur of voices, people talking, people chatting, "
    "busy restaurant, busy cafe, busy market, bustling, hum of voices, din",
    Sound.LAUGHTER: "laugh~, laughter, giggle~, chuckle~",
    Sound.BELLS: "church bell~, bells, bell ring~, bell toll~, bell chime~, bell tower ring~",
    Sound.BIRDSONG: "birdsong, bird song, birds sing~, birds chirp~, chirp~, songbird~, singing birds",
    Sound.FIREWORKS: "fireworks, firework~, fireworks explode~, exploding fireworks, firecracker~",
    Sound.EXPLOSION: "explosion~, explode~, detonate~, detonation, bomb~, erupt~, eruption",
    Sound.GUNSHOT: "gunshot~, gunfire, shots ring out, shots fired, shootout",
    Sound.GLASS: "breaking glass, shatter~, glass break~, smashes, smashing",
    Sound.KNOCK: "knock~, knocks at, knocks on",
    Sound.SPLASH: "splash~, cannonball~, belly flop",
    Sound.SIREN: "siren~, ambulance siren~, police siren~",
    Sound.HORNS: "honk~, car horn~, traffic jam",
    Sound.FOGHORN: "foghorn~, fog horn~, ship's horn, ship horn",
    Sound.ALARM: "alarm, alarms, alarm rings, alarm ringing, beep~, alarm clock ring~",
    Sound.PHONE: "phone ring~, telephone ring~, ringing phone, ringing telephone, ringtone",
    Sound.HEARTBEAT: "heartbeat~, heart beat~, beating heart, heart pound~",
    Sound.CREAK: "creak~, creaky",
    Sound.FIRE: "crackle~, crackling fire, fireplace, bonfire~",
    Sound.SIZZLE: "sizzle~, frying, fries an egg, stir fries, grilling, searing, barbecue~",
}
#: Quieter than the place is by itself, as a share: 1 leaves what is spoken, and music that is asked for.
_HUSHED = {
    1.0: "no sound, no sounds, no audio, without sound, without audio, without any sound, sound off, "
    "no sound at all, soundless, muted sound, muted audio, on mute, no sound effects, no ambient sound, "
    "silent video, silent clip",
    0.5: "silent, silence, silently, dead quiet, complete silence, utter silence, total silence",
    0.2: "quiet, hushed, quietly",
}
_UNDERFOOT = {
    Floor.GRAVEL: "gravel, gravel path~, gravel road~, pebbles, shingle",
    Floor.WOOD: "wooden floor~, wood floor~, hardwood floor~, floorboard~, parquet, wooden deck~, "
    "wooden bridge~, boardwalk~",
    Floor.HARD: "marble floor~, tiled floor~, concrete floor~, stone floor~, cobblestone~, cobbled, asphalt, "
    "pavement, sidewalk~",
    Floor.CARPET: "carpet~, thick rug~",
    Floor.LEAVES: "fallen leaves, dry leaves, dead leaves",
    Floor.SNOW: "deep snow, fresh snow, crunching snow",
    Floor.SAND: "wet sand, soft sand",
    Floor.WATER: "puddle~, shallow water",
}
TERMS = (
    *(term(Part.SOUND, phrases, {"underfoot": floor.value}) for floor, phrases in _UNDERFOOT.items()),
    *(term(Part.SOUND, phrases, {"sounds": sound.value}) for sound, phrases in _NAMED.items()),
    *(term(Part.SOUND, phrases, {"hush": share}) for share, phrases in _HUSHED.items()),
    # Says nothing of the sound.
    term(
        Part.SOUND,
        "silent film, silent movie, quiet music, quiet piano, quiet song, quiet voice, cheer up, "
        "bell peppers, photo bomb, splash of, bath bomb, fire alarm clock",
    ),
)
