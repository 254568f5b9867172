"""Rules on sizes: boxes, bleed, the safe area, thin lines, coarse pictures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hlsite.printing.finish import MM
from hlsite.printing.preflight.marks import Box, Mark, Point, around
from hlsite.printing.preflight.subject import Finding, Rule, Subject, in_mm, sorted_box

_TOLERANCE = 0.1 * MM
_HAIR = 0.02
"""Rounding of coordinates, pt."""

_NEAR = 0.5 * MM
"""Art that ends nearer than this to the trim was meant to reach over it."""

MINIMUM_PPI = 224
"""What shops take without a call: about three quarters of 300."""

_CODE_OUTLINES = 20
"""An even-odd fill of more outlines than this is a QR code."""


def is_code(mark: Mark) -> bool:
    """Whether a mark is a QR code."""
    return mark.kind == "fill" and mark.even_odd and len(mark.outlines) > _CODE_OUTLINES


def _nested(subject: Subject) -> Iterator[Finding]:
    for number, page in enumerate(subject.pdf.pages, 1):
        if "/ArtBox" in page.obj:
            yield Finding("there is an ArtBox beside the TrimBox", number)
        if "/TrimBox" not in page.obj:
            yield Finding("there is no TrimBox", number)
            continue
        trim, bleed = subject.box(number, "/TrimBox"), subject.box(number, "/BleedBox")
        media = subject.box(number, "/MediaBox")
        if not _inside(trim, bleed) or not _inside(bleed, media):
            yield Finding("TrimBox, BleedBox and MediaBox do not lie in each other", number)


def _uncropped(subject: Subject) -> Iterator[Finding]:
    for number, page in enumerate(subject.pdf.pages, 1):
        crop = page.obj.get("/CropBox")
        if crop is not None and sorted_box(crop) != subject.box(number, "/MediaBox"):
            yield Finding("a CropBox hides part of the page", number)
        if "/UserUnit" in page.obj:
            yield Finding("a UserUnit changes the page's scale", number)


def _trimmed_size(subject: Subject) -> Iterator[Finding]:
    if subject.expectation.trim_mm is None:
        return
    upright = tuple(side * MM for side in subject.expectation.trim_mm)
    for number, page in enumerate(subject.pdf.pages, 1):
        turned = int(page.obj.get("/Rotate", 0)) % 180 != 0
        width, height = reversed(upright) if turned else upright
        left, bottom, right, top = subject.box(number, "/TrimBox")
        if abs(right - left - width) > _TOLERANCE or abs(top - bottom - height) > _TOLERANCE:
            found = f"{in_mm(right - left)} by {in_mm(top - bottom)}"
            yield Finding(f"the trimmed page is {found}{', turned' if turned else ''}", number)


def _bleeds(subject: Subject) -> Iterator[Finding]:
    if not subject.expectation.bleed:
        return
    wanted = subject.printer.bleed_mm * MM - _HAIR
    for number, marks in enumerate(subject.pages, 1):
        trim, bleed = subject.box(number, "/TrimBox"), subject.box(number, "/BleedBox")
        room = [abs(outer - inner) for outer, inner in zip(bleed, trim, strict=True)]
        if min(room) < wanted:
            yield Finding(f"there are {in_mm(min(room))} of bleed", number)
            continue
        if any(_stops_short(mark, marks, trim, wanted) for mark in marks):
            yield Finding("art ends at the trim and does not reach into the bleed", number)


def _stops_short(mark: Mark, marks: Sequence[Mark], trim: Box, wanted: float) -> bool:
    """Whether a straight edge runs along the trim; a curve that touches it in a point may."""
    if mark.kind not in {"fill", "image"} or mark.colour.is_white:
        return False
    whole = around([point for outline in mark.outlines for point in outline] or _corners(mark.box))
    for side in range(4):
        outwards = 1 if side > 1 else -1
        reach = (mark.box[side] - trim[side]) * outwards
        cut = (whole[side] - mark.box[side]) * outwards > _HAIR
        if not -_NEAR < reach < wanted:
            continue
        runs_along = mark.kind == "image" or cut or _edge_length(mark, trim, side) > MM
        if runs_along and not any(_goes_on(mark, other, side, wanted - reach) for other in marks):
            return True
    return False


def _goes_on(mark: Mark, other: Mark, side: int, further: float) -> bool:
    """Whether another mark of the colour begins where this one ends and goes on far enough."""
    if other is mark or other.colour != mark.colour or other.kind != mark.kind:
        return False
    edge, opposite = mark.box[side], (side + 2) % 4
    outwards = 1 if side > 1 else -1
    begins = (other.box[opposite] - edge) * outwards
    ends = (other.box[side] - edge) * outwards
    return begins <= _HAIR and ends >= further - _HAIR


def _edge_length(mark: Mark, trim: Box, side: int) -> float:
    """How much of an outline lies on one side of its box: 0 left, 1 below, 2 right, 3 above."""
    across, along = (0, 1) if side % 2 == 0 else (1, 0)
    low = max(mark.box[along], trim[along])
    high = min(mark.box[along + 2], trim[along + 2])
    return sum(
        max(0, min(high, max(start[along], end[along])) - max(low, min(start[along], end[along])))
        for outline in mark.outlines
        for start, end in zip(outline, (*outline[1:], outline[0]), strict=True)
        if abs(start[across] - mark.box[side]) < _HAIR and abs(end[across] - mark.box[side]) < _HAIR
    )


def _corners(box: Box) -> list[Point]:
    return [(box[0], box[1]), (box[2], box[3])]


def _safe(subject: Subject) -> Iterator[Finding]:
    margin = subject.printer.safe_mm * MM - _HAIR
    for number, marks in enumerate(subject.pages, 1):
        left, bottom, right, top = subject.box(number, "/TrimBox")
        safe = (left + margin, bottom + margin, right - margin, top - margin)
        for mark in marks:
            read = mark.kind == "text" and mark.text.strip()
            if (read or is_code(mark)) and not _inside(mark.box, safe):
                what = f"“{mark.text.strip()}”" if read else "a QR code"
                yield Finding(f"{what} stands too near to the edge", number)
                break


def _lines(subject: Subject) -> Iterator[Finding]:
    least = subject.printer.minimum_line_pt - _HAIR
    for mark in subject.marks:
        if mark.kind not in {"fill", "stroke"} or is_code(mark):
            continue
        thin = mark.size
        if mark.kind == "fill":
            left, bottom, right, top = around([xy for outline in mark.outlines for xy in outline])
            thin = min(right - left, top - bottom)
        if thin < least:
            yield Finding(f"a line is {thin:.2f} pt thin", mark.page)


def _resolution(subject: Subject) -> Iterator[Finding]:
    for mark in subject.marks:
        if mark.kind != "image":
            continue
        width, height = mark.placed
        ppi = min(
            int(mark.image.Width) / width * 72 if width else MINIMUM_PPI,
            int(mark.image.Height) / height * 72 if height else MINIMUM_PPI,
        )
        if ppi < MINIMUM_PPI - 1:
            yield Finding(f"a picture has {ppi:.0f} ppi at its size", mark.page)


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _HAIR
        and inner[1] >= outer[1] - _HAIR
        and inner[2] <= outer[2] + _HAIR
        and inner[3] <= outer[3] + _HAIR
    )


RULES = (
    Rule(8, "Trimmed page in bleed in sheet", _nested),
    Rule(9, "The whole page is shown at its size", _uncropped),
    Rule(10, "The trimmed page is the product's size", _trimmed_size),
    Rule(11, "Art reaches over the trim", _bleeds),
    Rule(12, "Text and QR codes keep their distance from the edge", _safe),
    Rule(23, "No line is too thin", _lines),
    Rule(25, "Pictures are sharp enough", _resolution),
)
