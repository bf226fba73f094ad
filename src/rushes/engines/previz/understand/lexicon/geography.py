"""Parts of the world that everybody has a picture of, as the nearest place. A kind of place that is named
with them stands over them: "a cafe in Rome"."""

from __future__ import annotations

from rushes.engines.previz.scene import Cover, Flora, Place
from rushes.engines.previz.understand.lexicon.tables import place

TERMS = (
    place(
        "maui, hawaii, hawaiian, honolulu, waikiki, maldives, bali, caribbean, bahamas, barbados, jamaica, "
        "seychelles, mauritius, fiji, tahiti, bora bora, polynesia, polynesian, phuket, cancun, zanzibar, "
        "copacabana",
        {"place": Place.COAST, "cover": Cover.SAND},
        flora=Flora.TROPICAL,
    ),
    place(
        "santorini, mykonos, amalfi, amalfi coast, cinque terre, capri, big sur, malibu, cornwall, normandy, "
        "algarve, french riviera, riviera, cote d'azur, mediterranean coast, aegean",
        {"place": Place.COAST},
    ),
    place(
        "bangkok, marrakech, marrakesh, lagos, nairobi, mumbai, delhi, new delhi, istanbul, cairo, rome, "
        "milan, "
        "florence, barcelona, madrid, lisbon, amsterdam, brussels, prague, vienna, budapest, zurich, munich, "
        "hamburg, athens, dublin, stockholm, copenhagen, oslo, moscow, seoul, beijing, kyoto, osaka, "
        "shinjuku, taipei, jakarta, manila, kuala lumpur, sydney, melbourne, toronto, montreal, vancouver, "
        "san francisco, las vegas, miami, boston, seattle, brooklyn, mexico city, havana, rio de janeiro, "
        "sao paulo, buenos aires",
        {"place": Place.SKYLINE},
    ),
    place(
        "swiss alps, switzerland, nepal, mount everest, rocky "
        "mountains, yosemite, mount fuji, mt fuji, kilimanjaro",
        {"place": Place.MOUNTAINS},
    ),
    place(
        "cappadocia, monument valley, death valley, utah, arizona, nevada desert, wadi rum, sedona",
        {"place": Place.DUNES},
    ),
    place(
        "scotland, scottish highlands, ireland, provence, new zealand, cotswolds, "
        "yorkshire, "
        "bavaria, iceland",
        {"place": Place.HILLS},
    ),
)
