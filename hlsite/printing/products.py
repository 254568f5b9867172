"""The kit's files: what each is called, how large it is, what it has to hold."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from hlsite.printing.preflight.subject import Expectation, PageExpectation
from hlsite.printing.values import Values, plain

MOST_LINES = 27
"""Readings that a library card has a line for; of a longer day it has empty lines."""

BATCH = 100
"""Books in a document that is typeset by itself. More need more memory, fewer repeat the fonts."""

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
        portraits: Shows the portraits of the books that have one.
        to_the_shop: Sent to the print shop, not printed in the office.
        repeat: On sheets, each page fills one.
        apart: The pages of a book know of no other book, so that they can be set in batches.
        paper: For the job ticket, as are the following: the weight.
        copies: How many of each page or booklet; a library changes it in the table.
        colours: `4-4` both sides in four inks, `4-0` one side, `1-0` black on one side.
        finishing: `trim`, `fold`, `staple` or `none`.
    """

    name: str
    trim_mm: tuple[float, float] = (210, 297)
    pages: MakePages | None = field(default=None, repr=False)
    bleed: bool = True
    sheet_of: str = ""
    duplex: bool = False
    portraits: bool = False
    to_the_shop: bool = True
    repeat: bool = False
    apart: bool = False
    paper: str = ""
    copies: int = 1
    colours: str = "4-4"
    finishing: str = "trim"

    def expectation(self, values: Values) -> Expectation:
        """What preflight holds a file of these values against."""
        pages = tuple(self.pages(values)) if self.pages is not None else ()
        return Expectation(trim_mm=self.trim_mm, bleed=self.bleed, pages=pages)

    def batches(self, values: Values) -> Iterator[Values]:
        """The values of each document that is to be typeset, joined later in this order.

        What Typst needs of memory grows with a document. Whatever stands behind the books comes
        with the last of them.
        """
        books = values["books"]
        if not self.apart or len(books) <= BATCH:
            yield values
            return
        last = (len(books) - 1) // BATCH * BATCH
        for start in range(0, last, BATCH):
            yield {**values, "books": books[start : start + BATCH], "roles": []}
        yield {**values, "books": books[last:]}


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


def _words_and_code(values: Values) -> Iterator[PageExpectation]:
    """Small cards: title in front; the code in front on A7."""
    for book in values["books"]:
        yield PageExpectation("front", (plain(book["title"]["v"]),), (book["qr"]["url"],))
        yield PageExpectation("back", (book["summary"]["v"], *_facts(book)))


def _id1_pages(values: Values) -> Iterator[PageExpectation]:
    for book in values["books"]:
        yield PageExpectation("front", (plain(book["title"]["v"]),))
        yield PageExpectation("back", (book["summary"]["v"],), (book["qr"]["url"],))


