"""The OpenAPI document: what FastAPI cannot see for itself, because bodies are parsed by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel

from rushes.api.gate import ADMIN, is_open
from rushes.api.replies import ErrorReply, EventObject

Json = dict[str, Any]
#: By status, as FastAPI takes them.
Replies = dict[int | str, Json]

_REF = "#/components/schemas/{model}"

_TAGS = [
    {"name": name}
    for name in (
        "videos",
        "comparisons",
        "generations",
        "events",
        "webhooks",
        "characters",
        "models",
        "billing",
        "health",
        "administration",
    )
]

_MEANING = {
    400: "A field is wrong; `param` names it.",
    401: "No valid API key was given.",
    402: "The account, or a budget, does not reach.",
    403: "The key lacks the scope, or its project or tenant is disabled; `code` says which.",
    404: "There is no such thing, or it is not yours.",
    409: "The name is taken.",
    413: "The body is larger than the server takes.",
    415: "The body is in an encoding that is not understood.",
    416: "The range lies outside the file.",
    422: "The `Idempotency-Key` was used before with another request.",
    429: "A limit of the plan is reached; `retry-after-ms` says when to come back.",
    503: "No work can be taken just now; `retry-after-ms` says when to come back.",
}

_EXAMPLES: dict[str, Json] = {
    "CreateVideo": {
        "model": "sora-2",
        "prompt": "A misty mountain valley at sunrise, slow drone flight forward",
        "seconds": "8",
        "size": "1280x720",
    },
    "CreateComparison": {
        "model": "sora-2",
        "candidates": ["runway/gen4.5", "kling/kling-v3"],
        "prompt": "A lighthouse in a storm",
        "seconds": "4",
        "size": "1280x720",
    },
    "RemixVideo": {"prompt": "The same valley in heavy snow"},
    "EditVideo": {
        "prompt": "The same valley at night",
        "video": {"id": "video_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3"},
    },
    "ExtendVideo": {
        "prompt": "The flight goes on over a lake",
        "seconds": "4",
        "video": {"id": "video_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3"},
    },
    "TextToVideo": {
        "model": "sora-2-pro",
        "prompt": "A misty mountain valley at sunrise, slow drone flight forward",
        "duration": 5,
        "resolution": "1080p",
        "fps": 24,
        "aspect_ratio": "16:9",
        "style": "cinematic",
    },
    "ImageToVideo": {
        "model": "sora-2-pro",
        "prompt": "The clouds drift and the camera rises",
        "image": "https://example.com/valley.jpg",
        "duration": 5,
    },
    "CreateWebhookEndpoint": {
        "name": "Shop",
        "url": "https://shop.example.com/hooks",
        "event_types": ["video.completed", "video.failed"],
    },
    "UpdateWebhookEndpoint": {"event_types": ["video.completed"]},
    "RotateWebhookSecret": {"keep_old_secret_active_for_24_hours": True},
    "TestWebhookEndpoint": {"event_type": "video.completed"},
    "CreateEstimate": {
        "requests": [{"model": "sora-2-pro", "size": "1920x1080", "seconds": "8", "count": 3000}],
    },
    "Grant": {"unit": "credits", "amount": 100, "note": "Welcome", "reference": "welcome-2026"},
    "Payment": {"amount": 250_000_000, "reference": "invoice-1042"},
    "Purchase": {"pack": "medium", "reference": "order-77"},
    "Exchange": {"unit": "usd", "amount": 10_000_000},
    "Adjustment": {"unit": "usd", "amount": -400_000, "note": "Charged twice by hand"},
    "CreateTenant": {"name": "Shop"},
    "ChangeTenant": {"plan": "starter"},
    "PutBudget": {
        "project_id": "proj_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3",
        "period": "month",
        "amount": 500_000_000,
        "downgrade_percent": 80,
    },
    "CreateProject": {"tenant_id": "tenant_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3", "name": "web"},
    "ChangeHolder": {"disabled": True},
    "CreateKey": {
        "project_id": "proj_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3",
        "name": "web server",
        "mode": "live",
        "scopes": ["videos:read", "videos:write"],
    },
    "RotateKey": {"overlap_seconds": 3600},
    "RetryLetter": {"prompt": "A lighthouse in calm weather"},
    "SettleLetter": {"exists": True, "remote_id": "task_4711"},
}


def _header(text: str, kind: str = "string") -> Json:
    return {"description": text, "schema": {"type": kind}}


_ENGINE = _header("Which engine really made the video, as `previz/1`; on completed videos.")


_CHARGE = _header(
    "What it costs, in micro-dollars or credits: `unit=usd, price=400000, held=400000`; in the end `charged` "
    "stands in the place of `held`."
)


_DOWNGRADED = _header("The model that was asked for, where a budget has a cheaper one serve it.")


def errors(*statuses: int, key: bool = True, meaning: Mapping[int, str] = _MEANING) -> Replies:
    """The replies with the envelope that an operation can give; all others are the default.

    ``key`` adds those of an operation that a tenant's key opens. ``meaning`` goes before the usual one.
    """
    listed = sorted({*statuses, 401, 403}) if key else sorted(statuses)
    named: Replies = {
        status: {"model": ErrorReply, "description": meaning.get(status) or _MEANING[status]}
        for status in listed
    }
    return {
        **named,
        "default": {"model": ErrorReply, "description": "Any other error, in the same envelope."},
    }


def pending(*, limited: bool = False) -> Replies:
    """A video. ``limited``: it is accepted, and the tenant's plan may have limits."""
    headers = {
        "rushes-engine": _ENGINE,
        "rushes-charge": _CHARGE,
        "x-rushes-downgraded-from": _DOWNGRADED,
    }
    return {200: {"headers": _WAIT | headers | (_LIMITS if limited else {})}}


