"""All that somebody can ask who knows another's ids, read off the OpenAPI document.

An operation whose document names something that is not known here is a ``KeyError``: say what it is, and the
walks cover it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from typing import Any

from rushes.models.ids import new_id

#: Whose things a path can name, by the parameter's name.
OWNED = {
    "video_id": "video",
    "generation_id": "video",
    "comparison_id": "comparison",
    "character_id": "char",
    "webhook_endpoint_id": "whe",
    "webhook_delivery_id": "wh",
}
#: What a path can name that is everybody's.
SHARED = {"model_id": "sora-2"}
#: Operations that take a body, each with one that is right but for the ids in it.
BODIES: dict[str, dict[str, Any] | None] = {
    "createVideo": {
        "prompt": "a",
        "size": "128x128",
        "seconds": "1",
        "characters": [{"id": "{character_id}"}],
    },
    "createComparison": {
        "prompt": "a",
        "size": "128x128",
        "seconds": "1",
        "characters": [{"id": "{character_id}"}],
        "models": ["sora-2", "sora-2-pro"],
    },
    # Words alone, and a picture that is nobody's.
    "generateFromText": None,
    "generateFromImage": None,
    "remixVideo": {"prompt": "a"},
    "editVideo": {"prompt": "a", "video": {"id": "{video_id}"}},
    "createEstimate": {"operation": "remix", "video": {"id": "{video_id}"}},
    "extendVideo": {"prompt": "a", "seconds": "1", "video": {"id": "{video_id}"}},
    # A clip and a name, neither of which is anybody's.
    "createCharacter": None,
    "createWebhookEndpoint": None,
    "updateWebhookEndpoint": {"name": "mine now"},
    "rotateWebhookSecret": {},
    "testWebhookEndpoint": {"event_type": "video.completed"},
}
#: Refused before anybody looks whose the character is: no engine draws any yet.
UNSEEN = ("createVideo", "createComparison")
#: Asked with each of these, a GET must not say more.
_HEADERS: tuple[dict[str, str], ...] = (
    {},
    {"range": "bytes=0-0"},
    {"if-none-match": "*"},
    {"last-event-id": "0"},
)
_PREFIXES = ("/v1", "/openai/v1", "/openai")


def none_such() -> dict[str, str]:
    """Ids that look right and are nobody's."""
    return {name: new_id(prefix) for name, prefix in OWNED.items()}


@dataclass(frozen=True)
class Question:
    """Asked once with another's ids and once with those of nothing."""

    operation: str
    verb: str
    path: str
    body: dict[str, Any] | None
    headers: dict[str, str] = field(default_factory=dict)
    #: Whether what is found is answered with a stream, which need not end.
    stream: bool = False

    @property
    def only_from_there(self) -> bool:
        """Whether all that is another's is the place where a list goes on, which need not be there."""
        return "?after={" in self.path and len(self.names) == 1

    def about(self, ids: dict[str, str]) -> tuple[str, dict[str, Any] | None]:
        """Path and body with the ids in their places."""
        path = self.path.format(**ids, **SHARED)
        return path, _filled(self.body, ids) if self.body is not None else None

    @property
    def names(self) -> set[str]:
        """The parameters by which it names what may be another's."""
        return set(re.findall(r"\{(\w+)\}", f"{self.path} {self.body}")) & set(OWNED)


def _filled(value: Any, ids: dict[str, str]) -> Any:
    if isinstance(value, dict):
        return {key: _filled(each, ids) for key, each in value.items()}
    if isinstance(value, list):
        return [_filled(each, ids) for each in value]
    return value.format(**ids) if isinstance(value, str) else value


def operations(document: dict[str, Any], start: str = "/v1/") -> Iterator[tuple[str, str, dict[str, Any]]]:
    for path, verbs in document["paths"].items():
        if path.startswith(start):
            for verb, operation in verbs.items():
                yield verb.upper(), path, operation


def questions(document: dict[str, Any]) -> list[Question]:
    """Every way to name something, by path, body and cursor."""
    found: list[Question] = []
    for verb, path, operation in operations(document):
        for parameter in re.findall(r"\{(\w+)\}", path):
            assert parameter in OWNED or parameter in SHARED, f"whose is {parameter}?"
        name = operation["operationId"]
        body = BODIES[name] if "requestBody" in operation else None
        if verb != "GET":
            found.append(Question(name, verb, path, body))
            continue
        stream = "text/event-stream" in operation["responses"]["200"].get("content", {})
        paths = [path, *_with_queries(path, operation)]
        prefixes = (*_PREFIXES, "/v1/sora") if path.startswith("/v1/generations") else _PREFIXES
        for each, prefix, headers in product(paths, prefixes, _HEADERS):
            to = each.replace("/v1", prefix, 1)
            found.append(Question(name, "GET", to, None, headers, stream))
            found.append(Question(name, "HEAD", to, None, headers, stream))
    return found


#: Which of the owned things a list's cursor names, by what the list is of.
_CURSORS = {
    "videos": "video_id",
    "generations": "generation_id",
    "comparisons": "comparison_id",
    "webhook_endpoints": "webhook_endpoint_id",
    "deliveries": "webhook_delivery_id",
}


def _with_queries(path: str, operation: dict[str, Any]) -> Iterator[str]:
    """The path with each value that its query can take, cursors with another's id."""
    for parameter in operation.get("parameters", ()):
        if parameter["in"] == "query" and parameter["name"] == "after":
            cursor = _CURSORS.get(path.rsplit("/", 1)[1])
            yield f"{path}?after={{{cursor}}}" if cursor else f"{path}?after=0"
        elif parameter["in"] == "query":
            for value in parameter["schema"].get("enum", ()):
                yield f"{path}?{parameter['name']}={value}"
