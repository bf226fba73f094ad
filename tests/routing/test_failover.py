"""A video is made by whoever can, moved on when one fails, and never ordered twice from anybody."""

from __future__ import annotations

import io
import sqlite3
from functools import partial

import av
import pytest
from openai import OpenAI
from PIL import Image
from tests import inspection
from tests.routing.making import attempts, ended, make, operate, until_unknown
from tests.servers import Server, until
from tests.vendors.faults import UNANSWERED, Fault
from tests.vendors.running import Vendors

from rushes.db import ledger_check

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_a_vendor_makes_what_the_sdk_asks_for(client: OpenAI, server: Server, vendors: Vendors) -> None:
    made = ended(client, make(client, "far").id)
    assert (made.status, made.progress, made.model) == ("completed", 100, "far")
    content = client.videos.with_raw_response.download_content(made.id)
    assert content.headers["rushes-engine"] == "runway/gen4.5"
    with av.open(io.BytesIO(content.content)) as clip:
        assert (clip.streams.video[0].width, clip.streams.video[0].height) == (1280, 720)
        frames = sum(1 for _ in clip.decode(video=0))
        assert frames == 4 * 24
        assert "runway/gen4.5" in clip.metadata["artist"]
    [create] = vendors.creates("runway")
    assert create["request"]["duration"] == 4
    [attempt] = attempts(server, made.id)
    assert attempt["cost"] == 4 * 120_000
    assert "first that can" in attempt["choice"]


@pytest.mark.parametrize(
    "fault", [Fault.REJECTED, Fault.FAILED, Fault.GONE, Fault.WRONG_LENGTH, Fault.TRUNCATED_FILE]
)
def test_another_makes_what_the_first_could_not(
    client: OpenAI, server: Server, vendors: Vendors, fault: Fault
) -> None:
    vendors.order("runway", fault)
    made = ended(client, make(client, "pair").id)
    assert made.status == "completed"
    first, second = attempts(server, made.id)
    assert (first["provider"], first["state"]) == ("runway", "failed")
    assert (second["provider"], second["state"]) == ("embedded", "succeeded")
    assert len(vendors.creates("runway")) == (fault is not Fault.REJECTED)


