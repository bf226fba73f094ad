"""Whether an order can be carried out by what its model leads to, before anything is done for it."""

from __future__ import annotations

import random
from collections.abc import Iterable

from rushes.errors import InvalidRequest, Unsupported
from rushes.models.size import Size
from rushes.models.spec import Fit, Operation, Reference, Source, Spec
from rushes.models.video import Video
from rushes.providers.routes import Route, Routes
from rushes.service.orders import ChangeOrder, CreateOrder, ExtendOrder, Look

_DEFAULT_MODEL = "sora-2"
_DEFAULT_SECONDS = 4
_DEFAULT_SIZE = "720x1280"
_DEFAULT_FPS = 24
#: A remix of a remix of a remix: each carries its ancestors' words.
_MAX_LINEAGE = 16

_VERBS = {
    Operation.GENERATE: "generate a video",
    Operation.ANIMATE: "start from an image",
    Operation.REMIX: "remix a video",
    Operation.EDIT: "edit a video",
    Operation.EXTEND: "extend a video",
}


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
                f"The model '{name}' does not exist. Supported models are: {_listed(self._routes.aliases)}.",
                param="model",
                code="model_not_found",
            )
        return route

    def create(self, order: CreateOrder) -> Spec:
        """The spec without its reference, which is looked at only after all else is right."""
        route = self.route(order.model)
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
            raise Unsupported(f"{_engine(route)} cannot draw characters.", param="characters")
        size = _size(route, order.size or _DEFAULT_SIZE)
        spec = Spec(
            operation=Operation.ANIMATE if given else Operation.GENERATE,
            model=order.model or _DEFAULT_MODEL,
            prompt=order.prompt,
            width=size.width,
            height=size.height,
            seconds=_DEFAULT_SECONDS if order.seconds is None else order.seconds,
            seed=random.getrandbits(31) if order.look.seed is None else order.look.seed,
            fit=self._fit,
        )
        _check_operation(route, spec.operation)
        _check_seconds(route, spec.seconds)
        return _dressed(route, spec, order.look)

    def with_reference(self, spec: Spec, reference: Reference) -> Spec:
        return spec.model_copy(update={"reference": reference})

    def change(self, operation: Operation, order: ChangeOrder, source: Video, asset_id: str) -> Spec:
        """A remix or an edit of a finished video."""
        route = self.route(order.model or source.spec.model)
        _check_operation(route, operation)
        spec = source.spec.model_copy(
            update={
                "operation": operation,
                "model": order.model or source.spec.model,
                "served_as": None,
                "prompt": order.prompt,
                "source": _source(source, asset_id),
            }
        )
        if order.look.seed is not None:
            spec = spec.model_copy(update={"seed": order.look.seed})
        _check_seconds(route, spec.seconds, "video")
        return _dressed(route, spec, order.look)

    def extend(self, order: ExtendOrder, source: Video, asset_id: str) -> Spec:
        """A finished video and ``order.seconds`` more."""
        route = self.route(order.model or source.spec.model)
        _check_operation(route, Operation.EXTEND)
        _check_seconds(route, order.seconds)
        total = source.spec.seconds + order.seconds
        limit = route.capabilities.max_total_seconds
        if total > limit:
            raise InvalidRequest(
                f"Invalid value: '{order.seconds}'. The video has {source.spec.seconds} seconds already "
                f"and may have {limit} in all.",
                param="seconds",
            )
        return source.spec.model_copy(
            update={
                "operation": Operation.EXTEND,
                "model": order.model or source.spec.model,
                "served_as": None,
                "prompt": order.prompt,
                "seconds": total,
                "source": _source(source, asset_id),
            }
        )

    def cheaper(self, spec: Spec) -> Spec | None:
        """The same served by the model that a budget may put in its place; None if that cannot make it."""
        asked = self._routes.find(spec.model)
        route = self._routes.find(asked.downgrade) if asked and asked.downgrade else None
        if route is None:
            return None
        can = route.capabilities
        fits = (
            spec.operation in can.operations,
            can.takes_size(spec.size),
            can.min_seconds <= spec.new_seconds <= can.max_seconds,
            spec.seconds <= max(can.max_seconds, can.max_total_seconds),
            spec.fps in can.fps,
            spec.style is None or spec.style in can.styles,
            spec.motion_intensity is None or can.motion_intensity,
            spec.negative_prompt is None or can.negative_prompt,
        )
        return spec.model_copy(update={"served_as": route.alias}) if all(fits) else None

    def refuse_clip(self, model: str | None, operation: Operation) -> None:
        """Raises Unsupported if the model cannot work on a clip that it did not make itself."""
        route = self.route(model)
        _check_operation(route, operation)
        raise Unsupported(
            f"{_engine(route)} cannot {_VERBS[operation].replace('a video', 'an uploaded video')}; "
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


def _dressed(route: Route, spec: Spec, look: Look) -> Spec:
    """The spec with what the caller said beyond OpenAI's fields, each checked against the capabilities."""
    can = route.capabilities
    engine = _engine(route)
    given = {
        "fps": look.fps,
        "style": look.style,
        "motion_intensity": look.motion_intensity,
        "negative_prompt": look.negative_prompt,
        "audio": look.audio,
    }
    given = {name: value for name, value in given.items() if value is not None}
    refusals = {
        "style": look.style is not None and look.style not in can.styles,
        "motion_intensity": not can.motion_intensity,
        "negative_prompt": not can.negative_prompt,
        "audio": look.audio is True and not can.audio,
    }
    for name in given:
        if refusals.get(name):
            raise Unsupported(f"{engine} cannot take '{name}'.", param=name)
    if look.seed is not None and not can.seed:
        raise Unsupported(f"{engine} cannot take 'seed'.", param="seed")
    if look.fps is not None and look.fps not in can.fps:
        raise InvalidRequest(
            f"Invalid value: '{look.fps}'. Supported values are: {_listed(can.fps)}.", param="fps"
        )
    return spec.model_copy(update=given)


def _size(route: Route, text: str) -> Size:
    can = route.capabilities
    try:
        size = Size.parse(text)
    except ValueError:
        size = None
    if size is None or not can.takes_size(size):
        more = f", or {can.size_range}" if can.size_range else ""
        raise InvalidRequest(
            f"Invalid value: '{text}'. Supported values are: {_listed(can.sizes)}{more}.",
            param="size",
        )
    return size


def _check_seconds(route: Route, seconds: int, param: str = "seconds") -> None:
    can = route.capabilities
    if not can.min_seconds <= seconds <= can.max_seconds:
        raise InvalidRequest(
            f"Invalid value: '{seconds}'. {_engine(route)} makes whole seconds "
            f"from {can.min_seconds} to {can.max_seconds}.",
            param=param,
        )


def _check_operation(route: Route, operation: Operation) -> None:
    if operation not in route.capabilities.operations:
        raise Unsupported(f"{_engine(route)} cannot {_VERBS[operation]}.", param="model")


def _engine(route: Route) -> str:
    return f"The engine '{route.model}' behind the model '{route.alias}'"


def _listed(words: Iterable[object]) -> str:
    quoted = [f"'{word}'" for word in words]
    return ", ".join(quoted[:-1]) + (f", and {quoted[-1]}" if len(quoted) > 1 else quoted[0])
