"""Animals that walk, fly and swim."""

from __future__ import annotations

from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.catalogue.kind import (
    BEAST,
    BIRD,
    FLYER,
    SWIMMER,
    WATERFOWL,
    Home,
    Kind,
    nouns,
)


def _beast(name: str, others: str = "", sound: str | None = None, action: Action = Action.STAND) -> Kind:
    return Kind(name, nouns(name, others), "quadruped", name, Home.GROUND, action, BEAST, sound)


def _bird(name: str, others: str = "", sound: str | None = "chirp", action: Action = Action.STAND) -> Kind:
    home = Home.AIR if action is Action.FLY else Home.GROUND
    return Kind(name, nouns(name, others), "bird", name, home, action, BIRD, sound)


def _fowl(name: str, others: str = "", sound: str | None = "quack", action: Action = Action.STAND) -> Kind:
    home = Home.WATER if action is Action.SWIM else Home.GROUND
    return Kind(name, nouns(name, others), "bird", name, home, action, WATERFOWL, sound)


def _flyer(name: str, others: str = "", sound: str | None = None) -> Kind:
    return Kind(name, nouns(name, others), "insect", name, Home.AIR, Action.FLY, FLYER, sound)


def _swimmer(name: str, others: str = "", sound: str | None = "bubbles") -> Kind:
    return Kind(name, nouns(name, others), "fish", name, Home.WATER, Action.SWIM, SWIMMER, sound)


