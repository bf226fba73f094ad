"""People, by what they wear and do."""

from __future__ import annotations

from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.catalogue.kind import PERSON, Home, Kind, nouns


def _person(name: str, others: str = "", action: Action = Action.STAND, sound: str | None = "steps") -> Kind:
    return Kind(name, nouns(name, others), "person", name, Home.GROUND, action, PERSON, sound)


PEOPLE = (
    _person(
        "person",
        "someone, somebody, sailor, human, individual, figure, pedestrian, passer-by, stranger, customer, "
        "shopper, visitor, guest, tourist, student, people, crowd, friend, character, user, passenger,"
        " commuter, adult, "
        "human being, citizen, driver, "
        "mannequin, dummy, client, neighbour, neighbor, owner, buyer, audience, team, colleague, couple, "
        "family",
    ),
    _person(
        "man",
        "guy, gentleman, male, husband, father, dad, boyfriend, uncle, fellow, bloke, "
        "brother, youth, young man, "
        "son, male model, barista man, hipster, bearded man, host, presenter, narrator, actor, news anchor, "
        "anchorman, newsreader, news reporter",
    ),
    _person(
        "woman",
        "mermaid, lady, female, wife, mother, mom, mum, girlfriend, aunt, sister, young woman, "
        "daughter, actress, model, "
        "influencer, female model, hostess, heroine",
    ),
    _person("woman in dress", "ballerina, ballet dancer, dancer, gown, lady in red"),
    _person("child", "kid, pupil, children, schoolchild, youngster"),
    _person("boy", "schoolboy, little boy"),
    _person("girl", "little girl, schoolgirl"),
    _person("baby", "toddler, infant, newborn", Action.SIT),
    _person("teenager", "teen, adolescent"),
    _person("teenage boy", "teen boy"),
    _person("teenage girl", "teen girl"),
    _person("senior", "old person, elder, pensioner, retiree, grandparent"),
    _person(
        "old man",
        "grandfather, grandpa, elderly man, granddad",
    ),
    _person("old woman", "grandmother, grandma, elderly woman, granny, old lady, elderly lady"),
    _person(
        "businessman",
        "man in suit, groom, salesman, host in suit, butler, waiter",
    ),
    _person("businesswoman", "woman in suit, secretary, saleswoman, stewardess, receptionist, waitress"),
    _person(
        "office worker",
        "manager, executive, boss, ceo, lawyer, judge, attorney, agent, spy, politician, president, banker, "
        "hacker, coder, gamer, detective, realtor, estate agent, businessperson, clerk in office, "
        "accountant, consultant",
    ),
    _person(
        "worker",
        "construction worker, builder, labourer, laborer, engineer, miner, electrician, "
        "plumber, mechanic, technician, carpenter, welder, warehouse worker, employee, "
        "operator, foreman, technicians, craftsman",
    ),
    _person(
        "scientist",
        "doctor, researcher, chemist, physician, lab technician, biologist, professor, "
        "dentist, surgeon, nurse, pharmacist, vet, archaeologist, archeologist, paleontologist",
    ),
    _person("teacher", "instructor, trainer, lecturer, tutor, librarian, reporter, journalist, writer"),
    _person("chef", "cook, baker, pastry chef"),
    _person(
        "barista",
        "bartender, barman, shopkeeper, seller, vendor, cashier, florist, clerk, gardener, "
        "potter, artist, painter, barber, hairdresser, stylist, shop assistant",
    ),
    _person(
        "athlete",
        "sportsman, player, footballer, soccer player, basketball player, tennis player, "
        "swimmer person, gymnast, boxer, sprinter, surfer, skier, snowboarder, skater, "
        "skateboarder, climber, yogi, fitness trainer, fitness class, yoga class, exercise class, "
        "aerobics class, dance class",
    ),
    _person("cyclist", "bicyclist, bicycle rider, bike rider"),
    _person("biker", "motorcyclist, motorcycle rider"),
    _person("jockey", "rider, horseman, horsewoman, equestrian, horse rider"),
    _person("runner", "jogger, marathon runner", Action.RUN),
    _person(
        "hiker",
        "backpacker, traveller, traveler, explorer, adventurer, trekker, mountaineer, "
        "photographer, fisherman, hunter, wanderer",
        Action.WALK,
    ),
    _person("firefighter", "fireman, rescuer, paramedic"),
    _person(
        "police officer",
        "policeman, policewoman, cop, officer, guard, security guard, pilot, captain",
    ),
    _person("astronaut", "cosmonaut, spaceman, spacewoman, space man, space woman, space explorer"),
    _person("diver", "scuba diver, snorkeler, freediver", Action.FLOAT),
    _person("farmer", "cowboy, cowgirl, rancher, shepherd, peasant, worker in field"),
    _person(
        "knight",
        "warrior, viking, gladiator, samurai, swordsman, archer, roman soldier, legionary, legionnaire, "
        "centurion, spartan, crusader",
    ),
    _person("monk", "priest, pope, nun, pilgrim, druid"),
    _person("clown", "jester, acrobat, juggler, harlequin"),
    _person("bride", "woman in a wedding dress"),
    _person("princess", "queen, empress, duchess"),
    _person("king", "prince, emperor"),
    _person("witch", "sorceress, enchantress"),
    _person("wizard", "mage, sorcerer, warlock, merlin"),
    _person("santa claus", "santa, father christmas"),
    _person("dwarf", "gnome, elf, leprechaun, hobbit"),
    _person("superhero", "hero, superheroine"),
    _person("ninja", "assassin, shinobi"),
    _person("ghost", "phantom, spirit, grim reaper", Action.FLOAT),
    _person("angel", "cherub"),
    _person("vampire", "dracula, magician, illusionist"),
    _person("pirate", "buccaneer, pirate captain"),
    _person("soldier", "ranger, commando, marine, trooper"),
    _person(
        "musician",
        "singer, guitarist, rapper, dj, rock star, drummer, pianist, violinist, band, rock band, "
        "jazz band, orchestra, choir, string quartet, boy band",
        Action.TALK,
    ),
    _person(
        "robot",
        "android, humanoid robot, cyborg, droid, machine, mech, humanoid, automaton",
        Action.WALK,
        "servo",
    ),
    _person("snowman", "", Action.STAND, None),
    _person(
        "alien",
        "martian, extraterrestrial, monster, furry monster, zombie, goblin, troll, ogre, orc, "
        "creature, mummy, demon, devil",
    ),
    _person("skeleton", ""),
)
