"""Documents of many books: set in batches, joined into one."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest

from hlsite.printing import products
from hlsite.printing.finish import Job, finish
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.printer import printer_named
from hlsite.printing.problems import PrintError
from hlsite.printing.products import PRODUCTS
from hlsite.printing.typeset import Typesetter
from tests import factories
from tests.printing.kits import CARDS, kit, printed_book, room

BOOKS = tuple(printed_book(f"book-{number}", title=f"Title {number}") for number in range(1, 6))
APART = [name for name, product in PRODUCTS.items() if product.apart]
JOB = Job("Cards", "en", factories.catalogue().built)


@pytest.fixture(scope="module")
def whole() -> dict[str, bytes]:
    return kit(room(*BOOKS), products=APART)


@pytest.fixture(scope="module")
def in_batches() -> Iterator[dict[str, bytes]]:
    """The same kit, two books at a time: three batches, the last of one book."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(products, "BATCH", 2)
        yield kit(room(*BOOKS), products=APART)


def _texts(pdf: pikepdf.Pdf) -> list[list[tuple[str, tuple[float, ...]]]]:
    """What each page says, and where."""
    return [
        [(mark.text, mark.box) for mark in marks if mark.kind == "text"] for marks in marks_of(pdf)
    ]


def _read(element: Any, pages: dict[Any, int]) -> Iterator[tuple[str, int, int]]:
    """Content in the order in which it is read: the role of its tag, its page, its number.

    Typst takes what ends a page and what begins the next one into one tag if neither has a role of
    its own; between two parts it cannot.
    """
    for kid in element.K:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _read(kid, pages)
        elif isinstance(kid, pikepdf.Dictionary):
            yield str(element.S), pages[kid.Pg.objgen], int(kid.MCID)
        else:
            yield str(element.S), pages[element.Pg.objgen], int(kid)


def _contents(element: Any) -> list[tuple[Any, int]]:
    """The marked content of one tag, as page and number."""
    return [
        (kid.Pg.objgen, int(kid.MCID))
        if isinstance(kid, pikepdf.Dictionary)
        else (element.Pg.objgen, int(kid))
        for kid in element.K
        if not isinstance(kid, pikepdf.Dictionary) or "/MCID" in kid
    ]


def _topmost(element: Any) -> Any:
    return element if element.S == "/Document" else _topmost(element.P)


def _numbered(pdf: pikepdf.Pdf) -> dict[Any, int]:
    return {page.obj.objgen: number for number, page in enumerate(pdf.pages)}


def _outline(entry: Any, pages: dict[Any, int]) -> list[Any]:
    """Titles with their pages, forwards; that they lead back the same way is asserted."""
    told, before = [], None
    while entry is not None:
        assert entry.get("/Prev") == before
        told.append((str(entry.Title), pages[entry.Dest[0].objgen]))
        told += _outline(entry.get("/First"), pages)
        before, entry = entry, entry.get("/Next")
    return told


@pytest.mark.parametrize("name", APART)
def test_batches_say_what_one_document_says_with_the_same_tags(
    name: str, whole: dict[str, bytes], in_batches: dict[str, bytes]
) -> None:
    path = f"en/{name}.pdf"
    with (
        pikepdf.open(io.BytesIO(whole[path])) as one,
        pikepdf.open(io.BytesIO(in_batches[path])) as several,
    ):
        assert _texts(several) == _texts(one)
        trees = [pdf.Root.StructTreeRoot for pdf in (one, several)]
        told = [
            list(_read(tree.K[0], _numbered(pdf)))
            for pdf, tree in zip((one, several), trees, strict=True)
        ]
        assert [len(tree.K) for tree in trees] == [1, 1]
        assert told[1] == told[0]
        outlines = [_outline(pdf.Root.Outlines.First, _numbered(pdf)) for pdf in (one, several)]
        assert outlines[1] == outlines[0]
        assert outlines[0]
        assert several.Root.Outlines.Count == one.Root.Outlines.Count


@pytest.mark.parametrize("name", APART)
def test_pages_of_batches_find_their_tags_by_number(
    name: str, in_batches: dict[str, bytes]
) -> None:
    with pikepdf.open(io.BytesIO(in_batches[f"en/{name}.pdf"])) as pdf:
        tree = pdf.Root.StructTreeRoot
        flat = list(tree.ParentTree.Nums)
        numbers = [int(number) for number in flat[::2]]
        assert numbers == list(range(len(pdf.pages)))
        assert int(tree.ParentTreeNextKey) == len(pdf.pages)
        for page in pdf.pages:
            for content, element in enumerate(flat[2 * int(page.obj.StructParents) + 1]):
                assert (page.obj.objgen, content) in _contents(element)
                assert _topmost(element).objgen == tree.K[0].objgen


def test_batches_are_the_same_bytes_again_and_one_batch_is_a_document_as_before(
    whole: dict[str, bytes], in_batches: dict[str, bytes], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(products, "BATCH", 2)
    assert kit(room(*BOOKS), products=("cards",))["cards.pdf"] == in_batches["cards.pdf"]
    monkeypatch.setattr(products, "BATCH", len(BOOKS))
    assert kit(room(*BOOKS), products=("cards",))["cards.pdf"] == whole["cards.pdf"]


def test_every_batch_tells_what_does_not_fit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(products, "BATCH", 1)
    books = [
        printed_book(key, summary="Nineteen years awake. " * 60) for key in ("night-nurse", "baker")
    ]
    with pytest.raises(PrintError) as raised:
        kit(room(*books))
    assert {problem.book for problem in raised.value.problems} == {"night-nurse", "baker"}


def _set(source: str, tmp_path: Any) -> bytes:
    (tmp_path / "part.typ").write_text(source, encoding="utf-8")
    setter = Typesetter([tmp_path], [CARDS / "fonts"])
    return setter.typeset("part", {}, built=JOB.built).pdf


_SHEET = '#set document(title: "Part")\n#set text(font: "Literata", lang: "en")\n'


def test_links_of_a_later_part_keep_their_tags(tmp_path: Any) -> None:
    """No product of batches has links today; a library's own template may."""
    linked = _set(_SHEET + '#link("https://library.example/")[Here]', tmp_path)
    screen = printer_named("office", None)
    with pikepdf.open(io.BytesIO(finish((linked, linked), JOB, screen))) as pdf:
        flat = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        known = dict(zip([int(number) for number in flat[::2]], flat[1::2], strict=True))
        for page in pdf.pages:
            (annotation,) = page.obj.Annots
            assert known[int(annotation.StructParent)].S == "/Link"
            assert known[int(annotation.StructParent)].Pg.objgen == page.obj.objgen


def test_first_outline_may_come_with_a_later_part(tmp_path: Any) -> None:
    plain, headed = _set(_SHEET + "Plain", tmp_path), _set(_SHEET + "= Headed", tmp_path)
    with pikepdf.open(
        io.BytesIO(finish((plain, headed, headed), JOB, printer_named("office", None)))
    ) as pdf:
        assert _outline(pdf.Root.Outlines.First, _numbered(pdf)) == [("Headed", 1), ("Headed", 2)]
        assert int(pdf.Root.Outlines.Count) == 2
