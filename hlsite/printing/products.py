"""The kit's files: what each is called, how large it is, what it has to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from hlsite.printing.preflight.subject import Expectation, PageExpectation
from hlsite.printing.printer import Printer
from hlsite.printing.values import Shelf, Values, Words, card_values, plain

MakeValues = Callable[[Shelf, str, Words, Printer], Values]
MakePages = Callable[[Values], Iterator[PageExpectation]]


@dataclass(frozen=True, slots=True)
class Product:
    """One file of the kit.

    Attributes:
        name: Of the template and of the file, without extension.
        trim_mm: Width and height of a page, trimmed.
        values: Makes the template's values.
        pages: From the values to what each page has to hold; nothing is known without it.
        bleed: Art reaches over the edge.
    """

    name: str
    trim_mm: tuple[float, float]
    values: MakeValues
    pages: MakePages | None = None
    bleed: bool = True

    def expectation(self, values: Values) -> Expectation:
        """What preflight holds a file of these values against."""
        pages = tuple(self.pages(values)) if self.pages is not None else ()
        return Expectation(trim_mm=self.trim_mm, bleed=self.bleed, pages=pages)


def _card_values(shelf: Shelf, language: str, words: Words, printer: Printer) -> Values:
    return card_values(shelf, language, words, bleed_mm=printer.bleed_mm)


def _card_pages(values: Values) -> Iterator[PageExpectation]:
    for book in values["books"]:
        title = plain(book["title"]["v"])
        facts = book["facts"]
        front = [title, book["summary"]["v"], facts["topics"]]
        front += [facts[name] for name in ("languages", "interpreter", "age") if facts[name]]
        front += [facts["note"]["v"]] if facts["note"] else []
        yield PageExpectation("front", tuple(front), (book["qr"]["url"],))
        back = [text["v"] for text in (*book["preconceptions"], *book["questions"])]
        yield PageExpectation("back", (*back, title))


PRODUCTS: Mapping[str, Product] = {
    product.name: product for product in (Product("cards", (105, 148), _card_values, _card_pages),)
}
"""By name, in the order in which they are made."""
