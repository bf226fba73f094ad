"""What is published costs what was published, and what lies between follows the stated rule."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rushes.errors import Fatal
from rushes.models.money import Unit
from rushes.models.price import Prices, Work
from rushes.models.size import Size
from rushes.models.spec import Operation, Source, Spec
from rushes.models.terms import PLAIN, Api

BUILT_IN = Prices.load(Path("none.toml"))
NOW = 1_800_000_000_000
P480, P720, P1080 = Size(854, 480), Size(1280, 720), Size(1920, 1080)


def credits(size: Size, seconds: int, **more: object) -> int:  # noqa: A001
    unit, price = BUILT_IN.price(Api.GENERATIONS, Work("sora-2-pro", size, seconds, **more), NOW)
    assert unit is Unit.CREDITS
    return price


def dollars(model: str, size: Size = P720, seconds: int = 1, prices: Prices = BUILT_IN, at: int = NOW) -> str:
    unit, price = prices.price(Api.VIDEOS, Work(model, size, seconds), at)
    return unit.text(price)


@pytest.mark.parametrize(
    ("size", "seconds", "price"),
    [
        *((P720, 5, 10), (P720, 10, 18), (P1080, 5, 15), (P1080, 10, 28), (P1080, 15, 40), (P1080, 20, 55)),
        # Below the first point its share for each second, between two the line, beyond the last its slope.
        *((P720, 3, 6), (P720, 7, 14), (P720, 20, 34), (P1080, 4, 12), (P1080, 6, 18), (P1080, 18, 49)),
        # 480p costs 60 % of 720p; every shape is told by its shorter side.
        *((P480, 5, 6), (P480, 10, 11), (Size(480, 480), 5, 6)),
        *((Size(720, 1280), 5, 10), (Size(1080, 1080), 5, 15)),
    ],
)  # fmt: skip
def test_the_credit_table(size: Size, seconds: int, price: int) -> None:
    assert credits(size, seconds) == price


def test_surcharges_are_added_up_and_rounded_up_once() -> None:
    assert credits(P720, 5, image=True) == 12
    assert credits(P720, 5, high_motion=True) == 12  # 11.5
    assert credits(P720, 5, fps=60) == 13  # 12.5
    assert credits(P720, 5, priority=True) == 13
    assert credits(P720, 5, image=True, high_motion=True, fps=60, priority=True) == 19  # 10 x 1.9, not 24
    assert credits(P720, 5, fps=30) == 10


@given(st.sampled_from([P480, P720, P1080]), st.integers(1, 20), st.booleans(), st.sampled_from([24, 30, 60]))
@settings(deadline=None, database=None, max_examples=60)
def test_more_never_costs_less(size: Size, seconds: int, image: bool, fps: int) -> None:
    price = credits(size, seconds, image=image, fps=fps)
    assert 1 <= price <= credits(size, seconds + 1, image=image, fps=fps)
    assert price <= credits(P1080, seconds, image=image, fps=fps)
    assert price <= credits(size, seconds, image=True, fps=60, priority=True)


def test_dollars_for_a_second() -> None:
    assert dollars("sora-2", seconds=8) == "$0.80"
    assert dollars("sora-2-2025-12-08", P1080) == "$0.10"
    assert dollars("sora-2-pro") == dollars("sora-2-pro-2025-10-06", Size(720, 1280)) == "$0.30"
    assert dollars("sora-2-pro", Size(1024, 1792)) == dollars("sora-2-pro", P1080) == "$0.50"
    assert dollars("ours") == "$0.10", "the default of the list"


def test_an_extension_pays_for_what_is_new() -> None:
    source = Spec(model="openai/sora-2-pro", prompt="x", width=1280, height=720, seconds=12, seed=1)
    longer = source.model_copy(
        update={
            "operation": Operation.EXTEND,
            "seconds": 16,
            "source": Source(video_id="v", asset_id="a", spec=source),
        }
    )
    assert BUILT_IN.price(Api.VIDEOS, Work.of(longer, PLAIN), NOW) == (Unit.USD, 4 * 300_000)


def test_a_list_holds_from_its_date_on(tmp_path: Path) -> None:
    path = tmp_path / "rushes.toml"
    path.write_text(
        '[per_second.ours]\neffective_from = 2027-01-01\ndefault = "0.05"\n'
        'rates = [{ models = ["sora-2"], price = "0.07" }]\n'
        '[packs.tiny]\ncredits = 10\nprice = "12.5"\n'
    )
    prices = Prices.load(path)
    begin = int(datetime(2027, 1, 1, tzinfo=UTC).timestamp() * 1000)
    assert dollars("sora-2", prices=prices, at=begin - 1) == "$0.10"
    assert dollars("sora-2", prices=prices, at=begin) == "$0.07"
    assert dollars("sora-2-pro", prices=prices, at=begin) == "$0.05"
    assert dollars("sora-2", prices=prices, at=0) == "$0.10", "before all lists the first holds"
    assert {name: pack.price for name, pack in prices.packs.items()} == {
        "small": 100_000_000, "medium": 850_000_000, "large": 7_000_000_000, "tiny": 12_500_000,
    }  # fmt: skip


@pytest.mark.parametrize(
    "toml",
    [
        "[per_second.ours]\neffective_from = 2027-01-01\ndefault = 0.05",
        '[per_second.ours]\neffective_from = 2027-01-01\ndefault = "-1"',
        '[per_second.ours]\neffective_from = 2027-01-01\ndefault = "0.0000001"',
        '[per_second.ours]\ndefault = "1"',
        '[packs.tiny]\ncredits = 0\nprice = "1"',
        "[per_video.ours]\n720p = [[5, 10], [4, 12]]",
    ],
)
def test_a_list_that_makes_no_sense_is_refused_in_one_line(tmp_path: Path, toml: str) -> None:
    path = tmp_path / "rushes.toml"
    path.write_text(toml)
    with pytest.raises(Fatal) as refused:
        Prices.load(path)
    assert "\n" not in refused.value.message
    assert str(path) in refused.value.message
