"""`kill -9` between the commit and the delivery: what happened is told all the same."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from openai import OpenAI
from tests import databases
from tests.quick.server import HELD, quick
from tests.receiver import Receiver
from tests.servers import Server

from rushes.errors import Fatal
from rushes.jobs.policy import delivery_pause_ms
from rushes.jobs.signing import SigningKey

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
#: As many as one endpoint is sent at once, and one.
MANY = 9


@contextlib.contextmanager
def started(kind: str, folder: Path, seconds: float) -> Iterator[tuple[Server, Receiver, OpenAI]]:
    with (
        databases.migrated(kind, folder) as url,
        Receiver().running() as receiver,
        quick(
            folder / "home",
            database_url=url,
            lease_seconds=1,
            webhook_allow_private=True,
            webhook_timeout_seconds=seconds,
        ) as server,
        OpenAI(base_url=server.base_url, api_key=server.key, max_retries=0) as client,
    ):
        yield server, receiver, client


def cancel_one(client: OpenAI) -> str:
    video = client.videos.create(prompt=HELD, seconds="1", size="128x128")
    client.videos.delete(video.id)
    return video.id


def test_what_was_being_delivered_is_delivered_again(tmp_path: Path) -> None:
    with started("sqlite", tmp_path, seconds=0.5) as (server, receiver, client):
        made = client.webhooks.create(name="t", url=receiver.url("/held"), event_types=["video.failed"])
        receiver.meets["/held"] = ["hang"]
        video_id = cancel_one(client)
        receiver.wait("/held")
        server.kill()
        server.start()
        first, again = receiver.wait("/held", 2)
        assert first.headers["webhook-id"] == again.headers["webhook-id"]
        event = client.webhooks.unwrap(again.body, again.headers, secret=made.signing_secret)
        assert event.data.id == video_id, "the key that signs outlives the server, too"


def test_what_was_never_tried_is_delivered(tmp_path: Path) -> None:
    with started("postgresql", tmp_path, seconds=30) as (server, receiver, client):
        client.webhooks.create(name="t", url=receiver.url("/busy"), event_types=["video.failed"])
        receiver.meets["/busy"] = ["hang"] * (MANY - 1)
        told = {cancel_one(client) for _ in range(MANY)}
        receiver.wait("/busy", MANY - 1)
        server.kill()
        assert len(receiver.at("/busy")) == MANY - 1
        server.start()
        last = receiver.wait("/busy", MANY)[-1]
        ids = {hook.headers["webhook-id"] for hook in receiver.at("/busy")}
        assert len(ids) == MANY
        assert any(video_id.encode() in last.body for video_id in told)


def test_pauses_grow_to_hours_and_are_never_the_same_for_all() -> None:
    ceilings = [1_000, 2_000, 4_000, 8_000]
    for attempts, ceiling in enumerate(ceilings, 1):
        pauses = {delivery_pause_ms(attempts) for _ in range(200)}
        assert len(pauses) > 20
        assert ceiling // 2 <= min(pauses) <= max(pauses) <= ceiling
    assert 3 * 3_600_000 <= delivery_pause_ms(10_000) <= 6 * 3_600_000


def test_the_key_is_made_once_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "webhook.key"
    made = SigningKey.load(path, "")
    assert path.stat().st_mode & 0o777 == 0o600
    assert SigningKey.load(path, "").secret("whe_a", 1) == made.secret("whe_a", 1)
    secrets = {made.secret(endpoint, number) for endpoint in ("whe_a", "whe_b") for number in (1, 2)}
    assert len(secrets) == 4
    path.write_bytes(b"half")
    with pytest.raises(Fatal, match="damaged"):
        SigningKey.load(path, "")


def test_a_given_key_wins_and_must_be_long() -> None:
    nowhere = Path("/nonexistent/webhook.key")
    given = SigningKey.load(nowhere, "x" * 32)
    assert given.fingerprint == SigningKey.load(nowhere, "x" * 32).fingerprint
    assert given.fingerprint != SigningKey.load(nowhere, "y" * 32).fingerprint
    with pytest.raises(Fatal, match="at least 32"):
        SigningKey.load(nowhere, "short")
    with pytest.raises(Fatal, match="cannot be read"):
        SigningKey.load(nowhere, "")
