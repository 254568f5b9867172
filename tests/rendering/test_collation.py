"""Titles in the order in which readers of each language look for them."""

from __future__ import annotations

import pytest

from hlsite.rendering.collation import title_key
from tests import factories
from tests.rendering.views import page_of

ORDERS = {
    "kk": [
        *("Ағам", "Әжем", "Бала", "Гүл", "Ғалым", "Күн", "Қазақ", "Нан", "Ораза", "Өмір"),
        *("Тау", "Уақыт", "Ұстаз", "Үй", "Шопан", "Ырыс", "Іні", "Яғни", "Books"),
    ],
    "ru": ["Веган", "Ёж", "Ёлка", "Ель", "Жена", "Иголка", "Йод", "Қазақ", "Кино", "Мать", "Яма"],
    "en": ["4 o’clock", "A deaf man", "Émigré", "Nurse", "The stairs", "Theatre", "Vegan", "Дом"],
}


@pytest.mark.parametrize("language", ORDERS)
def test_titles_stand_in_the_order_of_their_alphabet(language: str) -> None:
    mixed = sorted(ORDERS[language], reverse=True)
    assert sorted(mixed, key=lambda title: title_key(title, language)) == ORDERS[language]


def test_shorter_word_comes_before_the_longer_one_that_begins_with_it() -> None:
    titles = ["Night nurse", "Nightingale", "Night"]
    assert sorted(titles, key=lambda title: title_key(title, "en")) == [
        "Night",
        "Night nurse",
        "Nightingale",
    ]


def test_case_and_signs_change_no_place() -> None:
    assert title_key("«Вдова»", "ru")[0] == title_key("вдова", "ru")[0]


def test_catalogue_is_in_the_order_of_titles_not_of_ids_or_codes() -> None:
    shelf = (
        factories.book("a1code", title="Wife", has_story_page=False),
        factories.book("b2code", title="Atheist", has_story_page=False),
        factories.book("night-nurse", title="Night nurse"),
    )
    books = page_of("books/index.md", shelf=shelf)["books"]
    assert [book["title"]["text"] for book in books] == ["Atheist", "Night nurse", "Wife"]
