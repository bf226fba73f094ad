"""Whether an order can be carried out by what its model leads to, before anything is done for it."""

from __future__ import annotations

import random
from collections.abc import Mapping

from rushes.errors import InsufficientScope, InvalidRequest, Unsupported
from rushes.jobs import routing
from rushes.models.caller import Caller
from rushes.models.capabilities import listed
from rushes.models.route import Override
from rushes.models.scope import Scope
from rushes.models.size import Size
from rushes.models.spec import Fit, Operation, Source, Spec
from rushes.models.video import Pool, Video
from rushes.providers.routes import Route, Routes
from rushes.service.orders import ChangeOrder, CreateOrder, ExtendOrder, Look

_DEFAULT_MODEL = "sora-2"
_DEFAULT_SECONDS = 4
_DEFAULT_SIZE = "720x1280"
_DEFAULT_FPS = 24
#: A remix of a remix of a remix: each carries its ancestors' words.
_MAX_LINEAGE = 16


class Admission:
    def __init__(self, routes: Routes, fit: Fit) -> None:
        self._routes = routes
        self._fit = fit

    def route(self, model: str | None) -> Route:
        """Raises InvalidRequest naming ``model``."""
        name = _DEFAULT_MODEL if model is None else model
        route = self._routes.find(name)
        if route is None:
            raise InvalidRequest(
                f"The model '{name}' does not exist. Supported models are: {listed(self._routes.aliases)}.",
                param="model",
                code="model_not_found",
            )
        return route

    def overridden(
        self, model: str | None, override: Override | None, param: str = "route.candidate"
    ) -> Route:
        """As `route`, and as the request wants it. Raises InvalidRequest; ``param`` names the candidate."""
        route = self.route(model).under(override)
        names = [str(each) for each in route.candidates] if route.only is not None else []
        if route.only is not None and route.only not in names:
            raise InvalidRequest(
                f"Invalid value: '{route.only}'. The candidates of the model '{route.alias}' are: "
                f"{listed(names)}.",
                param=param,
            )
        return route

    def create(self, caller: Caller, order: CreateOrder) -> Spec:
        """The spec without its reference, which is looked at only after all else is right.

        Raises InsufficientScope, InvalidRequest.
        """
        if order.override is not None and Scope.VIDEOS_ROUTE not in caller.scopes:
            raise InsufficientScope(Scope.VIDEOS_ROUTE, param="route")
        return _fitting(self.overridden(order.model, order.override), self.asked(order))

    def fitting(self, spec: Spec, param: str = "route.candidate") -> Spec:
        """The spec, if it can be made; ``param`` is what names its candidate.

        Raises Unsupported and InvalidRequest.
        """
        route = self.overridden(spec.model, spec.override, param)
        return _fitting(route, spec, who=f"{route.only or route.alias}: ")

    def asked(self, order: CreateOrder) -> Spec:
        """What is asked for, whether or not a candidate can make it."""
        route = self.overridden(order.model, order.override)
        sources = [order.reference, order.image_url, order.file_id]
        given = sum(source is not None for source in sources)
        if given > 1:
            raise InvalidRequest(
                "'input_reference' must be exactly one of a file, 'image_url' and 'file_id'.",
                param="input_reference",
            )
        if order.file_id is not None:
            raise Unsupported(
                "'input_reference.file_id' is not supported: send the image itself or its 'image_url'.",
                param="input_reference.file_id",
            )
        if order.characters:
            raise Unsupported(f"{route.engine()} cannot draw characters.", param="characters")
        size = _size(route, order.size or _DEFAULT_SIZE)
        spec = Spec(
            operation=Operation.ANIMATE if given else Operation.GENERATE,
            model=order.model or _DEFAULT_MODEL,
            override=order.override,
            prompt=order.prompt,
            width=size.width,
            height=size.height,
            seconds=_DEFAULT_SECONDS if order.seconds is None else order.seconds,
            seed=random.getrandbits(31),
            fit=self._fit,
        )
        return _dressed(spec, order.look)

    def change(self, operation: Operation, order: ChangeOrder, source: Video, asset_id: str) -> Spec:
        """A remix or an edit of a finished video."""
        route = self.route(order.model or source.spec.model)
        spec = source.spec.model_copy(
            update={
                "operation": operation,
                "model": order.model or source.spec.model,
                "served_as": None,
                "override": None,
                "prompt": order.prompt,
                "source": _source(source, asset_id),
            }
        )
        return _fitting(route, _dressed(spec, order.look), {"seconds": "video"})

    def extend(self, order: ExtendOrder, source: Video, asset_id: str) -> Spec:
        """A finished video and ``order.seconds`` more."""
        route = self.route(order.model or source.spec.model)
        spec = source.spec.model_copy(
            update={
                "operation": Operation.EXTEND,
                "model": order.model or source.spec.model,
                "served_as": None,
                "override": None,
                "prompt": order.prompt,
                "seconds": source.spec.seconds + order.seconds,
                "source": _source(source, asset_id),
            }
        )
        return _fitting(route, spec)

    def cheaper(self, spec: Spec) -> Spec | None:
        """The same served by the model that a budget may put in its place; None if that cannot make it."""
        asked = self._routes.find(spec.model)
        if asked is None or asked.downgrade is None:
            return None
        served = spec.model_copy(update={"served_as": asked.downgrade})
        route = self._routes.of(served)
        return served if route is not None and route.lack(served) is None else None

    def pool(self, spec: Spec) -> Pool:
        """Where it waits to be made."""
        route = self._routes.of(spec)
        return routing.first_pool(route, spec) if route is not None else Pool.HERE

    def refuse_clip(self, model: str | None, operation: Operation) -> None:
        """Raises Unsupported if the model cannot work on a clip that it did not make itself."""
        route = self.route(model)
        does = "edit" if operation is Operation.EDIT else "extend"
        raise Unsupported(
            f"{route.engine()} cannot {does} an uploaded video; "
            "give the id of a video that was made here as 'video': {'id': …}.",
            param="video",
        )


def _source(video: Video, asset_id: str) -> Source:
    lineage = 0
    ancestor = video.spec.source
    while ancestor is not None:
        lineage, ancestor = lineage + 1, ancestor.spec.source
    if lineage >= _MAX_LINEAGE:
        raise InvalidRequest(
            f"The video stands at the end of {lineage} remixes, edits and extensions; that is as many as "
            "there may be. Start a new one.",
            param="video",
        )
    return Source(video_id=video.id, asset_id=asset_id, spec=video.spec)


def _dressed(spec: Spec, look: Look) -> Spec:
    """The spec with what the caller said beyond OpenAI's fields."""
    given = {name: value for name, value in vars(look).items() if value is not None}
    asked = sorted({*spec.asked, *given} & {"fps", "seed", "audio"})
    return spec.model_copy(update={**given, "asked": tuple(asked)})


def _fitting(route: Route, spec: Spec, names: Mapping[str, str] | None = None, who: str = "") -> Spec:
    """The spec, if a candidate of the route can make it. ``names``: what the caller calls its fields.
    ``who``: what messages begin with, where several are asked.

    Raises Unsupported and InvalidRequest."""
    lack = route.lack(spec)
    if lack is None:
        return spec
    error = Unsupported if lack.ability else InvalidRequest
    raise error(who + lack.message, param=(names or {}).get(lack.field, lack.field), code=lack.code)


def _size(route: Route, text: str) -> Size:
    try:
        return Size.parse(text)
    except ValueError:
        sizes = route.capabilities.sizes_listed
        raise InvalidRequest(
            f"Invalid value: '{text}'. Supported values are: {sizes}.", param="size"
        ) from None
