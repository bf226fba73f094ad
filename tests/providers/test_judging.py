"""What a vendor's answer means where only its status says anything, and the little that is read out of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from rushes.errors import AccountSuspended, NotNow, ProviderRejected, RenderLost, SubmitUnknown
from rushes.net import Answer
from rushes.providers.judging import by_status, parsed, percent, said, wait_ms

WORDS = b'{"error": "in words"}'
PAGE = b"<h1>in none</h1>"


@pytest.mark.parametrize(
    ("status", "body", "creating", "asking"),
    [
        (200, WORDS, None, None),
        (204, b"", None, None),
        (307, PAGE, SubmitUnknown, NotNow),
        (400, WORDS, ProviderRejected, NotNow),
        (401, WORDS, AccountSuspended, AccountSuspended),
        (402, WORDS, AccountSuspended, AccountSuspended),
        (403, WORDS, AccountSuspended, AccountSuspended),
        (404, WORDS, ProviderRejected, RenderLost),
        (408, WORDS, SubmitUnknown, NotNow),
        (410, WORDS, ProviderRejected, RenderLost),
        (413, PAGE, ProviderRejected, NotNow),
        (422, WORDS, ProviderRejected, NotNow),
        (425, WORDS, SubmitUnknown, NotNow),
        (429, WORDS, NotNow, NotNow),
        (429, PAGE, NotNow, NotNow),
        (500, WORDS, SubmitUnknown, NotNow),
        (502, PAGE, SubmitUnknown, NotNow),
        (503, WORDS, NotNow, NotNow),
        # What stands in front of a vendor says so too, about an order that may have gone through.
        (503, PAGE, SubmitUnknown, NotNow),
        (504, WORDS, SubmitUnknown, NotNow),
    ],
)
def test_a_status_means_one_thing_for_an_order_and_another_for_a_question(
    status: int, body: bytes, creating: type[Exception] | None, asking: type[Exception] | None
) -> None:
    answer = Answer(status, {}, body)
    for means, kind in ((creating, True), (asking, False)):
        problem = by_status(answer, creating=kind)
        assert (type(problem) if problem is not None else None) is means


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({}, None),
        ({"retry-after": "7"}, 7000),
        ({"retry-after": "0.5"}, 500),
        ({"retry-after": "-3"}, 0),
        ({"retry-after": "1e30"}, 86_400_000),
        ({"retry-after": "inf"}, None),
        ({"retry-after": "nan"}, None),
        ({"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, None),
        ({"retry-after-ms": "250", "retry-after": "1"}, 250),
        ({"retry-after-ms": "soon", "retry-after": "1"}, 1000),
    ],
)
def test_how_long_to_wait(headers: dict[str, str], wait: int | None) -> None:
    assert wait_ms(Answer(429, headers, b"")) == wait


@pytest.mark.parametrize(
    ("value", "of", "whole"),
    [(0, 100, 0), (42, 100, 42), (100, 100, 100), (0.5, 1, 50), (1, 1, 100)]
    + [(each, 100, 0) for each in (None, "42", True, -1, 101, float("nan"), float("inf"), [42], {})],
)
def test_progress_is_a_number_or_nothing(value: Any, of: float, whole: int) -> None:
    assert percent(value, of) == whole


def test_what_was_said_is_cut() -> None:
    assert len(said(Answer(500, {}, b"x" * 10_000))) == len("HTTP 500: ") + 500
    assert said(Answer(500, {}, b"\xff")) == "HTTP 500: \N{REPLACEMENT CHARACTER}"


@pytest.mark.parametrize("body", [b"", b"\xff", b"{", b"[" * 100_000, b"NaN and more"])
def test_what_is_no_json_is_none(body: bytes) -> None:
    assert parsed(body) is None
    assert Answer(200, {}, body).json() is None


def test_what_is_json_is_read() -> None:
    assert parsed(json.dumps({"a": [1]}).encode()) == {"a": [1]}
