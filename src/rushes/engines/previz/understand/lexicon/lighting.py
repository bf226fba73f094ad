"""Where the light comes from, and its colour temperature."""

from __future__ import annotations

from rushes.engines.previz.scene import Lighting
from rushes.engines.previz.understand.lexicon.tables import look

#: Warmth of the grade for a colour temperature in kelvin; 5600 K is daylight.
_KELVIN = {
    1900: 0.8, 2000: 0.8, 2200: 0.75, 2500: 0.65, 2700: 0.6, 2800: 0.55, 3000: 0.5, 3200: 0.45, 3400: 0.4,
    3500: 0.4, 4000: 0.25, 4300: 0.2, 4500: 0.15, 5000: 0.08, 5200: 0.05, 5500: 0.0, 5600: 0.0, 6000: -0.08,
    6500: -0.2, 7000: -0.3, 7500: -0.4, 8000: -0.45, 9000: -0.55, 10000: -0.65,
}  # fmt: skip

TERMS = (
    look(
        "neon, neon light~, neon lit, neon sign~, neon glow, neon lighting, neon signage, led lights, "
        "neon reflections, glowing signs, neon colours, neon colors, synthwave, vaporwave",
        {"hour": 22.0},
        lighting=Lighting.NEON,
    ),
    look(
        "candle lit, candlelight, candlelit, candle light, by candlelight, lantern light, firelight, "
        "fire light, torchlight, lit by candles, flickering light, lamplight, by the fire, campfire light, "
        "candle lighting, flickering candles, fairy lights, oil lamp light",
        {"warmth": 0.4, "hour": 21.0},
        lighting=Lighting.CANDLE,
    ),
    look(
        "studio light~, spotlight~, spot light~, studio lighting, three point lighting, three point light, "
        "softbox~, soft box~, "
        "softbox lighting, key light, rim light~, rim lighting, beauty light~, beauty lighting, product "
        "lighting, "
        "ring light~, rembrandt lighting, professional lighting, high key, high key lighting, butterfly "
        "lighting, "
        "studio lit, backlit, back light~, back lighting, backlighting, commercial lighting, fill light",
        lighting=Lighting.STUDIO,
    ),
    look(
        "god ray~, godrays, volumetric light~, volumetric lighting, light shaft~, shafts of light, "
        "shaft~ of sunlight, sunbeam~, sun beam~, light beam~, beam~ of light, beams of sunlight, light "
        "rays, "
        "rays of light, sun rays, sunrays, dusty light, crepuscular rays, dappled light, "
        "light streaming in, light streaming through, sunlight streaming, volumetric, volumetric fog, "
        "sunlight filtering, light filtering, morning light streaming, sun streaming, dust motes",
        {"weather.haze": 0.5, "hour": 6.9},
        lighting=Lighting.SHAFTS,
    ),
    look("natural light, natural lighting, available light, ambient light", lighting=Lighting.USUAL),
    look(
        "soft light, soft lighting, diffused light, diffuse light, diffused lighting, even lighting, "
        "flat lighting",
        {"weather.clouds": 0.6},
    ),
    look("hard light, harsh light, harsh lighting, hard shadows, direct sunlight", {"weather.clouds": 0.05}),
    look("low key, low key lighting, dim, dimly lit, dim light, dim lighting", {"hour": 20.5}),
    look("tungsten, tungsten light, incandescent, warm white", warmth=0.45),
    look("fluorescent, fluorescent light~, cool white, clinical light, sterile light", warmth=-0.3),
    look("daylight balanced", warmth=0.0),
    *(
        look(f"{kelvin}k, {kelvin} k, {kelvin} kelvin, {kelvin}kelvin", warmth=warmth)
        for kelvin, warmth in _KELVIN.items()
    ),
)
