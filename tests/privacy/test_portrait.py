"""Pictures: what comes in, what is refused, and that nothing but pixels goes out."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, PngImagePlugin

from hlsite.privacy import portrait
from hlsite.privacy.picture_file import PictureError, structure_of, webp_chunks
from hlsite.privacy.portrait import check_clean, clean_page_picture, clean_portrait

CANARY = b"CANARY-51.09-71.40"
RED, GREEN, BLUE = (200, 30, 30), (30, 160, 30), (30, 30, 200)


def picture(
    size: tuple[int, int] = (800, 1000), mode: str = "RGB", colour: Any = RED
) -> Image.Image:
    return Image.new(mode, size, colour)


def saved(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, format=kind, **options)
    return out.getvalue()


def opened(raw: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(raw))
    image.load()
    return image


def only(page: portrait.CleanPicture) -> Image.Image:
    (raw,) = page.files.values()
    return opened(raw)


def is_near(pixel: Any, colour: tuple[int, int, int]) -> bool:
    return all(abs(one - other) < 12 for one, other in zip(pixel, colour, strict=True))


def exif(orientation: int = 1) -> Image.Exif:
    found = Image.Exif()
    found[0x0112] = orientation
    found[0x010E] = CANARY.decode()
    return found


def png_chunk(name: bytes, data: bytes) -> bytes:
    body = name + data
    return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_portrait_is_made_in_three_widths_of_four_to_five(kind: str) -> None:
    made = clean_portrait(saved(picture((1500, 1300)), kind))
    sizes = {width: opened(raw).size for width, raw in made.files.items()}
    assert sizes == {320: (320, 400), 640: (640, 800), 960: (960, 1200)}
    assert made.aspect == 1.25


def test_small_portrait_is_refused_and_the_smallest_is_taken() -> None:
    assert list(clean_portrait(saved(picture((320, 400)))).files) == [320, 640, 960]
    for size in ((319, 500), (500, 399)):
        with pytest.raises(PictureError, match="at least 320 × 400"):
            clean_portrait(saved(picture(size)))


def test_pixels_outside_the_crop_are_gone() -> None:
    image = picture((2000, 1000))
    image.paste(BLUE, (0, 0, 500, 1000))
    image.paste(BLUE, (1500, 0, 2000, 1000))
    for raw in clean_portrait(saved(image)).files.values():
        colours = opened(raw).getcolors(1 << 20)
        assert colours is not None
        assert [one for _, one in colours if not is_near(one, RED)] == []


def metadata_png() -> bytes:
    info = PngImagePlugin.PngInfo()
    info.add_text("Comment", CANARY.decode())
    info.add_itxt("XML:com.adobe.xmp", CANARY.decode())
    raw = saved(picture(), pnginfo=info, exif=exif(), icc_profile=CANARY * 20)
    return raw[:33] + png_chunk(b"prVt", CANARY) + raw[33:]


METADATA = {
    "jpeg": saved(
        picture(), "JPEG", exif=exif(), comment=CANARY, xmp=CANARY, icc_profile=CANARY * 20
    ),
    "png": metadata_png(),
    "webp": saved(picture(), "WEBP", exif=exif(), xmp=CANARY, icc_profile=CANARY * 20),
}


@pytest.mark.parametrize("raw", METADATA.values(), ids=METADATA)
def test_metadata_of_every_kind_is_gone(raw: bytes) -> None:
    assert CANARY in raw
    made = [*clean_portrait(raw).files.values(), *clean_page_picture(raw).files.values()]
    assert [one for one in made if CANARY in one] == []
    assert [[name for name, _ in webp_chunks(one)] for one in made] == [[b"VP8 "]] * 4


def test_pictures_that_differ_in_metadata_alone_come_out_equal() -> None:
    assert clean_portrait(METADATA["png"]) == clean_portrait(saved(picture()))
    assert clean_page_picture(METADATA["png"]) == clean_page_picture(saved(picture()))


def test_pixels_under_transparency_are_gone() -> None:
    hidden = picture((400, 500), "RGBA", (*BLUE, 0))
    hidden.paste((*RED, 255), (0, 0, 200, 500))
    made = only(clean_page_picture(saved(hidden)))
    assert is_near(made.getpixel((300, 250)), (255, 255, 255))
    assert is_near(made.getpixel((100, 250)), RED)


@pytest.mark.parametrize(
    ("image", "options", "expected"),
    [
        (picture((400, 500), "L", 90), {}, (90, 90, 90)),
        (picture((400, 500), "I;16", 128 * 257), {}, (128, 128, 128)),
        (picture((400, 500)).convert("P", palette=Image.Palette.ADAPTIVE), {}, RED),
        (picture((400, 500), "RGB", RED), {"transparency": RED}, (255, 255, 255)),
        (picture((400, 500), "LA", (90, 255)), {}, (90, 90, 90)),
    ],
)
def test_every_pixel_format_becomes_rgb(
    image: Image.Image, options: dict[str, Any], expected: tuple[int, int, int]
) -> None:
    made = only(clean_page_picture(saved(image, **options)))
    assert made.mode == "RGB"
    assert is_near(made.getpixel((200, 250)), expected)


def test_cmyk_jpeg_becomes_rgb() -> None:
    raw = saved(picture((400, 500), "CMYK", (0, 0, 0, 0)), "JPEG")
    assert is_near(only(clean_page_picture(raw)).getpixel((200, 250)), (255, 255, 255))


@pytest.mark.parametrize("orientation", range(1, 9))
def test_orientation_is_applied(orientation: int) -> None:
    upright = picture((640, 480))
    upright.paste(BLUE, (0, 0, 320, 240))
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    stored = upright.transpose(turns[orientation]) if orientation in turns else upright
    made = only(clean_page_picture(saved(stored, "JPEG", quality=95, exif=exif(orientation))))
    assert made.size == (640, 480)
    assert is_near(made.getpixel((160, 120)), BLUE)
    assert is_near(made.getpixel((480, 360)), RED)


@pytest.mark.parametrize(
    ("size", "expected"),
    [((3200, 100), (1600, 50)), ((300, 200), (300, 200)), ((5000, 1), (1600, 1))],
)
def test_page_picture_keeps_its_form_up_to_the_width(
    size: tuple[int, int], expected: tuple[int, int]
) -> None:
    made = clean_page_picture(saved(picture(size)))
    assert (list(made.files), only(made).size) == ([expected[0]], expected)
    assert made.aspect == expected[1] / expected[0]


def test_page_picture_too_high_for_webp_is_refused() -> None:
    with pytest.raises(PictureError, match="higher than 16383"):
        clean_page_picture(saved(picture((10, 16_384))))


def test_large_photo_is_read_and_made_the_same_each_time() -> None:
    raw = saved(picture((4000, 3000), colour=GREEN), "JPEG")
    made = clean_portrait(raw)
    assert clean_portrait(raw) == made
    assert is_near(opened(made.files[320]).getpixel((160, 200)), GREEN)


FRAMES = [picture((8, 10)), picture((8, 10), colour=BLUE)]
JPEG, PNG, WEBP = (saved(picture(), kind) for kind in ("JPEG", "PNG", "WEBP"))
MPF = b"\xff\xe2" + struct.pack(">H", 8) + b"MPF\0\0\0"


REFUSED = {
    "gif": (saved(FRAMES[0], "GIF"), "a GIF; save it as JPEG, PNG or WebP"),
    "bmp": (saved(FRAMES[0], "BMP"), "a BMP"),
    "tiff": (saved(FRAMES[0], "TIFF"), "a TIFF"),
    "big-endian tiff": (b"MM\0*" + bytes(20), "a TIFF"),
    "pdf": (b"%PDF-1.7", "a PDF"),
    "zip": (b"PK\x03\x04" + bytes(20), "an archive"),
    "heic": (bytes(4) + b"ftypheic" + bytes(20), "an HEIC or AVIF"),
    "svg": (b"<?xml version='1.0'?>\n<SVG onload='x'/>", "an SVG"),
    "nothing": (b"", "unknown format"),
    "text": (b"just words, no picture at all", "unknown format"),
    "animated webp": (
        saved(FRAMES[0], "WEBP", save_all=True, append_images=FRAMES[1:]),
        "animated",
    ),
    "animated png": (saved(FRAMES[0], "PNG", save_all=True, append_images=FRAMES[1:]), "animated"),
    "mpo": (saved(FRAMES[0], "MPO", save_all=True, append_images=FRAMES[1:]), "several pictures"),
    "jpeg that says it is one of several": (JPEG[:2] + MPF + JPEG[2:], "several pictures"),
    "jpeg with a trailer": (JPEG + b"x", "behind the picture"),
    "jpeg with a zip behind": (JPEG + b"PK\x03\x04" + CANARY, "behind the picture"),
    "two jpegs": (JPEG + JPEG, "behind the picture"),
    "png with a trailer": (PNG + CANARY, "behind the picture"),
    "webp with a trailer": (WEBP + CANARY, "behind the picture"),
    "cut jpeg": (JPEG[:-40], "cut short"),
    "jpeg cut in its header": (JPEG[:5], "cut short"),
    "jpeg cut at a marker": (JPEG[:21], "cut short"),
    "jpeg cut in a length": (b"\xff\xd8\xff\xe0\x00", "cut short"),
    "jpeg without a picture": (JPEG[:20], "cut short"),
    "cut png": (PNG[:-40], "cut short"),
    "png cut in its last chunk": (PNG[:-2], "cut short"),
    "cut webp": (WEBP[:-40], "cut short"),
    "webp cut in a chunk's head": (b"RIFF" + struct.pack("<I", 8) + b"WEBPVP8 ", "cut short"),
    "webp with a chunk that is too long": (
        b"RIFF" + struct.pack("<I", 14) + b"WEBPVP8 " + struct.pack("<I", 99) + b"xx",
        "cut short",
    ),
    "empty webp": (b"RIFF" + struct.pack("<I", 4) + b"WEBP", "cannot be decoded"),
    "empty png": (PNG[:8] + png_chunk(b"IEND", b""), "cannot be decoded"),
    "png bomb": (
        PNG[:8]
        + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 9000, 9000, 8, 2, 0, 0, 0))
        + png_chunk(b"IDAT", zlib.compress(bytes(100)))
        + png_chunk(b"IEND", b""),
        "more than 60 million pixels",
    ),
    "huge png bomb": (
        PNG[:8]
        + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0))
        + png_chunk(b"IDAT", zlib.compress(bytes(100)))
        + png_chunk(b"IEND", b""),
        "more than 60 million pixels",
    ),
    "png with broken pixels": (
        PNG[:8]
        + png_chunk(b"IHDR", struct.pack(">IIBBBBB", 400, 500, 8, 2, 0, 0, 0))
        + png_chunk(b"IDAT", b"no zlib")
        + png_chunk(b"IEND", b""),
        "cannot be decoded",
    ),
}


@pytest.mark.parametrize(("raw", "message"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("clean", [clean_portrait, clean_page_picture])
def test_file_that_is_not_one_still_picture_is_refused(
    clean: Any, raw: bytes, message: str
) -> None:
    with pytest.raises(PictureError, match=message) as caught:
        clean(raw)
    assert CANARY.decode() not in str(caught.value)


def test_error_carries_no_decoder_message() -> None:
    with pytest.raises(PictureError) as caught:
        clean_portrait(REFUSED["png with broken pixels"][0])
    assert caught.value.__suppress_context__


def test_too_many_bytes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(portrait, "MAXIMUM_BYTES", len(PNG) - 1)
    with pytest.raises(PictureError, match="MB; make it smaller"):
        clean_portrait(PNG)


def test_progressive_jpeg_with_many_scans_is_taken() -> None:
    image = Image.effect_noise((400, 500), 60).convert("RGB")
    raw = saved(image, "JPEG", progressive=True, quality=95)
    assert raw.count(b"\xff\xda") > 1
    assert structure_of(raw) == "JPEG"


@pytest.mark.parametrize("raw", [METADATA["webp"], PNG, WEBP[:-4] if len(WEBP) % 4 else PNG])
def test_picture_that_carries_more_than_pixels_is_not_clean(raw: bytes) -> None:
    with pytest.raises(PictureError, match=r"could not be cleaned|cut short"):
        check_clean(raw)


def test_clean_picture_has_no_pixels_in_its_repr() -> None:
    assert repr(clean_page_picture(PNG)) == "CleanPicture(aspect=1.25)"


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(list(METADATA.values())),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=4),
    st.floats(0, 1),
)
def test_damaged_file_is_refused_or_comes_out_clean(
    raw: bytes, changes: list[tuple[float, int]], cut: float
) -> None:
    damaged = bytearray(raw)
    for place, value in changes:
        damaged[int(place * (len(damaged) - 1))] = value
    if cut < 0.3:
        del damaged[int(cut * len(damaged)) :]
    try:
        made = clean_page_picture(bytes(damaged))
    except PictureError:
        return
    for one in made.files.values():
        check_clean(one)
