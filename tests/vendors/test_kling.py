"""What is Kling's alone: signed tokens, codes that outweigh the status, and a name of ours to ask by."""

from __future__ import annotations

import json
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import jwt
import pytest
from pydantic import SecretStr
from tests.vendors import kling as simulated
from tests.vendors.conftest import Open
from tests.vendors.faults import Fault
from tests.vendors.running import Vendors
from tests.vendors.scripted import scripted
from tests.vendors.walking import an_order, polled_to_the_end, run, submitted

from rushes.errors import (
    AccountSuspended,
    Moderated,
    NotNow,
    ProviderRejected,
    RenderLost,
    SubmitUnknown,
)
from rushes.models.spec import Operation
from rushes.net import Answer, Client
from rushes.providers import vendors
from rushes.providers.account import Account
from rushes.providers.base import Ticket
from rushes.providers.vendors.kling import Kling

ACCESS, SECRET = "an-access-key", "a-secret-key-of-thirty-two-bytes-or-more"


def an_adapter(secret: str | None = SECRET) -> Kling:
    account = Account(
        "k", "kling", key=SecretStr(ACCESS), secret=SecretStr(secret) if secret is not None else None
    )
    return Kling(account, Client(), vendors.offers("kling"))


def test_a_token_is_signed_and_lasts_half_an_hour() -> None:
    before = int(time.time())
    token = an_adapter().headers()["authorization"].removeprefix("Bearer ")
    after = int(time.time())
    assert jwt.get_unverified_header(token) == {"alg": "HS256", "typ": "JWT"}
    claims = jwt.decode(token, SECRET, algorithms=["HS256"])
    assert claims.keys() == {"iss", "exp", "nbf"}
    assert claims["iss"] == ACCESS
    assert before - 5 <= claims["nbf"] <= after - 5
    assert claims["exp"] - claims["nbf"] == 1805


def test_an_api_key_needs_no_signing() -> None:
    assert an_adapter(None).headers() == {"authorization": f"Bearer {ACCESS}"}


@pytest.mark.parametrize(
    ("status", "code", "creating", "asking"),
    [
        (401, 1000, AccountSuspended, AccountSuspended),
        (401, 1004, AccountSuspended, AccountSuspended),
        # These look like rates and are for good.
        (429, 1100, AccountSuspended, AccountSuspended),
        (429, 1101, AccountSuspended, AccountSuspended),
        (429, 1102, AccountSuspended, AccountSuspended),
        (403, 1103, AccountSuspended, AccountSuspended),
        (400, 1200, ProviderRejected, NotNow),
        (400, 1201, ProviderRejected, NotNow),
        (404, 1202, ProviderRejected, RenderLost),
        (404, 1203, ProviderRejected, RenderLost),
        (400, 1300, Moderated, NotNow),
        (400, 1301, Moderated, NotNow),
        (429, 1302, NotNow, NotNow),
        (429, 1303, NotNow, NotNow),
        (429, 1304, NotNow, NotNow),
        (500, 5000, SubmitUnknown, NotNow),
        (503, 5001, NotNow, NotNow),
        (504, 5002, SubmitUnknown, NotNow),
        # The same within a 200, and codes that nobody told us of.
        (200, 1102, AccountSuspended, AccountSuspended),
        (200, 1301, Moderated, NotNow),
        (200, 1303, NotNow, NotNow),
        (200, 1203, ProviderRejected, RenderLost),
        (200, 5000, SubmitUnknown, NotNow),
        (200, 9999, SubmitUnknown, NotNow),
        (400, 9999, ProviderRejected, NotNow),
        (429, 9999, NotNow, NotNow),
        (500, 9999, SubmitUnknown, NotNow),
        # Success in the body alone, and codes that are none.
        (500, 0, SubmitUnknown, NotNow),
        (200, None, SubmitUnknown, NotNow),
        (200, "0", SubmitUnknown, NotNow),
        (200, [1102], SubmitUnknown, NotNow),
    ],
)
def test_the_code_outweighs_the_status(
    status: int, code: Any, creating: type[Exception], asking: type[Exception]
) -> None:
    answer = Answer(status, {}, json.dumps({"code": code, "message": "m", "data": None}).encode())
    adapter = an_adapter()
    assert type(adapter.judge(answer, creating=True)) is creating
    assert type(adapter.judge(answer, creating=False)) is asking


