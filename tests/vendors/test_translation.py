"""An order in a vendor's words: all that it says is said there, or the model is passed by for it."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image
from tests.vendors.conftest import Open
from tests.vendors.running import Vendors
from tests.vendors.simulator import Simulator
from tests.vendors.walking import an_order, doing, every, run

from rushes.media.inspect import fitted
from rushes.models.spec import Operation, Spec, Style

#: What is said of a video in an order, with values such that each asks for another one.
_SAID: dict[str, tuple[Any, Any]] = {
    "prompt": ("a kite", "a boat"),
    "negative_prompt": ("people", "dogs"),
    "seed": (1, 2),
    "fps": (7, 11),
    "style": (Style.NATURAL, Style.ANIMATED),
    "motion_intensity": (0.1, 0.9),
    "audio": (True, True),
}
_SILENT = {"prompt": "a kite", "negative_prompt": None, "audio": False}
#: Fields that say nothing of it, and those that other tests are about: sizes, lengths and operations.
_ELSEWHERE = {"model", "served_as", "override", "asked", "width", "height", "seconds", "lasts", "operation"}
#: What was decided before a vendor is asked: the picture is fitted, and who starts from a video is refused.
_BEFORE = {"reference", "fit", "source", "characters"}


def test_all_that_an_order_can_say_is_accounted_for() -> None:
    assert _SAID.keys() | _ELSEWHERE | _BEFORE == Spec.model_fields.keys()


@every
def test_what_is_said_is_translated_or_the_model_is_passed_by(
    kind: type[Simulator], opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    """Never left out in silence. Sound that is not wanted is taken out of the file, if there is some."""

    async def walk() -> None:
        async with opened(kind) as provider:
            for (model, offer), (field, values) in product(provider.offers.items(), _SAID.items()):
                [operation, *_] = offer.operations
                if field == "fps" and len(offer.fps) > 1:
                    values = offer.fps[:2]
                orders = [
                    an_order(
                        provider,
                        tmp_path,
                        operation,
                        model=model,
                        more={**_SILENT, field: value, "asked": (field,)},
                    )
                    for value in values
                ]
                lacks = [offer.capabilities.lack(each.spec, model) for each in orders]
                if all(lacks):
                    assert {lack.field for lack in lacks if lack} == {field}
                    continue
                if field == "audio":
                    assert offer.audio
                    continue
                assert not any(lacks), f"{model} takes one {field} and not the other"
                at_vendors.forget()
                for order in orders:
                    await provider.submit(order)
                first, second = (each["request"] for each in at_vendors.creates(kind.name))
                assert _without_token(first) != _without_token(second), f"{model} is not told of {field}"

    run(walk())


def _without_token(request: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in request.items() if name not in _TOKENS}


#: Where vendors have a name of ours.
_TOKENS = {"external_task_id", "safety_identifier"}


@pytest.mark.parametrize(("kind", "operation"), doing(Operation.ANIMATE))
def test_no_picture_is_too_large_once_it_is_fitted(
    kind: type[Simulator], operation: Operation, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    """Noise, which is the worst there is, in the largest size that it makes."""

    async def walk() -> None:
        async with opened(kind) as provider:
            able = [
                (size, model)
                for model, offer in provider.offers.items()
                if operation in offer.operations
                for size in offer.sizes
            ]
            size, model = max(able, key=lambda each: each[0].pixels)
            order = an_order(provider, tmp_path, operation, model=model, size=size)
            picture = np.random.default_rng(1).integers(0, 256, (size.height, size.width, 3), np.uint8)
            noise, fit = tmp_path / "noise.png", tmp_path / "fitted.jpg"
            Image.fromarray(picture).save(noise, compress_level=0)
            wanted = {"path": str(noise), "target": str(fit), "size": size, "fit": "crop"}
            fitted(wanted, lambda _: None)
            await provider.submit(replace(order, reference=fit))
            assert len(at_vendors.creates(kind.name)) == 1

    run(walk())