def several(*, limited: bool = False) -> Replies:
    """Videos that are shown together: what each costs stands in the body."""
    return {200: {"headers": _WAIT | (_LIMITS if limited else {})}}


_WAIT = {
    "openai-poll-after-ms": _header(
        "While it is being made: milliseconds to wait before the next look.", "integer"
    )
}


#: Only where the plan has the limit.
_LIMITS = {
    f"x-ratelimit-{name}-{kind}": _header(f"{text} {kind}{time}.", type_)
    for kind, time in (("requests", " in any hour"), ("credits", " of the day, UTC"))
    for name, text, type_ in (
        ("limit", "How many", "integer"),
        ("remaining", "How many are left of the", "integer"),
        ("reset", "How long (`59m30s`) until there are all", "string"),
    )
}


_BYTES: Json = {
    media_type: {"schema": {"type": "string", "format": "binary"}}
    for media_type in ("video/mp4", "image/webp", "image/jpeg")
}
_FILE_HEADERS = {
    "etag": _header("The SHA-256 of the file, quoted."),
    "accept-ranges": _header("`bytes`"),
    "rushes-engine": _ENGINE,
}
#: What a download answers.
FILES: Replies = {
    200: {"description": "The whole file.", "content": _BYTES, "headers": _FILE_HEADERS},
    206: {
        "description": "The range that was asked for.",
        "content": _BYTES,
        "headers": {**_FILE_HEADERS, "content-range": _header("`bytes first-last/size`")},
    },
    304: {"description": "`If-None-Match` names the file that there is."},
}

#: One of a stream, as OpenAPI 3.2 describes it and FastAPI documents its own streams.
_SENT: Json = {
    "type": "object",
    "properties": {
        "id": {"type": "string", "description": "Where to go on from: `Last-Event-ID`."},
        "event": {"type": "string"},
        "data": {"type": "string", "contentMediaType": "application/json"},
    },
    "required": ["id", "event", "data"],
}
#: What a stream of events answers.
STREAM: Replies = {
    200: {
        "description": "Events as they happen; the data of each is an Event. Comments say that all is well.",
        "content": {"text/event-stream": {"itemSchema": _SENT}},
        "headers": {
            "last-event-id": _header("After which event the stream begins.", "integer"),
        },
    }
}
ENDED: Replies = {204: {"description": "The video's story ended before that point: do not come again."}}


def _parameter(name: str, text: str) -> Json:
    return {
        "name": name,
        "in": "header",
        "required": False,
        "description": text,
        "schema": {"type": "string"},
    }


