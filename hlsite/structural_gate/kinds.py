"""The kinds of file that a site or a kit consists of: an allow-list, each with its judge."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hlsite.structural_gate.findings import BrokenError, Fault, Judge
from hlsite.structural_gate.pictures import judge_ico, judge_png, judge_webp
from hlsite.structural_gate.texts import judge_json, judge_svg, starting


def _judge_woff2(data: bytes) -> Iterator[Fault]:
    # WOFF 2.0, 4: 48 bytes of header, the third field is the length of the file.
    if not data.startswith(b"wOF2"):
        raise BrokenError("not a WOFF2 font")
    if int.from_bytes(data[8:12]) != len(data):
        yield "trailing", "more or fewer bytes than the font says it has"


def _judge_pdf(data: bytes) -> Iterator[Fault]:
    if not data.startswith(b"%PDF-"):
        raise BrokenError("not a PDF")
    return iter(())


def _judge_empty(data: bytes) -> Iterator[Fault]:
    if data:
        raise BrokenError("has to be empty")
    return iter(())


_ANY_TEXT = starting("")

SUFFIXES: Mapping[str, Judge] = {
    ".html": starting(r"<!doctype html\b"),
    ".css": _ANY_TEXT,
    ".js": _ANY_TEXT,
    ".txt": _ANY_TEXT,
    ".csv": _ANY_TEXT,
    ".json": judge_json,
    ".xml": starting(r"<\?xml\s"),
    ".ics": starting(r"BEGIN:VCALENDAR\r?\n"),
    ".svg": judge_svg,
    ".png": judge_png,
    ".webp": judge_webp,
    ".ico": judge_ico,
    ".woff2": _judge_woff2,
    ".pdf": _judge_pdf,
}
"""By suffix, in small letters only."""

NAMES: Mapping[str, Judge] = {
    "_headers": _ANY_TEXT,
    ".nojekyll": _judge_empty,
}
"""What a web host reads, and only at the root of the site."""