@pytest.mark.parametrize("operation", [Operation.GENERATE, Operation.ANIMATE])
def test_the_body_has_their_words(
    operation: Operation, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(simulated.Kling) as provider:
            order = an_order(provider, tmp_path, operation, model="kling-v3")
            ticket = await submitted(provider, order)
            kind, _, task = ticket.remote_id.partition("/")
            animate = operation is Operation.ANIMATE
            assert kind == ("image2video" if animate else "text2video")
            [create] = at_vendors.creates("kling")
            assert create["id"] == task
            assert create["token"] == order.token
            assert create["request"] == {
                "model_name": "kling-v3",
                "prompt": order.spec.prompt,
                "negative_prompt": "people",
                "mode": "std",
                "sound": "on",
                "duration": "3",
                "external_task_id": order.token,
                **({"image": "1280x720"} if animate else {"aspect_ratio": "16:9"}),
            }

    run(walk())


@pytest.mark.parametrize(
    ("model", "audio", "sound"),
    [("kling-v3", False, "off"), ("kling-v2-6", True, "on"), ("kling-v2-6/silent", True, None)],
)
def test_sound_is_asked_for_where_there_is_any(
    model: str, audio: bool, sound: str | None, opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(simulated.Kling) as provider:
            order = an_order(provider, tmp_path, model=model)
            await provider.submit(replace(order, spec=order.spec.model_copy(update={"audio": audio})))
            [create] = at_vendors.creates("kling")
            assert create["request"].get("sound") == sound
            assert create["request"]["model_name"] == model.partition("/")[0]

    run(walk())


def test_what_was_deducted_is_what_it_cost(opened: Open, at_vendors: Vendors, tmp_path: Path) -> None:
    """Without sound less than the price list's estimate, which is for sound."""

    async def walk() -> None:
        async with opened(simulated.Kling) as provider:
            order = an_order(provider, tmp_path, model="kling-v3")
            order = replace(order, spec=order.spec.model_copy(update={"audio": False}))
            ticket = await submitted(provider, order)
            await polled_to_the_end(provider, ticket)
            made = await provider.fetch(ticket, tmp_path)
            assert made.cost == 3 * 84_000
            assert provider.cost("kling-v3", order.spec) == 3 * 126_000

    run(walk())


def test_a_task_is_asked_for_where_it_was_made(opened: Open, at_vendors: Vendors, tmp_path: Path) -> None:
    async def walk() -> None:
        async with opened(simulated.Kling) as provider:
            ticket = await submitted(provider, an_order(provider, tmp_path))
            elsewhere = ticket.remote_id.replace("text2video", "image2video")
            with pytest.raises(RenderLost):
                await provider.poll(Ticket(ticket.token, ticket.model, elsewhere))

    run(walk())


def test_only_a_task_with_our_name_is_ours(opened: Open, at_vendors: Vendors, tmp_path: Path) -> None:
    """The path takes both names, so another's task may have an id that is our token."""

    async def walk() -> None:
        async with opened(simulated.Kling) as provider:
            assert isinstance(provider, Kling)
            order = an_order(provider, tmp_path)
            ticket = await submitted(provider, order)
            theirs = ticket.remote_id.partition("/")[2]
            assert await provider.find(theirs, order.model, order.spec) is None
            assert await provider.find(order.token, order.model, order.spec) == ticket.remote_id
            assert await provider.find("attempt_of_nobody", order.model, order.spec) is None

    run(walk())


@pytest.mark.parametrize(
    ("listed", "found"),
    [
        ([{"task_id": "8", "task_info": {"external_task_id": "attempt_1"}}], "text2video/8"),
        ([{"task_id": "8", "task_info": {"external_task_id": "attempt_2"}}, {"task_id": "9"}, 7], None),
        ([], None),
        ({"tasks": []}, NotNow),
        (None, NotNow),
    ],
)
def test_a_task_that_is_not_known_by_our_name_is_looked_for_in_the_list(
    listed: object, found: Any, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with scripted("kling") as (script, provider):
            assert isinstance(provider, Kling)
            spec = an_order(provider, tmp_path).spec
            script.answers["GET /v1/videos/text2video/attempt_1"] = (404, {"code": 1203, "message": "no"})
            script.answers["GET /v1/videos/text2video"] = (200, {"code": 0, "data": listed})
            if found is NotNow:
                with pytest.raises(NotNow):
                    await provider.find("attempt_1", "kling-v3", spec)
            else:
                assert await provider.find("attempt_1", "kling-v3", spec) == found

    run(walk())


def test_a_token_is_good_for_one_task(opened: Open, at_vendors: Vendors, tmp_path: Path) -> None:
    """Even if it were sent twice, the vendor would make one."""

    async def walk() -> None:
        async with opened(simulated.Kling) as provider:
            at_vendors.order("kling", Fault.ACCEPT_THEN_DROP)
            order = an_order(provider, tmp_path)
            with pytest.raises(SubmitUnknown):
                await provider.submit(order)
            with pytest.raises(ProviderRejected):
                await provider.submit(order)
            assert len(at_vendors.creates("kling")) == 1

    run(walk())
