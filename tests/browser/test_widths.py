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


# Where a librarian's words stand in a column that could grow with them.
NARROW_PLACES = {
    "home": ".ticket__title",
    "coming-event": ".slot .entry span",
    "past-event": ".chart__label, .question__table th[scope=row], .voices__voice blockquote",
}
LENGTHEN = """(place) => {
  const found = document.querySelectorAll(place);
  found.forEach((element) => { element.textContent = "ыстықкөлдік".repeat(6); });
  return found.length;
}"""


@pytest.mark.parametrize("kind", NARROW_PLACES)
def test_word_longer_than_its_column_makes_no_page_wider(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind, "kk"), width=320)
    assert page.evaluate(LENGTHEN, NARROW_PLACES[kind]) > 0
    for width in (320, 390, 979):
        page.set_viewport_size({"width": width, "height": 800})
        assert overflow(page) == NOTHING, width


def test_wide_table_of_a_page_moves_by_itself(open_page: OpenPage) -> None:
    page = open_page(located("text"), width=320)
    cells = "<td>Monday to Thursday</td>" * 12
    page.locator(".prose").evaluate(
        "(prose, table) => prose.insertAdjacentHTML('beforeend', table)",
        f"<table><tr>{cells}</tr></table>",
    )
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") == width
        table = page.locator(".prose table")
        assert table.evaluate("(table) => table.scrollWidth > table.clientWidth"), width


@pytest.mark.parametrize("language", LANGUAGES)
def test_words_of_the_timetable_are_never_cut_in_two(open_page: OpenPage, language: str) -> None:
    """At the least width that has the table, with as many readings beside one another as may be."""
    page = open_page(located("coming-event", language), width=901)
    lines = page.evaluate(
        """() => Array.from(document.querySelectorAll(".timetable__table td"), (cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return [cell.textContent, range.getClientRects().length];
        })"""
    )
    assert lines
    assert [text for text, count in lines if count > 1] == []


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


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("height", [256, 640])
def test_name_of_the_library_keeps_clear_of_the_way_out(
    open_page: OpenPage, language: str, height: int
) -> None:
    """A window of 1,280 × 1,024 at 400 % zoom has 320 × 256 left."""
    page = open_page(located("home", language), width=320, height=height)
    right = page.evaluate(
        """() => {
          const range = document.createRange();
          range.selectNodeContents(document.querySelector(".header__home"));
          return Math.max(...Array.from(range.getClientRects(), (box) => box.right));
        }"""
    )
    leave = page.locator("[data-leave]").bounding_box()
    assert leave is not None
    assert right <= leave["x"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_links_of_the_frame_are_large_enough_for_a_finger(
    open_page: OpenPage, language: str
) -> None:
    page = open_page(located("home", language), width=390, has_touch=True, is_mobile=True)
    heights = page.evaluate(
        """() => Array.from(document.querySelectorAll(".footer__links a"),
          (link) => link.getBoundingClientRect().height)"""
    )
    assert heights
    assert min(heights) >= 44
    reached = page.evaluate(
        """() => Array.from(document.querySelectorAll(".menu__link"), (link) => {
          const box = link.getBoundingClientRect();
          const middle = (box.top + box.bottom) / 2;
          return [-21, 21].every((by) =>
            document.elementFromPoint(box.left + box.width / 2, middle + by) === link
            || box.width === 0);
        })"""
    )
    assert reached
    # Leave this page is nearer than 21 px to those below it, and goes first.
    assert all(reached[:2])


@pytest.mark.parametrize("language", LANGUAGES)
def test_hint_in_the_search_field_is_whole_or_says_that_it_goes_on(
    open_page: OpenPage, language: str
) -> None:
    field = open_page(located("catalogue", language), width=320).locator("main .search-field")
    assert field.evaluate("(element) => getComputedStyle(element).textOverflow") == "ellipsis"


# A line that begins with a dash, or ends with a Russian preposition, anywhere in the page's text.
BAD_LINES = """() => {
  const bad = [];
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const top = (node, at) => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().top;
  };
  for (let node; (node = walker.nextNode());) {
    for (const { index } of node.data.matchAll(/[^\\s] [–—] /g))
      if (top(node, index) < top(node, index + 2) - 4) bad.push(node.data.substr(index, 9));
    for (const { index } of node.data.matchAll(/[ \\u00a0][вксоуиа][ \\u00a0](?=\\S)/g))
      if (top(node, index + 1) < top(node, index + 3) - 4) bad.push(node.data.substr(index, 9));
  }
  return bad;
}"""


@pytest.mark.parametrize("width", [320, 390, 1280])
@pytest.mark.parametrize("kind", ["home", "book", "coming-event", "text"])
def test_lines_of_russian_begin_and_end_as_an_editor_would_have_them(
    open_page: OpenPage, kind: str, width: int
) -> None:
    assert open_page(located(kind, "ru"), width=width).evaluate(BAD_LINES) == []
