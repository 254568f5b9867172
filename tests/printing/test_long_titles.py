"""The longest titles that the format takes have their room in every product."""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from itertools import combinations

import pikepdf
import pytest

from hlsite.model.public import PublicEventText, PublicOffer, Text
from hlsite.printing.finish import MM
from hlsite.printing.preflight.interpreter import marks_of
from hlsite.printing.preflight.marks import Mark, common
from tests import factories
from tests.printing.kits import cards, kit, printed_book, room

ONE_WORD = {
    "en": "Antidisestablishmentarianismfloccinaucinihilipilificationabl",
    "kk": "Қанағаттандырылмағандықтарыңыздандержымпырауыңыздыңдарғаоқұй",
    "ru": "Превысокомногорассмотрительствующийсверхдостопримечательнейш",
}
LONGEST = {
    "en": "This book has spent nineteen years awake while the rest of us sleep "
    "and can tell you what.",
    "kk": "Бұл кітап он тоғыз жылдан бері біз ұйықтағанда ояу жүреді "
    "қанағаттандырылмағандықтарыңызда",
    "ru": "Эта книга девятнадцать лет не спит пока спим мы и расскажет о чём "
    "говорят предпринимательн",
}


def texts_by_page(pdf: bytes) -> list[list[Mark]]:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return [[mark for mark in marks if mark.text.strip()] for marks in marks_of(opened)]


def named(title: str, language: str) -> dict[str, PublicEventText]:
    """An event's words in one language, under this title."""
    text = PublicEventText(title=Text(title, language), summary=Text("Tea.", language))
    return dict.fromkeys(factories.LANGUAGES, text)


def collide(one: Mark, other: Mark) -> bool:
    """Whether two texts share more than what ascenders and descenders may."""
    left, bottom, right, top = common(one.box, other.box)
    return right - left > 1 and top - bottom > 0.4 * min(one.size, other.size)


@pytest.mark.parametrize("language", LONGEST)
def test_timetable_has_the_longest_title_of_an_event_over_its_date(language: str) -> None:
    catalogue = room(printed_book(), texts=named(LONGEST[language], language))
    made = kit(catalogue, products=("timetable",), languages=(language,))
    (texts,) = texts_by_page(made[f"{language}/timetable.pdf"])
    assert not [pair for pair in combinations(texts, 2) if collide(*pair)]


@pytest.mark.parametrize("language", LONGEST)
def test_catalogue_has_the_longest_title_of_an_event_in_one_line_at_the_foot(language: str) -> None:
    catalogue = room(printed_book(), texts=named(LONGEST[language], language))
    made = kit(catalogue, products=("catalogue",), languages=(language,))
    pages = texts_by_page(made[f"{language}/catalogue.pdf"])
    # Bleed is 3 mm, and the foot stands 8.5 mm over the trim.
    assert min(mark.box[1] for texts in pages for mark in texts) > (3 + 8) * MM


@pytest.mark.parametrize("language", LONGEST)
def test_catalogue_timetable_gives_the_longest_title_a_higher_row(language: str) -> None:
    books = [
        printed_book(f"book-{number}", title=LONGEST[language] if number == 3 else f"N {number}")
        for number in range(20)
    ]
    starts = [f"{hour:02}:{minute}" for hour in range(10, 20) for minute in ("00", "30")]
    times = factories.slots(dt.date(2026, 12, 12), *starts)
    offers = tuple(
        PublicOffer(book.key, ("free",) * len(starts), place=place)
        for place, book in enumerate(books, 1)
    )
    catalogue = room(*books, offers=offers, slots=times)
    assert kit(catalogue, products=("catalogue",), languages=(language,))


@pytest.mark.parametrize("language", ONE_WORD)
def test_cards_back_breaks_a_word_that_the_cover_breaks(language: str) -> None:
    assert cards(printed_book(title=ONE_WORD[language]), languages=(language,))


@pytest.mark.parametrize("product", ["cards-a7", "cards-id1"])
def test_cards_keep_the_words_about_an_interpreter_on_one_line(product: str) -> None:
    book = dataclasses.replace(printed_book(interpreter="needed"), languages=("kk", "ru", "en"))
    made = kit(room(book), products=(product,), languages=("kk",))
    _, back = texts_by_page(made[f"kk/{product}.pdf"])
    assert any("Аудармашы керек" in mark.text.replace("\u00a0", " ") for mark in back)


def test_book_that_shows_its_topics_alone_has_every_card() -> None:
    """As each does when all are anonymised, and nobody has reviewed the masks."""
    book = dataclasses.replace(printed_book(), languages=(), interpreter="none")
    products = ("cards", "cards-a7", "cards-id1", "badges", "table-signs", "catalogue")
    made = kit(room(book), products=products, languages=("en",))
    assert {f"en/{product}.pdf" for product in products} <= made.keys()
