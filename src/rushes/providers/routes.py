"""Routes: the model names that callers use, and where each one leads. Data, in TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from rushes.declared import section
from rushes.errors import Fatal
from rushes.models.capabilities import Capabilities, Lack, listed
from rushes.models.cost import Cost
from rushes.models.route import Override, Policy
from rushes.models.spec import Spec, bare
from rushes.providers.base import Provider


class _Data(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _Candidate(_Data):
    provider: str
    model: str
    #: Lower ones come first, whatever the policy says.
    priority: int = 0
    weight: Annotated[int, Field(ge=0, le=1_000_000)] = 1
    #: In the place of what the provider's list says.
    cost: Cost | None = None


class _Alias(_Data):
    candidates: Annotated[tuple[_Candidate, ...], Field(min_length=1)]
    policy: Policy = Policy.ORDERED
    #: Tags that a candidate must have, all of them: where videos may be made and kept.
    requires: frozenset[str] = frozenset()
    #: A length that a model does not make: the next longer one, cut afterwards; or another candidate.
    lengths: Annotated[str, Field(pattern="^(round_up|exact)$")] = "round_up"
    #: Whether the next candidate takes what the first has no place for; otherwise it waits for a place.
    overflow: bool = False
    #: Seconds after which a candidate that has not made the video is given up for another.
    patience: Annotated[float, Field(gt=0)] = 3600
    #: The alias that serves its requests when a budget says that a cheaper one shall.
    downgrade: str | None = None


@dataclass(frozen=True)
class Candidate:
    """A provider's model that an alias may lead to."""

    provider: Provider
    model: str
    capabilities: Capabilities
    priority: int = 0
    weight: int = 1
    price: Cost | None = None

    def __str__(self) -> str:
        return f"{self.provider.name}/{self.model}"

    def cost(self, spec: Spec) -> int | None:
        """Micro-dollars that it is expected to take; None if nobody knows."""
        if self.price is not None:
            return self.price.of(spec.size.pixels, self.capabilities.duration(spec.new_seconds) or 0)
        return self.provider.cost(self.model, spec)


@dataclass(frozen=True)
class Route:
    """Where a model name leads. Invariant: there is a candidate."""

    alias: str
    candidates: tuple[Candidate, ...]
    policy: Policy = Policy.ORDERED
    exact_lengths: bool = False
    overflow: bool = False
    #: Milliseconds.
    patience_ms: int = 3_600_000
    #: The alias of a cheaper one, that there is.
    downgrade: str | None = None
    #: The name of the only candidate that may make it, because the request says so.
    only: str | None = None
    #: Declared for it, and no candidates: what they are called, and which tags they lack.
    unfit: Mapping[str, str] = field(default_factory=dict)

    @property
    def usual(self) -> Candidate:
        """The candidate that comes first."""
        if self.only is None:
            return self.candidates[0]
        return next((each for each in self.candidates if str(each) == self.only), self.candidates[0])

    @property
    def capabilities(self) -> Capabilities:
        """Of the usual candidate."""
        return self.usual.capabilities

    def under(self, override: Override | None) -> Route:
        """As one request wants it."""
        if override is None:
            return self
        return replace(self, only=override.candidate, policy=override.policy or self.policy)

    def engine(self, candidate: Candidate | None = None) -> str:
        """What messages call a candidate; the usual one if none is named."""
        return f"The engine '{(candidate or self.usual).model}' behind the model '{self.alias}'"

    def lack(self, spec: Spec) -> Lack | None:
        """None if a candidate can make it; else what the usual one lacks."""
        if any(self.lack_of(candidate, spec) is None for candidate in self.candidates):
            return None
        return self.lack_of(self.usual, spec)

    def lack_of(self, candidate: Candidate, spec: Spec) -> Lack | None:
        if self.only is not None and self.only != str(candidate):
            return Lack("route", f"The request wants '{self.only}'.")
        can = candidate.capabilities
        name = self.engine(candidate)
        if lack := can.lack(spec, name):
            return lack
        if self.exact_lengths and can.duration(spec.new_seconds) != spec.new_seconds:
            lengths = ", ".join(str(each) for each in can.durations)
            return Lack("seconds", f"Invalid value: '{spec.new_seconds}'. {name} makes seconds of {lengths}.")
        return None


class Routes:
    """Invariant: every alias leads to providers and models that exist; checked when the file is read."""

    def __init__(self, routes: Mapping[str, Route]) -> None:
        self._routes = dict(routes)

    @classmethod
    def load(cls, path: Path, providers: Mapping[str, Provider]) -> Routes:
        """The built-in routes and those of the file, if it is there. Raises Fatal in one line."""
        aliases = _aliases(path)
        for name, alias in aliases.items():
            if alias.downgrade is not None and alias.downgrade not in aliases:
                raise Fatal(f"models.{name}.downgrade: there is no model {alias.downgrade!r}")
        return cls({name: _route(name, alias, providers) for name, alias in aliases.items()})

    @staticmethod
    def names(path: Path) -> list[str]:
        """The aliases alone, whether or not their providers are there. Raises Fatal in one line."""
        return list(_aliases(path))

    @property
    def aliases(self) -> list[str]:
        return list(self._routes)

    def find(self, model: str) -> Route | None:
        """``openai/sora-2`` means ``sora-2``."""
        return self._routes.get(model) or self._routes.get(bare(model))

    def of(self, spec: Spec) -> Route | None:
        """Where what was accepted leads; None if its model is not declared any more."""
        route = self.find(spec.served_as or spec.model)
        return None if route is None else route.under(spec.override)


def _aliases(path: Path) -> dict[str, _Alias]:
    return section("models", _Alias, files("rushes.providers").joinpath("routes.toml").read_text(), path)


def _route(name: str, alias: _Alias, providers: Mapping[str, Provider]) -> Route:
    candidates = [_candidate(name, each, providers) for each in alias.candidates]
    lacking = [(each, alias.requires - each.provider.tags(each.model)) for each in candidates]
    fit = [each for each, tags in lacking if not tags]
    if not fit:
        raise Fatal(f"models.{name}.requires: no candidate has the tags {', '.join(sorted(alias.requires))}")
    return Route(
        alias=name,
        candidates=tuple(sorted(fit, key=lambda each: each.priority)),
        policy=alias.policy,
        exact_lengths=alias.lengths == "exact",
        overflow=alias.overflow,
        patience_ms=int(alias.patience * 1000),
        downgrade=alias.downgrade,
        unfit={
            str(each): f"has not the tag {listed(sorted(tags))}, which this model requires"
            for each, tags in lacking
            if tags
        },
    )


def _candidate(name: str, it: _Candidate, providers: Mapping[str, Provider]) -> Candidate:
    provider = providers.get(it.provider)
    if provider is None:
        known = ", ".join(sorted(providers))
        raise Fatal(f"models.{name}: there is no provider {it.provider!r}; there are: {known}")
    capabilities = provider.capabilities(it.model)
    if capabilities is None:
        raise Fatal(f"models.{name}: the provider {it.provider!r} has no model {it.model!r}")
    return Candidate(provider, it.model, capabilities, it.priority, it.weight, it.cost)
