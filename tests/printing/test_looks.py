"""What is wanted of the look of paper and can be told by numbers."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import yaml

from hlsite.model.public import PublicBook, PublicCatalogue, PublicOffer, Text
from hlsite.printing.finish import MM
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.preflight.marks import Mark
from hlsite.printing.problems import PrintError
from hlsite.printing.products import PRODUCTS
from tests import factories
from tests.printing.kits import kit, printed_book, room

LONGEST = yaml.safe_load(
    (Path(__file__).parents[1] / "golden" / "longest.yml").read_text(encoding="utf-8")
)
"""Titles and summaries as long as the content format lets them be."""


def longest(language: str, key: str = "longest", **fields: Any) -> PublicBook:
    """A book that fills every line of its card."""
    title, summary = LONGEST[language].values()
    book = printed_book(
        key,
        language=language,
        title=title,
        summary=summary,
        preconceptions=(summary[:84],) * 6,
        questions=(summary[-84:],) * 5,
        interpreter="needed",
        minimum_age=18,
        topics=("occupation", "health", "migration", "health"),  # four are allowed
        note=summary[100:180],
        **fields,
    )
    return dataclasses.replace(book, languages=("kk", "ru", "en", "rsl"))


def fair(*titles: str, slots: int = 6, **fields: Any) -> PublicCatalogue:
    """Books of these titles, each with readings free, taken and resting in turn."""
    books = [printed_book(f"book-{number}", title=title) for number, title in enumerate(titles, 1)]
    books += fields.pop("books", [])
    states = (("free", "taken", "rests") * slots)[:slots]
    starts = [f"{8 + half // 2:02}:{'30' if half % 2 else '00'}" for half in range(slots)]
    offers = tuple(
        PublicOffer(book.key, states, place=place) for place, book in enumerate(books, 1)
    )
    return room(
        *books, offers=offers, slots=factories.slots(dt.date(2026, 12, 12), *starts), **fields
    )


def pages_of(pdf: bytes) -> list[list[Mark]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return list(marks_of(opened))


def text_of(marks: list[Mark]) -> str:
    return "".join(mark.text for mark in marks if mark.kind == "text").replace("\xa0", " ")


def solid(text: str) -> str:
    """A text without spaces and hyphens: lines break at both."""
    return re.sub(r"[\s\u2010\u00ad\u2060-]", "", text)


def paper(pdf: bytes) -> str:
    return solid("".join(text_of(page) for page in pages_of(pdf)))


@pytest.mark.parametrize("language", LONGEST)
def test_label_of_the_longest_book_leaves_the_cover_its_art(language: str) -> None:
    title, summary = LONGEST[language].values()
    assert len(title) <= 90
    assert len(summary) <= 320
    front, _ = pages_of(
        kit(room(longest(language)), languages=(language,))[f"{language}/cards.pdf"]
    )
    label = max(mark.box[3] for mark in front if mark.kind == "fill" and mark.colour.is_white)
    assert 44 <= label / MM - 3 <= 53.1
    smallest = min(mark.size for mark in front if mark.kind == "text")
    assert smallest >= 6.7


@pytest.mark.parametrize("language", LONGEST)
def test_fullest_book_is_whole_on_each_product_that_shows_it(language: str) -> None:
    title, summary = LONGEST[language].values()
    products = ("cards", "cards-a7", "cards-id1", "badges", "table-signs", "catalogue")
    made = kit(room(longest(language)), languages=(language,), products=products)
    shown = {name: paper(made[f"{language}/{name}.pdf"]) for name in products}
    assert all(solid(title) in text for text in shown.values())
    assert all(solid(summary) in shown[name] for name in ("cards", "cards-a7", "cards-id1"))
    assert shown["cards"].count(solid(summary[:84])) == 1 + 6
    assert shown["cards"].count(solid(summary[-84:])) == 1 + 5


@pytest.mark.parametrize("language", LONGEST)
def test_what_is_more_than_the_fullest_book_is_told_and_not_clipped(language: str) -> None:
    full = longest(language)
    texts = {
        site: dataclasses.replace(
            text, questions=tuple(Text(asked.value * 3, language) for asked in text.questions)
        )
        for site, text in full.texts.items()
    }
    with pytest.raises(PrintError) as caught:
        kit(room(dataclasses.replace(full, texts=texts)), languages=(language,))
    (problem,) = caught.value.problems
    assert re.fullmatch(
        rf"cards \({language}\): longest: preconceptions: is, with questions, \d+\.\d mm too long "
        "in the smallest type; shorten one of them",
        str(problem),
    )


def test_back_without_questions_holds_the_rules() -> None:
    bare = printed_book(preconceptions=(), questions=())
    _, back = pages_of(kit(room(bare))["cards.pdf"])
    assert "Do not ask the book for contact details." in text_of(back)


@pytest.mark.parametrize("name", [name for name, it in PRODUCTS.items() if not it.sheet_of])
def test_paper_is_set_in_the_faces_of_the_site(name: str) -> None:
    made = kit(fair("Night nurse"), products=(name,))[f"en/{name}.pdf"]
    with pikepdf.open(io.BytesIO(made)) as pdf:
        fonts = [font for page in pdf.pages for font in page.obj.Resources.Font.values()]
        families = {str(font.BaseFont).partition("+")[2].partition("-")[0] for font in fonts}
    assert families
    assert families <= {"Literata", "LiterataDisplay", "LiterataFigures", "GolosText"}


def test_signs_can_be_read_at_three_metres() -> None:
    titles = ("Night nurse", "Vegan in a land of horse meat", "An atheist at the family table")
    for sign in pages_of(kit(fair(*titles), products=("table-signs",))["en/table-signs.pdf"]):
        sizes = sorted({mark.size for mark in sign if mark.kind == "text"})
        assert sizes[-1] / MM >= 38  # the place
        assert sizes[-2] / MM >= 16  # the title


def test_short_words_stay_with_those_that_they_belong_to() -> None:
    said = "Вы, наверное, из-за границы и бы не смогли — как и я"
    book = printed_book(language="ru", preconceptions=(said,))
    _, back = pages_of(kit(room(book), languages=("ru",))["ru/cards.pdf"])
    shown = "".join(mark.text for mark in back)
    assert "из\u2060-\u2060за\xa0границы и\xa0бы не\xa0смогли\xa0— как и\xa0я" in shown


def test_lists_of_many_books_go_on_over_pages() -> None:
    many = fair(*("Widow at twenty-nine", LONGEST["en"]["title"], "Deaf, not quiet") * 11)
    made = kit(many, products=("timetable", "forms"))
    sheets = pages_of(made["en/timetable.pdf"])
    assert [text_of(sheet).count("Deaf, not quiet") for sheet in sheets] == [5, 6]
    assert len(pages_of(made["en/forms.pdf"])) == 2 + 2


def test_catalogue_lists_its_books_in_pages_of_twenty_at_most() -> None:
    made = kit(fair(*("Deaf, not quiet",) * 21), products=("catalogue",))["en/catalogue.pdf"]
    listed = [text_of(page).count("Deaf, not quiet") for page in pages_of(made)]
    assert listed[:4] == [0, 21, 11, 10]
    assert len(listed) % 4 == 0


@pytest.mark.parametrize(("slots", "lines"), [(2, 2), (20, 20), (30, 0)])
def test_day_of_many_readings_has_a_line_for_each_or_lines_to_write_on(
    slots: int, lines: int
) -> None:
    long_day = fair("Night nurse", LONGEST["en"]["title"], slots=slots)
    made = kit(long_day, products=("catalogue", "timetable", "forms", "library-cards"))
    card, _ = pages_of(made["en/library-cards.pdf"])
    assert text_of(card).count(":") == lines


def test_whatever_is_too_long_is_told_at_once_with_book_field_language_and_millimetres() -> None:
    books = [
        printed_book("wordy", summary="слово " * 200),
        printed_book(
            "asked", questions=("What would you tell a child, and its teacher? " * 6,) * 5
        ),
    ]
    with pytest.raises(PrintError) as caught:
        kit(
            fair("A very long title of a book " * 8, books=books),
            products=("cards", "cards-id1"),
            languages=("en", "kk"),
        )
    told = {(it.product, it.language, it.book, it.field) for it in caught.value.problems}
    on_cards = (("book-1", "title"), ("wordy", "summary"), ("asked", "preconceptions"))
    assert told == {
        (product, language, book, field)
        for language in ("en", "kk")
        for product, fields in (("cards", on_cards), ("cards-id1", on_cards[1:2]))
        for book, field in fields
    }
    assert all(problem.millimetres > 0 for problem in caught.value.problems)
