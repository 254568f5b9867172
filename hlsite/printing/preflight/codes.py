"""Rules on QR codes and on the order of pages."""

from __future__ import annotations

from collections.abc import Iterator

import zxingcpp

from hlsite.printing.preflight.boxes import is_code
from hlsite.printing.preflight.marks import Box, Mark
from hlsite.printing.preflight.subject import Finding, Rule, Subject
from hlsite.printing.qr import QUIET_ZONE, qr_code

_DPI = 150
"""What a telephone's camera makes of a card at arm's length."""

_RIM = 16
"""Pixels of white around a code, for the reader; that the page has it is looked after apart."""


def _decodes(subject: Subject) -> Iterator[Finding]:
    """Scan each code at 150 dpi and read where it leads."""
    for number, (marks, page) in enumerate(
        zip(subject.pages, subject.expectation.pages, strict=False), 1
    ):
        codes = [mark for mark in marks if is_code(mark)]
        if len(codes) != len(page.urls):
            yield Finding(f"{len(codes)} QR codes, and there should be {len(page.urls)}", number)
            continue
        for code, url in zip(codes, page.urls, strict=True):
            if _leads_to(code) != url:
                yield Finding(f"the QR code does not lead to {url}", number)
            elif any(_touch(_quiet(code, url), mark.box) for mark in marks if mark.kind == "text"):
                yield Finding("type stands in the white that the QR code needs", number)


def _leads_to(code: Mark) -> str:
    """The address that a scanner reads; empty if it reads none."""
    found = zxingcpp.read_barcode(_scanned(code))
    if found is None or found.format != zxingcpp.BarcodeFormat.QRCode:
        return ""
    return found.text


def _scanned(code: Mark) -> memoryview:
    """A code as pixels in shades of grey, 0 being black, with white around it."""
    left, bottom, right, top = code.box
    pixel = 72 / _DPI
    columns, rows = (
        round((right - left) / pixel) + 2 * _RIM,
        round((top - bottom) / pixel) + 2 * _RIM,
    )
    edges = _edges(code)
    image = bytearray(b"\xff") * (columns * rows)
    for row in range(rows):
        y = top - (row - _RIM + 0.5) * pixel
        crossed = sorted(x + slope * (y - low) for low, high, x, slope in edges if low <= y < high)
        for enters, leaves in zip(crossed[::2], crossed[1::2], strict=True):
            first, last = (round((x - left) / pixel) + _RIM for x in (enters, leaves))
            start = row * columns
            image[start + first : start + last] = bytes(last - first)
    return memoryview(image).cast("B", (rows, columns))


def _edges(code: Mark) -> list[tuple[float, float, float, float]]:
    """Edges that a horizontal line may cross: from y, to y, x at the lower end, slope."""
    edges: list[tuple[float, float, float, float]] = []
    for outline in code.outlines:
        for start, end in zip(outline, (*outline[1:], outline[0]), strict=True):
            (x0, y0), (x1, y1) = (start, end) if start[1] <= end[1] else (end, start)
            if y1 > y0:
                edges.append((y0, y1, x0, (x1 - x0) / (y1 - y0)))
    return edges


def _quiet(code: Mark, url: str) -> Box:
    zone = QUIET_ZONE * (code.box[2] - code.box[0]) / qr_code(url).modules
    left, bottom, right, top = code.box
    return left - zone, bottom - zone, right + zone, top + zone


def _touch(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _paired(subject: Subject) -> Iterator[Finding]:
    for number, marks in enumerate(subject.pages, 1):
        if all(mark.colour.is_white for mark in marks if mark.kind != "image") and not any(
            mark.kind == "image" for mark in marks
        ):
            yield Finding("the page is blank", number)
    expected = subject.expectation.pages
    if expected and len(expected) != len(subject.pages):
        yield Finding(f"there are {len(subject.pages)} pages, and should be {len(expected)}")
    sides = [page.side for page in expected if page.side != "single"]
    if sides != ["front", "back"] * (len(sides) // 2):
        yield Finding("fronts and backs do not alternate")


RULES = (
    Rule(28, "QR codes lead where they should", _decodes),
    Rule(29, "Every front has its back, and no page is blank", _paired),
)
