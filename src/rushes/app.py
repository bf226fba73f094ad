"""The composition root: the one place that names concrete adapters and ties them together."""

from __future__ import annotations

import asyncio
import fcntl
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from starlette.types import ASGIApp

from rushes.db import accounts
from rushes.db.announced import Announced
from rushes.db.database import Database, DatabaseBroken
from rushes.db.lanes import Turns
from rushes.db.sqlite import SqliteDatabase
from rushes.engines import registry
from rushes.errors import Fatal
from rushes.jobs.advance import Advance
from rushes.jobs.deliverer import Deliverer
from rushes.jobs.doorbell import Doorbell
from rushes.jobs.feed import Feed
from rushes.jobs.hold import Means
from rushes.jobs.last_use import LastUse
from rushes.jobs.policy import RetryPolicy
from rushes.jobs.poster import Poster
from rushes.jobs.signing import SigningKey
from rushes.jobs.sweeper import Sweeper
from rushes.jobs.watcher import Watcher
from rushes.jobs.worker import Worker
from rushes.logs import get_logger
from rushes.models.plan import Plans
from rushes.models.price import Prices
from rushes.processes.pool import ProcessPool
from rushes.providers import vendors
from rushes.providers.account import load as load_accounts
from rushes.providers.base import Provider
from rushes.providers.embedded import EmbeddedProvider
from rushes.providers.routes import Routes
from rushes.service import (
    Administration,
    Catalog,
    Characters,
    Comparisons,
    Estimates,
    Events,
    Expectations,
    Explanations,
    Health,
    Hooks,
    Keys,
    Links,
    Services,
    Videos,
    Webhooks,
)
from rushes.service.acceptance import Acceptance
from rushes.service.admission import Admission
from rushes.service.making import Making
from rushes.service.references import References
from rushes.settings import Settings, child_environment, secret
from rushes.storage.headroom import Headroom
from rushes.storage.schemes import open_storage

log = get_logger(__name__)

#: Looking at files and making thumbnails is short work, but must not wait for a neighbour's.
_MEDIA_WORKERS = 2
#: Videos far away that are seen to at once.
_AWAY_STEPS = 64
_MIB = 1024 * 1024


@dataclass(frozen=True)
class App:
    """A server's parts, running. ``asgi`` answers requests, ``worker`` makes the videos."""

    asgi: ASGIApp
    services: Services
    worker: Worker
    #: Ends when the worker has drained.
    working: asyncio.Task[None]


@asynccontextmanager
async def open_app(settings: Settings, on_broken: Callable[[DatabaseBroken], None]) -> AsyncIterator[App]:
    """Everything that `rushes serve` runs. Raises Fatal, in one line, if something stands in the way.

    ``on_broken`` is called, from any thread, when the database can be written no more.
    """
    prepare_home(settings.home)
    async with AsyncExitStack() as stack:
        stack.enter_context(_lock(settings.home))
        storage = open_storage(settings.storage_url)
        plain = await stack.enter_async_context(open_database(settings, on_broken))
        committed = Doorbell()
        outgoing = Doorbell()
        db = Announced(plain, committed.ring, outgoing.ring)
        feed = Feed(plain, committed)
        stall, environment = settings.stall_seconds, child_environment()
        render = ProcessPool("render", settings.render_workers, stall_seconds=stall, environment=environment)
        media = ProcessPool("media", _MEDIA_WORKERS, stall_seconds=stall, environment=environment)
        stack.push_async_callback(render.close)
        stack.push_async_callback(media.close)
        providers = _open_providers(stack, settings, render, secret)
        hosted = [name for name, each in providers.items() if not each.here]
        await plain.write(lambda conn: accounts.open_accounts(conn, hosted))
        prices = Prices.load(settings.config_path)
        routes = Routes.load(settings.config_path, providers)
        plans = Plans.load(settings.config_path)
        doorbell = Doorbell()
        headroom = Headroom(settings.home, settings.min_free_mb)
        lease_ms = int(settings.lease_seconds * 1000)
        window_ms = int(settings.retry_window_seconds * 1000)
        means = Means(
            db,
            storage,
            routes,
            providers,
            media,
            scratch=settings.scratch,
            policy=RetryPolicy(settings.max_attempts),
            grace_ms=2 * lease_ms,
            public_url=settings.public_url,
        )
        advance = Advance(means)
        worker = Worker(
            db,
            advance,
            doorbell,
            headroom,
            slots=render.size,
            away_steps=_AWAY_STEPS if len(providers) > 1 else 0,
            lease_ms=lease_ms,
            turns=Turns(plans.places),
        )
        poster = _poster(settings)
        deliverer = Deliverer(plain, poster, outgoing, lease_ms=lease_ms)
        references = References(db, storage, media, settings.scratch)
        last_use = LastUse(plain)
        keys = Keys(plain, last_use.note)
        admission = Admission(routes, settings.image_fit)
        acceptance = Acceptance(prices, plans, admission.pool)
        making = Making(db, references, doorbell, headroom, retry_window_ms=window_ms)
        services = Services(
            videos=Videos(
                db,
                storage,
                admission,
                acceptance,
                references,
                making,
                doorbell,
                grace_ms=2 * lease_ms,
            ),
            comparisons=Comparisons(plain, admission, acceptance, making),
            estimates=Estimates(plain, admission, prices),
            expectations=Expectations(plain),
            characters=Characters(db, references, retry_window_ms=window_ms),
            catalog=Catalog(routes),
            keys=keys,
            health=Health(plain, headroom),
            hooks=Hooks(plain, providers, doorbell),
            events=Events(plain, feed),
            webhooks=Webhooks(db, poster),
            links=Links(plain, poster.key, seconds=settings.link_seconds),
            administration=Administration.over(
                plain, keys, settings.operator_key, plans, prices, routes.aliases
            ),
        )
        sweeper = Sweeper(plain, storage, settings.scratch)
        await sweeper.clear_scratch()
        # Imported for this alone, and so late: an operator's command has no use for the API, a third of what
        # there is to import, and what stands in a server's way is told before.
        from rushes.api.body import Limits
        from rushes.api.server import build

        spool = settings.home / "spool"
        spool.mkdir(exist_ok=True)
        limits = Limits(spool, max_body=settings.max_upload_mb * _MIB)
        asgi = build(services, limits, settings.public_url)
        sweeping = asyncio.create_task(sweeper.run(), name="sweeper")
        feeding = asyncio.create_task(feed.run(), name="feed")
        delivering = asyncio.create_task(deliverer.run(), name="deliverer")
        noting = asyncio.create_task(last_use.run(), name="last use")
        watching = asyncio.create_task(Watcher(means).run(), name="watcher")
        working = asyncio.create_task(worker.run())
        for loop in (sweeping, feeding, delivering, noting, watching):
            loop.add_done_callback(_log_end)
        try:
            yield App(asgi, services, worker, working)
        finally:
            tasks = (working, sweeping, feeding, delivering, noting, watching)
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await worker.stop()
            await deliverer.stop()
            await last_use.flush()