def test_what_a_vendor_does_not_allow_is_not_tried_elsewhere(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    vendors.order("runway", Fault.MODERATED_AFTER)
    made = ended(client, make(client, "pair").id)
    assert made.status == "failed"
    assert made.error is not None
    assert made.error.code == "content_policy_violation"
    assert "SAFETY" not in made.error.message
    assert len(attempts(server, made.id)) == 1


def test_a_bad_key_suspends_the_account_and_the_next_one_goes_on(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    made = ended(client, make(client, "closed").id)
    assert made.status == "completed"
    assert [each["provider"] for each in attempts(server, made.id)] == ["closed", "embedded"]
    again = ended(client, make(client, "closed").id)
    assert [each["provider"] for each in attempts(server, again.id)] == ["embedded"]
    assert "suspended" in attempts(server, again.id)[0]["choice"]
    status, found = operate(server, "GET", "/providers")
    assert status == 200
    [closed] = [each for each in found["data"] if each["id"] == "closed"]
    assert closed["running"] == 0
    assert "401" in closed["reason"]
    assert operate(server, "POST", "/providers/closed/resume")[1]["suspended_at"] is None
    assert operate(server, "POST", "/providers/closed/resume")[0] == 404
    status, found = operate(server, "GET", "/events")
    assert status == 200
    resumed, suspended = [each for each in found["data"] if each["data"]["id"] == "closed"][:2]
    assert (resumed["type"], suspended["type"]) == ("provider.resumed", "provider.suspended")
    assert "401" in suspended["data"]["reason"]
    _, older = operate(server, "GET", f"/events?limit=1&after={resumed['id']}")
    assert [each["id"] for each in older["data"]] == [suspended["id"]]
    assert operate(server, "GET", "/events?after=evt_1")[0] == 400


@pytest.mark.parametrize("fault", sorted(UNANSWERED))
def test_a_submit_that_nobody_knows_the_end_of_is_never_sent_again(
    client: OpenAI, server: Server, vendors: Vendors, fault: Fault
) -> None:
    vendors.order("runway", fault)
    made = make(client, "pair")
    until_unknown(server, made.id)
    later = ended(client, make(client, "pair").id)
    assert later.status == "completed"
    assert client.videos.retrieve(made.id).status == "queued"
    assert len(attempts(server, made.id)) == 1
    assert len(vendors.creates("runway")) == 2
    client.videos.delete(made.id)


@pytest.mark.parametrize("fault", [Fault.POLL_DROP, Fault.POLL_SERVER_ERROR, Fault.POLL_GARBLED])
def test_a_vendor_that_cannot_be_asked_for_a_while_loses_nothing(
    client: OpenAI, server: Server, vendors: Vendors, fault: Fault
) -> None:
    vendors.order("runway", fault)
    made = ended(client, make(client, "far").id)
    assert made.status == "completed"
    assert len(attempts(server, made.id)) == 1


def test_a_picture_of_another_shape_is_fitted_before_a_vendor_gets_it(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    picture = io.BytesIO()
    Image.new("RGBA", (300, 900), (200, 80, 40, 128)).save(picture, "WEBP")
    made = make(client, "far", input_reference=("a.webp", picture.getvalue(), "image/webp"))
    made = ended(client, made.id)
    assert made.status == "completed"
    [create] = vendors.creates("runway")
    assert create["request"]["promptImage"] == "image/jpeg, 1280x720"


def test_a_vendor_that_never_answers_is_left_alone_after_a_while(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    """Else every video would be parked, one after the other."""
    vendors.order("runway", *[Fault.SERVER_ERROR] * 20)
    made = []
    for _ in range(7):
        video = make(client, "pair")
        made.append(video.id)
        until(lambda video=video: attempts(server, video.id), "an attempt")
        if attempts(server, video.id)[0]["provider"] == "embedded":
            break
        until_unknown(server, video.id)
    assert attempts(server, made[-1])[0]["provider"] == "embedded"
    assert "in a row" in attempts(server, made[-1])[0]["choice"]
    assert len(vendors.creates("runway")) == len(made) - 1
    for video_id in made:
        client.videos.delete(video_id)
    _, found = operate(server, "GET", "/events?limit=1")
    [opened] = found["data"]
    assert (opened["type"], opened["data"]) == ("circuit.opened", {"id": "runway/gen4.5", "failures": 5})


def test_a_circuit_that_closes_is_told(client: OpenAI, server: Server, vendors: Vendors) -> None:
    with sqlite3.connect(server.home / "rushes.db", timeout=60) as conn:
        conn.execute("INSERT INTO circuits VALUES ('runway', 'gen4.5', 7, 1)")
    assert ended(client, make(client, "far").id).status == "completed"
    _, found = operate(server, "GET", "/events?limit=1")
    [closed] = found["data"]
    assert (closed["type"], closed["data"]) == ("circuit.closed", {"id": "runway/gen4.5"})


def test_what_a_vendor_takes_for_a_failure_is_booked(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    """Its owner pays nothing for it."""
    vendors.order("runway", Fault.MODERATED_AFTER)
    made = ended(client, make(client, "far").id)
    vendors.order("runway", Fault.WRONG_LENGTH)
    other = ended(client, make(client, "pair").id)
    assert (made.status, other.status) == ("failed", "completed")
    for video_id in (made.id, other.id):
        first = attempts(server, video_id)[0]
        assert (first["state"], first["cost"]) == ("failed", 480_000)
    charged = partial(inspection.charged, video_id=made.id)
    assert inspection.look(server.database_url, charged) == [0]
    assert inspection.look(server.database_url, ledger_check.problems) == []
