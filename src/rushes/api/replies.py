"""What callers get: the wire's objects, and the JSON responses that carry them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Generic, Literal, Self, TypeVar

from fastapi import Response
from pydantic import BaseModel, ConfigDict, Field

from rushes.api import limits
from rushes.events import STATE_AFTER, Event, EventKind
from rushes.models.attempt import Attempt, AttemptState
from rushes.models.character import Character
from rushes.models.money import Charge
from rushes.models.video import State, Video
from rushes.service.catalog import ModelCard

Status = Literal["queued", "in_progress", "completed", "failed"]

_STATUS: dict[State, Status] = {
    State.QUEUED: "queued",
    State.SUBMITTING: "queued",
    State.RENDERING: "in_progress",
    State.COLLECTING: "in_progress",
    State.COMPLETED: "completed",
    State.FAILED: "failed",
    State.CANCELLED: "failed",
}


class Reply(BaseModel):
    model_config = ConfigDict(frozen=True)


class Entry(Reply):
    """What is listed page by page: its id is where the next page begins."""

    id: str


Listed = TypeVar("Listed", bound=Entry)


class Page(Reply, Generic[Listed]):
    """A part of a list, and whether there is more of it."""

    object: Literal["list"] = "list"
    data: list[Listed]
    first_id: str | None
    last_id: str | None
    has_more: bool

    @classmethod
    def of(cls, data: Sequence[Listed], has_more: bool) -> Self:
        first, last = (data[0].id, data[-1].id) if data else (None, None)
        return cls(data=list(data), first_id=first, last_id=last, has_more=has_more)


class ErrorObject(Reply):
    message: str
    type: str
    param: str | None
    code: str | None


class ErrorReply(Reply):
    """Every answer that is not a success, whatever went wrong."""

    error: ErrorObject


class VideoFailure(Reply):
    code: str
    message: str


class VideoObject(Entry):
    """A video. All 13 keys are always there."""

    model_config = ConfigDict(title="Video")

    id: str = Field(examples=["video_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3"])
    object: Literal["video"] = "video"
    model: str = Field(examples=["sora-2"])
    status: Status
    progress: int = Field(ge=0, le=100, description="Percent; never goes back.")
    created_at: int = Field(description="Unix seconds.")
    completed_at: int | None
    expires_at: int | None = Field(description="null: Rushes keeps a video until you delete it.")
    prompt: str | None
    size: str = Field(examples=["1280x720"])
    seconds: str = Field(examples=["8"], description="Whole seconds as text, of the finished file.")
    remixed_from_video_id: str | None
    error: VideoFailure | None


class VideoList(Page[VideoObject]):
    pass


class DeletedVideo(Reply):
    id: str
    object: Literal["video.deleted"] = "video.deleted"
    deleted: Literal[True] = True


class CharacterObject(Reply):
    model_config = ConfigDict(title="Character")

    id: str | None
    name: str | None
    created_at: int = Field(description="Unix seconds.")


class ModelObject(Reply):
    model_config = ConfigDict(title="Model")

    id: str = Field(examples=["sora-2"])
    object: Literal["model"] = "model"
    created: int = Field(description="Unix seconds.")
    owned_by: str
    capabilities: dict[str, Any] = Field(description="What the engine behind the model can do.")


class ModelList(Reply):
    object: Literal["list"] = "list"
    data: list[ModelObject]


class AttemptObject(Reply):
    """One try at making a video, and what was understood of the prompt."""

    model_config = ConfigDict(title="Attempt")

    id: str
    object: Literal["video.attempt"] = "video.attempt"
    video_id: str
    number: int
    provider: str
    model: str
    state: AttemptState
    remote_id: str | None
    engine: str | None = Field(examples=["previz/1"])
    created_at: int = Field(description="Unix seconds.")
    ended_at: int | None
    error: VideoFailure | None
    report: dict[str, Any] | None


class AttemptList(Reply):
    object: Literal["list"] = "list"
    data: list[AttemptObject]


class EventSubject(Reply):
    """What it happened to, and what else there is to say; which keys there are depends on the type."""

    model_config = ConfigDict(extra="allow")

    id: str = Field(description="The video's, or of whatever else it happened to.")


class EventObject(Entry):
    """Something that happened: the data of a server-sent event."""

    model_config = ConfigDict(title="Event")

    id: str
    object: Literal["event"] = "event"
    created_at: int = Field(description="Unix seconds.")
    type: str = Field(examples=["video.progress", "video.completed"])
    data: EventSubject


class EventList(Page[EventObject]):
    """Newest first."""


class HealthReply(Reply):
    status: Literal["ok"] = "ok"


def reply(content: BaseModel, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    return Response(content.model_dump_json(), status, headers, "application/json")


def video(it: Video) -> VideoObject:
    return VideoObject(
        id=it.id,
        model=it.spec.model,
        status=_STATUS[it.state],
        progress=it.progress,
        created_at=it.created_at // 1000,
        completed_at=seconds(it.completed_at),
        expires_at=None,
        prompt=it.spec.prompt,
        size=str(it.spec.size),
        seconds=str(it.spec.seconds),
        remixed_from_video_id=it.remixed_from,
        error=failure(it),
    )


def failure(it: Video) -> VideoFailure | None:
    if it.state is State.CANCELLED:
        return VideoFailure(code="cancelled", message="The video was cancelled.")
    return VideoFailure(code=it.error.code, message=it.error.message) if it.error else None


def seconds(milliseconds: int | None) -> int | None:
    return None if milliseconds is None else milliseconds // 1000


def character(it: Character) -> CharacterObject:
    return CharacterObject(id=it.id, name=it.name, created_at=it.created_at // 1000)


def model(it: ModelCard) -> ModelObject:
    return ModelObject(
        id=it.id,
        created=it.created,
        owned_by=it.owned_by,
        capabilities=it.capabilities.model_dump(mode="json"),
    )


def attempt(it: Attempt) -> AttemptObject:
    failed = it.error_code is not None
    return AttemptObject(
        id=it.id,
        video_id=it.video_id,
        number=it.number,
        provider=it.provider,
        model=it.model,
        state=it.state,
        remote_id=it.remote_id,
        engine=it.engine,
        created_at=it.created_at // 1000,
        ended_at=seconds(it.ended_at),
        error=VideoFailure(code=it.error_code or "", message=it.error_message or "") if failed else None,
        report=it.report,
    )


def event(it: Event) -> EventObject:
    state = State.RENDERING if it.kind is EventKind.PROGRESS else STATE_AFTER.get(it.kind)
    status = {} if state is None else {"status": _STATUS[state]}
    return EventObject(
        id=it.id,
        created_at=it.created_at // 1000,
        type=it.kind,
        data=EventSubject.model_validate({"id": it.video_id, **status, **it.data}),
    )


#: Milliseconds that a pending video's owner should wait before the next look.
_SOONEST, _LATEST = 500, 2000
#: A guess at the work: milliseconds for a second of 1280x720. A wrong guess costs a few polls.
_WORK_MS = 2000
_LOOKS = 12


def poll_after(it: Video) -> int:
    """``openai-poll-after-ms``: short for small videos. SDKs keep the first value for the whole wait."""
    work = it.spec.new_seconds * it.spec.size.pixels / (1280 * 720) * _WORK_MS
    return round(min(_LATEST, max(_SOONEST, work / _LOOKS)))


def charge(it: Charge) -> str:
    """For a header, as RFC 8941 writes a dictionary: the body's keys are OpenAI's."""
    moved = f"held={it.held}" if it.charged is None else f"charged={it.charged}"
    return f"unit={it.unit}, price={it.price}, {moved}"


def about(it: Video) -> dict[str, str]:
    """The headers of a reply with a video, in either API: what it costs, what is left, what made it."""
    headers = {"rushes-charge": charge(it.charge), **limits.headers(it.standing)}
    if it.spec.served_as is not None:
        headers["x-rushes-downgraded-from"] = it.spec.model
    if it.state is State.COMPLETED and it.engine:
        headers["rushes-engine"] = it.engine
    return headers


def video_reply(it: Video) -> Response:
    """A video, with when to look again while it is made."""
    headers = about(it)
    if not it.state.final:
        headers["openai-poll-after-ms"] = str(poll_after(it))
    return reply(video(it), headers=headers)
