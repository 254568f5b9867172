"""From 320 to 2,560 px, and with large letters: nothing sticks out, lines stay readable."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.pages import ALL, LANGUAGES, TYPES, located

# How far the page scrolls sideways and what is cut off at its edges; texts that are only read
# aloud and the shelf that scrolls by itself apart.
OVERFLOW = """() => {
  const root = document.documentElement;
  const width = root.clientWidth;
  const outside = Array.from(document.querySelectorAll("body *")).filter((element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && (box.right > width + 1 || box.left < -1)
      && !element.closest(".skip, .hidden, .bookcase")
      && getComputedStyle(element).clipPath === "none";
  });
  return {
    scrolls: root.scrollWidth - width,
    outside: outside.map((element) => `${element.tagName}.${element.className}`),
  };
}"""
# 640 is a window of 1,280 at 200 % zoom, 320 one at 400 %.
WINDOWS = (320, 360, 390, 600, 640, 759, 768, 900, 979, 1024, 1280, 2560)
NOTHING = {"scrolls": 0, "outside": []}


def overflow(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(OVERFLOW)
    return found


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_nothing_sticks_out_at_any_width(open_page: OpenPage, kind: str, language: str) -> None:
    page = open_page(located(kind, language), width=320)
    found = {}
    for width in WINDOWS:
        page.set_viewport_size({"width": width, "height": 800})
        found[width] = overflow(page)
    assert {width: what for width, what in found.items() if what != NOTHING} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_sticks_out_with_letters_twice_as_large(
    open_page: OpenPage, origin: str, language: str
) -> None:
    """The reader's own setting: letters of 32 px where others have 16."""
    page = open_page(located("home", language))
    devtools = page.context.new_cdp_session(page)
    devtools.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    found = {}
    for kind in TYPES:
        page.goto(origin + located(kind, language))
        assert page.evaluate("getComputedStyle(document.documentElement).fontSize") == "32px"
        found[kind] = overflow(page)
    assert {kind: what for kind, what in found.items() if what != NOTHING} == {}


@pytest.mark.parametrize("kind", TYPES)
def test_very_wide_screen_has_the_page_in_its_middle(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), width=2560, height=1440)
    for part in (".header__inner", "main", ".footer__inner"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["width"] <= 1176 + 2 * 52, part
        assert abs(box["x"] - (2560 - box["width"]) / 2) <= 1, part


@pytest.mark.parametrize("language", LANGUAGES)
def test_story_has_lines_that_can_be_read(open_page: OpenPage, language: str) -> None:
    for width in (1280, 2560):
        paragraph = open_page(located("book", language), width=width).locator(".story p").first
        box = paragraph.bounding_box()
        size = paragraph.evaluate("(element) => parseFloat(getComputedStyle(element).fontSize)")
        assert box is not None
        assert box["width"] <= 33.5 * size


def test_low_window_leaves_room_for_the_page_and_the_way_out(open_page: OpenPage) -> None:
    """A phone on its side, or 400 % zoom: the header scrolls away, the button stays."""
    page = open_page(located("book"), width=640, height=320, reduced_motion="reduce")
    page.evaluate("scrollTo(0, 600)")
    header = page.locator(".header__home").bounding_box()
    leave = page.locator("[data-leave]").bounding_box()
    assert header is not None
    assert leave is not None
    assert header["y"] < 0
    assert 0 <= leave["y"] <= 320 - leave["height"]
