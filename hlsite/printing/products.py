"""The kit's files: what each is called, how large it is, what it has to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from hlsite.printing.preflight.subject import Expectation, PageExpectation
from hlsite.printing.values import Values, plain

MakePages = Callable[[Values], Iterator[PageExpectation]]


@dataclass(frozen=True, slots=True)
class Product:
    """One file of the kit.

    Attributes:
        name: Of the template and of the file, without extension.
        trim_mm: Width and height of a page, trimmed.
        pages: From the values to what each page has to hold; nothing is known without it.
        bleed: Art reaches over the edge; else it is printed on paper of its size.
        sheet_of: The product whose pages are placed on sheets; empty for one with a template.
        duplex: Fronts and backs in turn.
        to_the_shop: Sent to the print shop, not printed in the office.
        paper: For the job ticket: weight and kind.
        copies: For the job ticket, of each page pair.
    """

    name: str
    trim_mm: tuple[float, float] = (210, 297)
    pages: MakePages | None = field(default=None, repr=False)
    bleed: bool = True
    sheet_of: str = ""
    duplex: bool = False
    to_the_shop: bool = True
    paper: str = ""
    copies: int = 1

    def expectation(self, values: Values) -> Expectation:
        """What preflight holds a file of these values against."""
        pages = tuple(self.pages(values)) if self.pages is not None else ()
        return Expectation(trim_mm=self.trim_mm, bleed=self.bleed, pages=pages)


def _card_pages(values: Values) -> Iterator[PageExpectation]:
    for book in values["books"]:
        yield PageExpectation("front", tuple(_front(book)), (book["qr"]["url"],))
        back = [text["v"] for text in (*book["preconceptions"], *book["questions"])]
        yield PageExpectation("back", (*back, plain(book["title"]["v"])))


def _front(book: Values) -> Iterator[str]:
    yield plain(book["title"]["v"])
    yield book["summary"]["v"]
    yield from _facts(book)


def _facts(book: Values) -> Iterator[str]:
    facts = book["facts"]
    yield from (
        facts[name] for name in ("languages", "interpreter", "topics", "age") if facts[name]
    )
    if facts["note"]:
        yield facts["note"]["v"]


PRODUCTS: Mapping[str, Product] = {
    product.name: product
    for product in (
        Product("cards", (105, 148), _card_pages, duplex=True, paper="300 g/m²"),
        Product("cards-sheet", (105, 148), sheet_of="cards", duplex=True, paper="300 g/m²"),
    )
}
"""By name, in the order in which they are made."""
