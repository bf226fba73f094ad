"""Words that no table has fall to the nearest that one has: to what they are, as WordNet says."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rushes.engines.previz.scene import Action, Place
from rushes.engines.previz.understand.lexicon import FILLERS, LEXICON, MODIFIERS, NOUNS, VERBS, anchors
from rushes.engines.previz.understand.lexicon.kinds import LIVING, Sort, sort
from rushes.engines.previz.understand.lexicon.tables import term, words
from rushes.engines.previz.understand.terms import Match, Part, Term
from rushes.engines.previz.understand.within import PLACED, ROOMED, leading, rooms_of
from rushes.engines.previz.understand.wordnet import adjectives, nouns, verbs
from rushes.engines.previz.understand.words import Token

#: As often an adjective, or a noun for what is no thing.
_VAGUE = words(
    "inside outside male female young old elderly happy sad wild new short long empty full half top "
    "narrator narration voiceover voice announcer commentator caption subtitle subtitles title logo slogan "
    "modern creative professional classic native standard original individual local private public major "
    "minor "
    "safety training tour style quality use kind type sort part piece front back side edge end bottom center "
    "middle corner pattern mark point spot line lines range body group unit set collection creation object "
    "thing "
    "things item items structure device wonder hope dream power force energy action motion beauty life "
    "death time "
    "light shadow shadows reflection reflections smoke steam dust air ice glass metal wood leather fabric "
    "cotton "
    "texture details detail look shape shapes form forms text letter word words number ground floor "
    "ceiling wall "
    "walls roof top surface background sky horizon weather season mood result results explosion blast "
    "angle strap "
    "dial leaf leaves branch branches feather wool fur skin hand hands foot feet head face eye eyes hair "
    "arm arms "
    "finger fingers leg legs tail wing wings nose ear ears mouth smile beard heart blood liquid drop drops "
    "splash "
    "trail track tracks path paths way ways area areas land lands country world earth universe master prime "
    "marble granite velvet silk satin rustic antique luxury deluxe premium elegant contemporary industrial "
    "scandinavian nordic japanese italian french american european asian mediterranean condensation droplet "
    "pin dropper pop droplets streak streaks campaign inside outside interior exterior creatures owner pack"
)
_LEADS = words(
    "a an the this that his her its their my our your some another on in at with of by near beside under "
    "over "
    "behind through from into onto inside across along around past toward towards and two three four five "
    "six "
    "seven eight nine ten several many"
)


def guess_nouns(tokens: Sequence[Token], scene: Sequence[Match]) -> tuple[dict[int, Match], list[Match]]:
    """Unknown nouns as subjects (by token) and as places, each with the word that it was guessed from."""
    known = _known(tokens, scene)
    behind_nouns = {match.end: sort(str(match.term.sets["subject"])) for match in NOUNS.find(tokens)}
    subjects: dict[int, Match] = {}
    places = rooms_of(tokens, scene)
    for at, token in enumerate(tokens):
        if at in known or not _may_be_a_noun(tokens, at, known, behind_nouns):
            continue
        for singular in _singulars(token.text):
            found = noun(singular, leading(tokens, at))
            if found is None:
                continue
            several = singular != token.text
            if isinstance(found, Place):
                made = term(Part.PLACE, token.text, {"place": found, "nearest": True})
                places.append(Match(at, at + 1, token.text, made))
            else:
                sets: dict[str, bool | str] = {"subject": found, "guessed": token.text}
                made = term(Part.SUBJECT, token.text, sets | ({"several": True} if several else {}))
                subjects[at] = Match(at, at + 1, token.text, made)
            break
    return subjects, places


def guess_verbs(tokens: Sequence[Token], scene: Sequence[Match], after: Iterable[int]) -> list[Match]:
    """Unknown verbs right behind one of the tokens ``after`` (where mentions end), adverbs apart."""
    known = _known(tokens, scene)
    found: list[Match] = []
    for end in after:
        at = end
        while at < len(tokens) and (
            tokens[at].text.endswith("ly") or tokens[at].text in {"is", "are", "and"}
        ):
            at += 1
        if at >= len(tokens) or at in known or not tokens[at].is_word or tokens[at].text in FILLERS:
            continue
        for base in _bases(tokens[at].text):
            action = verb(base)
            if action is not None:
                made = term(Part.ACTION, tokens[at].text, {"action": action.value})
                found.append(Match(at, at + 1, tokens[at].text, made))
                break
    return found


def noun(word: str, before: str = "") -> str | Place | None:
    """The kind or the place that comes nearest to a noun in the singular; None for what cannot be seen.
    ``before``: the word that leads it ("in a tavern")."""
    synsets = nouns().broader(word)
    roots = {broader for synset in synsets for broader in synset}
    for synset in synsets:
        for broader in synset:
            place = _place(LEXICON.term(broader))
            if broader in anchors.PLACES:
                return anchors.PLACES[broader]
            if place is not None:
                return place
            if before in ROOMED and broader in anchors.INDOORS:
                return anchors.INDOORS[broader]
            if before in PLACED and broader in anchors.GROUNDS:
                return anchors.GROUNDS[broader]
            kind = NOUNS.term(broader)
            name = anchors.KINDS.get(broader) if kind is None else str(kind.sets["subject"])
            if name is not None and _fits(name, roots):
                return anchors.ROOMS.get(name, name) if before in ROOMED else name
    return None


def _fits(kind: str, roots: set[str]) -> bool:
    """Whether the catalogue means by a word what WordNet does: narrators are speakers, not loudspeakers."""
    if "person" in roots:
        return sort(kind) is Sort.PERSON
    if "animal" in roots:
        return sort(kind) in LIVING - {Sort.PERSON}
    if roots & {"room", "location"}:
        return sort(kind) is Sort.BUILDING
    return sort(kind) not in LIVING


def verb(word: str) -> Action | None:
    """The action that comes nearest to a verb."""
    for synset in verbs().broader(word):
        for broader in synset:
            known = VERBS.term(broader)
            if known is not None:
                return Action(str(known.sets["action"]))
            if broader in anchors.ACTIONS:
                return anchors.ACTIONS[broader]
    return None


def _place(found: Term | None) -> Place | None:
    if found is None or found.part is not Part.PLACE:
        return None
    place = found.sets.get("place", found.implies.get("place"))
    return None if place is None else Place(str(place))


def _known(tokens: Sequence[Token], scene: Sequence[Match]) -> set[int]:
    matches = (*scene, *NOUNS.find(tokens), *VERBS.find(tokens), *MODIFIERS.find(tokens))
    return {at for match in matches for at in range(match.start, match.end)}


def _may_be_a_noun(
    tokens: Sequence[Token], at: int, known: set[int], behind_nouns: Mapping[int, Sort]
) -> bool:
    text = tokens[at].text
    if not tokens[at].is_word or len(text) < 3 or not text.isalpha() or text in FILLERS | _VAGUE:
        return False
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if text in adjectives() and after is not None and after.is_word and after.text not in FILLERS:
        return False
    # "Espresso machine": the last noun says what it is.
    strange = after is not None and after.is_word and at + 1 not in known and after.text not in FILLERS
    if after is not None and strange and any(noun(each) is not None for each in _singulars(after.text)):
        return False
    # "A marmot scuttles": a noun came just before, and this may be what it does.
    living = behind_nouns.get(at) in LIVING | {Sort.VEHICLE}
    if at in behind_nouns and any(verb(each) or (living and each in verbs()) for each in _bases(text)):
        return False
    before = next((t for t in reversed(tokens[max(0, at - 3) : at]) if not _adjective(t)), None)
    if at == 0 or before is None or not before.is_word:
        return after is None or not after.is_word or after.text in FILLERS or at + 1 in known
    return before.text in _LEADS or at - 1 in known


def _adjective(token: Token) -> bool:
    return token.is_word and token.text not in FILLERS and token.text not in _LEADS


def _singulars(text: str) -> Iterator[str]:
    yield text
    if text.endswith("ies"):
        yield text[:-3] + "y"
    if text.endswith("ves"):
        yield text[:-3] + "f"
    if text.endswith("s") and not text.endswith("ss"):
        yield text[:-1]
    if text.endswith("es"):
        yield text[:-2]


def _bases(text: str) -> Iterator[str]:
    for ending in ("ing", "ed", "es", "s"):
        if text.endswith(ending) and len(text) > len(ending) + 2:
            stem = text.removesuffix(ending)
            yield stem
            yield stem + "e"
            if stem[-1] == stem[-2]:
                yield stem[:-1]
            if stem.endswith("i"):
                yield stem[:-1] + "y"
