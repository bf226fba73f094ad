"""Whether an order can be carried out by what its model leads to, before anything is done for it."""

from __future__ import annotations

import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from rushes.errors import InsufficientScope, InvalidRequest, Unsupported
from rushes.jobs import routing
from rushes.models.caller import Caller
from rushes.models.capabilities import listed
from rushes.models.route import Override
from rushes.models.scope import Scope
from rushes.models.size import Size
from rushes.models.spec import Clip, Fit, Operation, Player, Source, Spec, begun_seconds
from rushes.models.video import Pool, Video
from rushes.providers.base import EditsClips
from rushes.providers.routes import Candidate, Route, Routes
from rushes.service.orders import ChangeOrder, CreateOrder, ExtendOrder, Look

_DEFAULT_MODEL = "sora-2"
_DEFAULT_SECONDS = 4
_DEFAULT_SIZE = "720x1280"
#: A remix of a remix of a remix: each carries its ancestors' words.
_MAX_LINEAGE = 16
#: OpenAI's guide: a video may be extended six times.
_MAX_EXTENSIONS = 6


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
        """The spec without its reference and its characters' names, which are looked at last.

        Raises InsufficientScope, InvalidRequest.
        """
        if order.override is not None and Scope.VIDEOS_ROUTE not in caller.scopes:
            raise InsufficientScope(Scope.VIDEOS_ROUTE, param="route")
        route = self.overridden(order.model, order.override)
        return _fitting(route, _asked(route, order, self._fit))

    def fitting(self, spec: Spec, param: str = "route.candidate") -> Spec:
        """The spec, if it can be made; ``param`` is what names its candidate.

        Raises Unsupported and InvalidRequest.
        """
        route = self.overridden(spec.model, spec.override, param)
        return _fitting(route, spec, who=f"{route.only or route.alias}: ")

    def asked(self, order: CreateOrder) -> Spec:
        """What is asked for, whether or not a candidate can make it."""
        return _asked(self.overridden(order.model, order.override), order, self._fit)

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
        spec = _dressed(spec, order.look)
        if spec.of_clip:
            return self._edit_of_clip(route, spec, source.spec.length)
        return _fitting(route, spec, {"seconds": "video"})

    def change_clip(self, order: ChangeOrder, clip: Footage) -> Spec:
        """An edit of an uploaded clip."""
        route = self.route(order.model)
        spec = _of_clip(Operation.EDIT, order.model, order.prompt, clip)
        return self._edit_of_clip(route, _dressed(spec, order.look), clip.clip.seconds)

    def extend(self, order: ExtendOrder, source: Video, asset_id: str) -> Spec:
        """A finished video and ``order.seconds`` more."""
        route = self.route(order.model or source.spec.model)
        _check_extensions(source.spec)
        lasts = None if source.spec.lasts is None else source.spec.lasts + order.seconds
        spec = source.spec.model_copy(
            update={
                "operation": Operation.EXTEND,
                "model": order.model or source.spec.model,
                "served_as": None,
                "override": None,
                "prompt": order.prompt,
                "seconds": source.spec.seconds + order.seconds,
                "lasts": lasts,
                "source": _source(source, asset_id),
            }
        )
        return _fitting(route, spec)

    def extend_clip(self, order: ExtendOrder, clip: Footage) -> Spec:
        """An uploaded clip and ``order.seconds`` more."""
        route = self.route(order.model)
        spec = _of_clip(Operation.EXTEND, order.model, order.prompt, clip)
        longer = {"seconds": spec.seconds + order.seconds, "lasts": clip.clip.seconds + order.seconds}
        return _fitting(route, spec.model_copy(update=longer), {"size": "video"})

    def _edit_of_clip(self, route: Route, spec: Spec, length: float) -> Spec:
        """The spec with the size and the length that its engine will give it.

        Raises Unsupported and InvalidRequest."""
        names = {"seconds": "video", "size": "video"}
        _fitting(route, spec, names)
        found = _editor(route, spec)
        if found is None:
            return spec
        candidate, editor = found
        planned = editor.edit_of_clip(candidate.model, spec)
        if planned.refusal is not None:
            raise Unsupported(f"{route.engine(candidate)} {planned.refusal}", param="prompt")
        lasts = length / planned.tempo
        width, height = planned.size
        result = {"lasts": lasts, "seconds": begun_seconds(lasts, spec.fps), "width": width, "height": height}
        return _fitting(route, spec.model_copy(update=result), names)

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


@dataclass(frozen=True)
class Footage:
    """An uploaded clip, looked at."""

    clip: Clip
    #: As a player shows it.
    size: Size
    sound: bool


def _asked(route: Route, order: CreateOrder, fit: Fit) -> Spec:
    sources = [order.reference, order.image_url, order.file_id]
    given = len(sources) - sources.count(None)
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
    if order.characters and given:
        raise Unsupported(
            "Characters cannot be put into a picture that is given: send 'input_reference' or "
            "'characters', not both.",
            param="characters",
        )
    size = _size(route, order.size or _DEFAULT_SIZE)
    own = {"seed": random.getrandbits(31)}
    return Spec(
        operation=Operation.ANIMATE if given else Operation.GENERATE,
        model=order.model or _DEFAULT_MODEL,
        override=order.override,
        prompt=order.prompt,
        width=size.width,
        height=size.height,
        seconds=_DEFAULT_SECONDS if order.seconds is None else order.seconds,
        fit=fit,
        characters=tuple(Player(id=each, name="", asset_id="") for each in order.characters),
        **own | _dress(order.look),
    )


def _of_clip(operation: Operation, model: str | None, prompt: str, footage: Footage) -> Spec:
    clip = footage.clip
    return Spec(
        operation=operation,
        model=model or _DEFAULT_MODEL,
        prompt=prompt,
        width=footage.size.width,
        height=footage.size.height,
        seconds=clip.whole_seconds,
        lasts=clip.seconds,
        fps=max(1, round(clip.fps)),
        seed=random.getrandbits(31),
        audio=footage.sound,
        source=clip,
    )


def _editor(route: Route, spec: Spec) -> tuple[Candidate, EditsClips] | None:
    for each in route.candidates:
        if isinstance(each.provider, EditsClips) and route.lack_of(each, spec) is None:
            return each, each.provider
    return None


def _check_extensions(spec: Spec) -> None:
    made = 0
    ancestor: Spec | None = spec
    while ancestor is not None:
        made += ancestor.operation is Operation.EXTEND
        ancestor = ancestor.source.spec if isinstance(ancestor.source, Source) else None
    if made >= _MAX_EXTENSIONS:
        raise InvalidRequest(
            f"The video was extended {made} times; that is as often as a video may be.", param="video"
        )


def _source(video: Video, asset_id: str) -> Source:
    lineage = 0
    ancestor = video.spec.source
    while isinstance(ancestor, Source):
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
    return spec.model_copy(update=_dress(look, spec.asked))


def _dress(look: Look, before: tuple[str, ...] = ()) -> dict[str, Any]:
    """Of a spec's fields those that the caller gave, and which these are by now."""
    given = {name: value for name, value in vars(look).items() if value is not None}
    return {**given, "asked": tuple(sorted({*before, *given} & {"fps", "seed", "audio"}))}


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
