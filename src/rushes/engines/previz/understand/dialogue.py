"""Who says the quoted words, and in which voice."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import takewhile

from rushes.engines.previz.heard import Manner, Voice
from rushes.engines.previz.understand.cast import Cast, Spoken
from rushes.engines.previz.understand.lexicon.kinds import Sort
from rushes.engines.previz.understand.lexicon.tables import words
from rushes.engines.previz.understand.mentions import Mention
from rushes.engines.previz.understand.speech import MARK
from rushes.engines.previz.understand.words import Token

_SPEECH = words(
    "say says saying said ask asks asking asked whisper whispers whispering shout shouts shouting yell "
    "yells tell tells telling speak speaks speaking reply replies explain explains explaining announce "
    "announces call calls exclaim exclaims talk talks talking teach teaches singing sings greets greeting "
    "instructs introduces lecture presenting presents adds laughs screams screaming narrates whispered "
    "murmur murmurs murmuring murmured mutters muttering muttered shouted yelling yelled screamed replied"
)
_WHISPERED = words(
    "whisper whispers whispering whispered murmur murmurs murmuring murmured mutters muttering muttered "
    "hushed softly quietly"
)
_SHOUTED = words(
    "shout shouts shouting shouted yell yells yelling yelled scream screams screaming screamed exclaims "
    "loudly angrily"
)
_NARRATION = frozenset(
    {"narrator", "voiceover", "voice", "narration", "narrated", "narrates", "announcer", "commentator"}
)
_WRITTEN = words(
    "sign signs reads reading text title caption written words logo slogan labelled labeled label called "
    "named titled poster banner billboard screen headline letters lettering inscription subtitle overlay "
    "spelling"
)
_PRONOUNS = {
    **dict.fromkeys(("she", "her", "hers", "herself"), Voice.FEMALE),
    **dict.fromkeys(("he", "him", "his", "himself"), Voice.MALE),
}
_FEMALE_WORDS = words(
    "woman women girl lady female queen princess mother actress waitress businesswoman bride she her "
    "hostess mom"
)
_MALE_WORDS = words(
    "man men boy male guy gentleman king prince father actor waiter businessman groom he his deep host "
    "robot dad"
)


def take_lines(
    cast: Cast, tokens: Sequence[Token], mentions: Sequence[Mention], quotes: Sequence[str]
) -> None:
    for at, token in enumerate(tokens):
        if not token.text.startswith(MARK) or not token.text[len(MARK) :].isdigit():
            continue
        cast.claimed.add(at)
        text = quotes[int(token.text[len(MARK) :])]
        around = tokens[max(0, at - 8) : at]
        before = [t.text for t in around if t.sentence == token.sentence]
        after = [t.text for t in tokens[at + 1 : at + 6] if t.sentence == token.sentence]
        if set(before[-5:]) & _WRITTEN and not set(before) & _NARRATION:
            cast.left_out.append(f'the writing "{text}"')
            continue
        said = [word for word in (*before, *after) if word in _SPEECH]
        narrated = bool(set(before) & _NARRATION)
        if narrated:
            for index in range(max(0, at - 8), at):
                if tokens[index].text in _NARRATION | _SPEECH:
                    cast.claimed.add(index)
        speaker = None if narrated else _speaker(cast, mentions, at)
        if not narrated and speaker is None and not said:
            cast.left_out.append(f'the words "{text}"')
            continue
        voice = _voice(before + after, cast.members[speaker].words if speaker is not None else "")
        cast.lines.append(Spoken(text, speaker, voice, _manner(before, after), token.sentence))


def take_sexes(cast: Cast, tokens: Sequence[Token], mentions: Sequence[Mention]) -> None:
    """Of whoever "she" or "his" speaks: the person that was last named, if nothing else tells it."""
    for at, token in enumerate(tokens):
        if token.text not in _PRONOUNS:
            continue
        named = [
            number
            for number, mention in enumerate(mentions)
            if mention.start < at and mention.sort is Sort.PERSON and not mention.several
        ]
        member = cast.members[cast.member_of[named[-1]]] if named and named[-1] in cast.member_of else None
        if member is not None and sex(member.kind, member.words) is None:
            member.sex = member.sex or _PRONOUNS[token.text]


def _speaker(cast: Cast, mentions: Sequence[Mention], at: int) -> int | None:
    """Whoever the talking verb nearest to the quote is said of, else the last person that was named."""
    deeds = [d for d in cast.deeds if d.words.split()[0] in _SPEECH]
    near = [deed for deed in deeds if -10 <= at - deed.start <= 14]
    near.sort(key=lambda deed: abs(at - deed.start))
    for deed in near:
        for actor in cast.actors(deed):
            return actor
    named = [
        number
        for number, mention in enumerate(mentions)
        if number in cast.member_of and mention.start < at and mention.sort is Sort.PERSON
    ]
    return cast.member_of[named[-1]] if named else None


def _voice(words: Sequence[str], speaker: str) -> Voice:
    said = set(speaker.split()) or set(words)
    if said & _FEMALE_WORDS:
        return Voice.FEMALE
    return Voice.MALE if said & _MALE_WORDS or set(words) & {"male", "deep"} else Voice.FEMALE


def _manner(before: Sequence[str], after: Sequence[str]) -> Manner:
    """By the words up to the quotes beside it: those behind it count where none before it speaks."""
    marks = [at for at, word in enumerate(before) if word.startswith(MARK)]
    ahead = before[marks[-1] + 1 :] if marks else before
    behind = takewhile(lambda word: not word.startswith(MARK), after)
    said = set(ahead) if set(ahead) & _SPEECH else {*ahead, *behind}
    if said & _WHISPERED:
        return Manner.WHISPERED
    return Manner.SHOUTED if said & _SHOUTED else Manner.USUAL


def sex(kind: str, said: str) -> Voice | None:
    """Of a person, by its kind and the words for it; None where neither tells."""
    either = {*kind.split(), *said.split()}
    if either & _FEMALE_WORDS or said.endswith("woman"):
        return Voice.FEMALE
    manned = said.endswith("man") and not said.endswith("human")
    return Voice.MALE if either & _MALE_WORDS or manned else None
