"""The models on offer."""

from __future__ import annotations

from dataclasses import dataclass

from rushes.errors import NotFound
from rushes.models.capabilities import Capabilities
from rushes.providers.routes import Route, Routes

#: Unix seconds; the wire wants a date, and a route has none of its own: the day of our first version.
_CREATED = 1_795_219_200


@dataclass(frozen=True)
class ModelCard:
    id: str
    #: Unix seconds.
    created: int
    owned_by: str
    capabilities: Capabilities


class Catalog:
    def __init__(self, routes: Routes) -> None:
        self._routes = routes

    def models(self) -> list[ModelCard]:
        return [self.model(alias) for alias in self._routes.aliases]

    def model(self, model_id: str) -> ModelCard:
        """Raises NotFound."""
        route = self._routes.find(model_id)
        if route is None:
            raise NotFound(f"The model '{model_id}' does not exist.", param="model", code="model_not_found")
        return _card(model_id, route)


def _card(model_id: str, route: Route) -> ModelCard:
    return ModelCard(model_id, _CREATED, "rushes", route.capabilities)
