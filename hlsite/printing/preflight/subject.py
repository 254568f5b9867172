"""What is checked, against what, and what was found."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

import pikepdf

from hlsite.printing.finish import MM
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.preflight.marks import Box, Mark
from hlsite.printing.printer import Printer

Side = Literal["front", "back", "single"]


@dataclass(frozen=True, slots=True)
class PageExpectation:
    """What one page has to hold.

    Attributes:
        side: Fronts and backs come in pairs.
        texts: Source texts that the page shows, each whole.
        urls: Addresses of its QR codes.
    """

    side: Side = "single"
    texts: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Expectation:
    """What a file has to be.

    Attributes:
        trim_mm: Width and height of every page, trimmed; None for any.
        bleed: The product is cut, its art reaches over the edge.
        pages: One for each page; empty when nothing is known of them.
        spots: Spot colours that the shop was told of.
        links: A document for screens may link; a print file may not.
    """

    trim_mm: tuple[float, float] | None = None
    bleed: bool = True
    pages: tuple[PageExpectation, ...] = ()
    spots: tuple[str, ...] = ()
    links: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing wrong.

    Attributes:
        message: What, and where on the page.
        page: From 1; 0 for the whole file.
    """

    message: str
    page: int = 0


@dataclass(frozen=True)
class Subject:
    """An open file beside what it should be; rules read it and leave it as it is."""

    pdf: pikepdf.Pdf
    printer: Printer
    expectation: Expectation

    @cached_property
    def pages(self) -> tuple[tuple[Mark, ...], ...]:
        """The marks of each page."""
        return tuple(tuple(marks) for marks in marks_of(self.pdf))

    @property
    def marks(self) -> Iterator[Mark]:
        """All marks."""
        for marks in self.pages:
            yield from marks

    @cached_property
    def xmp(self) -> str:
        """The XMP packet as text; empty where there is none."""
        metadata = self.pdf.Root.get("/Metadata")
        return metadata.read_bytes().decode("utf-8", "replace") if metadata is not None else ""

    @cached_property
    def info(self) -> dict[str, str]:
        """The document information, values as text."""
        listed = self.pdf.trailer.get("/Info")
        return {} if listed is None else {key: str(value) for key, value in listed.items()}

    def box(self, page: int, name: str) -> Box:
        """A page's box by name, in points; MediaBox where it has none."""
        found = self.pdf.pages[page - 1].obj.get(name)
        if found is None:
            found = self.pdf.pages[page - 1].mediabox
        left, bottom, right, top = sorted_box(found)
        return left, bottom, right, top


Check = Callable[[Subject], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that every file is held against.

    Attributes:
        number: As in the documentation.
        name: What holds, in a few words.
        check: Yields what does not hold.
        x4: Applies to files that claim PDF/X-4 only.
    """

    number: int
    name: str
    check: Check
    x4: bool = False


def sorted_box(array: Any) -> Box:
    """A PDF rectangle whichever corners it names."""
    x0, y0, x1, y1 = (float(edge) for edge in array)
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def opened(data: bytes) -> pikepdf.Pdf:
    """Open a file from memory."""
    return pikepdf.open(io.BytesIO(data))


def forms_in(resources: Any) -> Iterator[Any]:
    """Form XObjects that a page can show, those in forms too, each once."""
    seen: set[Any] = set()
    waiting = [resources]
    while waiting:
        now = waiting.pop()
        listed = [*now.get("/XObject", {}).values()]
        for state in now.get("/ExtGState", {}).values():
            mask = state.get("/SMask")
            listed += [mask.G] if isinstance(mask, pikepdf.Dictionary) else []
        for form in listed:
            if form.get("/Subtype") == "/Form" and form.objgen not in seen:
                seen.add(form.objgen)
                waiting.append(form.get("/Resources", {}))
                yield form


def in_mm(points: float) -> str:
    """Points as millimetres for a reader."""
    return f"{points / MM:.2f} mm"