ANIMALS = (
    _beast(
        "dog",
        "puppy, pup, doggy, hound, canine, mutt, labrador, golden retriever, retriever, pet, "
        "setter, spaniel, "
        "cocker spaniel, goldendoodle, labradoodle, sheepdog, border collie, collie",
        "bark",
    ),
    _beast("terrier", "jack russell, chihuahua, yorkshire terrier, maltese, lapdog, small dog", "bark"),
    _beast("german shepherd", "police dog, shepherd dog, malinois, guard dog, rottweiler, doberman", "bark"),
    _beast("husky", "malamute, sled dog, samoyed, akita, shiba inu", "bark"),
    _beast("dachshund", "sausage dog, basset hound, basset, beagle", "bark"),
    _beast("corgi", "pembroke", "bark"),
    _beast("dalmatian", "spotted dog, great dane", "bark"),
    _beast("poodle", "bichon", "bark"),
    _beast("pug", "bulldog, french bulldog, boxer dog, mastiff", "bark"),
    _beast("greyhound", "whippet, saluki", "bark"),
    _beast("cat", "kitty, kitten, feline, tabby, tomcat, housecat, tabby cat, maine coon", "meow"),
    _beast("ginger cat", "orange cat, orange tabby, marmalade cat", "meow"),
    _beast("black cat", "panther cat", "meow"),
    _beast("siamese cat", "siamese, white cat, persian cat", "meow"),
    _beast("fox", "red fox, vixen, fox cub", "yelp"),
    _beast("arctic fox", "white fox, snow fox", "yelp"),
    _beast("wolf", "timber wolf, grey wolf, werewolf, wolf cub", "howl"),
    _beast("coyote", "jackal, dingo, hyena, wild dog", "howl"),
    _beast("horse", "stallion, mare, colt, foal, pony, steed, mustang, racehorse, pinto", "neigh"),
    _beast("white horse", "grey horse", "neigh"),
    _beast("unicorn", "pegasus", "neigh"),
    _beast("donkey", "mule, burro, ass", "bray"),
    _beast("zebra", "", "neigh"),
    _beast("deer", "doe, fawn, roe deer, gazelle, antelope, impala, springbok, bambi"),
    _beast("stag", "buck, elk, red deer, reindeer, caribou, hart"),
    _beast("moose", ""),
    _beast("cow", "dairy cow, cattle, calf, heifer, holstein", "moo"),
    _beast("bull", "ox, buffalo, bison, yak, water buffalo, wildebeest, highland cow", "moo"),
    _beast("sheep", "ewe, flock, lambkin, ram", "bleat", Action.EAT),
    _beast("lamb", "", "bleat"),
    _beast("pig", "piglet, hog, swine, sow", "oink"),
    _beast("boar", "wild boar, warthog, tapir", "oink"),
    _beast("goat", "kid goat, billy goat, ibex, mountain goat, chamois", "bleat"),
    _beast("alpaca", "llama, vicuna", "bleat"),
    _beast("camel", "dromedary, bactrian camel"),
    _beast("bear", "brown bear, grizzly, grizzly bear, bear cub, kodiak", "growl"),
    _beast("black bear", "", "growl"),
    _beast("polar bear", "ice bear", "growl"),
    _beast("panda", "giant panda, panda bear"),
    _beast("lion", "lion king", "roar"),
    _beast("lioness", "lion cub, cougar, puma, mountain lion, lynx, bobcat, caracal", "roar"),
    _beast("tiger", "tigress, bengal tiger, tiger cub, big cat", "roar"),
    _beast("leopard", "jaguar, cheetah, snow leopard, ocelot, serval", "growl"),
    _beast("black panther", "panther", "growl"),
    _beast("elephant", "mammoth, elephant calf, pachyderm", "trumpet"),
    _beast("rhino", "rhinoceros"),
    _beast("hippo", "hippopotamus"),
    _beast("giraffe", "okapi"),
    _beast("rabbit", "bunny, hare, easter bunny, jackrabbit"),
    _beast("mouse", "rat, field mouse, gerbil, vole, shrew", "squeak"),
    _beast("hamster", "guinea pig, chinchilla, lemming", "squeak"),
    _beast("squirrel", "red squirrel, chipmunk, grey squirrel, marmot, prairie dog", "squeak"),
    _beast("hedgehog", "porcupine, echidna", "squeak"),
    _beast("raccoon", "badger, skunk, red panda, coati"),
    _beast("otter", "beaver, mink, weasel, ferret, stoat, mongoose, meerkat, platypus"),
    _beast("monkey", "chimpanzee, chimp, macaque, baboon, lemur, ape", "chatter"),
    _beast("gorilla", "orangutan, bigfoot, yeti", "growl"),
    _beast("kangaroo", "wallaby, joey"),
    _beast("koala", "sloth, wombat"),
    _beast("crocodile", "alligator, caiman"),
    _beast("lizard", "gecko, iguana, chameleon, salamander, newt, komodo dragon"),
    _beast("frog", "toad, tree frog, bullfrog", "croak"),
    _beast("tortoise", "giant tortoise"),
    _beast("dinosaur", "brontosaurus, sauropod, diplodocus, brachiosaurus", "roar"),
    _beast("triceratops", "stegosaurus, ankylosaurus", "roar"),
    _bird("bird", "songbird, bluebird, finch, kingfisher, warbler, wren, tit"),
    _bird("robin", "redbreast"),
    _bird("sparrow", "swallow, lark, nightingale, thrush, starling"),
    _bird("pigeon", "dove, homing pigeon", "coo"),
    _bird("crow", "raven, blackbird, jackdaw, rook, magpie", "caw"),
    _bird(
        "eagle",
        "bald eagle, hawk, falcon, golden eagle, vulture, condor, osprey, kite bird",
        "screech",
        Action.FLY,
    ),
    _bird("gull", "seagull, albatross, tern, petrel", "gull", Action.FLY),
    _bird("owl", "barn owl, snowy owl", "hoot"),
    _bird("parrot", "macaw, cockatoo, budgie, parakeet, toucan", "squawk"),
    _bird("hummingbird", "", "hum", Action.FLY),
    _bird("chicken", "hen, chick, poultry", "cluck"),
    _bird("rooster", "cock, cockerel, turkey", "crow"),
    _bird("peacock", "pheasant, quail", "squawk"),
    _bird("ostrich", "emu, roadrunner", None),
    _bird("flamingo", "ibis", None),
    _bird("stork", "heron, crane bird, egret", None),
    _bird("dragon", "wyvern, drake, pterodactyl, pterosaur", "roar", Action.FLY),
    _bird("tyrannosaurus", "t-rex, trex, raptor, velociraptor, godzilla", "roar"),
    _fowl("duck", "mallard, duckling", "quack", Action.SWIM),
    _fowl("rubber duck", "bath duck, toy duck", "squeak", Action.SWIM),
    _fowl("goose", "gosling", "honk"),
    _fowl("swan", "cygnet", None, Action.SWIM),
    _fowl("penguin", "emperor penguin, puffin, penguin chick", "honk"),
    _fowl("pelican", "cormorant", None),
    _flyer("butterfly", "monarch, monarch butterfly, swallowtail"),
    _flyer("moth", ""),
    _flyer("bee", "bumblebee, honeybee, wasp, hornet", "buzz"),
    _flyer("fly", "mosquito, housefly, gnat", "buzz"),
    _flyer("dragonfly", "damselfly", "buzz"),
    _flyer("ladybug", "ladybird, beetle, scarab", "buzz"),
    _flyer("firefly", "glowworm", None),
    _flyer("bat", "vampire bat, fruit bat", "squeak"),
    _flyer("fairy", "pixie, tinkerbell", None),
    _swimmer(
        "fish",
        "salmon, trout, tuna, cod, carp, sardine, mackerel, herring, bass, pike, sea creature, marine life",
    ),
    _swimmer("goldfish", "koi, koi carp, betta"),
    _swimmer("clownfish", "nemo"),
    _swimmer("tropical fish", "angelfish, reef fish, blue tang, butterflyfish, pufferfish"),
    _swimmer("shark", "great white, great white shark, hammerhead"),
    _swimmer("whale", "blue whale, humpback, humpback whale, sperm whale", "whale"),
    _swimmer("orca", "killer whale", "whale"),
    _swimmer("dolphin", "porpoise, narwhal, beluga", "dolphin"),
    _swimmer("seal", "sea lion, walrus, manatee", "bark"),
    _swimmer("ray", "manta ray, manta, stingray"),
    _swimmer("jellyfish", "medusa, jelly"),
    _swimmer("octopus", "squid, kraken, cuttlefish"),
    _swimmer("sea turtle", "turtle, leatherback"),
    _swimmer("seahorse", "sea dragon"),
    _swimmer("eel", "sea snake, moray"),
    Kind(
        "crab",
        nouns("crab", "hermit crab, lobster, crayfish, scorpion, king crab"),
        "insect",
        "crab",
        Home.GROUND,
        Action.WALK,
        frozenset({Action.STAND, Action.WALK}),
        None,
    ),
    Kind(
        "snake",
        nouns("snake", "serpent, python, cobra, viper, rattlesnake, anaconda, worm, earthworm, caterpillar"),
        "fish",
        "snake",
        Home.GROUND,
        Action.WALK,
        frozenset({Action.STAND, Action.WALK, Action.SWIM}),
        None,
    ),
)
