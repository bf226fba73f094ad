"""Words for the weather. ``implies`` gives way to anything that the prompt says by itself."""

from __future__ import annotations

from rushes.engines.previz.understand.lexicon.tables import weather

_DRY = {"weather.rain": 0.0, "weather.snow": 0.0, "weather.storm": 0.0}

TERMS = (
    # sky
    weather(
        "clear, clear sky, clear skies, cloudless, cloudless sky, sunny, sunlit, sunshine, bright sun, "
        "blue sky, blue skies, clear blue sky, clear day, bright day, sunny day, fair weather, clear "
        "weather, crystal clear, clear night, clear night sky, good weather, fine weather",
        {**_DRY, "weather.fog": 0.0},
        clouds=0.08,
    ),
    weather(
        "sky clears, skies clear, sky clearing, skies clearing, weather clears, sky clears up, sun "
        "breaks through, sun comes out, sun breaking through, clouds part, clouds parting, clouds "
        "break, clouds clear",
        {**_DRY, "weather.fog": 0.0},
        begins=True,
        clouds=0.12,
    ),
    weather(
        "cloud~, cloudy, drifting clouds, cloudy sky, cumulus, cloudscape~, partly cloudy, scattered "
        "clouds, fluffy clouds, white clouds, passing clouds, wispy clouds, clouds drifting, moving "
        "clouds",
        clouds=0.55,
    ),
    weather(
        "overcast, grey sky, gray sky, grey skies, gray skies, grey, gray, gloomy, leaden sky, heavy "
        "clouds, thick clouds, cloud cover, dreary, moody sky, moody skies",
        {"weather.haze": 0.45},
        clouds=0.9,
    ),
    weather("few clouds, a few clouds, some clouds, thin clouds, high clouds, cirrus", clouds=0.25),
    weather(
        "dramatic sky, dramatic skies, dramatic clouds, towering clouds", {"weather.storm": 0.15}, clouds=0.7
    ),
    weather(
        "fast clouds, fast moving clouds, racing clouds, clouds racing, clouds rushing, rushing clouds",
        {"weather.wind": 0.75},
        clouds=0.6,
    ),
    weather(
        "sea of clouds, above the clouds, cloud inversion, low clouds, low lying clouds",
        {"weather.clouds": 0.2},
        mist=0.9,
    ),
    # air
    weather(
        "mist, mists, misty, ground mist, low mist, morning mist, mist filled, low lying mist, fade~ "
        "into mist, fade~ into the mist, shrouded in mist, wrapped in mist, disappear~ into the mist, "
        "low lying fog, valley fog, ground fog, mist covered",
        {"weather.haze": 0.5},
        mist=0.65,
    ),
    weather("fog, fogs, foggy, fog bank~, fogbound, fog covered", {"weather.haze": 0.6}, fog=0.6),
    weather(
        "haze, hazy, atmospheric haze, aerial perspective, fade~ into haze, fade~ into the haze, hazy "
        "distance, fade~ into the distance, disappear~ into the distance, smoggy, smog, atmospheric, "
        "dusty, dust",
        haze=0.6,
    ),
    # falling water
    weather(
        "rain, rains, rainy, raining, rained, rainfall, rain falls, rain falling, falling rain, "
        "raindrops, wet weather, shower, showers, rain shower~, rainstorm~",
        {"weather.clouds": 0.85, "weather.haze": 0.45, "weather.snow": 0.0, "weather.wet": 0.8},
        rain=0.6,
    ),
    weather(
        "drizzle~, drizzly, light rain, gentle rain, soft rain, sprinkle~",
        {"weather.clouds": 0.75, "weather.haze": 0.45, "weather.wet": 0.5},
        rain=0.3,
    ),
    weather(
        "downpour~, pouring rain, torrential rain, heavy rain, heavy rainfall, it's pouring, pouring "
        "down, cloudburst~, "
        "monsoon~, driving rain, deluge",
        {
            "weather.clouds": 0.95,
            "weather.storm": 0.35,
            "weather.haze": 0.5,
            "weather.wind": 0.45,
            "weather.wet": 1.0,
        },
        rain=0.95,
    ),
    weather(
        "after the rain, after rain, after a rain, after the storm, after a storm, after the shower, "
        "rain washed",
        {"weather.clouds": 0.45, "weather.mist": 0.35, "weather.haze": 0.35, "weather.wet": 0.7},
        rain=0.0,
        storm=0.0,
    ),
    weather(
        "storm~, stormy, stormy weather, stormy sky, stormy skies, tempest~, squall~, gale~, "
        "hurricane~, storm is coming",
        {"weather.rain": 0.4, "weather.wind": 0.75, "weather.haze": 0.45, "weather.wet": 0.6},
        storm=0.75,
        clouds=0.95,
    ),
    weather(
        "thunder, thunderstorm~, thunder storm~, lightning, lightning storm~, thunderous, thunder and "
        "lightning, lightning strike~, electrical storm~",
        {"weather.rain": 0.6, "weather.wind": 0.65, "weather.haze": 0.45, "weather.wet": 0.8},
        storm=0.95,
        clouds=1.0,
    ),
    weather(
        "storm cloud~, thundercloud~, dark cloud~, dark sky, dark skies, black cloud~, ominous sky, "
        "ominous clouds, brooding sky, stormclouds",
        {"weather.wind": 0.5},
        storm=0.55,
        clouds=0.92,
    ),
    weather(
        "wet, wet asphalt, wet pavement~, wet street~, wet road~, wet ground, puddle~, rain soaked, rain "
        "slick, "
        "rain slicked, wet reflections, reflections on the pavement, slick street~",
        wet=0.9,
    ),
    # snow
    weather(
        "snowfall, snow gently falling, snow softly falling, snow slowly falling, snow quietly falling, "
        "snow falls gently, snow gently falls, make it snow, let it snow, weather to snow, snowing, "
        "snow falls, snow falling, snow fall, snow is falling, falling snow, "
        "snowflake~, snow shower~, snow flurries, flurries, light snow, snows, it snows, light "
        "snowfall, gentle snowfall, snowy weather",
        {"weather.clouds": 0.85, "weather.haze": 0.55, "weather.rain": 0.0, "cover": "snow"},
        snow=0.5,
    ),
    weather(
        "begin~ to snow, start~ to snow, begin~ snowing, start~ snowing, snow begins, "
        "snow starts, snow begins to fall, snow starts to fall, snow begins falling, snow starts falling",
        {"weather.clouds": 0.85, "weather.haze": 0.55, "weather.rain": 0.0},
        begins=True,
        snow=0.5,
    ),
    weather(
        "heavy snow, heavy snowfall, thick snowfall",
        {"weather.clouds": 0.95, "weather.haze": 0.65, "weather.fog": 0.25, "cover": "snow"},
        snow=0.85,
    ),
    weather(
        "blizzard~, snowstorm~, snow storm~, whiteout",
        {"weather.clouds": 1.0, "weather.fog": 0.45, "cover": "snow", "weather.haze": 0.7},
        snow=1.0,
        wind=0.9,
    ),
    # wind
    weather(
        "wind, winds, windy, windswept, wind blown, windblown, blustery, gusty, gust~, strong wind~, "
        "high wind~, wind swept, howling wind~, sandstorm~",
        wind=0.75,
    ),
    weather("breeze~, breezy, light wind, gentle breeze, light breeze, gentle wind, soft breeze", wind=0.35),
    weather(
        "calm, calm water~, windless, glassy, mirror like, mirror smooth, gentle waves, calm waves, "
        "mirror still, calm weather, small waves",
        {"weather.storm": 0.0},
        wind=0.06,
    ),
    weather("rough sea~, wild sea~, raging sea~, rough ocean, heavy sea~", {"place": "sea"}, wind=0.85),
    weather(
        "crashing waves, big waves, huge waves, towering waves, giant waves, choppy, waves crash, waves "
        "crashing, rough water~",
        wind=0.85,
    ),
)
