"""Words for rooms that are open to many: where one eats, dances, waits, looks, prays, trains."""

from __future__ import annotations

from rushes.engines.previz.heard import Music
from rushes.engines.previz.scene import Feature, Place
from rushes.engines.previz.understand.lexicon.tables import place

_EMPTIED = {
    Place.RESTAURANT: "restaurant",
    Place.BAR: "bar, pub",
    Place.NIGHTCLUB: "nightclub, dance floor",
    Place.PLATFORM: "train station, train platform, railway station",
    Place.HOSPITAL: "hospital, hospital room, hospital ward, hospital bed",
    Place.GALLERY: "museum, gallery, art gallery",
    Place.CONCERT: "concert hall, stage",
    Place.THEATRE: "theatre, theater, theatre stage, theater stage, auditorium",
    Place.LIBRARY: "library, bookshop, bookstore",
    Place.CHURCH: "church, cathedral, chapel",
    Place.GYM: "gym, gymnasium",
    Place.SERVER_ROOM: "server room, data center",
    Place.AIRPORT: "airport, airport terminal",
    Place.CABIN: "airplane cabin",
    Place.PRISON: "prison cell, jail cell, cell block",
    Place.ELEVATOR: "elevator",
    Place.COURTROOM: "courtroom",
    Place.GARAGE: "parking garage, underground garage, underground parking garage",
    Place.LOBBY: "lobby, hotel lobby",
}

