"""Food, products, furniture, tools, toys and the things of a classroom."""

from __future__ import annotations

from rushes.engines.previz.scene import Action
from rushes.engines.previz.subjects.catalogue.kind import THING, Home, Kind, nouns

_OPENS = THING | {Action.OPEN}
_POURS = THING | {Action.POUR}


def _thing(family: str, name: str, others: str = "", *, home: Home = Home.TABLE) -> Kind:
    return Kind(name, nouns(name, others), family, name, home, Action.STAND, THING)


def _opens(family: str, name: str, others: str = "", *, home: Home = Home.TABLE) -> Kind:
    return Kind(name, nouns(name, others), family, name, home, Action.STAND, _OPENS, "creak")


def _pours(family: str, name: str, others: str = "") -> Kind:
    return Kind(name, nouns(name, others), family, name, Home.TABLE, Action.STAND, _POURS, "pour")


def _plays(family: str, name: str, others: str, action: Action, sound: str, home: Home = Home.TABLE) -> Kind:
    return Kind(name, nouns(name, others), family, name, home, action, THING | {action}, sound)


FOOD = (
    _thing("food", "apple", "red apple, green apple, fruit, peach, nectarine, plum, pomegranate"),
    _thing("food", "orange", "tangerine, mandarin, grapefruit, clementine, citrus"),
    _thing("food", "lemon", "lime"),
    _thing("food", "banana", "plantain, bananas"),
    _thing("food", "pear", "avocado, mango, papaya, fig"),
    _thing("food", "strawberry", "raspberry, berry"),
    _thing("food", "cherry", "cherries, blueberry, grape, olive"),
    _thing("food", "watermelon", "melon, cantaloupe, honeydew"),
    _thing("food", "pineapple", ""),
    _thing("food", "tomato", "pepper, bell pepper"),
    _thing("food", "carrot", "parsnip, radish, chili, chilli"),
    _thing("food", "pumpkin", "squash, gourd"),
    _thing("food", "jack o lantern", "jack-o'-lantern, carved pumpkin, halloween pumpkin, pumpkin lantern"),
    _thing("food", "potato", "sweet potato, onion, garlic, turnip, beetroot"),
    _thing("food", "broccoli", "cauliflower, cabbage, lettuce, salad, vegetable, vegetables"),
    _thing("food", "coffee bean", "cocoa bean, bean"),
    _thing("food", "bread", "loaf, bread loaf, sourdough, baguette, toast, bun, roll"),
    _thing("food", "dough", "bread dough, pizza dough, pastry dough, pasta dough, ball of dough"),
    _thing("food", "croissant", "pastry"),
    _thing("food", "pizza", "pizza slice, quiche, pie, tart, pancake, pancakes, waffle, tortilla"),
    _thing("food", "burger", "hamburger, cheeseburger, sandwich, sub, hot dog, taco, burrito, kebab"),
    _thing("food", "fries", "french fries, chips, popcorn"),
    _thing("food", "cake", "birthday cake, wedding cake, cheesecake, gateau"),
    _thing("food", "cupcake", "muffin, souffle"),
    _thing("food", "donut", "doughnut, bagel, pretzel"),
    _thing("food", "ice cream", "ice cream cone, gelato, sundae, sorbet, frozen yogurt"),
    _thing("food", "cookie", "biscuit, cracker, macaron"),
    _thing("food", "chocolate", "chocolate bar, candy bar, butter"),
    _thing("food", "lollipop", "candy, sweet, bonbon"),
    _thing("food", "cheese", "cheese wheel, wedge of cheese"),
    _thing("food", "egg", "easter egg, eggs, boiled egg"),
    _thing("food", "sushi", "sashimi, maki, onigiri"),
    _thing(
        "food",
        "bowl",
        "soup, noodles, ramen, cereal, rice, pasta, spaghetti, curry, stew, porridge, salad "
        "bowl, noodle soup",
    ),
    _thing("food", "steak", "meat, ham, bacon, chicken leg, roast, sausage, fish fillet"),
    _thing(
        "food",
        "coffee",
        "coffee cup, cup, mug, cup of coffee, tea, cup of tea, espresso, cappuccino, latte, "
        "hot chocolate, teacup, coffee mug",
    ),
    _thing("food", "plain mug", "travel mug"),
    _thing(
        "food",
        "paper cup",
        "takeaway coffee, to-go cup, coffee to go, milkshake, smoothie, frappe, iced coffee",
    ),
    _thing(
        "food",
        "wine glass",
        "glass of wine, red wine, wine, goblet, chalice, trophy cup",
    ),
    _thing(
        "food",
        "champagne",
        "champagne glass, glass of champagne, prosecco, white wine, sparkling wine, flute glass",
    ),
    _thing("food", "glass", "glass of water, water glass, drinking glass, tumbler"),
    _thing("food", "juice", "drink, cocktail, lemonade, beverage, orange juice, glass of juice, iced tea"),
    _thing("food", "milk", "glass of milk"),
    _thing("food", "whisky", "whiskey, glass of whisky, bourbon, rum, brandy"),
    _thing("food", "beer", "beer mug, pint, stein, ale, lager"),
    _pours(
        "food",
        "bottle",
        "wine bottle, beer bottle, water bottle, champagne bottle, oil bottle, sauce, ketchup, olive oil",
    ),
    _pours("food", "teapot", "kettle, jug, pitcher, coffee pot, watering can, carafe"),
)
PRODUCTS = (
    _opens(
        "product",
        "box",
        "parcel, package, cardboard box, treasure chest, wooden chest, crate, case, shoebox, "
        "packaging, carton, "
        "moving box",
    ),
    _opens(
        "product",
        "gift",
        "present, gift box, wrapped gift, christmas present, birthday present, jewellery box, jewelry box, "
        "box of chocolates, chocolate box",
    ),
    _opens(
        "product",
        "book",
        "novel, notebook, diary, textbook, bible, magazine, journal, dictionary, comic, newspaper, map, "
        "menu, spellbook",
    ),
    _opens("product", "laptop", "computer, notebook computer, macbook, pc"),
    _opens(
        "product", "perfume", "perfume bottle, fragrance, cologne, eau de parfum, nail polish, ink bottle"
    ),
    _opens("product", "lipstick", "lip balm, makeup, lip gloss, mascara"),
    _opens(
        "product",
        "cream jar",
        "cosmetic jar, cream, jar, face cream, moisturizer, moisturiser, cosmetics, skincare,"
        " honey jar, jam jar, candle jar",
    ),
    _thing(
        "product",
        "serum",
        "dropper bottle, lotion, shampoo, soap dispenser, pump bottle, essential oil, "
        "detergent, spray bottle",
    ),
    _thing("product", "tube", "toothpaste, sunscreen, hand cream, glue"),
    _thing(
        "product",
        "sneaker",
        "shoe, trainer shoe, running shoe, sneakers, boot, footwear, sandal, shoes, trainers",
    ),
    _thing("product", "high heel", "heels, stiletto, pump shoe"),
    _thing("product", "watch", "wristwatch, rolex, timepiece, chronograph, bracelet"),
    _thing("product", "smartwatch", "smart watch, apple watch, fitness tracker, fitness band"),
    _thing("product", "ice cube", "ice, cube of ice"),
    _thing("product", "clock", "alarm clock, wall clock, stopwatch, compass, pocket watch, timer"),
    _thing(
        "product",
        "phone",
        "smartphone, mobile phone, iphone, cellphone, mobile, cell phone, tablet, ipad, app, "
        "screen, handset, e-reader",
    ),
    _thing(
        "product",
        "monitor",
        "television, tv, display, desktop computer, imac, billboard, whiteboard, blackboard, sign, signboard",
    ),
    _thing("product", "keyboard", "calculator, remote, remote control, console"),
    _thing("product", "computer mouse", "gaming mouse"),
    _thing("product", "headphones", "headset, earphones, earbuds, headphone"),
    _thing("product", "speaker", "loudspeaker, bluetooth speaker, radio, amplifier, smart speaker, boombox"),
    _thing("product", "microphone", "mic, podcast microphone"),
    _thing("product", "camera", "dslr, film camera, video camera, camcorder, lens, projector"),
    _thing("product", "game controller", "gamepad, controller, joystick"),
    _thing("product", "handbag", "purse, bag, shopping bag, tote, tote bag, clutch, satchel, paper bag"),
    _thing("product", "backpack", "rucksack, school bag, knapsack, schoolbag"),
    _thing("product", "suitcase", "luggage, briefcase, toolbox, baggage, trolley case"),
    _thing(
        "product",
        "can",
        "soda can, soda, cola, tin, coke, energy drink, beer can, tin can, spray can, soft drink",
    ),
    _thing(
        "product",
        "ring",
        "diamond ring, wedding ring, engagement ring, jewel, earring, necklace, jewelry, jewellery",
    ),
    _thing("product", "diamond", "gem, crystal, gemstone, ruby, emerald, sapphire, jewel stone, prism"),
    _thing("product", "glasses", "sunglasses, spectacles, goggles, vr headset, eyeglasses"),
    _thing("product", "hat", "cap, top hat, fedora, straw hat, baseball cap, sombrero, beanie"),
    _thing("product", "helmet", "hard hat, safety helmet, bike helmet, motorcycle helmet"),
    _thing("product", "crown", "tiara"),
    _thing(
        "product",
        "t-shirt",
        "shirt, tee, hoodie, sweater, jersey, jacket, blouse, pullover, clothes, garment, "
        "clothing, coat, dress, sundress, dress shirt, lab coat, white coat, trench coat, safety vest, vest, "
        "spacesuit, space suit",
    ),
    _thing("product", "umbrella", "parasol"),
    _thing("product", "candle", "burning candle, scented candle, tealight"),
    _thing("product", "lamp", "desk lamp, table lamp, lampshade, floor lamp, bedside lamp"),
    _thing("product", "light bulb", "bulb, idea, lightbulb, edison bulb"),
    _thing("product", "lantern", "paper lantern, oil lamp, storm lantern"),
    _thing("product", "key", "house key, keys, padlock, lock"),
    _thing("product", "coin", "gold coin, money, medal, bitcoin, token, coins"),
    _thing(
        "product",
        "credit card",
        "card, business card, bank card, ticket, playing card, envelope, letter, paper, "
        "banknote, document, page",
    ),
    _thing(
        "product",
        "pencil",
        "pen, crayon, marker, paintbrush, brush, chalk, stylus, fountain pen, wand",
    ),
    _thing("product", "toothbrush", "electric toothbrush"),
    _thing("product", "scissors", "shears"),
    _thing("product", "trophy", "award, prize, oscar"),
    _thing("product", "hourglass", "sand timer, sandglass"),
    _thing("product", "fan", "electric fan, ventilator, propeller"),
    _thing(
        "product",
        "toaster",
        "microwave, appliance, air fryer, safe",
    ),
    _thing("product", "blender", "mixer, food processor, coffee machine, espresso machine, coffee maker"),
    _thing("product", "pot", "saucepan, cooking pot, frying pan, pan, wok, cauldron, bucket"),
    _thing("product", "plate", "dish, platter, tray, disc, vinyl record, record, cd, frisbee"),
    _thing("product", "cutlery", "fork, spoon, knife, chopsticks, ladle, spatula"),
    _thing("product", "pillow", "cushion, towel, blanket"),
    _thing("product", "first aid kit", "medicine, medical kit, pill box"),
    _thing("product", "pill", "capsule, tablet pill, medicine pill, vitamin"),
    _thing(
        "product", "fire extinguisher", "gas cylinder, oxygen tank, thermos, flask bottle, barrel, oil drum"
    ),
    _thing("product", "traffic cone", "cone, safety cone, pylon cone"),
    _thing(
        "product",
        "warning sign",
        "wet floor sign, caution sign, safety sign, hazard sign, floor sign, warning board",
        home=Home.GROUND,
    ),
    _thing(
        "product",
        "puddle",
        "puddle of oil, puddle of water, oil puddle, water puddle, oil spill, water spill, liquid spill, "
        "chemical spill, oil slick, spill",
        home=Home.GROUND,
    ),
    _thing("product", "flag", "banner, pennant, national flag, white flag", home=Home.GROUND),
    _thing("product", "battery", "power bank, accumulator"),
    _thing("product", "microchip", "chip, processor, cpu, circuit board, circuit, gpu, motherboard"),
    _thing(
        "product",
        "sphere",
        "orb, glass ball, glass marble, pearl, crystal ball, bubble, soap bubble, ball of light",
    ),
    _thing("product", "cube", "block, dice, die, rubik's cube, building block, lego"),
    _thing("product", "pyramid shape", "tetrahedron, cone shape"),
    _thing("product", "torus", "loop, hoop, infinity ring"),
    _thing("product", "heart", "love, valentine, red heart"),
    _thing("product", "star", "gold star, starfish, snowflake"),
    _thing("product", "gift bow", "ribbon, bow"),
)
OTHERS = (
    _thing("furniture", "chair", "stool, dining chair, throne", home=Home.GROUND),
    _thing(
        "furniture", "office chair", "desk chair, swivel chair, gaming chair, wheelchair", home=Home.GROUND
    ),
    _thing("furniture", "armchair", "recliner, rocking chair, beanbag", home=Home.GROUND),
    _thing("furniture", "sofa", "couch, settee, loveseat, furniture", home=Home.GROUND),
    _thing("furniture", "table", "dining table, coffee table, side table", home=Home.GROUND),
    _thing(
        "furniture", "desk", "writing desk, workbench, workstation, counter, reception desk", home=Home.GROUND
    ),
    _thing("furniture", "bed", "double bed, mattress, crib, cradle, hammock, bunk bed", home=Home.GROUND),
    _thing("furniture", "bookshelf", "bookcase, shelf, shelves, rack", home=Home.GROUND),
    _opens("furniture", "wardrobe", "closet, cupboard, cabinet, locker, dresser, drawer", home=Home.GROUND),
    _opens("furniture", "door", "gate, doorway, portal, entrance, window", home=Home.GROUND),
    _thing("furniture", "bathtub", "tub, sink, basin, bath", home=Home.GROUND),
    _opens("furniture", "fridge", "refrigerator, freezer", home=Home.GROUND),
    _opens("furniture", "oven", "cooker, dishwasher, washing machine, tumble dryer", home=Home.GROUND),
    _thing(
        "furniture", "picture", "painting, poster, picture frame, artwork, framed picture", home=Home.GROUND
    ),
    _thing("furniture", "mirror", "looking glass, dressing mirror", home=Home.GROUND),
    _thing("furniture", "ladder", "stepladder, scaffold", home=Home.GROUND),
    _thing("instrument", "guitar", "acoustic guitar, ukulele, banjo, lute"),
    _thing("instrument", "electric guitar", "bass guitar"),
    _thing("instrument", "violin", "cello, viola, fiddle, double bass"),
    _thing("instrument", "piano", "grand piano, harpsichord, organ", home=Home.GROUND),
    _thing("instrument", "drum", "drum kit, bongo, drums, snare, tambourine, djembe", home=Home.GROUND),
    _thing("instrument", "trumpet", "horn instrument, trombone, saxophone, flute, clarinet, tuba"),
    _thing("instrument", "bell", "church bell, hand bell"),
    _thing("instrument", "harp", "lyre", home=Home.GROUND),
    _plays(
        "sport",
        "ball",
        "rubber ball, beach ball, bouncing ball, toy ball",
        Action.JUMP,
        "bounce",
        Home.GROUND,
    ),
    _plays("sport", "football", "soccer ball, volleyball", Action.JUMP, "bounce", Home.GROUND),
    _plays("sport", "basketball", "", Action.JUMP, "bounce", Home.GROUND),
    _plays(
        "sport",
        "tennis ball",
        "baseball, golf ball, cricket ball, ping pong ball, bowling ball",
        Action.JUMP,
        "bounce",
    ),
    _thing("sport", "tennis racket", "racket, racquet, badminton racket, paddle"),
    _thing("sport", "baseball bat", "cricket bat, club, golf club, hockey stick"),
    _thing("sport", "skateboard", "longboard"),
    _thing("sport", "surfboard", "paddle board"),
    _thing("sport", "snowboard", "ski, skis, sledge"),
    _thing("sport", "dumbbell", "barbell, weight, kettlebell, weights"),
    _thing("sport", "bowling pin", "skittle, bowling pins"),
    _thing("sport", "boxing glove", "mitten"),
    Kind(
        "kite", nouns("kite", "paper kite"), "sport", "kite", Home.AIR, Action.FLY, THING | {Action.FLY}, None
    ),
    Kind(
        "balloon",
        nouns("balloon", "red balloon, party balloon, helium balloon, balloons"),
        "sport",
        "balloon",
        Home.AIR,
        Action.FLOAT,
        THING | {Action.FLY},
        None,
    ),
    _thing("tool", "hammer", "mallet, sledgehammer, gavel, tool, tools"),
    _thing("tool", "wrench", "spanner, pliers"),
    _thing("tool", "screwdriver", "chisel, awl, soldering iron"),
    _thing("tool", "drill", "power drill, cordless drill, power tool"),
    _thing("tool", "saw", "handsaw, chainsaw"),
    _thing("tool", "axe", "hatchet, pickaxe"),
    _thing("tool", "shovel", "spade, rake, broom, mop, hoe"),
    _thing("tool", "sword", "katana, lightsaber, dagger, sabre, blade, spear"),
    _thing("tool", "shield", ""),
    _thing("tool", "stick", "branch, twig, cane, walking stick, bone, baton"),
    _thing("tool", "gear", "cog, cogwheel, gears, gearwheel, clockwork"),
    _thing("tool", "screw", "bolt, nail, nut"),
    _thing("tool", "anchor", ""),
    _thing("tool", "magnet", "horseshoe magnet, horseshoe"),
    _thing("tool", "wheel", "tyre, tire, car wheel, steering wheel"),
    _thing("tool", "magnifying glass", "magnifier, loupe"),
    _thing("tool", "robot arm", "robotic arm, industrial robot, manipulator", home=Home.GROUND),
    _thing("tool", "conveyor", "conveyor belt, assembly line, production line", home=Home.GROUND),
    _thing("tool", "solar panel", "solar panels, photovoltaic panel", home=Home.GROUND),
    _plays(
        "science",
        "dna",
        "dna helix, double helix, helix, gene, dna strand, genome, chromosome",
        Action.SPIN,
        "hum",
    ),
    _plays("science", "atom", "electron, nucleus, neutron, proton", Action.SPIN, "hum"),
    _plays(
        "science",
        "molecule",
        "water molecule, caffeine molecule, protein, compound, enzyme",
        Action.SPIN,
        "hum",
    ),
    _plays(
        "science", "virus", "coronavirus, germ, bacterium, bacteria, pathogen, microbe", Action.SPIN, "hum"
    ),
    _plays(
        "science",
        "cell",
        "blood cell, red blood cell, biological cell, mitochondrion",
        Action.SPIN,
        "hum",
    ),
    _thing("science", "human heart", "beating heart, anatomical heart, beating human heart"),
    _thing("science", "lungs", "lung, human lungs, airway"),
    _thing("science", "neuron", "nerve cell, nerve, synapse, axon"),
    _plays(
        "science",
        "globe",
        "earth, planet earth, world, earth globe, earth from space, blue planet, blue marble",
        Action.SPIN,
        "hum",
        Home.SPACE,
    ),
    _plays(
        "science",
        "planet",
        "mars, venus, neptune, exoplanet, mercury",
        Action.SPIN,
        "hum",
        Home.SPACE,
    ),
    _plays("science", "gas giant", "jupiter, gas planet, giant planet", Action.SPIN, "hum", Home.SPACE),
    _plays(
        "science",
        "saturn",
        "ringed planet, gas giant with rings, planet with rings, ringed gas giant, rings of saturn, "
        "saturn's rings",
        Action.SPIN,
        "hum",
        Home.SPACE,
    ),
    _plays("science", "comet", "shooting star", Action.FLOAT, "hum", Home.SPACE),
    _plays("science", "moon", "full moon, lunar surface", Action.SPIN, "hum", Home.SPACE),
    _plays(
        "science",
        "sun",
        "sun star, red giant, stellar, surface of the sun, sun's surface, solar flare",
        Action.SPIN,
        "hum",
        Home.SPACE,
    ),
    _plays("science", "solar system", "orrery, planetary system, galaxy", Action.SPIN, "hum", Home.SPACE),
    _thing("science", "microscope", ""),
    _thing("science", "telescope", "spyglass, binoculars, theodolite"),
    _thing(
        "science", "flask", "erlenmeyer flask, beaker, potion, chemical, chemistry set, conical flask, vial"
    ),
    _thing("science", "test tube", "test tubes, syringe, pipette, thermometer"),
    _thing("science", "single test tube", "ampoule"),
    _thing("science", "magnetic field", "magnetic coil, coil, spring, solenoid"),
    _thing("science", "brain", "human brain, mind, neural network"),
    _thing("science", "skull", "cranium"),
    _plays("science", "newton's cradle", "pendulum, cradle toy", Action.PLAY, "click"),
    _thing("toy", "teddy bear", "teddy, plush, stuffed animal, plushie, soft toy, doll"),
    _plays("toy", "toy robot", "tin robot, robot toy, wind-up robot", Action.WALK, "servo"),
    _plays("toy", "spinning top", "gyroscope, fidget spinner, top toy", Action.SPIN, "hum"),
    _plays("toy", "toy train", "train set, toy truck", Action.DRIVE, "wheels"),
    _thing("toy", "rocking horse", "toy horse"),
    _thing("toy", "chess piece", "chess, king chess, pawn, queen chess, chessboard"),
    _thing("toy", "puzzle", "jigsaw, puzzle piece, jigsaw puzzle"),
    _thing("toy", "pinwheel", "toy windmill, whirligig"),
    _thing("toy", "stacking rings", "baby toy, building blocks, toy, toys"),
)
THINGS = (*FOOD, *PRODUCTS, *OTHERS)
