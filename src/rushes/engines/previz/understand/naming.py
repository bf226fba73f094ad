"""Characters by name: nouns stand for them while a prompt is read, and the names are put back afterwards."""

from __future__ import annotations

import re
from dataclasses import replace

from rushes.engines.previz.subjects.catalogue import CHARACTERS
from rushes.engines.previz.understand.understanding import Understanding
from rushes.models.spec import Spec

_NOUNS = tuple(kind.name for kind in CHARACTERS)
#: Nobody else may use them.
_OURS = re.compile("|".join(_NOUNS), re.IGNORECASE)


def unnamed(spec: Spec, *, all_of_them: bool) -> Spec:
    """The spec with the characters' nouns for their names. ``all_of_them``: those that the prompt does not
    name come in as well.
    """
    prompt, missing = _OURS.sub("somebody", spec.prompt), []
    # The longest first: "Ada B." is not Ada.
    for noun, player in sorted(zip(_NOUNS, spec.characters, strict=False), key=lambda it: -len(it[1].name)):
        for pattern in _patterns(player.name):
            prompt, found = pattern.subn(noun, prompt)
            if found:
                break
        else:
            missing.append(noun)
    if all_of_them and missing:
        prompt = f"{prompt}. With {' and '.join(sorted(missing))}."
    return spec.model_copy(update={"prompt": prompt})


def named(understood: Understanding, spec: Spec) -> Understanding:
    """The same with the names again, in all that people read and in what is spoken."""
    names = dict(zip(_NOUNS, (player.name for player in spec.characters), strict=False))
    if not names:
        return understood

    def again(text: str) -> str:
        for noun, name in names.items():
            text = text.replace(noun, name)
        return text

    scene = understood.scene
    scene = scene.model_copy(
        update={
            "subjects": tuple(
                each.model_copy(update={"words": again(each.words)}) for each in scene.subjects
            ),
            "lines": tuple(each.model_copy(update={"text": again(each.text)}) for each in scene.lines),
        }
    )
    return replace(
        understood,
        scene=scene,
        understood=tuple((again(words), sets) for words, sets in understood.understood),
    )


def _patterns(name: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """How it is called for certain, and, where it is not, how it may be: "@Dawn walks at dawn"."""
    word = re.escape(name)
    called = rf"(?i:@{word})" if name == name.lower() else rf"(?i:@{word})|{word}"
    return re.compile(rf"(?<!\w)(?:{called})(?!\w)"), re.compile(rf"(?<!\w){word}(?!\w)", re.IGNORECASE)
