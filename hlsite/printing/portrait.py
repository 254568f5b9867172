"""Portraits in printing inks: from a cleaned picture to a CMYK JPEG of its size on paper."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms, ImageMath

from hlsite.printing.printer import Printer

WIDTH_MM, HEIGHT_MM = 27.0, 33.75
"""4:5, as on the site."""

PPI = 300
_INCH_MM = 25.4
_QUALITY = 92
_SLACK = 0.06
_WHOLE = 256
"""A share of one in the fixed-point arithmetic on inks."""


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture for paper.

    Attributes:
        jpeg: In DeviceCMYK, without metadata or profile.
        ppi: Pixels of the picture itself to the inch at its size; never more than `PPI`.
    """

    jpeg: bytes
    ppi: float


def on_paper(picture: bytes, printer: Printer) -> Portrait:
    """Convert a cleaned picture for `printer`, at `WIDTH_MM` x `HEIGHT_MM`.

    White stays paper: the conversion is relative colorimetric with black point compensation.

    Args:
        picture: Bytes of a cleaned RGB picture of 4:5.
        printer: Its profile if it has one of its own, and its limit of ink.
    """
    wanted = (round(WIDTH_MM / _INCH_MM * PPI), round(HEIGHT_MM / _INCH_MM * PPI))
    with Image.open(io.BytesIO(picture)) as opened:
        rgb = opened.convert("RGB")
    ppi = min(PPI, rgb.width / WIDTH_MM * _INCH_MM, rgb.height / HEIGHT_MM * _INCH_MM)
    if rgb.width > wanted[0]:
        rgb = rgb.resize(wanted, Image.Resampling.LANCZOS)
    inks = ImageCms.applyTransform(rgb, _to_inks(printer.icc))
    if inks is None:  # pragma: no cover - only for a conversion in place
        raise TypeError("the conversion gave no picture")
    target = io.BytesIO()
    _limited(inks, printer.ink_limit).save(target, "JPEG", quality=_QUALITY, subsampling=0)
    return Portrait(target.getvalue(), ppi)


@cache
def _to_inks(icc: str) -> ImageCms.ImageCmsTransform:
    """From sRGB to the printing condition; where a profile is none of a shop's own, FOGRA39."""
    if icc in {"fogra39", "none"}:
        data = files("hlsite.printing").joinpath("icc", "fogra39l_tac300.icc").read_bytes()
    else:
        data = Path(icc).read_bytes()
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        io.BytesIO(data),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )


def _limited(inks: Image.Image, limit: float) -> Image.Image:
    """Take from cyan, magenta and yellow alike what is over the limit; black draws the picture."""
    # Compression moves each ink by a few steps.
    most = int((limit / 100 - _SLACK) * 255)
    cyan, magenta, yellow, black = inks.split()
    drawn = {"c": cyan, "m": magenta, "y": yellow, "k": black}

    def lowered(band: str) -> Image.Image:
        def formula(given: dict[str, Any]) -> Any:
            colours = given["c"] + given["m"] + given["y"]
            share = given["min"]((most - given["k"]) * _WHOLE / (colours + 1), _WHOLE)
            return given["convert"](given[band] * share / _WHOLE, "L")

        lower: Image.Image = ImageMath.lambda_eval(formula, **drawn)
        return lower

    return Image.merge("CMYK", (*map(lowered, "cmy"), black))
