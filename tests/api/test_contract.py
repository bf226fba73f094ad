"""Whatever is sent, by the book or against it, is answered as the OpenAPI document says, never with a 5xx.

The streams of events are left out: they do not end, and have tests of their own.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator

import pytest
import requests
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openai import OpenAI
from PIL import Image
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from tests import databases
from tests.api.conftest import Wire
from tests.quick.server import quick
from tests.servers import Server

pytestmark = pytest.mark.filterwarnings("ignore:The Sora API:DeprecationWarning")

CHECKS = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
    response_headers_conformance,
)
CHANCE = settings(
    max_examples=6,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture(scope="module", params=databases.KINDS)
def server(request, tmp_path_factory) -> Iterator[Server]:
    folder = tmp_path_factory.mktemp("contract")
    with (
        databases.migrated(request.param, folder) as url,
        quick(folder / "home", render_workers=1, database_url=url) as running,
    ):
        yield running


@pytest.fixture(scope="module")
def wire(server) -> Wire:
    return Wire(server)


@pytest.fixture(scope="module")
def known(server, wire) -> dict[str, list[str]]:
    """Some of each thing that a path can name. Deleting takes the last."""
    operator = {"authorization": f"Bearer {server.operator_key}"}

    def made(path: str, body: dict[str, object], **headers: str) -> str:
        answer = wire.ask("POST", path, body, **headers)
        assert answer.status in (200, 202), answer.body
        return str(answer.json["id"])

    with OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client:
        hook = {"name": "mine", "url": "https://shop.example.com/hook", "event_types": ["video.completed"]}
        endpoints = [made("/v1/webhook_endpoints", hook) for _ in range(2)]
        small = {"prompt": "a lake", "seconds": "2", "size": "128x128"}
        finished = [client.videos.create(**small).id for _ in range(3)]
        ends = {client.videos.poll(each, poll_interval_ms=50).status for each in finished}
        assert ends == {"completed"}
        clip = client.videos.download_content(finished[0]).read()
        character = client.videos.create_character(name="Ada", video=("ada.mp4", clip)).id
    deliveries = wire.ask("GET", f"/v1/webhook_endpoints/{endpoints[0]}/deliveries").json["data"]
    tenants = [made("/admin/v1/tenants", {"name": f"tenant {each}"}, **operator) for each in range(2)]
    projects = [
        made("/admin/v1/projects", {"tenant_id": tenant, "name": "one"}, **operator) for tenant in tenants
    ]
    new = {"name": "all", "scopes": ["all"]}
    keys = [made("/admin/v1/keys", {"project_id": project, **new}, **operator) for project in projects]
    assert character is not None
    return {
        "video_id": finished,
        "generation_id": finished,
        "character_id": [character],
        "webhook_endpoint_id": endpoints,
        "webhook_delivery_id": [each["id"] for each in deliveries],
        "tenant_id": tenants,
        "project_id": projects,
        "key_id": keys,
        "model_id": ["sora-2"],
    }


@pytest.fixture(scope="module")
def asked() -> dict[str, list[schemathesis.Case]]:
    """What each operation is asked: on both databases the same, so it is made up once."""
    return {}


@pytest.fixture(scope="module")
def operations(server, asked) -> list[schemathesis.APIOperation]:
    document = schemathesis.openapi.from_url(f"{server.url}/openapi.json").exclude(path_regex="/events$")
    found = [each.ok() for each in document.get_all_operations()]
    for operation in found:
        if operation.label not in asked:
            asked[operation.label] = made_up(operation)
    return found


def made_up(operation: schemathesis.APIOperation) -> list[schemathesis.Case]:
    cases = []

    @CHANCE
    @given(case=operation.as_strategy())
    def each(case: schemathesis.Case) -> None:
        cases.append(case)

    each()
    return cases


def ask(
    session: requests.Session,
    operation: schemathesis.APIOperation,
    cases: list[schemathesis.Case],
    server: Server,
    known: dict[str, list[str]],
) -> None:
    secret = server.operator_key if operation.path.startswith("/admin") else server.key
    chance = random.Random(operation.label)

    def there_is(name: str) -> str:
        return known[name][-1] if operation.method == "delete" else chance.choice(known[name][:2])

    for case in cases:
        for name in case.path_parameters:
            if known.get(name) and chance.random() < 0.7:
                case.path_parameters[name] = there_is(name)
        headers = {name: value for name, value in (case.headers or {}).items() if name.lower() != "api-key"}
        case.headers = {**headers, "authorization": f"Bearer {secret}"}
        case.call_and_validate(base_url=server.url, checks=CHECKS, timeout=60, session=session)


def test_every_answer_is_as_documented(
    operations, asked, server: Server, known, subtests: pytest.Subtests
) -> None:
    with requests.Session() as session:
        session.trust_env = False  # to look for a proxy takes longer than to ask
        for operation in operations:
            with subtests.test(operation.label):
                ask(session, operation, asked[operation.label], server, known)


def _pictures() -> list[bytes]:
    found = []
    for kind in ("PNG", "JPEG", "WEBP", "GIF", "BMP"):
        file = io.BytesIO()
        Image.linear_gradient("L").resize((64, 48)).convert("RGB").save(file, kind)
        found.append(file.getvalue())
    return found


PICTURES = _pictures()
DAMAGE = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 8), st.binary(max_size=8)), min_size=1, max_size=6
)


def _damaged(picture: bytes, damage: list[tuple[float, int, bytes]]) -> bytes:
    body = bytearray(picture)
    for where, length, instead in damage:
        at = int(where * len(body))
        body[at : at + length] = instead
    return bytes(body)


def test_damaged_pictures_are_taken_or_refused(wire: Wire) -> None:
    outcomes: set[int] = set()

    @settings(CHANCE, max_examples=100)
    @given(picture=st.sampled_from(PICTURES), damage=DAMAGE)
    def ask(picture: bytes, damage: list[tuple[float, int, bytes]]) -> None:
        words = b'--x\r\ncontent-disposition: form-data; name="prompt"\r\n\r\na lake\r\n'
        file = b'--x\r\ncontent-disposition: form-data; name="input_reference"; filename="a"\r\n\r\n'
        answer = wire.ask(
            "POST",
            "/v1/videos",
            words + file + _damaged(picture, damage) + b"\r\n--x--\r\n",
            content_type="multipart/form-data; boundary=x",
        )
        outcomes.add(answer.status)
        if answer.status != 200:
            assert answer.error["param"] == "input_reference"

    ask()
    assert outcomes == {200, 400}