def _poster(settings: Settings) -> Poster:
    return Poster(
        SigningKey.load(settings.home / "webhook.key", settings.webhook_key),
        seconds=settings.webhook_timeout_seconds,
        allow_private=settings.webhook_allow_private,
    )


@asynccontextmanager
async def open_administration(settings: Settings) -> AsyncIterator[Administration]:
    """What an operator may do, beside a running server or without one."""
    prepare_home(settings.home)
    plans, prices = Plans.load(settings.config_path), Prices.load(settings.config_path)
    async with open_database(settings, _ignore) as db:
        aliases = Routes.names(settings.config_path)
        yield Administration.over(db, Keys(db), settings.operator_key, plans, prices, aliases)


@asynccontextmanager
async def open_explanations(settings: Settings) -> AsyncIterator[Explanations]:
    """Who would make a request, beside a running server or without one. Nobody is called, so that no
    secret is needed. Raises Fatal in one line.
    """
    prepare_home(settings.home)
    async with AsyncExitStack() as stack:
        db = await stack.enter_async_context(open_database(settings, _ignore))
        render = ProcessPool(
            "render", settings.render_workers, stall_seconds=settings.stall_seconds, environment={}
        )
        providers = _open_providers(stack, settings, render, lambda _: "not looked up")
        routes = Routes.load(settings.config_path, providers)
        yield Explanations(db, Admission(routes, settings.image_fit))


def _open_providers(
    stack: AsyncExitStack, settings: Settings, render: ProcessPool, look: Callable[[str], str | None]
) -> dict[str, Provider]:
    """The engines of this machine, and the accounts of rushes.toml; ``look`` finds their secrets."""
    embedded = EmbeddedProvider(render, settings.scratch, registry.capabilities())
    stack.push_async_callback(embedded.close)
    providers: dict[str, Provider] = {embedded.name: embedded}
    for account in load_accounts(settings.config_path, look):
        hosted = vendors.open_account(account)
        stack.push_async_callback(hosted.close)
        providers[hosted.name] = hosted
    return providers


@asynccontextmanager
async def open_database(
    settings: Settings, on_broken: Callable[[DatabaseBroken], None]
) -> AsyncIterator[Database]:
    """Whichever database the settings name, migrated. Raises Fatal in one line."""
    url = settings.database
    db: Database
    if url.startswith(("postgresql:", "postgresql+asyncpg:", "postgres:")):
        # Imported for this alone: a server on SQLite has no use for it.
        from rushes.db.postgres import PostgresDatabase

        db = await PostgresDatabase.open(url.replace("postgres:", "postgresql:", 1))
    elif url.startswith("sqlite:///"):
        # In no thread: one that is let go in the middle would write on behind whoever clears up.
        db = SqliteDatabase.open(Path(url.removeprefix("sqlite:///")), on_broken)
    else:
        scheme = url.partition(":")[0]  # the rest may hold a password
        raise Fatal(f"RUSHES_DATABASE_URL: {scheme!r} is neither postgresql://… nor sqlite:///….")
    try:
        yield db
    finally:
        await db.close()


def prepare_home(home: Path) -> None:
    """Make the folder and see that it can be written. Raises Fatal in one line."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        probe = home / ".probe"
        probe.write_bytes(bytes(4096))
        probe.unlink()
    except OSError as error:
        with suppress(OSError):
            (home / ".probe").unlink(missing_ok=True)
        raise Fatal(f"The home folder {home} cannot be written: {error.strerror}.") from None


def _lock(home: Path) -> BinaryIO:
    """One server per home. The lock goes with the process, however it ends."""
    file = (home / "lock").open("ab")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        raise Fatal(f"Another Rushes server is running on {home}.") from None
    return file


def _log_end(loop: asyncio.Task[None]) -> None:
    """A loop that is to run for ever and does not is never silent."""
    if not loop.cancelled() and (error := loop.exception()) is not None:
        log.error("loop ended", loop=loop.get_name(), exc_info=error)


def _ignore(_error: DatabaseBroken) -> None:
    """A command that fails to write has failed; nobody else needs to know."""
