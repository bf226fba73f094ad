"""What each operation takes, typed. The same models parse a request and describe it in OpenAPI."""

from __future__ import annotations

from typing import Annotated

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    InstanceOf,
    PlainSerializer,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from rushes.models.route import Override, Policy
from rushes.models.spec import Style
from rushes.service.orders import ChangeOrder, CreateOrder, ExtendOrder, Look, Upload


def no_nul(text: str) -> str:
    # PostgreSQL cannot keep it, and no prompt needs it.
    if "\0" in text:
        raise PydanticCustomError("nul", "it contains a NUL character")
    return text


def _no_boolean(value: object) -> object:
    if isinstance(value, bool):
        raise PydanticKnownError("int_type")
    return value


Prompt = Annotated[str, Field(strict=True, min_length=1, max_length=32_000), AfterValidator(no_nul)]
Name = Annotated[str, Field(strict=True, min_length=1, max_length=256), AfterValidator(no_nul)]
ShortName = Annotated[str, Field(strict=True, min_length=1, max_length=80), AfterValidator(no_nul)]
Url = Annotated[str, Field(strict=True, min_length=1, max_length=2048), AfterValidator(no_nul)]
#: OpenAI's own bound for a data URL.
Address = Annotated[str, Field(strict=True, min_length=1, max_length=20_971_520), AfterValidator(no_nul)]
#: Numbers come as numbers in JSON and as text in forms; both are taken in both.
Whole = Annotated[
    int,
    BeforeValidator(_no_boolean),
    WithJsonSchema({"anyOf": [{"type": "integer"}, {"type": "string", "pattern": "^[0-9]+$"}]}),
]
#: Any that Python and its JSON can read: 4,300 digits.
Seed = Annotated[int, BeforeValidator(_no_boolean)]
Share = Annotated[float, Field(ge=0.0, le=1.0, allow_inf_nan=False), BeforeValidator(_no_boolean)]

#: Only the multipart reader can make one: JSON has no way to name a path on the server.
File = Annotated[
    InstanceOf[Upload],
    PlainSerializer(lambda upload: upload.sha256),
    WithJsonSchema({"type": "string", "format": "binary", "description": "The bytes of the file."}),
]


