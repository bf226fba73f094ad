"""What Rushes does for its callers, in no protocol's words. Each verb is a method on one of these."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.service.administration import Administration
from rushes.service.catalog import Catalog
from rushes.service.characters import Characters
from rushes.service.comparisons import Comparisons
from rushes.service.estimates import Estimates
from rushes.service.events import Events
from rushes.service.expectations import Expectations
from rushes.service.explanations import Explanations
from rushes.service.health import Health
from rushes.service.hooks import Hooks
from rushes.service.keys import Keys
from rushes.service.links import Links
from rushes.service.videos import Videos
from rushes.service.webhooks import Webhooks

__all__ = [
    "Administration",
    "Catalog",
    "Characters",
    "Comparisons",
    "Estimates",
    "Events",
    "Expectations",
    "Explanations",
    "Health",
    "Hooks",
    "Keys",
    "Links",
    "Services",
    "Videos",
    "Webhooks",
]


@dataclass(frozen=True)
class Services:
    videos: Videos
    comparisons: Comparisons
    estimates: Estimates
    expectations: Expectations
    characters: Characters
    catalog: Catalog
    keys: Keys
    health: Health
    hooks: Hooks
    events: Events
    webhooks: Webhooks
    links: Links
    administration: Administration
