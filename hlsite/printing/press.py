"""Makes one file after the other in one language, and checks each."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hlsite.locale import language_name
from hlsite.printing.document import codes_of, document_values
from hlsite.printing.finish import Job, finish
from hlsite.printing.glyphs import covered_by_all, missing_letters
from hlsite.printing.impose import impose, layout_for
from hlsite.printing.job_ticket import Line, as_csv, heads, rows
from hlsite.printing.portrait import HEIGHT_MM, WIDTH_MM, on_paper
from hlsite.printing.preflight.boxes import MINIMUM_PPI
from hlsite.printing.preflight.check import Verdict, preflight
from hlsite.printing.preflight.subject import Expectation
from hlsite.printing.printer import Printer
from hlsite.printing.problems import PrintProblem
from hlsite.printing.products import PRODUCTS, Product
from hlsite.printing.typeset import Typesetter
from hlsite.printing.values import Shelf, Values, Words, text_values

Progress = Callable[[str], None]

_TICKET = Product("job-ticket", bleed=False, to_the_shop=False)


@dataclass
class Press:
    """One language of a kit.

    Attributes:
        shelf: What is printed.
        language: A site language.
        words: Its words.
        printer: The shop's profile.
        typesetter: Templates and fonts.
        fonts: Folders of fonts, for the letters that they have.
        progress: Told what is being made.
        draft: Titles say that nothing of it is to be printed by a shop.
        files: Finished files by product.
        problems: What does not fit, what a font lacks.
        verdicts: What preflight found.
    """

    shelf: Shelf
    language: str
    words: Words
    printer: Printer
    typesetter: Typesetter
    fonts: Sequence[Path]
    progress: Progress
    draft: bool = False
    files: dict[str, bytes] = field(default_factory=dict)
    problems: list[PrintProblem] = field(default_factory=list)
    verdicts: list[Verdict] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.words = tolerant(self.words)
        self._values = document_values(self.shelf, self.language, self.words)

    def make(self, name: str) -> None:
        """Make and check one product, and what it is placed from."""
        if name in self.files:
            return
        product = PRODUCTS[name]
        if product.sheet_of:
            self.make(product.sheet_of)
        if product.sheet_of and product.sheet_of not in self.files:
            return
        self.progress(f"{name} ({self.language})")
        if product.sheet_of:
            self.files[name] = self.sheet(name, self.files[product.sheet_of])
            expectation = self._sheet_expected(product)
        else:
            made = self._typeset(product, self._values_of(product))
            if made is None:
                return
            self.files[name], expectation = made
        self.progress(f"{name} ({self.language}): preflight")
        self.verdicts.append(
            preflight(
                self.files[name], self.printer, expectation, file=f"{self.language}/{name}.pdf"
            )
        )

    def for_the_shop(self, names: Sequence[str], told_in: str) -> list[Line]:
        """What is sent of `names`, each file under a name that tells product and language only.

        Args:
            names: Products that were made.
            told_in: The language of the job ticket.
        """
        told = language_name(self.language, told_in)
        return [
            Line(PRODUCTS[name], told, f"{self.language}-{name}.pdf", self.files[name])
            for name in names
            if PRODUCTS[name].to_the_shop
        ]

    def ticket(self, lines: Sequence[Line]) -> dict[str, bytes]:
        """What the shop is told of `lines`: a table, its decimals for machines, and a page."""
        head, body = heads(self.words), rows(lines, self.printer.condition, self.words)
        read = rows(lines, self.printer.condition, self.words, numbers_in=self.language)
        values = self._values_of(_TICKET) | {"head": head, "rows": read}
        typeset = self.typesetter.typeset("job-ticket", values, built=self.shelf.catalogue.built)
        page = finish((typeset.pdf,), self._job(values), self.printer)
        return {"job-ticket.csv": as_csv(head, body), "job-ticket.pdf": page}

    def _values_of(self, product: Product) -> Values:
        event = self._values["event"]["title"]["v"]
        kind = self.words(f"print.product.{product.name}")
        title = self.words("print.document", event=event, product=kind)
        books = self._with_portraits(product.name) if product.portraits else self._values["books"]
        return {
            **self._values,
            "books": books,
            "title": f"{self.words('print.draft')}. {title}" if self.draft else title,
            "bleed": self.printer.bleed_mm if product.bleed else 0,
            "safe": self.printer.safe_mm,
        }

    def _with_portraits(self, product: str) -> list[Values]:
        """The books' values, those that show a portrait with it in printing inks."""
        shown: list[Values] = []
        for values in self._values["books"]:
            key = values["key"]
            allowed = self.shelf.catalogue.books[key].portrait
            if allowed is None or key not in self.shelf.portraits:
                shown.append({**values, "portrait": None})
                continue
            portrait = on_paper(self.shelf.portraits[key], self.printer)
            if portrait.ppi < MINIMUM_PPI:
                self.problems.append(coarse(product, self.language, key, portrait.ppi))
            drawn = {
                "jpeg": list(portrait.jpeg),
                "width": WIDTH_MM,
                "height": HEIGHT_MM,
                "alt": text_values(allowed.alt[self.language]),
            }
            shown.append({**values, "portrait": drawn})
        return shown

    def _typeset(self, product: Product, values: Values) -> tuple[bytes, Expectation] | None:
        covered = covered_by_all(self.fonts)
        missing = list(missing_letters(product.name, self.language, values, covered))
        self.problems += missing
        if missing:
            return None
        parts: list[bytes] = []
        for batch in product.batches(values):
            if parts:
                self.typesetter.forget()
            built = self.shelf.catalogue.built
            typeset = self.typesetter.typeset(product.name, batch, built=built)
            parts.append(typeset.pdf)
            self.problems += [
                overflow(product.name, self.language, report) for report in typeset.reports
            ]
        return finish(parts, self._job(values), self.printer), product.expectation(values)

    def sheet(self, name: str, singles: bytes) -> bytes:
        """The finished pages of another file on the sheets of product `name`."""
        product = PRODUCTS[name]
        return impose(
            singles,
            PRODUCTS[product.sheet_of].trim_mm,
            self._job(self._values_of(product), tagged=False),
            self.printer,
            duplex=product.duplex,
            repeat=product.repeat,
        )

    def _job(self, values: Values, *, tagged: bool = True) -> Job:
        built, codes = self.shelf.catalogue.built, codes_of(values)
        return Job(values["title"], self.language, built, tagged=tagged, codes=codes)

    def _sheet_expected(self, product: Product) -> Expectation:
        layout = layout_for(PRODUCTS[product.sheet_of].trim_mm, self.printer)
        left, bottom, right, top = layout.grid
        return Expectation(trim_mm=(right - left, top - bottom))


