"""Makes one file after the other in one language, and checks each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from hlsite.printing.document import document_values
from hlsite.printing.finish import Job, finish
from hlsite.printing.glyphs import covered_by_all, missing_letters
from hlsite.printing.impose import impose, layout_for
from hlsite.printing.job_ticket import Line, as_csv, heads, rows
from hlsite.printing.preflight.check import Verdict, preflight
from hlsite.printing.preflight.subject import Expectation
from hlsite.printing.printer import Printer
from hlsite.printing.problems import PrintProblem
from hlsite.printing.products import PRODUCTS, Product
from hlsite.printing.typeset import Typesetter
from hlsite.printing.values import Shelf, Values, Words

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
        values = self._values_of(product)
        made = self._sheet(product, values) if product.sheet_of else self._typeset(product, values)
        if made is None:
            return
        self.files[name], expectation = made
        self.progress(f"{name} ({self.language}): preflight")
        self.verdicts.append(
            preflight(
                self.files[name], self.printer, expectation, file=f"{self.language}/{name}.pdf"
            )
        )

    def for_the_shop(self, names: Sequence[str]) -> dict[str, bytes]:
        """What is sent: files with plain names, and the job ticket as a table and as a page."""
        lines = [
            Line(PRODUCTS[name], f"{self.language}-{name}.pdf", self.files[name])
            for name in names
            if PRODUCTS[name].to_the_shop
        ]
        if not lines:
            return {}
        head, body = heads(self.words), rows(lines, self.words)
        values = self._values_of(_TICKET) | {"head": head, "rows": body}
        made = self._typeset(_TICKET, values)
        ticket = {"job-ticket.pdf": made[0]} if made is not None else {}
        return {
            **{line.file: line.data for line in lines},
            f"{self.language}-job-ticket.csv": as_csv(head, body),
            **{f"{self.language}-{name}": data for name, data in ticket.items()},
        }

    def _values_of(self, product: Product) -> Values:
        event = self._values["event"]["title"]["v"]
        kind = self.words(f"print.product.{product.name}")
        return {
            **self._values,
            "title": self.words("print.document", event=event, product=kind),
            "bleed": self.printer.bleed_mm if product.bleed else 0,
            "safe": self.printer.safe_mm,
        }

    def _typeset(self, product: Product, values: Values) -> tuple[bytes, Expectation] | None:
        covered = covered_by_all(self.fonts)
        missing = list(missing_letters(product.name, self.language, values, covered))
        self.problems += missing
        if missing:
            return None
        built = self.shelf.catalogue.built
        typeset = self.typesetter.typeset(product.name, values, built=built)
        self.problems += [
            overflow(product.name, self.language, report) for report in typeset.reports
        ]
        job = Job(values["title"], self.language, built)
        return finish(typeset.pdf, job, self.printer), product.expectation(values)

    def _sheet(self, product: Product, values: Values) -> tuple[bytes, Expectation]:
        single = PRODUCTS[product.sheet_of]
        job = Job(values["title"], self.language, self.shelf.catalogue.built, tagged=False)
        made = impose(
            self.files[single.name],
            single.trim_mm,
            job,
            self.printer,
            duplex=product.duplex,
            repeat=product.repeat,
        )
        left, bottom, right, top = layout_for(single.trim_mm, self.printer).grid
        return made, Expectation(trim_mm=(right - left, top - bottom))


def overflow(product: str, language: str, report: Mapping[str, Any]) -> PrintProblem:
    """What a template reported, as a problem."""
    millimetres = round(float(report["mm"]), 1) or 0.1
    return PrintProblem(
        product=product,
        language=language,
        book=report.get("book", ""),
        field=report["field"],
        message=f"is {millimetres:.1f} mm too long in the smallest type; shorten it",
        millimetres=millimetres,
    )


def tolerant(words: Words) -> Words:
    """The words of a language; one that is missing shows the end of its key."""

    def look_up(key: str, **values: object) -> str:
        try:
            return words(key, **values)
        except KeyError:
            return key.rpartition(".")[2]

    return look_up
