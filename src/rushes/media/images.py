"""A caller's reference image: judged before it is decoded, then brought to plain sRGB of the right size."""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageFilter, ImageOps, UnidentifiedImageError

from rushes.errors import InvalidRequest
from rushes.media.sniff import SNIFF_BYTES, sniff
from rushes.models.size import Size
from rushes.models.spec import Fit

MAX_PIXELS = 50_000_000
#: Longer side over shorter side; beyond it nearly all of the image would be cut off or be padding.
MAX_ASPECT = 8.0
#: Shorter side in pixels; fewer hold no picture that could be enlarged to a video.
MIN_SIDE = 16

_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/webp": "WEBP"}
_WHAT_IS_RIGHT = "Send a still JPEG, PNG or WebP image"


def read_image(source: bytes | Path) -> Image.Image:
    """Decode an ``input_reference`` to 8-bit sRGB, upright, without transparency.

    Refuses with `InvalidRequest` (param ``input_reference``) whatever is not a whole, still JPEG, PNG or
    WebP of at least 16 pixels a side, at most 50 megapixels and at most 8:1. Size and kind are read from
    the header; nothing is decoded before they are known to be sane.
    """
    data = source.read_bytes() if isinstance(source, Path) else source
    media_type = sniff(data[:SNIFF_BYTES])
    if media_type not in _FORMATS:
        raise _refused(f"This is {_described(media_type)}. {_WHAT_IS_RIGHT}.")
    with _decoding():
        image = Image.open(io.BytesIO(data), formats=[_FORMATS[media_type]])
        _check_still(image)
        _check_size(image.width, image.height)
        image.load()
        ImageOps.exif_transpose(image, in_place=True)
        return _to_srgb(image)


def fit(image: Image.Image, size: Size, how: Fit) -> Image.Image:
    """Bring an RGB image to exactly ``size``.

    ``crop`` fills the frame and cuts off what stands over, evenly around the centre; ``pad`` shows the
    whole image over a blurred, darker copy of itself: an engine that animates the frame goes on with
    colours of the image there, while black bars would stay, or be taken for part of the scene; ``stretch``
    changes the proportions.
    """
    if image.size == size:
        return image
    if how == "stretch":
        return image.resize(size, Image.Resampling.LANCZOS)
    if how == "crop":
        return ImageOps.fit(image, size, Image.Resampling.LANCZOS, centering=(0.5, 0.5))
    return _pad(image, size)


def _pad(image: Image.Image, size: Size) -> Image.Image:
    # Blurring is done at an eighth of the size: the eye sees no difference, 4K takes no second.
    small = Size(max(2, size.width // 8), max(2, size.height // 8))
    backdrop = ImageOps.fit(image, small, Image.Resampling.BOX)
    backdrop = backdrop.filter(ImageFilter.GaussianBlur(min(small) / 12)).point(lambda value: value * 0.6)
    canvas = backdrop.resize(size, Image.Resampling.BICUBIC)
    whole = ImageOps.contain(image, size, Image.Resampling.LANCZOS)
    canvas.paste(whole, ((size.width - whole.width) // 2, (size.height - whole.height) // 2))
    return canvas


def _check_still(image: Image.Image) -> None:
    # A JPEG of several pictures is what telephones write: the same still, with a depth map or a preview.
    if image.format not in {"JPEG", "MPO"} and getattr(image, "n_frames", 1) > 1:
        raise _refused(f"This image is animated. {_WHAT_IS_RIGHT}.")


def _check_size(width: int, height: int) -> None:
    size = Size(width, height)
    if size.pixels > MAX_PIXELS:
        raise _refused(
            f"The image has {size.pixels / 1e6:.0f} megapixels ({size}); "
            f"at most {MAX_PIXELS // 1_000_000} megapixels are taken."
        )
    if min(size) < MIN_SIDE:
        raise _refused(f"The image is only {size}; each side must have at least {MIN_SIDE} pixels.")
    if max(size) > MAX_ASPECT * min(size):
        raise _refused(
            f"The image is {size}; its longer side may be at most {MAX_ASPECT:.0f} times the shorter."
        )


def _to_srgb(image: Image.Image) -> Image.Image:
    image = _eight_bit(image)
    if image.mode in {"P", "PA", "LA", "La", "RGBa"} or "transparency" in image.info:
        image = image.convert("RGBA")
    alpha = image.getchannel("A") if image.mode == "RGBA" else None
    rgb = _through_profile(image.convert("RGB") if alpha is not None else image)
    if alpha is None:
        return rgb
    # Over white: what web pages and viewers put behind a transparent picture.
    white = Image.new("RGB", rgb.size, "white")
    white.paste(rgb, mask=alpha)
    return white


def _eight_bit(image: Image.Image) -> Image.Image:
    """Pillow clips 16-bit grey to 255 when it converts; keep the high byte instead."""
    if image.mode.startswith("I") or image.mode == "F":
        high_byte = np.clip(np.asarray(image, np.float32) / 257.0 + 0.5, 0, 255).astype(np.uint8)
        return Image.fromarray(high_byte, "L")
    return image


def _through_profile(image: Image.Image) -> Image.Image:
    """Convert by the embedded ICC profile; by the plain formula where there is none that fits."""
    profile = image.info.get("icc_profile")
    if profile:
        try:
            converted = ImageCms.profileToProfile(
                image,
                ImageCms.ImageCmsProfile(io.BytesIO(profile)),
                ImageCms.createProfile("sRGB"),
                outputMode="RGB",
            )
        except (ImageCms.PyCMSError, OSError, ValueError):
            return image.convert("RGB")
        if converted is not None:
            return converted
    return image if image.mode == "RGB" else image.convert("RGB")


@contextmanager
def _decoding() -> Iterator[None]:
    """Whatever Pillow raises on a hostile file is the caller's file being broken."""
    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _refused(
            f"The image has more than {MAX_PIXELS // 1_000_000} megapixels, the most that are taken."
        ) from error
    except UnidentifiedImageError as error:  # its message names a Python object
        raise _refused(f"The image is broken or cut off. {_WHAT_IS_RIGHT} that is whole.") from error
    except (
        OSError,
        SyntaxError,
        ValueError,
        EOFError,
        struct.error,
        KeyError,
    ) as error:
        raise _refused(
            f"The image is broken or cut off ({error}). {_WHAT_IS_RIGHT} that is whole."
        ) from error


def _described(media_type: str) -> str:
    if media_type == "application/x-empty":
        return "an empty file"
    if media_type == "application/octet-stream":
        return "not an image that is known here"
    return f"{media_type}, which is not taken"


def _refused(message: str) -> InvalidRequest:
    return InvalidRequest(message, param="input_reference")
