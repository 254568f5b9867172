"""axe-core: WCAG 2.2 AA and best practice, on every page type as readers see it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.pages import ALL, SCHEMES, WIDTHS, located

AXE = (Path(__file__).parent / "node_modules" / "axe-core" / "axe.min.js").read_text("utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
RUN = """async (tags) => {
  // Its text needs its colours: no transition may be under way.
  await Promise.all(document.getAnimations().map((animation) => animation.finished));
  const { violations } = await axe.run({
    runOnly: { type: "tag", values: tags },
    resultTypes: ["violations"],
  });
  return violations.flatMap((violation) => violation.nodes.map((node) =>
    `${violation.id}: ${node.target.join(" ")}: ${node.html.slice(0, 160)}`));
}"""


def violations(page: Page) -> dict[str, Any]:
    """What axe finds, by width and colour scheme."""
    page.evaluate(AXE)
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{width} px, {scheme}"] = page.evaluate(RUN, TAGS)
    return {state: rules for state, rules in found.items() if rules}


@pytest.mark.parametrize(("kind", "language"), ALL)
def test_page_has_no_violation(open_page: OpenPage, kind: str, language: str) -> None:
    assert violations(open_page(located(kind, language))) == {}


def test_catalogue_in_use_has_no_violation(open_page: OpenPage) -> None:
    page = open_page("books/index.html#also=no-note")
    assert page.locator(".chip__box:checked").count() == 1
    page.locator(".chip--empty").first.wait_for(state="attached")
    assert violations(page) == {}


def test_catalogue_without_a_match_has_no_violation(open_page: OpenPage) -> None:
    page = open_page("books/index.html#q=xyzzy")
    assert page.locator(".shelf > li:visible").count() == 0
    assert violations(page) == {}


def test_open_language_menu_has_no_violation(open_page: OpenPage) -> None:
    page = open_page("index.html", width=390)
    page.locator("[data-languages] summary").click()
    assert violations(page) == {}


def test_pressed_shift_has_no_violation(open_page: OpenPage) -> None:
    page = open_page("index.html", width=390)
    page.keyboard.press("Shift")
    assert page.locator("[data-leave][data-pressed='1']").count() == 1
    assert violations(page) == {}


def test_unfolded_timetable_has_no_violation(open_page: OpenPage) -> None:
    page = open_page("events/winter-reading-2026/index.html", width=390)
    folded = page.locator("[data-slot]:not([open]) summary")
    while folded.count():
        folded.first.click()
    # What is half under the header counts as too small to hit.
    page.evaluate("scrollTo({ top: 0, behavior: 'instant' })")
    assert violations(page) == {}
