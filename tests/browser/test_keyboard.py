"""A walk by keyboard: every stop in order, ringed, and none behind the header."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.browser.pages import LANGUAGES, TYPES, located

_STEPS = 70
# A filter's box lies invisible over its text, which carries the ring; a cover's ring lies on it.
STOP = """() => {
  const stop = document.activeElement;
  if (!stop || stop === document.body) return null;
  const ringed = [stop, stop.nextElementSibling].filter(Boolean).some((element) => {
    const style = getComputedStyle(element);
    return (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2)
      || getComputedStyle(element, "::after").boxShadow.includes("3px");
  });
  const box = stop.getClientRects()[0];
  const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
  const top = document.elementFromPoint(x, y);
  return {
    name: `${stop.tagName}.${stop.className} ${stop.textContent.trim().slice(0, 40)}`,
    ringed,
    seen: Boolean(top) && (stop.contains(top) || top.contains(stop)),
    order: Array.from(document.querySelectorAll("*")).indexOf(stop),
  };
}"""


def walk(page: Page) -> list[dict[str, int | str]]:
    """The stops of the Tab key from the page's beginning on."""
    stops = []
    for _ in range(_STEPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            break
        stops.append(stop)
    return stops


@pytest.mark.parametrize("kind", [*TYPES, "not-found"])
@pytest.mark.parametrize("width", [390, 1280])
def test_every_stop_is_ringed_seen_and_in_order(open_page: OpenPage, kind: str, width: int) -> None:
    page = open_page(located(kind), width=width, reduced_motion="reduce")
    stops = walk(page)
    assert len(stops) > 6
    assert [stop["name"] for stop in stops if not stop["ringed"]] == []
    assert [stop["name"] for stop in stops if not stop["seen"]] == []
    orders = [int(stop["order"]) for stop in stops]
    assert orders == sorted(orders)


@pytest.mark.parametrize("language", LANGUAGES)
def test_landmarks_have_names_of_their_own(open_page: OpenPage, language: str) -> None:
    page = open_page(located("home", language))
    for landmark in ("main", "banner", "contentinfo"):
        assert page.locator(f"role={landmark}").count() == 1
    names = [nav.get_attribute("aria-label") for nav in page.get_by_role("navigation").all()]
    assert len(set(names)) == len(names) >= 3


@pytest.mark.parametrize("kind", [*TYPES, "not-found"])
def test_first_tab_skips_to_the_content(open_page: OpenPage, kind: str) -> None:
    page = open_page(located(kind), width=390)
    skip = page.locator(".skip")
    expect(skip).not_to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main#content")).to_be_focused()
