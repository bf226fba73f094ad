"""What dialects of ``/v1/videos`` do that no other vendor does, and Rushes as the vendor of Rushes."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import pytest
from pydantic import SecretStr
from tests.servers import Server
from tests.vendors import openai_shaped as simulated
from tests.vendors.conftest import Open
from tests.vendors.running import Vendors
from tests.vendors.scripted import scripted
from tests.vendors.simulator import ENVIRONMENT, Simulator
from tests.vendors.walking import an_order, is_as_asked, run, submitted

from rushes.errors import (
    Fatal,
    InvalidRequest,
    NotNow,
    ProviderFailed,
    ProviderRejected,
    RenderLost,
    Unauthenticated,
)
from rushes.jobs.signing import SigningKey
from rushes.models.size import Size
from rushes.models.spec import Operation
from rushes.models.webhook import Endpoint
from rushes.net import Answer, Client
from rushes.providers import vendors
from rushes.providers.account import Account
from rushes.providers.base import Hears, Ticket
from rushes.providers.offer import Offer
from rushes.providers.vendors.openai_shaped import OpenAIShaped, failure

SERVERS = [simulated.VllmOmni, simulated.SGLang]


@pytest.mark.parametrize("kind", [simulated.OpenAI, *SERVERS], ids=lambda kind: kind.name)
def test_fields_that_openai_did_not_have_go_only_where_they_are_declared(
    kind: type[Simulator], opened: Open, at_vendors: Vendors, tmp_path: Path
) -> None:
    async def walk() -> None:
        async with opened(kind) as provider:
            order = an_order(provider, tmp_path, Operation.ANIMATE)
            await provider.submit(order)
            [create] = at_vendors.creates(kind.name)
            more = {
                "seed": "4000000000",
                "fps": "24",
                "negative_prompt": "people",
                "num_inference_steps": "30",
                "enable_frame_interpolation": "false",
            }
            assert create["request"] == {
                "model": order.model,
                "prompt": order.spec.prompt,
                "size": "720x1280",
                "seconds": "4",
                "input_reference": f"reference.png, {order.reference.stat().st_size} bytes",
                **(more if kind in SERVERS else {}),
            }

    run(walk())


def judged(body: bytes, status: int, *, creating: bool) -> object:
    account = Account("gpu", "openai_shaped", base_url="http://gpu:8000/v1", dialect="vllm_omni")
    provider = OpenAIShaped(account, Client(), {})
    return provider.judge(Answer(status, {}, body), creating=creating)


def test_an_error_that_holds_a_video_is_an_answer_to_a_question_and_to_no_order() -> None:
    body = b'{"object": "video", "id": "video_gen_1", "status": "failed"}'
    assert judged(body, 500, creating=False) is None
    assert judged(body, 500, creating=True) is not None
    assert judged(b'{"detail": "Video not found"}', 404, creating=False) is not None


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"code": 400, "message": "size is too large"}, ProviderRejected),
        ({"code": 422, "message": "no such LoRA"}, ProviderRejected),
        ({"code": 429, "message": "later"}, ProviderFailed),
        ({"code": 500, "message": "CUDA"}, ProviderFailed),
        ({"message": "CUDA"}, ProviderFailed),
        ("CUDA", ProviderFailed),
        (None, ProviderFailed),
    ],
)
def test_the_status_of_a_failure_says_whose_it_is(error: object, kind: type[Exception]) -> None:
    assert type(failure(error)) is kind


@pytest.mark.parametrize("status", [401, 402, 403, 429, 500])
def test_a_file_behind_a_key_that_is_refused_is_still_ours(status: int, tmp_path: Path) -> None:
    async def walk() -> None:
        async with scripted("openai_shaped") as (script, provider):
            script.answers["GET /videos/v"] = (200, {"object": "video", "status": "completed"})
            script.answers["GET /videos/v/content"] = (status, {"error": {"message": "no"}})
            with pytest.raises(NotNow):
                await provider.fetch(Ticket("attempt_1", "m", "v"), tmp_path)

    run(walk())


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_a_file_that_there_is_no_room_for_is_still_ours(tmp_path: Path) -> None:
    tmp_path.joinpath("video.mp4").symlink_to("/dev/full")

    async def walk() -> None:
        async with scripted("openai_shaped") as (script, provider):
            script.answers["GET /videos/v"] = (200, {"object": "video", "status": "completed"})
            script.answers["GET /videos/v/content"] = (200, "an MP4")
            with pytest.raises(NotNow):
                await provider.fetch(Ticket("attempt_1", "m", "v"), tmp_path)

    run(walk())


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"dialect": "klingon"}, "providers.gpu.dialect: there is no 'klingon'; there are: azure, "),
        ({"base_url": None}, "providers.gpu.base_url: "),
    ],
)
def test_an_account_that_cannot_work_is_refused_at_the_start(
    changes: dict[str, str | None], problem: str
) -> None:
    settings = {"base_url": "http://gpu:8000/v1", "dialect": "vllm_omni", **changes}
    with pytest.raises(Fatal) as refused:
        vendors.open_account(Account("gpu", "openai_shaped", **settings))
    assert refused.value.message.startswith(problem)
    assert "\n" not in refused.value.message


def test_rushes_is_a_vendor_of_rushes(server: Server, tmp_path: Path) -> None:
    """A real one, with its own engine: the wire that we serve is the wire that we speak."""
    offer = Offer(
        as_of="2026-11-21",
        operations=frozenset({Operation.GENERATE, Operation.ANIMATE}),
        sizes=(Size(128, 128),),
        seconds=(1,),
        audio=True,
    )
    account = Account(
        "next_door",
        "openai_shaped",
        key=SecretStr(server.key),
        base_url=server.base_url,
        dialect="rushes",
        private=True,
        models={"sora-2": offer},
    )

    async def walk() -> None:
        provider = vendors.open_account(account)
        try:
            for operation in (Operation.GENERATE, Operation.ANIMATE):
                order = an_order(provider, tmp_path, operation)
                ticket = await submitted(provider, order)
                while not (await provider.poll(ticket)).done:
                    await asyncio.sleep(0.05)
                is_as_asked(await provider.fetch(ticket, tmp_path), provider, order)
            ticket = await submitted(provider, an_order(provider, tmp_path))
            for _ in range(2):
                await provider.cancel(ticket)
        finally:
            await provider.close()

    run(walk())


class TestCallbacks:
    """As Rushes signs them: what one server sends, another understands."""

    BODY = b'{"id": "evt_1", "object": "event", "type": "video.completed", "data": {"id": "video_1"}}'

    def sent(self, body: bytes = BODY, *, age: int = 0) -> tuple[str, dict[str, str]]:
        key, now = SigningKey(b"k" * 32), int(time.time()) - age
        endpoint = Endpoint("whe_1", "proj_1", "", "https://a.example/", (), 1, (), "", 0, 0, None, None)
        headers = {"webhook-id": "wh_1", "webhook-timestamp": str(now)}
        headers["webhook-signature"] = key.signatures(endpoint, "wh_1", now, body, now)
        return key.secret("whe_1", 1), headers

    def heard(self, secret: str | None, headers: dict[str, str], body: bytes = BODY) -> str:
        account = Account(
            "upstream",
            "openai_shaped",
            base_url="https://upstream.example/v1",
            callback_secret=SecretStr(secret) if secret else None,
        )
        provider = OpenAIShaped(account, Client(), {})
        assert isinstance(provider, Hears)
        return asyncio.run(provider.heard(headers, body))

    def test_a_signed_one_names_its_video(self) -> None:
        assert self.heard(*self.sent()) == "video_1"

    def test_one_of_several_signatures_is_enough(self) -> None:
        secret, headers = self.sent()
        headers["webhook-signature"] = "v1,AAAA v2,BBBB " + headers["webhook-signature"]
        assert self.heard(secret, headers) == "video_1"

    @pytest.mark.parametrize("header", ["webhook-id", "webhook-timestamp", "webhook-signature"])
    @pytest.mark.parametrize("value", [None, "", "1", "²", "v1,", "ä", "9" * 5000])
    def test_whatever_is_changed_is_noticed(self, header: str, value: str | None) -> None:
        secret, headers = self.sent()
        del headers[header]
        if value is not None:
            headers[header] = value
        with pytest.raises(Unauthenticated):
            self.heard(secret, headers)

    def test_another_body_is_noticed(self) -> None:
        secret, headers = self.sent()
        with pytest.raises(Unauthenticated):
            self.heard(secret, headers, self.BODY.replace(b"video_1", b"video_2"))

    @pytest.mark.parametrize("secret", [None, "whsec_AAAA", "whsec_not base64", ENVIRONMENT["SIMULATED_KEY"]])
    def test_without_the_secret_nothing_is_believed(self, secret: str | None) -> None:
        with pytest.raises(Unauthenticated):
            self.heard(secret, self.sent()[1])

    @pytest.mark.parametrize("age", [301, -301])
    def test_an_old_one_is_not_believed_again(self, age: int) -> None:
        with pytest.raises(Unauthenticated):
            self.heard(*self.sent(age=age))

    @pytest.mark.parametrize("body", [b"", b"[]", b'{"data": {}}', b'{"data": {"id": 7}}', b"\xff"])
    def test_one_that_names_nothing_is_refused(self, body: bytes) -> None:
        with pytest.raises(InvalidRequest):
            self.heard(*self.sent(body), body)


def test_a_remote_id_is_one_part_of_a_path(opened: Open, at_vendors: Vendors, tmp_path: Path) -> None:
    """LiteLLM's ids are base64; whatever a vendor answers as an id leads to no other address."""

    async def walk() -> None:
        async with opened(simulated.LiteLLM) as provider:
            order = an_order(provider, tmp_path)
            ticket = await submitted(provider, order)
            assert "=" in ticket.remote_id or "/" in ticket.remote_id
            await provider.poll(ticket)
            with pytest.raises(RenderLost):
                await provider.poll(Ticket(ticket.token, ticket.model, f"../videos/{ticket.remote_id}"))

    run(walk())
