"""Plans are data: the published ones are built in, and a file adds to them or replaces them."""

from __future__ import annotations

from pathlib import Path

import pytest

from rushes.errors import Fatal, InvalidRequest, Unavailable
from rushes.models.plan import UNLIMITED, Plan, Plans, Refund, WhenFull


def load(folder: Path, toml: str = "") -> Plans:
    (folder / "rushes.toml").write_text(toml)
    return Plans.load(folder / "rushes.toml")


def test_the_published_plans_are_built_in_and_unlimited_is(tmp_path: Path) -> None:
    plans = load(tmp_path)
    limits = {name: (plan.at_once, plan.per_hour, plan.credits_per_day) for name, plan in plans.all.items()}
    assert limits == {
        "unlimited": (None, None, None),
        "starter": (2, 20, 100),
        "professional": (10, 100, 1_000),
        "business": (50, 500, 10_000),
        "enterprise": (None, None, None),
    }
    assert plans.of(UNLIMITED) == Plan()


def test_a_file_adds_plans_and_replaces_whole_ones(tmp_path: Path) -> None:
    plans = load(
        tmp_path,
        '[plans.starter]\nat_once = 3\nwhen_full = "reject"\n[plans.acme]\nrefund = "published"\n'
        '[models.ours]\ncandidates = [{ provider = "embedded", model = "previz" }]',
    )
    assert plans.of("starter") == Plan(at_once=3, when_full=WhenFull.REJECT)
    assert plans.of("acme") == Plan(refund=Refund.PUBLISHED)
    assert plans.of("business").per_hour == 500


def test_a_plan_that_is_not_there_is_named(tmp_path: Path) -> None:
    plans = load(tmp_path)
    with pytest.raises(Unavailable, match="'gone'"):
        plans.of("gone")
    with pytest.raises(InvalidRequest, match="'starter'") as refused:
        plans.check("gone")
    assert refused.value.param == "plan"


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        ("[plans.mine]\nat_once = 0", "plans.mine.at_once"),
        ("[plans.mine]\nper_minute = 1", "plans.mine.per_minute"),
        ('[plans.mine]\nlanes = ["fast"]', "plans.mine.lanes.0"),
        ("[plans.mine]\nlanes = []", "plans.mine.lanes"),
        ("plans = 3", "plans"),
    ],
)
def test_a_plan_that_makes_no_sense_says_where(tmp_path: Path, toml: str, place: str) -> None:
    with pytest.raises(Fatal, match=place) as refused:
        load(tmp_path, toml)
    assert "\n" not in refused.value.message
