"""Rules on type: fonts, missing letters, what a reader who copies the text gets."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from hlsite.printing.preflight.interpreter import UNKNOWN
from hlsite.printing.preflight.subject import Finding, Rule, Subject, forms_in

_SUBSET = re.compile(r"/[A-Z]{6}\+")
_UNSEEN = re.compile("[\\s\u00ad\u200b\u2060]+")


def _fonts(subject: Subject) -> Iterator[Finding]:
    seen: set[Any] = set()
    for number, page in enumerate(subject.pdf.pages, 1):
        for font in _listed(page.obj.get("/Resources", {})):
            if font.objgen in seen:
                continue
            seen.add(font.objgen)
            for fault in _faults(font):
                yield Finding(f"{str(font.get('/BaseFont', 'a font'))[1:]} {fault}", number)


def _listed(resources: Any) -> Iterator[Any]:
    yield from resources.get("/Font", {}).values()
    for form in forms_in(resources):
        yield from form.get("/Resources", {}).get("/Font", {}).values()


def _faults(font: Any) -> Iterator[str]:
    if font.Subtype == "/Type3":
        yield "is a Type 3 font"
        return
    described = font.DescendantFonts[0] if font.Subtype == "/Type0" else font
    descriptor = described.get("/FontDescriptor", {})
    if not any(key in descriptor for key in ("/FontFile", "/FontFile2", "/FontFile3")):
        yield "is not embedded"
    if not _SUBSET.match(str(font.BaseFont)):
        yield "is embedded whole"
    if "/ToUnicode" not in font:
        yield "does not say which letters its glyphs are"


def _no_boxes(subject: Subject) -> Iterator[Finding]:
    for mark in subject.marks:
        if mark.not_defined:
            yield Finding("a letter is missing and a box stands for it", mark.page)


def _source_text(subject: Subject) -> Iterator[Finding]:
    for number, marks in enumerate(subject.pages, 1):
        shown = "".join(mark.text for mark in marks if mark.kind == "text")
        if not unicodedata.is_normalized("NFC", shown):
            yield Finding("letters are split into parts (text is not NFC)", number)
        expected = subject.expectation.pages
        if number > len(expected):
            continue
        found = _UNSEEN.sub("", shown.replace(UNKNOWN, ""))
        for text in expected[number - 1].texts:
            if _UNSEEN.sub("", text) not in found:
                yield Finding(f"the page does not hold “{text}” as it was written", number)


RULES = (
    Rule(13, "Fonts are embedded, cut down, and know their letters", _fonts),
    Rule(14, "No letter is missing", _no_boxes),
    Rule(15, "The text is the source text", _source_text),
)
