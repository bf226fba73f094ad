"""What the database is asked for another's id and for one that does not exist: the same, always by project.

So neither words nor time tell them apart. No clock is needed to see that: the statements are counted.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pytest
from sqlalchemy import Connection, Engine, event, update
from tests import databases
from tests.db.rows import NOW, accepted, opened
from tests.strangers import OWNED, UNSEEN, Question, none_such, questions

from rushes.api.body import Limits
from rushes.api.server import build
from rushes.db import assets, characters, comparisons, deliveries, videos, webhook_endpoints
from rushes.db.database import Database
from rushes.db.tables import webhook_deliveries
from rushes.engines import registry
from rushes.jobs.doorbell import Doorbell
from rushes.jobs.feed import Feed
from rushes.jobs.poster import Poster
from rushes.jobs.signing import SigningKey
from rushes.models.asset import Asset, Variant
from rushes.models.caller import Caller
from rushes.models.character import Character
from rushes.models.comparison import Comparison
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.models.terms import Api, Terms
from rushes.models.webhook import Endpoint, WebhookType
from rushes.processes.pool import ProcessPool
from rushes.providers.embedded import EmbeddedProvider
from rushes.providers.routes import Routes
from rushes.service import (
    Catalog,
    Characters,
    Comparisons,
    Estimates,
    Events,
    Expectations,
    Health,
    Hooks,
    Keys,
    Links,
    Services,
    Videos,
    Webhooks,
)
from rushes.service.acceptance import Acceptance
from rushes.service.administration import Administration
from rushes.service.admission import Admission
from rushes.service.making import Making
from rushes.service.references import References
from rushes.storage.base import Storage
from rushes.storage.headroom import Headroom

#: Tables whose rows are a project's, and whose ids callers can name.
_OF_PROJECTS = (
    "videos",
    "comparisons",
    "characters",
    "webhook_endpoints",
    "webhook_deliveries",
    "assets",
    "events",
)
_TOUCHES = re.compile(rf"(?:FROM|JOIN|UPDATE) ({'|'.join(_OF_PROJECTS)})\b")


@contextmanager
def recorded() -> Iterator[list[str]]:
    """Every statement that any engine of this process is given meanwhile."""
    statements: list[str] = []

    def note(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


@dataclass(frozen=True)
class Known:
    secret: str
    caller: Caller


class Asking:
    """The application on a real database, with nothing running beside it that would add statements."""

    def __init__(self, db: Database, folder: Path) -> None:
        unused = ProcessPool("unused", 1, stall_seconds=60, environment={})
        embedded = EmbeddedProvider(unused, folder, registry.capabilities())
        routes = Routes.load(folder / "none.toml", {embedded.name: embedded})
        headroom = Headroom(folder, 0)
        references = cast("References", None)
        poster = Poster(SigningKey(b"k" * 32), seconds=1, allow_private=False)
        self.keys = Keys(db)
        none = folder / "none.toml"
        admission, prices, plans = Admission(routes, "crop"), Prices.load(none), Plans.load(none)
        making = Making(db, references, Doorbell(), headroom, retry_window_ms=1000)
        acceptance = Acceptance(prices, plans)
        services = Services(
            videos=Videos(
                db,
                cast("Storage", None),
                admission,
                acceptance,
                references,
                making,
                Doorbell(),
                grace_ms=0,
            ),
            comparisons=Comparisons(db, admission, acceptance, making),
            estimates=Estimates(db, admission, prices),
            expectations=Expectations(db),
            characters=Characters(db, references, retry_window_ms=1000),
            catalog=Catalog(routes),
            keys=self.keys,
            health=Health(db, headroom),
            events=Events(db, Feed(db, Doorbell())),
            webhooks=Webhooks(db, poster),
            links=Links(db, poster.key, seconds=60),
            hooks=Hooks(db, {}, Doorbell()),
            administration=Administration.over(db, self.keys, "", plans, prices),
        )
        self._projects = services.administration.projects
        spool = folder / "spool"
        spool.mkdir()
        self.app = build(services, Limits(spool))

    async def new_caller(self, tenant: str) -> Known:
        project = await self._projects.named(tenant=tenant)
        secret = (await self.keys.create(project.id, "all")).secret
        return Known(secret, await self.keys.authenticate(secret))

    async def document(self) -> dict[str, Any]:
        _, body = await self._send("GET", "/openapi.json", b"", {})
        found: dict[str, Any] = json.loads(body)
        return found

    async def ask(self, key: str, question: Question, ids: dict[str, str]) -> tuple[int, list[str]]:
        """The status, and what the database was asked after the key was known."""
        path, body = question.about(ids)
        headers = {"api-key": key, "content-type": "application/json", **question.headers}
        await self.keys.authenticate(key)
        with recorded() as statements:
            content = b"" if body is None else json.dumps(body).encode()
            status, _ = await self._send(question.verb, path, content, headers)
        # Whose key it is was known before, but for no longer than a second: then it is asked again.
        return status, [each for each in statements if each != "BEGIN" and "FROM key_secrets" not in each]

    async def _send(self, verb: str, path: str, content: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        path, _, query = path.partition("?")
        sent: list[dict[str, Any]] = []
        scope = {
            "type": "http", "method": verb, "path": path, "raw_path": path.encode(),
            "query_string": query.encode(), "server": ("127.0.0.1", 80), "scheme": "http",
            "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
        }  # fmt: skip

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": content, "more_body": False}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)

        await self.app(scope, receive, send)
        return sent[0]["status"], b"".join(each.get("body", b"") for each in sent)


async def belongings(db: Database, who: Caller) -> dict[str, str]:
    """One of each thing that a project can have."""
    ids = none_such()
    endpoint = Endpoint(
        id=ids["webhook_endpoint_id"],
        project_id=who.project_id,
        name="hook",
        url="https://example.com",
        event_types=(WebhookType.VIDEO_COMPLETED,),
        secret_number=1,
        old_secrets=(),
        signing_key="k",
        created_at=NOW,
        updated_at=NOW,
        failing_since=None,
        disabled_at=None,
    )
    clip = Asset("asset_clip", "clip", Variant.CHARACTER, "video/mp4", 1, "s", NOW)

    def make(conn: Connection) -> None:
        accepted(conn, who, ids["video_id"])
        accepted(conn, who, ids["generation_id"], terms=Terms(api=Api.GENERATIONS))
        assets.reserve(conn, who.project_id, [clip])
        first = Comparison(ids["comparison_id"], NOW, (videos.find(conn, who.project_id, ids["video_id"]),))
        comparisons.add(conn, who.project_id, first, "f")
        characters.add(conn, Character(ids["character_id"], who.project_id, "Mo", NOW, clip.id))
        webhook_endpoints.add(conn, endpoint)
        deliveries.add(
            conn,
            who.project_id,
            [endpoint.id],
            sequence=1,
            video_id=ids["video_id"],
            kind=WebhookType.VIDEO_COMPLETED,
            payload="{}",
            now=NOW,
        )
        conn.execute(update(webhook_deliveries).values(id=ids["webhook_delivery_id"]))

    await db.write(make)
    return ids


@pytest.mark.parametrize("kind", databases.KINDS)
def test_anothers_costs_the_same_statements_as_what_does_not_exist(kind: str, tmp_path: Path) -> None:
    async def test(url: str) -> None:
        async with opened(kind, url) as db:
            asking = Asking(db, tmp_path)
            owner, stranger = await asking.new_caller("owner"), await asking.new_caller("stranger")
            theirs = await belongings(db, owner.caller)
            # The aliases of a path lead to the same code; over the wire they are all asked.
            everything = [each for each in questions(await asking.document()) if each.path.startswith("/v1/")]
            asked = [each for each in everything if each.names]
            assert {name for each in asked for name in each.names} == set(OWNED)
            for question in asked:
                none = none_such()
                there = await asking.ask(stranger.secret, question, theirs)
                assert there == await asking.ask(stranger.secret, question, none), question
                if question.operation not in UNSEEN:
                    assert there[1], f"{question} asked nothing"
                for statement in there[1]:
                    _assert_by_project(statement)
            for question in everything:
                if question.verb in ("GET", "HEAD") and not question.stream:
                    status, statements = await asking.ask(owner.secret, question, theirs)
                    assert status in (200, 304) or question.path.partition("?")[0].endswith(
                        ("/content", "/download")
                    ), question
                    for statement in statements:
                        _assert_by_project(statement)

    with databases.migrated(kind, tmp_path) as url:
        asyncio.run(test(url))


def _assert_by_project(statement: str) -> None:
    if _TOUCHES.search(statement):
        assert re.search(r"WHERE .*project_id = ", statement, re.DOTALL), statement
