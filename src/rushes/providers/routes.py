"""Routes: the model names that callers use, and where each one leads. Data, in TOML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

from rushes.declared import section
from rushes.errors import Fatal
from rushes.models.capabilities import Capabilities
from rushes.models.spec import bare
from rushes.providers.base import Provider


class Candidate(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    provider: str
    model: str


class _Alias(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    candidates: Annotated[tuple[Candidate, ...], Field(min_length=1)]
    #: The alias that serves its requests when a budget says that a cheaper one shall.
    downgrade: str | None = None


@dataclass(frozen=True)
class Route:
    """Where a model name leads."""

    alias: str
    provider: Provider
    model: str
    capabilities: Capabilities
    #: The alias of a cheaper one, that there is.
    downgrade: str | None = None


class Routes:
    """Invariant: every alias leads to a provider and a model that exist; checked when the file is read."""

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


def _aliases(path: Path) -> dict[str, _Alias]:
    return section("models", _Alias, files("rushes.providers").joinpath("routes.toml").read_text(), path)


def _route(name: str, alias: _Alias, providers: Mapping[str, Provider]) -> Route:
    first = alias.candidates[0]
    provider = providers.get(first.provider)
    if provider is None:
        known = ", ".join(sorted(providers))
        raise Fatal(f"models.{name}: there is no provider {first.provider!r}; there are: {known}")
    capabilities = provider.capabilities(first.model)
    if capabilities is None:
        raise Fatal(f"models.{name}: the provider {first.provider!r} has no model {first.model!r}")
    return Route(name, provider, first.model, capabilities, alias.downgrade)
