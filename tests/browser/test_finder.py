"""The catalogue's filters: choose, combine, share, go back, clear; announced, by keyboard."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import LANGUAGES, located
from tests.browser.shelf import CATALOGUE, chip, fitting, shelved, shown

FOUND = {
    "en": {1: "1 book found", 3: "3 books found", 5: "5 books found"},
    "kk": {1: "1 кітап табылды", 3: "3 кітап табылды", 5: "5 кітап табылды"},
    "ru": {1: "Найдена 1 книга", 3: "Найдено 3 книги", 5: "Найдено 5 книг"},
}
TOPIC_OF = {1: "grief", 3: "disability", 5: "occupation"}
"""A topic with so many books in the example."""


def box(page: Page, facet: str, value: str) -> Locator:
    return page.locator(f".chip__box[name='{facet}'][value='{value}']")


def expect_announced(page: Page, count: int) -> None:
    status = page.locator("[data-finder-status]")
    expect(status).to_have_attribute("role", "status")
    expect(status).to_have_text(re.compile(rf"(?<!\d){count}(?!\d)"))


def test_filter_shows_the_books_that_fit_and_says_how_many(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    assert shown(page) == set(shelved(site))
    promised = int(chip(page, "topic", "health").locator(".chip__count").inner_text())
    chip(page, "topic", "health").click()
    healthy = fitting(site, "topic=health")
    assert 0 < len(healthy) < len(shelved(site))
    assert promised == len(healthy)
    assert shown(page) == healthy
    expect_announced(page, len(healthy))


def test_filters_combine(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    chip(page, "topic", "migration").click()
    either = fitting(site, "topic=health") | fitting(site, "topic=migration")
    assert shown(page) == either
    promised = int(chip(page, "language", "kk").locator(".chip__count").inner_text())
    chip(page, "language", "kk").click()
    both = either & fitting(site, "language=kk")
    assert len(both) == promised < len(either)
    assert shown(page) == both
    expect_announced(page, len(both))
    chip(page, "also", "no-note").click()
    assert shown(page) == both & fitting(site, "also=no-note")
    chip(page, "topic", "migration").click()
    assert shown(page) == fitting(site, "topic=health", "language=kk", "also=no-note")


def test_count_beside_a_filter_is_what_choosing_it_shows(open_page: OpenPage) -> None:
    page = open_page(f"{CATALOGUE}#language=ru")
    for value in ("no-note", "interpreter", "all-ages"):
        promised = int(chip(page, "also", value).locator(".chip__count").inner_text())
        chip(page, "also", value).click()
        assert len(shown(page)) == promised, value
        chip(page, "also", value).click()


def test_filters_are_shared_by_address(open_page: OpenPage, origin: str) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    chip(page, "language", "ru").click()
    assert page.url == f"{origin}{CATALOGUE}#topic=health&language=ru"
    for width in (390, 1280):
        friends = open_page(page.url.removeprefix(origin), width=width)
        assert shown(friends) == shown(page)
        expect(chip(friends, "topic", "health").locator("input")).to_be_checked()
        expect(chip(friends, "topic", "health")).to_be_visible()
        expect_announced(friends, len(shown(page)))


def test_filters_are_learned_by_no_server(open_page: OpenPage) -> None:
    page = open_page(CATALOGUE)
    page.wait_for_load_state("networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    chip(page, "topic", "health").click()
    page.locator("#q").fill("xyzzy")
    page.reload()
    page.wait_for_load_state("networkidle")
    assert [address for address in asked if "health" in address or "xyzzy" in address] == []


def test_back_takes_the_last_filter_away(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    chip(page, "language", "ru").click()
    page.go_back()
    expect(chip(page, "language", "ru").locator("input")).not_to_be_checked()
    assert shown(page) == fitting(site, "topic=health")
    page.go_back()
    assert shown(page) == set(shelved(site))
    page.go_forward()
    assert shown(page) == fitting(site, "topic=health")


def test_back_from_a_book_finds_the_filters_as_they_were(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    chip(page, "topic", "health").click()
    page.locator(".shelf > li:visible a").first.click()
    expect(page.locator("article.book")).to_be_visible()
    page.go_back()
    expect(chip(page, "topic", "health").locator("input")).to_be_checked()
    assert shown(page) == fitting(site, "topic=health")


def test_clear_shows_every_book_again(open_page: OpenPage, origin: str, site: Path) -> None:
    page = open_page(f"{CATALOGUE}#q=night&topic=health")
    page.locator(".finder__clear").click()
    assert shown(page) == set(shelved(site))
    assert page.url == origin + CATALOGUE
    expect(page.locator("#q")).to_have_value("")
    expect(page.locator("#q")).to_be_focused()
    expect(page.locator(".finder__clear")).not_to_be_visible()
    expect(page.locator(".chip__box:checked")).to_have_count(0)


def test_filters_work_by_keyboard_alone(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE)
    page.locator("#q").focus()
    page.keyboard.press("Tab")
    expect(page.locator(".finder .go")).to_be_focused()
    page.keyboard.press("Tab")
    first = page.locator(".chip__box").first
    expect(first).to_be_focused()
    page.keyboard.press("Space")
    assert shown(page) == fitting(site, f"topic={first.get_attribute('value')}")


def test_filters_unfold_on_a_phone(open_page: OpenPage, site: Path) -> None:
    page = open_page(CATALOGUE, width=390)
    toggle = page.locator(".finder__toggle")
    expect(chip(page, "topic", "health")).not_to_be_visible()
    toggle.click()
    expect(toggle).to_have_attribute("aria-expanded", "true")
    chip(page, "topic", "health").click()
    assert shown(page) == fitting(site, "topic=health")


@pytest.mark.parametrize("language", LANGUAGES)
def test_catalogue_without_a_script_is_complete(
    open_page: OpenPage, site: Path, language: str
) -> None:
    page = open_page(located("catalogue", language), java_script_enabled=False)
    assert page.locator(".shelf > li").count() == len(shelved(site))
    expect(page.locator(".shelf > li a").last).to_be_visible()
    expect(page.locator(".finder")).not_to_be_visible()
    expect(page.locator(".finder__noscript")).to_be_visible()


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
    expect(page.locator("[data-finder-status]")).to_have_text(
        "No book fits. Try another word, or take one filter away."
    )
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
