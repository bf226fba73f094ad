"""The HTTP server's application: routes, layers, document."""

from __future__ import annotations

from importlib import resources

from fastapi.responses import HTMLResponse
from starlette.types import ASGIApp

import rushes
from rushes.api import (
    admin,
    admin_budgets,
    admin_events,
    admin_keys,
    admin_ledger,
    admin_letters,
    admin_margin,
    admin_providers,
    admin_support,
    billing,
    catalog,
    characters,
    comparisons,
    envelope,
    events,
    generations,
    health,
    hooks,
    links,
    videos,
    webhooks,
)
from rushes.api.access import Access
from rushes.api.admin_objects import BODIES as ADMIN_BODIES
from rushes.api.billing_objects import BODIES as BILLING_BODIES
from rushes.api.body import Limits
from rushes.api.budget_objects import PutBudget
from rushes.api.comparison_objects import CreateComparison
from rushes.api.document import Documented
from rushes.api.gate import Gate
from rushes.api.generation_requests import ImageToVideo, TextToVideo
from rushes.api.letter_objects import RetryLetter, SettleLetter
from rushes.api.paths import Paths
from rushes.api.requests import CreateCharacter, CreateVideo, EditVideo, ExtendVideo, RemixVideo
from rushes.api.spool import sweep
from rushes.api.straight import Straight
from rushes.api.webhook_objects import BODIES as WEBHOOK_BODIES
from rushes.service import Services

_ABOUT = """\
The OpenAI Videos API on engines of your own. Point any OpenAI or Azure SDK at this server: only the base
URL and the key change. Every error has the same envelope, every reply an `x-request-id`.
"""
#: The page runs its own script, loads this server's document, and nothing else from anywhere.
_PAGE_POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; connect-src 'self'"


def build(services: Services, limits: Limits, public_url: str = "") -> ASGIApp:
    """The ASGI application. ``limits.spool`` is a folder that no other server uses.

    ``public_url`` is where callers reach it; empty means what each request says.
    """
    sweep(limits.spool)
    parts = (
        *(health, characters, videos, comparisons, generations, links, hooks, events, webhooks),
        *(catalog, billing),
        *(admin, admin_keys, admin_support, admin_ledger, admin_budgets),
        *(admin_letters, admin_margin, admin_providers, admin_events),
    )
    app = Documented(
        title="Rushes",
        version=rushes.__version__,
        description=_ABOUT,
        routes=[route for part in parts for route in part.router.routes],
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        # FastAPI would look for an OpenTelemetry set-up at every request.
        telemetry={"tracing": False, "metrics": False, "logs": False},
    )
    app.state.services = services
    app.state.limits = limits
    app.state.public_url = public_url
    envelope.install(app)
    videos_bodies = (CreateVideo, EditVideo, ExtendVideo, RemixVideo, CreateCharacter, CreateComparison)
    app.bodies = (
        *videos_bodies,
        TextToVideo,
        ImageToVideo,
        *WEBHOOK_BODIES,
        *BILLING_BODIES,
        *ADMIN_BODIES,
        PutBudget,
        RetryLetter,
        SettleLetter,
    )
    page = resources.files("rushes.api").joinpath("docs.html").read_text("utf-8")

    @app.get("/docs", include_in_schema=False)
    async def docs() -> HTMLResponse:
        return HTMLResponse(page, headers={"content-security-policy": _PAGE_POLICY})

    app.add_middleware(Straight, routes=app.routes)
    app.add_middleware(Gate, keys=services.keys, operators=services.administration.operators)
    return Access(Paths(app))
