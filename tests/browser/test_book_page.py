"""The two columns of a wide book page: each part below the one before it, none upon another."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Page

OpenPage = Callable[..., Page]
COLUMNS = """() => [
  [".book__side .cover", ".book__facts", ".readings", ".voice"],
  [".book__head .lead", ".book__prompts > :last-child", ".book__story > :first-child"],
].map((column) => column.map((part) => document.querySelector(part)).filter(Boolean)
  .map((part) => part.getBoundingClientRect()).map(({ top, bottom }) => [top, bottom]))"""


@pytest.mark.parametrize("width", [1280, 1000])
@pytest.mark.parametrize("language", ["en", "kk", "ru"])
def test_parts_of_a_wide_book_page_stand_under_one_another(
    open_page: OpenPage, site: Path, origin: str, language: str, width: int
) -> None:
    folder = "" if language == "en" else f"{language}/"
    page = open_page(f"{folder}books/index.html", width=width)
    # Every third: with a portrait, a quote, neither; with and without prompts.
    for book in sorted((site / folder / "books").glob("*/index.html"))[::3]:
        page.goto(origin + book.relative_to(site).as_posix())
        for column in page.evaluate(COLUMNS):
            for (_, above), (below, _) in pairwise(column):
                assert above <= below + 1, f"{book.parent.name} at {width} px: {column}"
