"""What callers and operators see of money, over the wire."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest
from tests.api.conftest import Ask, Wire
from tests.quick.server import HELD

from rushes.models.ids import new_id


@dataclass(frozen=True)
class Customer:
    """A tenant with one project, and a live key of it."""

    id: str
    project: str
    ask: Ask


@pytest.fixture(scope="module")
def customer(wire: Wire, operator: Ask) -> Callable[..., Customer]:
    def make(name: str, mode: str = "live", **more: str) -> Customer:
        tenant = operator("POST", "/admin/v1/tenants", {"name": name}).json["id"]
        project = operator("POST", "/admin/v1/projects", {"tenant_id": tenant, "name": "web"}).json["id"]
        asked = {"project_id": project, "name": "key", "mode": mode, "scopes": ["all"]}
        secret = operator("POST", "/admin/v1/keys", asked).json["secret"]
        if more:
            assert operator("POST", f"/admin/v1/tenants/{tenant}", dict(more)).status == 200
        return Customer(tenant, project, partial(wire.ask, authorization=f"Bearer {secret}"))

    return make


def wallet(it: Customer, unit: str = "usd") -> tuple[int, int]:
    account = it.ask("GET", "/v1/account").json
    (found,) = [each for each in account["wallets"] if each["balance"]["unit"] == unit]
    return found["balance"]["amount"], found["held"]["amount"]


def create(it: Customer, **more: object) -> Any:
    return it.ask("POST", "/v1/videos", {"prompt": HELD, "size": "128x128", "seconds": "25", **more})


def test_a_prepaid_tenant_pays_what_it_has_and_no_more(customer, operator) -> None:
    it = customer("prepaid", billing="prepaid")
    refused = create(it)
    assert refused.status == 402
    assert refused.error["type"] == refused.error["code"] == "insufficient_quota"
    assert "$2.50" in refused.error["message"]
    assert refused.headers["x-should-retry"] == "false"
    assert it.ask("GET", "/v1/videos").json["data"] == []

    paid = {"amount": 3_000_000, "reference": "invoice-1"}
    first = operator("POST", f"/admin/v1/tenants/{it.id}/payments", paid).json
    assert operator("POST", f"/admin/v1/tenants/{it.id}/payments", paid).json == first
    other = operator("POST", f"/admin/v1/tenants/{it.id}/payments", {**paid, "amount": 1})
    assert (other.status, other.error["param"]) == (422, "reference")
    made = create(it)
    assert made.status == 200
    assert made.headers["rushes-charge"] == "unit=usd, price=2500000, held=2500000"
    assert wallet(it) == (500_000, 2_500_000)
    assert create(it).status == 402

    assert it.ask("DELETE", f"/v1/videos/{made.json['id']}").status == 200
    assert wallet(it) == (3_000_000, 0)
    booked = operator("GET", f"/admin/v1/ledger/transactions?tenant_id={it.id}").json["data"]
    assert [each["kind"] for each in booked] == ["release", "hold", "purchase"]
    for each in booked:
        assert sum(line["amount"]["amount"] for line in each["entries"]) == 0
    own = operator("GET", f"/admin/v1/ledger/transactions?video_id={made.json['id']}&limit=1").json
    assert [each["kind"] for each in own["data"]] == ["release"]
    assert own["has_more"]


def test_a_repeated_post_is_held_once(customer) -> None:
    it = customer("repeats")
    first, again = (
        it.ask("POST", "/v1/videos", {"prompt": HELD, "size": "128x128"}, idempotency_key="a") for _ in "12"
    )
    assert first.json["id"] == again.json["id"]
    assert wallet(it) == (-400_000, 400_000)
    it.ask("DELETE", f"/v1/videos/{first.json['id']}")
    assert wallet(it) == (0, 0)


def test_a_test_keys_videos_have_a_price_and_move_no_money(customer, operator) -> None:
    it = customer("tests", mode="test", billing="prepaid")
    made = create(it)
    assert made.headers["rushes-charge"] == "unit=usd, price=2500000, held=0"
    assert wallet(it) == (0, 0)
    it.ask("DELETE", f"/v1/videos/{made.json['id']}")
    assert operator("GET", f"/admin/v1/ledger/transactions?tenant_id={it.id}").json["data"] == []


def test_the_2_pro_api_is_paid_in_credits_which_come_in_packs(customer, operator) -> None:
    it = customer("credits", billing="prepaid")
    body = {"prompt": HELD, "duration": 20, "resolution": "480p"}
    refused = it.ask("POST", "/v1/generations/text-to-video", body)
    assert refused.status == 402
    assert "21 credits" in refused.error["message"]
    at = f"/admin/v1/tenants/{it.id}"
    unknown = operator("POST", f"{at}/purchases", {"pack": "tiny"})
    assert (unknown.status, unknown.error["param"]) == (400, "pack")
    sold = operator("POST", f"{at}/purchases", {"pack": "medium"}).json
    amounts = {(each["account"], each["amount"]["text"]) for each in sold["entries"]}
    assert amounts == {
        ("payments", "-$850.00"),
        ("packs", "$850.00"),
        ("packs", "-1,000 credits"),
        ("wallet", "1,000 credits"),
    }
    made = it.ask("POST", "/v1/generations/text-to-video", body)
    assert made.status == 202
    assert wallet(it, "credits") == (979, 21)
    it.ask("DELETE", f"/v1/generations/{made.json['id']}")

    assert operator("POST", f"{at}/exchanges", {"unit": "credits", "amount": 1000}).status == 200
    assert wallet(it) == (100_000_000, 0)
    assert operator("POST", f"{at}/exchanges", {"unit": "credits", "amount": 1}).status == 402
    odd = operator("POST", f"{at}/exchanges", {"unit": "usd", "amount": 99_999})
    assert (odd.status, odd.error["param"]) == (400, "amount")
    assert operator("POST", f"{at}/grants", {"unit": "credits", "amount": 5, "note": "hello"}).status == 200
    down = {"unit": "credits", "amount": -6, "note": "sorry"}
    assert operator("POST", f"{at}/adjustments", down).status == 402
    assert operator("POST", f"{at}/adjustments", {**down, "amount": -5}).status == 200
    assert operator("POST", f"{at}/adjustments", {"unit": "usd", "amount": 1}).error["param"] == "note"
    assert wallet(it, "credits") == (0, 0)


PRICES: list[tuple[dict[str, object], str, int]] = [
    ({"seconds": "8", "size": "1280x720"}, "$0.80", 1),
    ({"model": "openai/sora-2-pro", "seconds": "8", "size": "1280x720", "count": 100}, "$240.00", 100),
    ({"model": "sora-2-pro", "seconds": "8", "size": "1792x1024"}, "$4.00", 1),
    ({"api": "generations"}, "15 credits", 1),
    ({"api": "generations", "duration": 5, "resolution": "720p", "count": 30}, "300 credits", 30),
    ({"api": "generations", "image_url": "https://example.com/a.png", "fps": 60}, "22 credits", 1),
]


def test_requests_of_both_apis_are_priced_and_not_made(customer) -> None:
    it = customer("estimates")
    asked = [body for body, _, _ in PRICES]
    answer = it.ask("POST", "/v1/estimates", {"requests": asked}).json
    assert [each["total"]["text"] for each in answer["data"]] == [text for _, text, _ in PRICES]
    assert [each["count"] for each in answer["data"]] == [count for _, _, count in PRICES]
    assert answer["total_usd"] == "$278.50"
    alone = it.ask("POST", "/v1/estimates", {"prompt": "hills", "seconds": "8"}).json
    assert alone["total_usd"] == "$0.80"
    for api in ("videos", "generations"):
        assert it.ask("GET", f"/v1/{api}").json["data"] == []


@pytest.mark.parametrize(
    ("body", "status", "param"),
    [
        ({"size": "1x1"}, 400, "size"),
        ({"model": "sora-9"}, 400, "model"),
        ({"operation": "extend"}, 400, "video"),
        ({"operation": "remix", "video": {"id": new_id("video")}}, 404, "video_id"),
        ({"requests": []}, 400, "requests"),
        ({"requests": [{"count": 0}]}, 400, "requests[0].count"),
        ({"requests": [{}] * 101}, 400, "requests"),
        ({"api": "generations", "duration": 2}, 400, "requests[0].duration"),
        ({"api": "other"}, 400, "requests[0]"),
    ],
)
def test_an_estimate_is_refused_as_the_request_would_be(customer, wire, body, status, param) -> None:
    answer = wire.ask("POST", "/v1/estimates", json.dumps(body).encode(), content_type="application/json")
    assert answer.status == status, answer.body
    assert answer.error["param"] == param


def test_usage_is_counted_by_what_was_asked_for(customer, operator) -> None:
    it = customer("usage")
    for model in ("sora-2", "openai/sora-2", "sora-2-pro"):
        video = create(it, model=model).json["id"]
        it.ask("DELETE", f"/v1/videos/{video}")
    (day,) = it.ask("GET", "/v1/usage").json["data"]
    assert day["day"] == datetime.now(UTC).date().isoformat()
    assert (day["videos"], day["cancelled"], day["model"]) == (3, 3, None)
    assert (day["price"]["amount"], day["charged"]["amount"]) == (12_500_000, 0)
    models = it.ask("GET", "/v1/usage?group_by=model&group_by=project").json["data"]
    assert [(each["model"], each["videos"], each["project_id"]) for each in models] == [
        ("sora-2", 2, it.project),
        ("sora-2-pro", 1, it.project),
    ]
    page = it.ask("GET", "/v1/usage?group_by=model&limit=1").json
    assert (len(page["data"]), page["has_more"]) == (1, True)
    page = it.ask("GET", "/v1/usage?group_by=model&limit=1&after=1").json
    assert ([each["model"] for each in page["data"]], page["has_more"]) == (["sora-2-pro"], False)
    before = (datetime.now(UTC) - timedelta(days=1)).date().isoformat()
    assert it.ask("GET", f"/v1/usage?from={before}&to={before}").json["data"] == []
    seen = operator("GET", f"/admin/v1/tenants/{it.id}/usage?group_by=key").json["data"]
    assert [each["videos"] for each in seen] == [3]
    for query in ("from=2026-02-30", "group_by=colour", "from=2026-02-02&to=2026-02-01", "from=2025-01-01"):
        assert it.ask("GET", f"/v1/usage?{query}").error["param"] in ("from", "to", "group_by", "group_by[0]")


def test_an_account_says_what_is_left_and_for_how_long(customer, operator) -> None:
    it = customer("account", plan="starter")
    operator("POST", f"/admin/v1/tenants/{it.id}/payments", {"amount": 1_000_000})
    account = it.ask("GET", "/v1/account").json
    assert (account["plan"], account["billing"], account["limits"]["per_hour"]) == ("starter", "invoice", 20)
    assert account == operator("GET", f"/admin/v1/tenants/{it.id}/account").json
    usd, other = account["wallets"]
    assert usd["balance"] == {"unit": "usd", "amount": 1_000_000, "text": "$1.00"}
    assert other["balance"]["text"] == "0 credits"
    assert usd["runs_out_at"] is None, "nothing was spent yet"
