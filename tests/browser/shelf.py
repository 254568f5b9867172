"""The catalogue's shelf: what its page says of each book, and what of it is shown."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Locator, Page

from tests.browser.document import read

CATALOGUE = "books/index.html"
SHOWN = """(books) => books.map((book) =>
  book.querySelector("a").getAttribute("href").split("/").at(-2))"""


def shelved(site: Path) -> dict[str, set[str]]:
    """Every book of the catalogue by key, with the filters that it fits, `{"topic=health", …}`."""
    page = read(site, CATALOGUE)
    (shelf,) = page.named("ul", **{"class": "shelf"})
    filters = page.named("input", type="checkbox")
    books = {}
    for book, word in zip(list(shelf), shelf.attrib["data-codes"].split(" "), strict=True):
        books[book[0].attrib["href"].split("/")[-2]] = {
            f"{box.get('name')}={box.get('value')}"
            for box in filters
            if (box.attrib["data-code"] in word) != ("data-others" in box.attrib)
        }
    return books


def fitting(site: Path, *filters: str) -> set[str]:
    """The books that fit every one of `filters`."""
    return {key for key, fits in shelved(site).items() if fits >= set(filters)}


def shown(page: Page) -> set[str]:
    """The keys of the books in sight."""
    keys: list[str] = page.locator(".shelf > li:visible").evaluate_all(SHOWN)
    return set(keys)


def chip(page: Page, facet: str, value: str) -> Locator:
    """One filter with its label."""
    return page.locator(f"label.chip:has(input[name={facet}][value={value}])")