class Wire(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", protected_namespaces=())


class ImageReference(Wire):
    """An image by its address: exactly one of the two."""

    image_url: Address | None = Field(
        None, description="An `https` address or a base64 data URL (JPEG, PNG or WebP)."
    )
    file_id: Name | None = None

    @model_validator(mode="after")
    def _one(self) -> ImageReference:
        if (self.image_url is None) == (self.file_id is None):
            raise PydanticCustomError("one_of", "give exactly one of 'image_url' and 'file_id'")
        return self


class VideoReference(Wire):
    """An earlier video of yours."""

    id: Name


class CharacterReference(Wire):
    """A character that was made with `POST /videos/characters`."""

    id: Name


def _kind(value: object) -> str:
    return "file" if isinstance(value, Upload) else "object"


def _either(word: str) -> BeforeValidator:
    """A bare string stands for the object with that one key: some clients send it so."""
    return BeforeValidator(lambda value: {word: value} if isinstance(value, str) else value)


Image = Annotated[
    Annotated[File, Tag("file")] | Annotated[ImageReference, _either("image_url"), Tag("object")],
    Discriminator(_kind),
]
Clip = Annotated[
    Annotated[File, Tag("file")] | Annotated[VideoReference, _either("id"), Tag("object")],
    Discriminator(_kind),
]


class Looks(Wire):
    """What Rushes takes beyond OpenAI's fields, where the engine behind the model can do it."""

    seed: Seed | None = Field(None, description="Any integer. Same request and seed, same frames.")
    fps: Whole | None = Field(None, description="Frames a second.")
    style: Style | None = Field(None, description="How it is to look.")
    motion_intensity: Share | None = Field(None, description="0 almost still, 1 lively.")
    negative_prompt: Prompt | None = Field(None, description="What should not be seen.")
    audio: bool | None = Field(None, description="False for a silent video.")

    def look(self) -> Look:
        return Look(
            seed=self.seed,
            fps=self.fps,
            style=self.style,
            motion_intensity=self.motion_intensity,
            negative_prompt=self.negative_prompt,
            audio=self.audio,
        )


class RouteOverride(Wire):
    """Who makes this one video: exactly one of the two."""

    candidate: Name | None = Field(
        None,
        description="One of the model's candidates, and nobody in its place.",
        examples=["runway/gen4.5"],
    )
    policy: Policy | None = Field(None, description="How one of the model's candidates is chosen.")

    @model_validator(mode="after")
    def _one(self) -> RouteOverride:
        if (self.candidate is None) == (self.policy is None):
            raise PydanticCustomError("one_of", "give exactly one of 'candidate' and 'policy'")
        return self

    def override(self) -> Override:
        return Override(candidate=self.candidate, policy=self.policy)


#: What a request says of its route, for keys that may.
Routed = Annotated[
    RouteOverride | None,
    Field(description="Who makes it, in the place of what the server's routes say. Needs `videos:route`."),
]


class _NewVideo(Wire):
    prompt: Prompt = Field(description="What is to be seen and heard.")
    model: Name | None = Field(None, description="Default `sora-2`.")
    seconds: Whole | None = Field(None, description="Default 4.")
    size: Name | None = Field(None, description="Width x height in pixels. Default `720x1280`.")
    input_reference: Image | None = Field(
        None, description="The first frame: a JPEG, PNG or WebP file, or its address."
    )
    characters: Annotated[list[CharacterReference], Field(max_length=2)] | None = Field(
        None, description="Who plays in it; the prompt calls them by name."
    )


class Asked(Looks, _NewVideo):
    """Whatever makes a video from words, or from words and a first frame."""

    def order(self, override: Override | None = None) -> CreateOrder:
        reference = self.input_reference
        address = reference if isinstance(reference, ImageReference) else None
        return CreateOrder(
            prompt=self.prompt,
            model=self.model,
            seconds=self.seconds,
            size=self.size,
            reference=reference if isinstance(reference, Upload) else None,
            image_url=address.image_url if address else None,
            file_id=address.file_id if address else None,
            characters=tuple(character.id for character in self.characters or ()),
            look=self.look(),
            override=override,
        )


class CreateVideo(Asked):
    """A new video from words, or from words and a first frame."""

    route: Routed = None

    def order(self, override: Override | None = None) -> CreateOrder:
        return super().order(self.route.override() if self.route else override)


class _Prompted(Wire):
    prompt: Prompt = Field(description="What changes, or what comes next.")


class RemixVideo(Looks, _Prompted):
    """What shall be different; all else stays as it was."""

    def order(self, video_id: str) -> ChangeOrder:
        return ChangeOrder(prompt=self.prompt, video_id=video_id, look=self.look())


class _FromClip(_Prompted):
    """An operation on an earlier video or on an uploaded clip."""

    video: Clip = Field(description="An earlier video by its id, or an MP4 file.")
    model: Name | None = Field(None, description="For an uploaded clip; an earlier video has its model.")

    @property
    def video_id(self) -> str | None:
        return self.video.id if isinstance(self.video, VideoReference) else None

    @property
    def clip(self) -> Upload | None:
        return self.video if isinstance(self.video, Upload) else None


class EditVideo(Looks, _FromClip):
    """An earlier video or an uploaded clip again, changed in what the prompt names."""

    def order(self) -> ChangeOrder:
        return ChangeOrder(
            prompt=self.prompt, video_id=self.video_id, clip=self.clip, model=self.model, look=self.look()
        )


class ExtendVideo(_FromClip):
    """More of a video after its end; the result holds both."""

    seconds: Whole = Field(description="How much is added.")

    def order(self) -> ExtendOrder:
        return ExtendOrder(
            prompt=self.prompt,
            seconds=self.seconds,
            video_id=self.video_id,
            clip=self.clip,
            model=self.model,
        )


class CreateCharacter(Wire):
    """A name that prompts can use, and a clip that shows who it is."""

    name: ShortName
    video: File
