"""How much ink a page takes: painted coarsely, two points to the millimetre."""

from __future__ import annotations

from collections.abc import Sequence

import pikepdf
from PIL import Image, ImageChops, ImageDraw, ImageFilter

from hlsite.printing.finish import MM
from hlsite.printing.preflight.marks import Box, Mark, common, is_empty

_PER_MM = 2
_SCALE = _PER_MM / MM
_HALF_SQUARE = 15 * _PER_MM // 2
_FULL = 255
_EVEN = 128
"""Winding number nought in an image of bytes."""

_LONGEST = 10_160
"""Points on the longer side of the largest page that PDF knows, 200 inches."""

Plates = list[Image.Image]


def largest_sum(marks: Sequence[Mark], page: Box) -> float:
    """The largest sum of inks at one place, per cent; type over art counts with it."""
    plates = _blank(page)
    peak = 0.0
    for mark in marks:
        if mark.kind == "text":
            peak = max(peak, _under(plates, mark, page))
        else:
            _paint(plates, mark, page)
    return max(peak, _extreme(_sum(plates)))


def largest_mean(marks: Sequence[Mark], page: Box) -> float:
    """The largest mean sum of inks over a square of 15 mm, per cent; art alone."""
    plates = _blank(page)
    for mark in marks:
        if mark.kind != "text":
            _paint(plates, mark, page)
    return _extreme(_sum(plates).filter(ImageFilter.BoxBlur(_HALF_SQUARE)))


def _blank(page: Box) -> Plates:
    size = (round((page[2] - page[0]) * _SCALE) + 1, round((page[3] - page[1]) * _SCALE) + 1)
    if max(size) > _LONGEST:
        raise ValueError("the page is larger than any sheet")
    return [Image.new("L", size, 0) for _ in range(4)]


def _paint(plates: Plates, mark: Mark, page: Box) -> None:
    if is_empty(common(mark.box, page)):
        return
    if mark.kind == "image":
        _paint_image(plates, mark, page)
        return
    drawn = {"fill": _mask, "stroke": _lines}.get(mark.kind)
    if drawn is None:
        return
    left, top, right, bottom = _pixels(mark.box, page)
    mask = drawn(mark, page, (left, top), (right - left + 1, bottom - top + 1))
    for plate, ink in zip(plates, mark.colour.inks, strict=True):
        if ink or not mark.overprint or not mark.overprint_mode:
            plate.paste(round(ink * _FULL), (left, top), mask)


def _paint_image(plates: Plates, mark: Mark, page: Box) -> None:
    left, top, right, bottom = _pixels(mark.box, page)
    if mark.colour.space != "DeviceCMYK" or not isinstance(mark.image, pikepdf.Stream):
        return
    picture = pikepdf.PdfImage(mark.image).as_pil_image()
    if picture.mode != "CMYK":
        return
    small = picture.resize((max(1, right - left), max(1, bottom - top)), Image.Resampling.BOX)
    for plate, band in zip(plates, small.split(), strict=True):
        plate.paste(band, (left, top))


def _mask(mark: Mark, page: Box, corner: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Where a fill paints, by its rule, in the window of its box."""
    odd = Image.new("1", size, 0)
    winding = Image.new("L", size, _EVEN)
    for outline in mark.outlines:
        placed = [_pixel(x, y, page) for x, y in outline]
        points = [(x - corner[0], y - corner[1]) for x, y in placed]
        if len(points) < 3:  # noqa: PLR2004 - fewer enclose nothing
            continue
        shape = Image.new("1", size, 0)
        ImageDraw.Draw(shape).polygon(points, fill=1)
        if mark.even_odd:
            odd = ImageChops.logical_xor(odd, shape)
        else:
            step = 1 if _turns_right(points) else -1
            turned = winding.point([min(_FULL, max(0, value + step)) for value in range(256)])
            winding = Image.composite(turned, winding, shape)
    if mark.even_odd:
        return odd.convert("L")
    return winding.point([0 if value == _EVEN else _FULL for value in range(256)])


def _lines(mark: Mark, page: Box, corner: tuple[int, int], size: tuple[int, int]) -> Image.Image:
    """Where a stroke paints, if it is as wide as a point of this picture."""
    drawn = Image.new("L", size, 0)
    width = int(mark.size * _SCALE)
    for outline in mark.outlines if width else ():
        placed = [_pixel(x, y, page) for x, y in outline]
        points = [(x - corner[0], y - corner[1]) for x, y in placed]
        ImageDraw.Draw(drawn).line(points, fill=_FULL, width=width)
    return drawn


def _turns_right(points: Sequence[tuple[float, float]]) -> bool:
    area = 0.0
    for (x0, y0), (x1, y1) in zip(points, [*points[1:], points[0]], strict=True):
        area += x0 * y1 - x1 * y0
    return area > 0


def _under(plates: Plates, mark: Mark, page: Box) -> float:
    """Inks where a text stands, its own added where it overprints."""
    own = sum(mark.colour.inks) * 100
    if not mark.overprint:
        return own
    left, top, right, bottom = _pixels(mark.box, page)
    if is_empty(common(mark.box, page)):
        return own
    below = [
        plate.crop((left, top, max(left + 1, right), max(top + 1, bottom))) for plate in plates
    ]
    kept = [
        plate
        for plate, ink in zip(below, mark.colour.inks, strict=True)
        if not ink and mark.overprint_mode
    ]
    blank = Image.new("L", below[0].size, 0)
    return own + _extreme(_sum([*kept, *[blank] * (4 - len(kept))]))


def _sum(plates: Sequence[Image.Image]) -> Image.Image:
    """A quarter of the sum of the four plates."""
    first = ImageChops.add(plates[0], plates[1], scale=2)
    second = ImageChops.add(plates[2], plates[3], scale=2)
    return ImageChops.add(first, second, scale=2)


def _extreme(quarter: Image.Image) -> float:
    extrema = quarter.getextrema()
    return float(extrema[1]) * 4 / _FULL * 100  # type: ignore[arg-type]


def _pixel(x: float, y: float, page: Box) -> tuple[float, float]:
    return (x - page[0]) * _SCALE, (page[3] - y) * _SCALE


def _pixels(box: Box, page: Box) -> tuple[int, int, int, int]:
    """A box in points of the picture, as much of it as lies on the page."""
    shared = common(box, page)
    left, top = _pixel(shared[0], shared[3], page)
    right, bottom = _pixel(shared[2], shared[1], page)
    return round(left), round(top), round(right), round(bottom)
