"""What the operations on comparisons take and give."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from rushes.api import replies
from rushes.api.billing_objects import Money, money
from rushes.api.replies import Entry, Page, Reply, VideoObject
from rushes.api.requests import Asked, Name
from rushes.models.comparison import Comparison
from rushes.models.money import Unit
from rushes.models.video import Video
from rushes.service.comparisons import MOST, CompareOrder

_Several = Annotated[list[Name], Field(min_length=2, max_length=MOST)]


class CreateComparison(Asked):
    """One request to several at once: the fields of a new video, and who is to make it."""

    candidates: _Several | None = Field(
        None,
        description="Candidates of the model, as `provider/model`; default all that can make it. Candidates, "
        "named or not, need the scope `videos:route`.",
        examples=[["runway/gen4.5", "kling/kling-v3"]],
    )
    models: _Several | None = Field(
        None, description="Models in the place of `model` and `candidates`.", examples=[["sora-2", "previz"]]
    )

    @model_validator(mode="after")
    def _either(self) -> CreateComparison:
        if self.models is not None and (self.model is not None or self.candidates is not None):
            raise PydanticCustomError("one_of", "give 'models' alone, or 'model' and its 'candidates'")
        return self

    def compared(self) -> CompareOrder:
        return CompareOrder(self.order(), tuple(self.candidates or ()), tuple(self.models or ()))


class ComparedVideo(Reply):
    """One of a comparison's videos."""

    candidate: str | None = Field(
        description="Who makes it; null where models are compared, whose routes say so.",
        examples=["runway/gen4.5"],
    )
    price: Money
    charged: Money | None = Field(description="Once it has ended: what it has cost.")
    video: VideoObject


class ComparisonObject(Entry):
    """Videos of the same request. Each is an ordinary one: `/v1/videos/{id}` knows it, too."""

    model_config = ConfigDict(title="Comparison")

    id: str = Field(examples=["comparison_019ab1c0de00f3a9c5d7e2b4860f1a2b3c4d5e6f708192a3"])
    object: Literal["comparison"] = "comparison"
    status: Literal["in_progress", "completed"] = Field(
        description="`completed` once all videos have ended; how each did stands in its own `status`."
    )
    created_at: int = Field(description="Unix seconds.")
    price: Money = Field(description="Of all of them.")
    data: list[ComparedVideo] = Field(description="Without those that were deleted since.")


class ComparisonList(Page[ComparisonObject]):
    pass


def comparison(it: Comparison) -> ComparisonObject:
    return ComparisonObject(
        id=it.id,
        status="completed" if it.over else "in_progress",
        created_at=it.created_at // 1000,
        price=money(Unit.USD, sum(each.charge.price for each in it.videos)),
        data=[_compared(each) for each in it.videos],
    )


def _compared(it: Video) -> ComparedVideo:
    charge = it.charge
    return ComparedVideo(
        candidate=it.spec.override.candidate if it.spec.override else None,
        price=money(charge.unit, charge.price),
        charged=None if charge.charged is None else money(charge.unit, charge.charged),
        video=replies.video(it),
    )