TERMS = (
    place(
        "restaurant~, pizzeria~, trattoria~, brasserie~, steakhouse~, sushi bar~, restaurant table~, "
        "restaurant interior~, fine dining, candlelit dinner~",
        place=Place.RESTAURANT,
    ),
    place(
        "bar, bars, bar counter, bar stool~, pub, pubs, cocktail bar~, wine bar~, tavern~, hotel bar~, "
        "cocktail lounge~, jazz bar~, jazz club~, comedy club~, "
        "saloon bar~, into a saloon, in a saloon, western saloon~, saloon "
        "door~, beer hall~, speakeasy",
        {"hour": 21.0},
        place=Place.BAR,
    ),
    place(
        "nightclub~, night club~, dance club~, disco, discos, discotheque~, dance floor~, dancefloor~, "
        "rave, raves, dj booth~, techno club~, karaoke bar~, club dance floor, in a club, in the club, at "
        "a club, at the club",
        {"hour": 22.0, "music": Music.UPBEAT},
        place=Place.NIGHTCLUB,
    ),
    place(
        "train station~, railway station~, train platform~, railway platform~, station platform~, station "
        "concourse~, rail station~, for a train, for the train, for her train, for his train, for their "
        "train, at the platform, at a platform, on the platform, platform edge, into the station, at the "
        "station, out of the station",
        place=Place.PLATFORM,
    ),
    place(
        "subway station~, metro station~, underground station~, subway platform~, metro platform~, "
        "underground platform~, tube station~, in the subway, in the metro, for the subway, for the metro",
        place=Place.PLATFORM,
        features=Feature.UNDERGROUND,
    ),
    place(
        "onto a train, onto the train, off a train, off the train, beside a train, next to a train, train "
        "at the platform, train at a platform, train doors",
        place=Place.PLATFORM,
        features=Feature.TRAIN,
    ),
    place(
        "hospital~, hospital room~, hospital ward~, hospital bed~, clinic~, intensive care, icu, patient "
        "room~, patient's room, sickbed~, operating room~, operating theatre~, surgery room~, hospice~, "
        "emergency room~, nursing home~, recovery room~",
        place=Place.HOSPITAL,
    ),
    place(
        "museum~, gallery, galleries, art gallery, art galleries, art museum~, exhibition~, exhibition "
        "hall~, art exhibition~, art show~, sculpture hall~",
        place=Place.GALLERY,
    ),
    place(
        "rock concert~, pop concert~, live concert~, music festival~, gig, gigs",
        {"hour": 21.0, "music": Music.UPBEAT},
        place=Place.CONCERT,
    ),
    place(
        "concert, concerts, concert stage~, concert hall~, on stage, stage lights, festival stage~, music "
        "stage~, live show~, live performance~, stage, stages",
        {"hour": 21.0},
        place=Place.CONCERT,
    ),
    place(
        "theater, theatre, theaters, theatres, theatre stage, theater stage, opera house~, opera, stage "
        "curtain~, auditorium~, playhouse~, theatre curtain~, theater curtain~, stage play~, stage with "
        "curtains, stage with red curtains, velvet curtain~, ballet, puppet theatre~",
        {"hour": 20.0},
        place=Place.THEATRE,
    ),
    place(
        "library, libraries, reading room~, bookstore~, bookshop~, book shop~, book store~, archive~, "
        "between bookshelves, rows of books, shelves of books, study hall~",
        place=Place.LIBRARY,
    ),
    place(
        "church interior~, cathedral interior~, temple interior~, temple hall~, mosque interior~, prayer "
        "hall~, chapel interior~, nave, church pew~, pews, altar~, church aisle~, down the aisle of a "
        "church, down the aisle of the church, aisle of a church, aisle of the church, down the aisle, up "
        "the aisle, church wedding~, stained glass",
        place=Place.CHURCH,
    ),
    place(
        "gym, gyms, gymnasium~, fitness studio~, fitness center~, fitness centre~, weight room~, health "
        "club~, crossfit, treadmill~, boxing ring~, boxing club~, bench press, boxing gym~, workout "
        "room~",
        place=Place.GYM,
    ),
    place(
        "workout~",
        {"place": Place.GYM},
    ),
    place(
        "server room~, data center~, data centre~, datacenter~, datacentre~, server farm~, server rack~, "
        "server cabinet~, rack of servers, racks of servers, row of servers, rows of servers, servers, "
        "supercomputer~, cloud computing",
        place=Place.SERVER_ROOM,
    ),
    place(
        "airport~, airport terminal~, departure hall~, departure lounge~, arrivals hall~, boarding gate~, "
        "departure gate~, airport gate~, airport lounge~, check in counter~, check in desk~, baggage "
        "claim~",
        place=Place.AIRPORT,
    ),
    place(
        "airplane cabin~, aeroplane cabin~, plane cabin~, aircraft cabin~, inside an airplane, inside a "
        "plane, inside the plane, inside the airplane, in an airplane, on an airplane, on a plane, in a "
        "plane, on the plane, airplane seat~, plane seat~, airplane interior~, aisle of a plane, aisle of "
        "an airplane",
        place=Place.CABIN,
    ),
    place(
        "prison~, prison cell~, jail~, jail cell~, behind bars, holding cell~, cell block~, dungeon cell~",
        place=Place.PRISON,
    ),
    place(
        "elevator~, lift cabin~, inside a lift, in a lift, in the lift, elevator cabin~", place=Place.ELEVATOR
    ),
    place(
        "courtroom~, court room~, courthouse~, in court, tribunal~, witness stand~, jury box~",
        place=Place.COURTROOM,
    ),
    place(
        "parking garage~, underground parking garage~, underground garage~, car park level~, "
        "underground parking, underground car park, "
        "parking structure~, parking deck~, multi storey car park",
        place=Place.GARAGE,
    ),
    place(
        "ballroom~, hotel lobby, lobby, lobbies, "
        "hotel reception~, reception desk~, hotel foyer~, hotel entrance~, "
        "front desk~",
        place=Place.LOBBY,
    ),
    # by what they come near to
    place("casino~, gambling hall~", {"hour": 21.0}, place=Place.BAR, nearest=True),
    place(
        "hospital corridor~, hospital hallway~, prison corridor~, prison hallway~",
        place=Place.HALLWAY,
        nearest=True,
    ),
    place(
        "cockpit~, train interior~, bus interior~, train carriage~, train compartment~, subway car~",
        place=Place.CABIN,
        nearest=True,
    ),
    place(
        "spaceship interior~, spaceship corridor~, starship interior~, starship corridor~, spacecraft "
        "interior~, sci fi corridor~, futuristic corridor~, futuristic hallway~",
        place=Place.SERVER_ROOM,
        nearest=True,
    ),
    place("wedding ceremony, wedding ceremonies", {"place": Place.CHURCH}),
    # Empty, these are without people; their furniture stays.
    *(
        place(f"empty {name}, deserted {name}", place=where, features=Feature.DESERTED)
        for where, names in _EMPTIED.items()
        for name in names.split(", ")
    ),
    place(
        "empty subway station, empty metro station, empty subway platform, deserted subway station",
        place=Place.PLATFORM,
        features=Feature.UNDERGROUND,
    ),
)
