from __future__ import annotations

import io

import pikepdf
import pytest

from hlsite.locale import Strings
from hlsite.printing.kit import PRODUCTS
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.problems import PrintError
from tests.printing.kits import kit, printed_book, room

TOO_LONG = printed_book("one", summary="word " * 300)


@pytest.fixture(scope="module")
def draft() -> dict[str, bytes]:
    return kit(room(printed_book()), products=tuple(PRODUCTS), draft=True)


def test_draft_has_nothing_for_the_shop(draft: dict[str, bytes]) -> None:
    assert not [name for name in draft if name.startswith("for-the-shop")]
    assert set(draft) == {
        *(f"en/{name}.pdf" for name in PRODUCTS),
        *("cards.pdf", "preflight.json", "preflight.html"),
    }


@pytest.mark.parametrize("name", PRODUCTS)
def test_draft_says_so_on_every_page_and_in_its_title(draft: dict[str, bytes], name: str) -> None:
    words = Strings("en")
    with pikepdf.open(io.BytesIO(draft[f"en/{name}.pdf"])) as pdf:
        assert str(pdf.trailer.Info.Title).startswith(f"{words('print.draft')}. ")
        pages = list(marks_of(pdf))
    assert pages
    for marks in pages:
        said = "".join(mark.text for mark in marks).replace(" ", "")
        assert words("print.draft").upper() in said
        assert said.count(words("print.draft_explained").replace(" ", "")) >= 2


def test_draft_is_made_in_spite_of_what_does_not_fit() -> None:
    with pytest.raises(PrintError, match="one: summary"):
        kit(room(TOO_LONG))
    assert "en/cards.pdf" in kit(room(TOO_LONG), draft=True)


def test_draft_cannot_be_made_of_letters_that_no_font_has() -> None:
    with pytest.raises(PrintError, match="DUCK"):
        kit(room(printed_book(summary="A duck: \U0001f986")), draft=True)
