"""Reference images, friendly and hostile."""

from __future__ import annotations

import io
import resource
import struct
import zlib
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageCms

from rushes.errors import InvalidRequest
from rushes.media.images import fit, read_image
from rushes.models.size import Size

RED, BLUE = (200, 30, 40), (20, 60, 180)


def halves(width: int = 320, height: int = 180) -> Image.Image:
    """Red on the left, blue on the right."""
    image = Image.new("RGB", (width, height), RED)
    image.paste(BLUE, (width // 2, 0, width, height))
    return image


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def png_header(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(5000)))


def animated(kind: str) -> bytes:
    return saved(halves(), kind, save_all=True, append_images=[halves().rotate(180)], duration=100)


def webp_canvas(side: int) -> bytes:
    canvas = b"\0\0\0\0" + (side - 1).to_bytes(3, "little") * 2
    body = b"WEBPVP8X" + struct.pack("<I", len(canvas)) + canvas
    return b"RIFF" + struct.pack("<I", len(body)) + body


HOSTILE = {
    "empty": (b"", "empty file"),
    "text": (b"not an image", "text/plain"),
    "html": (b"<html><body>404</body></html>", "text/html"),
    "noise": (bytes(range(256)), "not an image"),
    "svg": (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "svg"),
    "heic": (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", "image/heic"),
    "avif": (saved(halves(), "AVIF"), "image/avif"),
    "gif": (saved(halves(), "GIF"), "image/gif"),
    "tiff": (saved(halves(), "TIFF"), "image/tiff"),
    "video": (b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom", "video/mp4"),
    "PNG bomb": (png_header(30_000, 30_000), "50 megapixels"),
    "PNG of 64 megapixels": (png_header(8_000, 8_000), "64 megapixels"),
    "WebP bomb": (webp_canvas(16_384), "50 megapixels"),
    "PNG cut off": (saved(halves(), "PNG")[:200], "broken or cut off"),
    "PNG without pixels": (png_header(300, 200), "broken or cut off"),
    "PNG of no size": (png_header(0, 20), "broken|at least"),
    "JPEG cut off": (saved(halves(), "JPEG")[:-400], "broken or cut off"),
    "JPEG of three bytes": (b"\xff\xd8\xff", "broken or cut off"),
    "WebP cut off": (saved(halves(), "WEBP")[:-40], "broken or cut off"),
    "animated GIF": (animated("GIF"), "image/gif"),
    "animated WebP": (animated("WEBP"), "animated"),
    "animated PNG": (animated("PNG"), "animated"),
    "one pixel": (saved(halves(2, 2), "PNG"), "at least 16"),
    "ribbon": (saved(halves(2000, 20), "PNG"), "8 times"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_image_is_a_clear_refusal(name: str) -> None:
    content, said = HOSTILE[name]
    with pytest.raises(InvalidRequest, match=said) as refusal:
        read_image(content)
    assert refusal.value.param == "input_reference"
    assert refusal.value.status == 400


def test_bombs_are_refused_before_they_are_unpacked() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for name in ("PNG bomb", "WebP bomb"):
        with pytest.raises(InvalidRequest):
            read_image(HOSTILE[name][0])
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20_000, "kilobytes"


def near(image: Image.Image, at: tuple[int, int], colour: tuple[int, ...], tolerance: int = 12) -> bool:
    return all(abs(a - b) <= tolerance for a, b in zip(image.getpixel(at), colour, strict=True))


def test_upright_after_exif_rotation() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    image = read_image(saved(halves(), "JPEG", exif=exif, quality=95))
    assert image.size == (180, 320)
    assert near(image, (90, 40), RED)
    assert near(image, (90, 280), BLUE)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_plain_images_keep_their_colours(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "wrong.name"
    path.write_bytes(saved(halves(), kind, quality=95))
    for image in (read_image(path), read_image(path.read_bytes())):
        assert (image.mode, image.size) == ("RGB", (320, 180))
        assert near(image, (40, 90), RED)
        assert near(image, (280, 90), BLUE)


def test_cmyk_becomes_rgb() -> None:
    image = read_image(saved(halves().convert("CMYK"), "JPEG", quality=95))
    assert image.mode == "RGB"
    assert near(image, (40, 90), RED, 20)


def test_sixteen_bits_keep_their_range() -> None:
    ramp = np.tile(np.linspace(0, 65535, 256), (64, 1)).astype(np.uint16)
    image = read_image(saved(Image.fromarray(ramp), "PNG"))
    assert image.mode == "RGB"
    assert [image.getpixel((x, 30))[0] for x in (0, 128, 255)] == [0, 128, 255]


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA"])
def test_every_mode_becomes_rgb(mode: str) -> None:
    assert read_image(saved(halves().convert(mode), "PNG")).mode == "RGB"


def test_transparency_is_laid_over_white() -> None:
    clear = halves().convert("RGBA")
    clear.putalpha(0)
    assert near(read_image(saved(clear, "PNG")), (40, 90), (255, 255, 255))
    palette = halves().quantize(4)
    index = palette.getpixel((40, 90))
    image = read_image(saved(palette, "PNG", transparency=index))
    assert near(image, (40, 90), (255, 255, 255))
    assert near(image, (280, 90), BLUE)


def test_a_wide_colour_profile_is_converted() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB"))
    broken = saved(halves(), "PNG", icc_profile=b"not a profile")
    assert near(read_image(broken), (40, 90), RED)
    of_another_kind = saved(halves(), "PNG", icc_profile=lab.tobytes())
    assert near(read_image(of_another_kind), (40, 90), RED)


def test_a_telephone_s_picture_with_a_second_one_inside_is_still() -> None:
    several = saved(halves(), "MPO", save_all=True, append_images=[halves(64, 36)])
    assert read_image(several).size == (320, 180)


TARGET = Size(180, 320)


def test_crop_fills_the_frame_around_the_centre() -> None:
    image = Image.new("RGB", (300, 100), "white")
    image.paste(RED, (100, 0, 200, 100))
    made = fit(image, Size(100, 100), "crop")
    assert made.size == (100, 100)
    assert all(near(made, (x, 50), RED) for x in (3, 50, 96))


def test_pad_shows_all_of_it_on_a_backdrop_of_its_colours() -> None:
    made = fit(halves(), TARGET, "pad")
    assert made.size == TARGET
    assert near(made, (20, 160), RED)
    assert near(made, (160, 160), BLUE)
    top_left, top_right = made.getpixel((10, 5)), made.getpixel((170, 5))
    assert top_left[0] > top_left[2]
    assert top_right[2] > top_right[0]


def test_stretch_changes_the_proportions() -> None:
    made = fit(halves(), TARGET, "stretch")
    assert made.size == TARGET
    assert near(made, (20, 5), RED)
    assert near(made, (160, 315), BLUE)


@pytest.mark.parametrize("how", ["crop", "pad", "stretch"])
def test_what_fits_already_is_left_alone(how: str) -> None:
    image = halves()
    assert fit(image, Size(320, 180), how).tobytes() == image.tobytes()
