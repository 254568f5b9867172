"""Pictures, made anew: a clean RGB canvas holds what is seen and nothing of what was stored."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field

from PIL import Image, ImageOps

from hlsite.privacy.picture_file import PictureError, structure_of, webp_chunks

PORTRAIT_WIDTHS = (320, 640, 960)
"""Pixels."""

PORTRAIT_ASPECT = 1.25
"""Height divided by width: 4:5."""

PAGE_WIDTH = 1600
"""Pixels; a picture on a page is made no wider."""

MAXIMUM_BYTES = 40_000_000
MAXIMUM_PIXELS = 60_000_000
"""A picture is refused above this, before it is decoded."""

MAXIMUM_HEIGHT = 16_383
"""Pixels; WebP knows no more."""

QUALITY, METHOD = 75, 2
"""WebP settings with the best trade of size and time (measured)."""

# A little above the middle: where faces are.
_CENTRE = (0.5, 0.4)
_PAPER = (255, 255, 255)


@dataclass(frozen=True, slots=True)
class CleanPicture:
    """A picture fit to be published.

    Attributes:
        files: WebP bytes by width in pixels.
        aspect: Height divided by width.
    """

    files: Mapping[int, bytes] = field(repr=False)
    aspect: float


def clean_portrait(raw: bytes) -> CleanPicture:
    """Crop an original to 4:5 and make it anew in the three widths.

    Raises:
        PictureError: The file is no single still picture, too large, or too small to crop.
    """
    narrowest, *_, widest = PORTRAIT_WIDTHS
    image = _decode(raw, 2 * widest)
    if image.width < narrowest or image.height < narrowest * PORTRAIT_ASPECT:
        least = f"{narrowest} × {round(narrowest * PORTRAIT_ASPECT)}"
        raise PictureError(f"is too small; a portrait needs at least {least} pixels")
    sizes = [(width, round(width * PORTRAIT_ASPECT)) for width in PORTRAIT_WIDTHS]
    largest = ImageOps.fit(image, sizes[-1], Image.Resampling.LANCZOS, centering=_CENTRE)
    return CleanPicture({size[0]: _encode(largest, size) for size in sizes}, PORTRAIT_ASPECT)


def clean_page_picture(raw: bytes) -> CleanPicture:
    """Make a picture of a hand-written page anew, as it is, at most `PAGE_WIDTH` wide.

    Raises:
        PictureError: The file is no single still picture, or too large.
    """
    image = _decode(raw, 2 * PAGE_WIDTH)
    width = min(image.width, PAGE_WIDTH)
    size = (width, max(1, round(image.height * width / image.width)))
    if size[1] > MAXIMUM_HEIGHT:
        raise PictureError(f"is higher than {MAXIMUM_HEIGHT} pixels; cut it into several")
    return CleanPicture({width: _encode(image, size)}, size[1] / width)


def check_clean(webp: bytes) -> None:
    """Show that nothing but pixels is left.

    Raises:
        PictureError: The file holds any chunk but one of lossy pixels, or something behind it.
    """
    if structure_of(webp) != "WEBP" or [name for name, _ in webp_chunks(webp)] != [b"VP8 "]:
        raise PictureError("could not be cleaned; save it as plain JPEG and try again")


def _decode(raw: bytes, needed: int) -> Image.Image:
    """The picture upright, as RGB; a JPEG may be read smaller, but not below `needed` a side."""
    if len(raw) > MAXIMUM_BYTES:
        raise PictureError(f"has more than {MAXIMUM_BYTES // 1_000_000} MB; make it smaller")
    kind = structure_of(raw)
    try:
        with warnings.catch_warnings():
            # Damaged metadata is no matter: none of it is kept.
            warnings.simplefilter("ignore")
            with Image.open(io.BytesIO(raw), formats=[kind]) as image:
                _check_pixels(image)
                image.draft("RGB", (needed, needed))
                image.load()
                return _flat(ImageOps.exif_transpose(image))
    except PictureError:
        raise
    except Image.DecompressionBombError:
        raise _too_many_pixels() from None
    except Exception:  # noqa: BLE001 - a decoder may raise anything over a hostile file
        # Neither chained nor quoted: a decoder's message may hold the file's metadata.
        raise PictureError("cannot be decoded; save it again as JPEG or PNG") from None


def _check_pixels(image: Image.Image) -> None:
    if image.width * image.height > MAXIMUM_PIXELS:
        raise _too_many_pixels()


def _too_many_pixels() -> PictureError:
    millions = MAXIMUM_PIXELS // 1_000_000
    return PictureError(f"has more than {millions} million pixels; make it smaller")


def _flat(image: Image.Image) -> Image.Image:
    """RGB on white: what was hidden under transparency is gone."""
    if image.mode.startswith("I"):
        image = image.point(lambda value: value * (1 / 257)).convert("L")
    if image.has_transparency_data:
        layer = image.convert("RGBA")
        paper = Image.new("RGBA", layer.size, (*_PAPER, 255))
        image = Image.alpha_composite(paper, layer)
    return image.convert("RGB")


def _encode(image: Image.Image, size: tuple[int, int]) -> bytes:
    # A new canvas takes the pixels alone, none of what an image object carries along.
    canvas = Image.new("RGB", size, _PAPER)
    canvas.paste(image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0))
    out = io.BytesIO()
    canvas.save(out, format="WEBP", quality=QUALITY, method=METHOD)
    webp = out.getvalue()
    check_clean(webp)
    return webp