def _titles_by_page(values: Values, kind: str) -> Iterator[tuple[str, ...]]:
    """Titles as they are listed: on as few pages as hold them, the same number on each."""
    titles = [plain(book["title"]["v"]) for book in values["books"]]
    pages = max(1, -(-len(titles) // values["to_a_page"][kind]))
    each = max(1, -(-len(titles) // pages))
    for start in range(0, max(1, len(titles)), each):
        yield tuple(titles[start : start + each])


def _catalogue_pages(values: Values) -> Iterator[PageExpectation]:
    event, books = values["event"], values["books"]
    yield PageExpectation(texts=(plain(event["title"]["v"]), event["date"]))
    lists = [PageExpectation(texts=titles) for titles in _titles_by_page(values, "list")]
    if event["slots"] and any(book["states"] for book in books):
        lists += [
            PageExpectation(texts=(*titles, *event["slots"]))
            for titles in _titles_by_page(values, "timetable")
        ]
    yield from lists
    for book in books:
        back = [text["v"] for text in (*book["preconceptions"], *book["questions"])]
        yield PageExpectation(texts=(*_front(book), *back), urls=(book["qr"]["url"],))
    notes = -(1 + len(lists) + len(books) + 1) % 4
    yield from [PageExpectation()] * notes
    yield PageExpectation(texts=tuple(rule["v"] for rule in values["rules"]))


def _badge_pages(values: Values) -> Iterator[PageExpectation]:
    for entry in (*values["books"], *values["roles"]):
        yield PageExpectation(texts=(plain(entry["title"]["v"]),))


def _sign_pages(values: Values) -> Iterator[PageExpectation]:
    for book in values["books"]:
        asked = [question["v"] for question in book["questions"]]
        yield PageExpectation(texts=(plain(book["title"]["v"]), *asked))


def _library_card_pages(values: Values) -> Iterator[PageExpectation]:
    slots = values["event"]["slots"]
    yield PageExpectation("front", tuple(slots if len(slots) <= MOST_LINES else ()))
    yield PageExpectation("back", tuple(rule["v"] for rule in values["rules"]))


def _timetable_pages(values: Values) -> Iterator[PageExpectation]:
    for titles in _titles_by_page(values, "list"):
        yield PageExpectation(texts=(*titles, *values["event"]["slots"]))


def _rules_pages(values: Values) -> Iterator[PageExpectation]:
    yield PageExpectation(texts=tuple(rule["v"] for rule in values["rules"]))


def _poster_pages(values: Values) -> Iterator[PageExpectation]:
    event = values["event"]
    texts = (plain(event["title"]["v"]), event["summary"]["v"], event["date"])
    yield PageExpectation(texts=texts, urls=(event["url"],))


def _form_pages(values: Values) -> Iterator[PageExpectation]:
    for who in ("reader", "book"):
        yield PageExpectation(texts=tuple(values["forms"][who]))
    for titles in _titles_by_page(values, "list"):
        yield PageExpectation(texts=titles)


_CARD, _ID1 = (105, 148), (85.6, 53.98)

PRODUCTS: Mapping[str, Product] = {
    product.name: product
    for product in (
        Product("cards", _CARD, _card_pages, duplex=True, apart=True, paper="300 g/m²"),
        Product("cards-sheet", _CARD, sheet_of="cards", duplex=True, to_the_shop=False),
        Product("cards-a7", (74, 105), _words_and_code, duplex=True, apart=True, paper="300 g/m²"),
        Product("cards-id1", _ID1, _id1_pages, duplex=True, apart=True, paper="300 g/m²"),
        Product(
            "catalogue",
            (148, 210),
            _catalogue_pages,
            portraits=True,
            paper="115 g/m²",
            copies=50,
            finishing="staple",
        ),
        Product("badges", _CARD, _badge_pages, apart=True, paper="250 g/m²", colours="4-0"),
        Product("badges-sheet", _CARD, sheet_of="badges", to_the_shop=False),
        Product(
            "table-signs",
            (210, 297),
            _sign_pages,
            bleed=False,
            apart=True,
            paper="200 g/m²",
            colours="4-0",
            finishing="fold",
        ),
        Product(
            "library-cards", _ID1, _library_card_pages, duplex=True, paper="300 g/m²", copies=60
        ),
        Product(
            "library-cards-sheet",
            _ID1,
            sheet_of="library-cards",
            duplex=True,
            repeat=True,
            to_the_shop=False,
        ),
        Product(
            "timetable",
            (420, 297),
            _timetable_pages,
            bleed=False,
            paper="120 g/m²",
            colours="1-0",
        ),
        Product("rules", (297, 420), _rules_pages, paper="150 g/m²", copies=2, colours="4-0"),
        Product("poster", (297, 420), _poster_pages, paper="150 g/m²", copies=5, colours="4-0"),
        Product("forms", (210, 297), _form_pages, bleed=False, to_the_shop=False),
    )
}
"""By name, in the order in which they are made."""
