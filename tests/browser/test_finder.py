"""The catalogue's filters beyond the ways that `test_interactions` walks."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import LANGUAGES, located

CATALOGUE = "books/index.html"
FOUND = {
    "en": {1: "1 book found", 3: "3 books found", 5: "5 books found"},
    "kk": {1: "1 кітап табылды", 3: "3 кітап табылды", 5: "5 кітап табылды"},
    "ru": {1: "Найдена 1 книга", 3: "Найдено 3 книги", 5: "Найдено 5 книг"},
}
TOPIC_OF = {1: "grief", 3: "disability", 5: "occupation"}
"""A topic with so many books in the example."""


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f".chip__box[name='{facet}'][value='{value}']")


@pytest.mark.parametrize("language", LANGUAGES)
def test_announced_count_has_the_plural_of_the_language(open_page: OpenPage, language: str) -> None:
    page = open_page(located("catalogue", language))
    for number, topic in TOPIC_OF.items():
        box(page, "topic", topic).check()
        expect(page.locator("[data-finder-status]")).to_have_text(FOUND[language][number])
        box(page, "topic", topic).uncheck()
    expect(page.locator("[data-finder-status]")).to_have_text("")


def test_choice_that_leaves_no_book_says_so_and_how_to_go_on(open_page: OpenPage) -> None:
    page = open_page(CATALOGUE)
    box(page, "topic", "grief").check()
    box(page, "language", "rsl").check()
    expect(page.locator(".shelf > li:visible")).to_have_count(0)
    expect(page.locator("[data-finder-status]")).to_have_text("No book fits. Take one filter away.")
    expect(page.locator(".finder__clear")).to_be_visible()


@pytest.mark.parametrize(
    "fragment", ["topic=nothing", "%E0%A4%A", "=", "&&", "content", "__proto__=1", "also=__proto__"]
)
def test_foreign_fragment_does_no_harm(open_page: OpenPage, fragment: str) -> None:
    page = open_page(f"{CATALOGUE}#{fragment}")
    books = page.locator(".shelf > li").count()
    expect(page.locator(".shelf > li:visible")).to_have_count(books)
    box(page, "topic", "grief").check()
    expect(page.locator(".shelf > li:visible")).to_have_count(1)


@pytest.mark.parametrize("language", LANGUAGES)
def test_topic_page_leads_to_its_filtered_catalogue(open_page: OpenPage, language: str) -> None:
    page = open_page(located("topic", language))
    books = page.locator(".shelf > li").count()
    page.locator(".shelf-head a").click()
    expect(page).to_have_url(re.compile(r"/books/index\.html#topic=health$"))
    expect(box(page, "topic", "health")).to_be_checked()
    expect(page.locator(".shelf > li:visible")).to_have_count(books)
