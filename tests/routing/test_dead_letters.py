"""What ended badly is listed with all that was tried, and an operator tries again, says what became of it, or
lets go. Its owner pays once.
"""

from __future__ import annotations

import os
import subprocess
from typing import Any

import pytest
from openai import OpenAI
from tests import inspection
from tests.routing.making import attempts, ended, make, operate, until_unknown
from tests.servers import RUSHES, Server
from tests.vendors.faults import Fault
from tests.vendors.running import Vendors

from rushes.db import ledger_check

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def letters(server: Server) -> dict[str, Any]:
    status, found = operate(server, "GET", "/dead-letters?limit=100")
    assert status == 200
    return {each["id"]: each for each in found["data"]}


def books_are_right(server: Server) -> None:
    assert inspection.look(server.database_url, ledger_check.problems) == []


def test_what_a_vendor_did_not_allow_is_tried_again_only_with_other_words(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    vendors.order("runway", Fault.MODERATED_AFTER)
    made = ended(client, make(client, "far").id)
    assert made.status == "failed"
    letter = letters(server)[made.id]
    assert letter["kind"] == "policy"
    assert "SAFETY" in letter["attempts"][0]["detail"]
    assert operate(server, "POST", f"/dead-letters/{made.id}/retry")[0] == 409
    status, again = operate(server, "POST", f"/dead-letters/{made.id}/retry", prompt="a calm lighthouse")
    assert (status, again["status"], again["id"]) == (200, "queued", made.id)
    assert ended(client, made.id).status == "completed"
    assert [each["prompt"] for each in vendors.creates("runway")] == [made.prompt, "a calm lighthouse"]
    assert made.id not in letters(server)
    books_are_right(server)
    charges = inspection.look(server.database_url, lambda conn: inspection.charged(conn, made.id))
    assert charges == [400_000], "four seconds, once"


def test_what_was_tried_too_often_is_tried_anew_elsewhere(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    vendors.order("runway", *[Fault.FAILED] * 2)
    made = ended(client, make(client, "far").id)
    assert made.status == "failed"
    assert letters(server)[made.id]["kind"] == "exhausted"
    status, _ = operate(server, "POST", f"/dead-letters/{made.id}/retry", model="near")
    assert status == 200
    assert ended(client, made.id).status == "completed"
    assert [each["provider"] for each in attempts(server, made.id)] == ["runway", "runway", "embedded"]
    books_are_right(server)


def test_an_operator_says_that_it_exists(client: OpenAI, server: Server, vendors: Vendors) -> None:
    vendors.order("runway", Fault.ACCEPT_THEN_DROP)
    made = make(client, "far")
    until_unknown(server, made.id)
    letter = letters(server)[made.id]
    assert (letter["kind"], letter["held"], letter["status"]) == ("unknown", 400_000, "submitting")
    [create] = vendors.creates("runway")
    path = f"/dead-letters/{made.id}/settle"
    assert operate(server, "POST", path, exists=True)[1]["error"]["param"] == "remote_id"
    assert operate(server, "POST", path, exists=True, remote_id=create["id"])[0] == 200
    assert ended(client, made.id).status == "completed"
    assert len(vendors.creates("runway")) == 1
    assert operate(server, "POST", path, exists=False)[0] == 404
    books_are_right(server)


def test_an_operator_says_that_it_does_not(client: OpenAI, server: Server, vendors: Vendors) -> None:
    vendors.order("runway", Fault.DROP)
    made = make(client, "far")
    until_unknown(server, made.id)
    assert vendors.creates("runway") == []
    assert operate(server, "POST", f"/dead-letters/{made.id}/settle", exists=False)[0] == 200
    assert ended(client, made.id).status == "completed"
    assert [each["state"] for each in attempts(server, made.id)] == ["failed", "succeeded"]
    books_are_right(server)


def test_the_command_line_shows_tries_again_and_drops(
    client: OpenAI, server: Server, vendors: Vendors
) -> None:
    def dlq(*words: str) -> str:
        environment = {**os.environ, "RUSHES_HOME": str(server.home), "COLUMNS": "200"}
        done = subprocess.run(
            [RUSHES, "dlq", *words], env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    vendors.order("runway", Fault.SERVER_ERROR)
    made = make(client, "far")
    until_unknown(server, made.id)
    assert made.id in dlq("list", "--kind", "unknown")
    assert "Internal Server Error" in dlq("show", made.id)
    dlq("drop", made.id)
    assert client.videos.retrieve(made.id).status == "failed"
    assert made.id not in dlq("list")
    vendors.order("runway", Fault.REJECTED)
    rejected = ended(client, make(client, "far").id)
    assert rejected.id in dlq("list", "--kind", "rejected")
    dlq("retry", rejected.id)
    assert ended(client, rejected.id).status == "completed"
    books_are_right(server)
