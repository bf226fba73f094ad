"""Words for the hour. Exact ones set it; broad ones ("morning") only imply it and give way to exact ones."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import light

TERMS = (
    light(
        "sunrise~, sun rise~, rising sun, sun rising, sun is rising, sun comes up, sun coming up, break "
        "of day, first light, sun breaks over, sun peeks over",
        hour=6.3,
    ),
    light(
        "dawn, dawns, dawning, daybreak, day breaks, crack of dawn, before sunrise, just before sunrise",
        hour=5.8,
    ),
    light("before dawn, pre dawn, predawn", hour=5.2),
    light(
        "after sunrise, just after sunrise, early morning, morning sun, morning light, morning golden "
        "hour, golden morning, golden morning light",
        hour=7.0,
    ),
    light("late morning, mid morning", hour=10.0),
    light("noon, midday, mid day, high noon, sun overhead, noonday, lunchtime", hour=12.0),
    light("early afternoon", hour=13.5),
    light("afternoon, mid afternoon, afternoon sun, afternoon light", hour=15.0),
    light("late afternoon, late afternoon sun, late afternoon light", hour=16.4),
    light(
        "sunset~, sun set~, setting sun, sun setting, sun is setting, sun goes down, sun going down, "
        "low sun, sundown, before sunset, sun sinks, sun sinking",
        hour=17.7,
    ),
    light("after sunset, dusk, twilight, gloaming", hour=18.4),
    light("nightfall, night falls, night is falling, night fell, darkness falls", hour=20.5),
    light("midnight, witching hour, dead of night, deep night", hour=0.0),
    light(
        "gets dark, gets darker, getting dark, getting darker, grows dark, grows darker, turns dark, "
        "becomes dark",
        hour=19.5,
        begins=True,
    ),
    # broad words
    light(
        "lamps come on, lamps coming on, lamps go on, lamps are lit, lamps light up, lights come on, "
        "lights coming on, lights go on, lights turn on",
        {"hour": 20.0},
    ),
    light("morning, mornings, a.m, breakfast", {"hour": 8.2}),
    light("day, daytime, daylight, broad daylight, in the day, sunshine hours", {"hour": 11.0}),
    light("evening~, evening light, evening sun", {"hour": 17.9}),
    light("night, nights, nighttime, night time, at night, nocturnal, dark night, night sky", {"hour": 22.0}),
    light(
        "golden hour, golden hour light, golden hour lighting, magic hour, golden light, golden "
        "sunlight, warm golden light",
        {"hour": 17.1},
        warmth=0.4,
    ),
    light("blue hour, blue hour light, blue hour lighting", {"hour": 18.6}, warmth=-0.3),
    light(
        "moonlit, moonlight, by moonlight, under the moon, moon, moonrise, full moon, moonlit night, "
        "crescent moon",
        {"hour": 22.5, "weather.clouds": 0.2},
        moon=True,
    ),
    light(
        "starry, stars, starlit, star~ filled, starry sky, starry night, starry night sky, under the "
        "stars, milky way, starlight, stargazing",
        {"hour": 22.5, "weather.clouds": 0.06, "weather.haze": 0.12},
        stars=True,
    ),
)