def overflow(product: str, language: str, report: Mapping[str, Any]) -> PrintProblem:
    """What a template reported, as a problem."""
    millimetres = round(float(report["mm"]), 1) or 0.1
    others = report.get("with")
    long = f"is, with {others}," if others else "is"
    mend = "shorten one of them" if others else "shorten it"
    return PrintProblem(
        product=product,
        language=language,
        book=report.get("book", ""),
        field=report["field"],
        message=f"{long} {millimetres:.1f} mm too long in the smallest type; {mend}",
        millimetres=millimetres,
    )


def coarse(product: str, language: str, book: str, ppi: float) -> PrintProblem:
    """A portrait with too few pixels, as a problem."""
    # Rounded the usual way, what is a little too coarse would be told that it is fine enough.
    has = min(round(ppi), MINIMUM_PPI - 1)
    least = math.ceil(WIDTH_MM / 25.4 * MINIMUM_PPI)
    return PrintProblem(
        product=product,
        language=language,
        book=book,
        field="portrait",
        message=f"has {has} ppi at {WIDTH_MM:g} mm; paper needs {MINIMUM_PPI}: "
        f"take an original at least {least} pixels wide",
    )


def tolerant(words: Words) -> Words:
    """The words of a language; one that is missing shows the end of its key."""

    def look_up(key: str, **values: object) -> str:
        try:
            return words(key, **values)
        except KeyError:
            return key.rpartition(".")[2]

    return look_up