def repeatable() -> Json:
    """For POSTs that are safe to send again."""
    return {
        "parameters": [
            _parameter("Idempotency-Key", "The same key and request again give the first answer again."),
            _parameter(
                "x-stainless-retry-count", "Set by the SDKs; above 0 the same request was sent before."
            ),
        ]
    }


def ranged() -> Json:
    """For downloads."""
    return {
        "parameters": [
            _parameter("Range", "One range of bytes, as `bytes=0-1023`."),
            _parameter("If-Range", "The `etag` that the range belongs to."),
            _parameter("If-None-Match", "The `etag` that the caller has."),
        ]
    }


def body(model: type[BaseModel]) -> Json:
    """The request body in all three encodings."""
    as_json = _as_json(model)
    content = {
        "application/json": as_json,
        "multipart/form-data": {"schema": _schema(model)},
        "application/x-www-form-urlencoded": {"schema": as_json["schema"]},
    }
    return {"requestBody": {"required": True, "content": content}}


def listing(model: type[BaseModel]) -> Json:
    """The request body of an operation that takes lists of requests: only JSON says that well."""
    return {"requestBody": {"required": True, "content": {"application/json": _as_json(model)}}}


def _as_json(model: type[BaseModel]) -> Json:
    schema = _without_files(_schema(model), _described(model).get("$defs", {}))
    return {"schema": schema, "example": _EXAMPLES[model.__name__]}


def form(model: type[BaseModel]) -> Json:
    """The request body of an operation that needs a file."""
    content = {"multipart/form-data": {"schema": _schema(model)}}
    return {"requestBody": {"required": True, "content": content}}


@cache
def _described(model: type[BaseModel]) -> Json:
    return model.model_json_schema(ref_template=_REF)


def _schema(model: type[BaseModel]) -> Json:
    return {key: value for key, value in _described(model).items() if key != "$defs"}


def _without_files(value: object, named: Json) -> object:
    """The schema without what only multipart can carry; ``named`` is what it may refer to."""
    if isinstance(value, list):
        return [_without_files(each, named) for each in value if not _is_file(each)]
    if not isinstance(value, dict):
        return value
    if "$ref" in value:
        meant = named[value["$ref"].rsplit("/", 1)[1]]
        without = _without_files(meant, named)
        return value if without == meant else without
    kept = {key: _without_files(each, named) for key, each in value.items()}
    match kept:
        case {"oneOf": [dict(only)]}:
            return {**{key: each for key, each in kept.items() if key != "oneOf"}, **only}
    return kept


def _is_file(value: object) -> bool:
    return isinstance(value, dict) and value.get("format") == "binary"


class Documented(FastAPI):
    """An application whose document is complete: with security, and the parts of request bodies."""

    #: What requests may carry; FastAPI does not see it.
    bodies: Sequence[type[BaseModel]] = ()

    def openapi(self) -> Json:
        if self.openapi_schema is None:
            self.openapi_schema = self._document()
        return self.openapi_schema

    def _document(self) -> Json:
        document = get_openapi(
            title=self.title,
            version=self.version,
            description=self.description,
            routes=self.routes,
            tags=_TAGS,
        )
        parts = document["components"]
        parts["schemas"][EventObject.__name__] = _schema(EventObject)
        for model in (*self.bodies, EventObject):
            parts["schemas"].update(_described(model).get("$defs", {}))
        parts["securitySchemes"] = {
            "bearer": {"type": "http", "scheme": "bearer"},
            "apiKey": {"type": "apiKey", "in": "header", "name": "api-key"},
            "operator": {"type": "http", "scheme": "bearer", "description": "The operator's own key."},
        }
        document["security"] = [{"bearer": []}, {"apiKey": []}]
        for path, verbs in document["paths"].items():
            for operation in verbs.values():
                operation["summary"] = operation["description"].partition(".")[0]
                if is_open(path):
                    operation["security"] = []
                elif path.startswith(ADMIN):
                    operation["security"] = [{"operator": []}]
        document["servers"] = [
            {
                "url": "/",
                "description": "Also under /openai/v1 and /openai in the place of /v1, and "
                "/v1/sora/generations in that of /v1/generations.",
            }
        ]
        return document
