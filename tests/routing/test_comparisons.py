"""One request to several at once: a video from each, all of them or none, paid one by one."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openai import APIStatusError, OpenAI
from PIL import Image
from tests import inspection
from tests.routing.making import attempts, ended, key_with, operate
from tests.servers import Server
from tests.vendors.faults import Fault
from tests.vendors.running import Vendors

from rushes.db import ledger_check

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
RUNWAY, QUICK = "runway/gen4.5", "embedded/quick"
ASKED = {"prompt": "a lighthouse in a storm", "model": "pair", "size": "1280x720", "seconds": "4"}


def compare(client: OpenAI, headers: dict[str, str] | None = None, **more: Any) -> Any:
    body = {name: value for name, value in (ASKED | more).items() if value is not None}
    return client.post("/comparisons", body=body, cast_to=object, options={"headers": headers or {}})


def over(client: OpenAI, comparison: Any) -> Any:
    for each in comparison["data"]:
        ended(client, each["video"]["id"])
    return look(client, f"/{comparison['id']}")


def look(client: OpenAI, which: str = "") -> Any:
    return client.get(f"/comparisons{which}", cast_to=object)


def prepaid(server: Server, name: str, micro_dollars: int, **tenant: str) -> str:
    """A key of a tenant that has so much."""
    owner = operate(server, "POST", "/tenants", name=name)[1]["id"]
    operate(server, "POST", f"/tenants/{owner}", billing="prepaid", **tenant)
    if micro_dollars:
        operate(server, "POST", f"/tenants/{owner}/payments", amount=micro_dollars)
    home = operate(server, "POST", "/projects", tenant_id=owner, name="one")[1]["id"]
    key = operate(server, "POST", "/keys", project_id=home, name="key", scopes=["all"])
    return key[1]["secret"]


def test_every_candidate_makes_one_and_each_is_paid(client: OpenAI, server: Server, vendors: Vendors) -> None:
    made = compare(client)
    assert (made["object"], made["status"]) == ("comparison", "in_progress")
    assert [each["candidate"] for each in made["data"]] == [RUNWAY, QUICK]
    assert made["price"] == {"unit": "usd", "amount": 800_000, "text": "$0.80"}
    done = over(client, made)
    assert done["status"] == "completed"
    assert [each["charged"]["amount"] for each in done["data"]] == [400_000, 400_000]
    for each, provider in zip(done["data"], ("runway", "embedded"), strict=True):
        video_id = each["video"]["id"]
        assert each["video"] == client.videos.retrieve(video_id).model_dump()
        assert [attempt["provider"] for attempt in attempts(server, video_id)] == [provider]
        assert client.videos.download_content(video_id).read()
        charges = inspection.look(server.database_url, lambda conn, it=video_id: inspection.charged(conn, it))
        assert charges == [400_000]
    assert inspection.look(server.database_url, ledger_check.problems) == []
    assert look(client, "?limit=1")["data"] == [done]
    client.videos.delete(done["data"][0]["video"]["id"])
    assert look(client, f"/{made['id']}")["data"] == [done["data"][1]]


def test_who_fails_is_tried_again_and_never_replaced(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    vendors.order("runway", *[Fault.FAILED] * 2)
    done = over(client, compare(client, candidates=[QUICK, RUNWAY]))
    assert [each["candidate"] for each in done["data"]] == [QUICK, RUNWAY]
    assert [each["video"]["status"] for each in done["data"]] == ["completed", "failed"]
    assert [each["charged"]["amount"] for each in done["data"]] == [400_000, 0]
    failed = done["data"][1]["video"]["id"]
    assert [each["provider"] for each in attempts(server, failed)] == ["runway", "runway"]


def test_models_are_compared_without_the_scope_and_candidates_are_not(
    server: Server, vendors: Vendors
) -> None:
    key = key_with(server, "videos:read", "videos:write")
    with OpenAI(base_url=server.base_url, api_key=key, max_retries=0) as client:
        done = over(client, compare(client, model=None, models=["near", "far"]))
        assert [each["video"]["model"] for each in done["data"]] == ["near", "far"]
        assert [each["candidate"] for each in done["data"]] == [None, None]
        for more in ({}, {"candidates": [RUNWAY, QUICK]}):
            with pytest.raises(APIStatusError, match="'videos:route', which 'candidates'") as refused:
                compare(client, **more)
            assert refused.value.status_code == 403


@pytest.mark.parametrize(
    ("more", "param", "says"),
    [
        ({"candidates": [RUNWAY, "kling/kling-v3"]}, "candidates[1]", f"'{RUNWAY}', and '{QUICK}'"),
        ({"candidates": [RUNWAY, RUNWAY]}, "candidates[1]", "twice"),
        ({"candidates": [RUNWAY]}, "candidates", "at least 2"),
        ({"models": ["far", "near"]}, None, "'models' alone"),
        ({"model": None, "models": ["far", "none"]}, "model", "'none' does not exist"),
        ({"model": "far"}, "candidates", f"1 can make this now: '{RUNWAY}'"),
        ({"size": "1920x1080", "candidates": [QUICK, RUNWAY]}, "size", f"{RUNWAY}: Invalid value"),
        ({"route": {"policy": "fastest"}}, "route", "Unknown parameter"),
    ],
)
def test_what_cannot_be_compared_is_told(
    client: OpenAI, more: dict[str, Any], param: str | None, says: str
) -> None:
    with pytest.raises(APIStatusError) as refused:
        compare(client, **more)
    assert refused.value.status_code == 400
    assert refused.value.param == (param or "")
    assert says in refused.value.message


def test_what_does_not_reach_for_all_is_refused_for_all(server: Server, vendors: Vendors) -> None:
    key = prepaid(server, "poor", 700_000)
    with OpenAI(base_url=server.base_url, api_key=key, max_retries=0) as client:
        with pytest.raises(APIStatusError, match=r"costs \$0.80, and there are \$0.70") as refused:
            compare(client)
        assert refused.value.status_code == 402
        assert client.videos.list().data == []
        assert look(client)["data"] == []
    assert inspection.look(server.database_url, ledger_check.problems) == []


def test_a_plans_limits_count_every_video_of_it(server: Server, vendors: Vendors) -> None:
    few = prepaid(server, "few", 10_000_000, plan="three-an-hour")
    with OpenAI(base_url=server.base_url, api_key=few, max_retries=0) as client:
        over(client, compare(client))
        with pytest.raises(APIStatusError) as refused:
            compare(client)
        assert refused.value.status_code == 429
        again = client.videos.create(prompt="what is left", model="near", size="1280x720")
        assert ended(client, again.id).status == "completed"
    alone = prepaid(server, "alone", 10_000_000, plan="one-by-one")
    with OpenAI(base_url=server.base_url, api_key=alone, max_retries=0) as client:
        with pytest.raises(APIStatusError, match="1 videos at once") as refused:
            compare(client)
        assert refused.value.code == "concurrency_limit_exceeded"
        assert client.videos.list().data == []


def test_a_budget_reaches_for_all_or_refuses_all_and_puts_nobody_elses_in_their_place(
    server: Server, vendors: Vendors
) -> None:
    key = prepaid(server, "saving", 10_000_000)
    tenants = operate(server, "GET", "/tenants")[1]["data"]
    tenant_id = next(each["id"] for each in tenants if each["name"] == "saving")
    budget = {"tenant_id": tenant_id, "period": "day", "unit": "usd", "amount": 1_000_000}
    assert operate(server, "POST", "/budgets", **budget, downgrade_percent=1)[0] == 200
    with OpenAI(base_url=server.base_url, api_key=key, max_retries=0) as client:
        done = over(client, compare(client, model=None, models=["sora-2-pro", "sora-2"], seconds="1"))
        engines = [each["charged"]["amount"] for each in done["data"]]
        assert engines == [300_000, 100_000], "the pro model at its own price"
        with pytest.raises(APIStatusError) as refused:
            compare(client)
        assert refused.value.status_code == 402
        assert len(client.videos.list().data) == 2


def test_sent_again_it_is_the_same(client: OpenAI, server: Server, vendors: Vendors) -> None:
    by_key = [compare(client, {"Idempotency-Key": "once"})["id"] for _ in range(2)]
    assert by_key[0] == by_key[1]
    with pytest.raises(APIStatusError) as refused:
        compare(client, {"Idempotency-Key": "once"}, seconds="8")
    assert refused.value.status_code == 422
    first = compare(client, seed=7)
    repeated = compare(client, {"x-stainless-retry-count": "1"}, seed=7)
    assert first["id"] == repeated["id"]
    assert compare(client, seed=7)["id"] != first["id"]


def test_each_has_a_first_frame_of_its_own(client: OpenAI, server: Server, vendors: Vendors) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (1280, 720), (200, 80, 40)).save(picture, "PNG")
    made: Any = client.post(
        "/comparisons",
        body=ASKED | {"prompt": "a framed lighthouse"},
        files={"input_reference": ("a.png", picture.getvalue(), "image/png")},
        cast_to=object,
        options={"headers": {"content-type": "multipart/form-data"}},
    )
    runway, quick = (each["video"]["id"] for each in made["data"])
    assert ended(client, quick).status == "completed"
    client.videos.delete(quick)
    assert ended(client, runway).status == "completed"
    [create] = [each for each in vendors.creates("runway") if each["prompt"] == "a framed lighthouse"]
    assert create["request"]["promptImage"] == "image/jpeg, 1280x720"
